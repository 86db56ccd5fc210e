"""A person starts from a CV: what is read is shown, only what is ticked is kept, and the file leaves no trace."""

import re
import tempfile
from collections.abc import Collection
from io import BytesIO
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session
from werkzeug import formparser
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from models import Base
from models.enums import CefrLevel
from tests.browser import HouseClient, hidden_fields
from tests.matcher.reading.cv_corpus import FOLDER
from tests.matcher.reading.test_cv import IDENTIFIERS
from tests.web import cv_files
from tests.web.jobseeker_pages import newcomer, stored, text
from tests.world import COOK, HOTEL, World
from web.jobseeker import cv as page
from web.services import audit, cv_text

INPUT = re.compile(r"<input[^>]*>")
KEPT_APART = {"form_post", "throttle", "sign_in"}


pytestmark = pytest.mark.usefixtures("shared_linker")


def sample(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text("utf-8").partition("====\n")[0]


def send(client: HouseClient, data: bytes, name: str = "cv.pdf") -> TestResponse:
    """Choose a file on the page and send it."""
    fields: dict[str, Any] = hidden_fields(client.get("/me/cv").get_data(as_text=True), "/me/cv")
    boundary, sent = encode_multipart({**fields, "cv": FileStorage(BytesIO(data), name)})
    return client.post("/me/cv", data=sent, content_type=f"multipart/form-data; boundary={boundary}")


def fields_of(response: TestResponse) -> dict[str, str]:
    """What a browser would send for the page as it is: hidden fields, texts, ticked boxes, chosen answers."""
    shown = response.get_data(as_text=True)
    shown = next(form for form in re.findall(r"<form\b.*?</form>", shown, re.S) if 'name="checked"' in form)
    sent = {}
    for tag in INPUT.findall(shown):
        given = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if given.get("type") not in ("checkbox", "radio") or " checked" in tag:
            sent[given["name"]] = given.get("value", "")
    for name, options in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', shown, re.S):
        chosen = re.search(r'<option selected value="([^"]*)"', options)
        sent[name] = chosen.group(1) if chosen else ""
    return sent


def content(session: Session, *, but: Collection[str] = ()) -> dict[str, list[Any]]:
    """Every row of every table."""
    session.expire_all()
    rows = {
        name: sorted(map(repr, session.execute(sa.select(table)).all()))
        for name, table in Base.metadata.tables.items() if name not in but
    }  # fmt: skip
    session.rollback()
    return rows


def in_database(session: Session, words: list[str]) -> list[str]:
    """Which of the words stand anywhere in the stored bytes, once all seals are opened for this test."""
    everything = repr(content(session))
    return [word for word in words if word in everything]


def test_a_cv_in_arabic_becomes_answers(client: HouseClient, session: Session, world: World) -> None:
    newcomer(session, world.omar)
    client.sign_in_as(world.omar_account)
    assert 'href="/me/cv"' in client.get("/me?lang=ar").get_data(as_text=True)
    before = content(session, but=KEPT_APART)
    asked = send(client, cv_files.docx(sample("ar1").splitlines()), "سيرة.docx")
    assert asked.status_code == 200
    assert 'dir="rtl"' in asked.get_data(as_text=True)
    assert "طباخ في مطعم الياسمين" in text(asked)
    assert content(session, but=KEPT_APART) == before, "something was kept before the person said so"

    sent = fields_of(asked)
    assert sent["work-0-take"] == "y"
    assert sent["work-0-meaning"] == COOK
    kept = client.post("/me/cv", data={**sent, "work-0-years": "٦"})
    assert (kept.status_code, kept.location) == (303, "/me")
    person = stored(session, world.omar)
    first = person.work[0]
    assert (first.own_words, first.concept and first.concept.uri) == ("طباخ", COOK)
    assert (first.years, first.last_worked_in, first.language, first.kind) == (6.0, 2014, "ar", None)
    assert {(row.language, row.spoken) for row in person.languages} >= {("ar", CefrLevel.C2), ("en", CefrLevel.B1)}
    assert person.skills
    assert audit.verify(session).broken_at is None
    took = [entry for entry in content(session)["audit_entry"] if "took answers from a file" in entry]
    assert len(took) == 1


def test_a_cv_in_bulgarian_as_pdf(client: HouseClient, session: Session, world: World) -> None:
    newcomer(session, world.anna)
    client.sign_in_as(world.anna_account)
    client.get("/me?lang=bg")
    asked = send(client, cv_files.pdf(sample("bg1").splitlines()))
    sent = fields_of(asked)
    assert client.post("/me/cv", data=sent).status_code == 303
    person = stored(session, world.anna)
    assert HOTEL in {row.concept.uri for row in person.work if row.concept}
    assert {"bg", "en"} <= {row.language for row in person.languages}


@pytest.mark.parametrize("name", ["uk1", "fa1"])
def test_who_the_person_is_never_comes_into_the_database(
    client: HouseClient, session: Session, world: World, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Of the words that tell, those are left out that the small world itself contains."""
    newcomer(session, world.mina)
    client.sign_in_as(world.mina_account)
    marks = [mark for mark in IDENTIFIERS[name] if mark not in repr(content(session))]
    assert len(marks) >= 4
    with caplog.at_level("DEBUG"):
        asked = send(client, sample(name).encode(), f"{marks[0]}.txt")
        sent = fields_of(asked)
        assert client.post("/me/cv", data=sent).status_code == 303
    person = stored(session, world.mina)
    told = [row.own_words or "" for row in (*person.work, *person.skills)]
    assert person.work
    assert in_database(session, marks) == []
    assert not [mark for mark in marks for words in told if mark in words]
    assert not [mark for mark in marks if mark in caplog.text]


def test_only_what_is_ticked_is_kept_and_own_words_win(client: HouseClient, session: Session, world: World) -> None:
    newcomer(session, world.anna)
    client.sign_in_as(world.anna_account)
    sent = fields_of(send(client, sample("en1").encode()))
    ticked = [name for name in sent if name.endswith("-take")]
    assert len(ticked) > 3
    only = {name: value for name, value in sent.items() if name not in ticked}
    kept = client.post(
        "/me/cv", data={**only, "work-1-take": "y", "work-1-words": "Storeman", "work-1-meaning": "none"}
    )
    assert kept.status_code == 303
    person = stored(session, world.anna)
    assert [(row.own_words, row.concept_id) for row in person.work] == [("Storeman", None)]
    assert (list(person.skills), list(person.languages)) == ([], [])


def test_ticking_nothing_keeps_nothing(client: HouseClient, session: Session, world: World) -> None:
    client.sign_in_as(world.anna_account)
    sent = fields_of(send(client, sample("fr1").encode()))
    before = content(session, but=KEPT_APART)
    kept = client.post("/me/cv", data={name: value for name, value in sent.items() if not name.endswith("-take")})
    assert kept.status_code == 303
    assert content(session, but=KEPT_APART) == before


def test_what_was_told_before_stays_and_is_not_asked_again(client: HouseClient, session: Session, world: World) -> None:
    client.sign_in_as(world.omar_account)
    before = stored(session, world.omar)
    skills = {row.concept.uri for row in before.skills if row.concept}
    levels = {row.language: row.spoken for row in before.languages}
    sent = fields_of(send(client, sample("ar1").encode()))
    assert "work-0-take" not in sent, "told before: to be ticked by the person only"
    assert not skills & {value for name, value in sent.items() if name.endswith("-uri")}
    assert "bg" not in {value for name, value in sent.items() if name.endswith("-code")}
    assert client.post("/me/cv", data=sent).status_code == 303
    after = stored(session, world.omar)
    assert skills <= {row.concept.uri for row in after.skills if row.concept}
    assert levels.items() <= {row.language: row.spoken for row in after.languages}.items()


def test_sending_twice_keeps_once(client: HouseClient, session: Session, world: World) -> None:
    newcomer(session, world.anna)
    client.sign_in_as(world.anna_account)
    sent = fields_of(send(client, sample("en1").encode()))
    answers = [client.post("/me/cv", data=sent) for _ in range(3)]
    assert {(answer.status_code, answer.location) for answer in answers} == {(303, "/me")}
    assert len(stored(session, world.anna).work) == sum(name.startswith("work-") for name in sent if "take" in name)


def test_a_mistake_is_shown_and_nothing_is_lost(client: HouseClient, session: Session, world: World) -> None:
    newcomer(session, world.anna)
    client.sign_in_as(world.anna_account)
    client.get("/me?lang=en")
    sent = fields_of(send(client, sample("en1").encode()))
    before = content(session, but=KEPT_APART)
    wrong = {**sent, "work-0-take": "y", "work-0-years": "many", "work-1-take": "y", "work-1-words": ""}
    again = client.post("/me/cv", data=wrong)
    assert again.status_code == 422
    assert "Please look at this again" in text(again)
    assert "Write what you worked as." in text(again)
    assert 'value="many"' in again.get_data(as_text=True)
    assert content(session, but=KEPT_APART) == before
    mended = fields_of(again)
    assert client.post("/me/cv", data={**mended, "work-0-years": "6", "work-1-words": "Storeman"}).status_code == 303
    assert len(stored(session, world.anna).work) == 2


def test_forged_answers_bring_nothing_of_their_own(client: HouseClient, session: Session, world: World) -> None:
    newcomer(session, world.anna)
    client.sign_in_as(world.anna_account)
    sent = fields_of(send(client, sample("en1").encode()))
    bare = {name: value for name, value in sent.items() if not name.endswith("-take")}
    forged = {
        **bare, "skills-0-take": "y", "skills-0-uri": COOK, "skills-1-take": "y", "skills-1-uri": "urn:nothing",
        "languages-0-take": "y", "languages-0-code": "xx", "languages-0-level": "B1",
    }  # fmt: skip
    assert client.post("/me/cv", data=forged).status_code == 303
    person = stored(session, world.anna)
    assert (list(person.work), list(person.skills), list(person.languages)) == ([], [], [])
    offered = {"work-0-take": "y", "work-0-words": "x", "work-0-uris": "urn:nothing", "work-0-meaning": "urn:nothing"}
    fresh = fields_of(send(client, sample("en1").encode()))
    assert client.post("/me/cv", data={**fresh, **offered}).status_code == 422


@pytest.mark.parametrize(
    ("data", "status", "said"),
    [
        (b"", 422, "We found no text in this file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), 422, "We cannot read this kind of file"),
        (cv_files.pdf_picture(), 422, "This file has pictures of text only"),
        (b"%PDF-1.4 torn", 422, "This file is damaged"),
        (b"a" * (5 * 2**20 + 1), 413, "This file is too big. Send a file of at most 5 MB."),
    ],
)
def test_a_file_that_cannot_be_read_says_why_on_the_page(
    client: HouseClient, world: World, data: bytes, status: int, said: str
) -> None:
    client.sign_in_as(world.anna_account)
    client.get("/me?lang=en")
    answer = send(client, data)
    assert answer.status_code == status
    assert said in text(answer)
    assert "What happens with the file" in text(answer)


def test_without_a_file_the_page_asks_for_one(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.anna_account)
    client.get("/me?lang=en")
    for answer in (send(client, b"", ""), client.submit("/me/cv")):
        assert answer.status_code == 422
        assert "Choose a file." in text(answer)


def test_each_problem_has_its_own_words() -> None:
    assert set(page.PROBLEMS) == set(cv_text.Problem)
    assert len({str(words._args[0]) for words in page.PROBLEMS.values()}) == len(page.PROBLEMS)


def test_far_too_much_gets_the_page_for_it(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.anna_account)
    assert send(client, b"a" * (page.LARGEST_REQUEST + 1)).status_code == 413


def test_a_file_without_anything_new_says_what_to_do(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.anna_account)
    client.get("/me?lang=en")
    answer = send(client, b"Dear reader, this is a letter about the weather.")
    assert answer.status_code == 200
    assert "We found nothing new in this file" in text(answer)


@pytest.fixture
def _no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a file was put on the disk")

    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, refuse)
    monkeypatch.setattr(formparser, "default_stream_factory", refuse)


@pytest.mark.usefixtures("_no_disk")
def test_a_large_file_is_never_put_on_the_disk(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.anna_account)
    padding = b"%" + b"x" * 2 * 2**20 + b"\n"
    large = cv_files.pdf(sample("en1").splitlines()) + b"\n" + padding
    assert send(client, large).status_code == 200


def test_after_many_files_one_has_to_wait(client: HouseClient, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "text_of", lambda data: "nothing at all")
    client.sign_in_as(world.anna_account)
    answers = [send(client, b"x").status_code for _ in range(page.FILES.tries + 1)]
    assert answers == [*[200] * page.FILES.tries, 429]
