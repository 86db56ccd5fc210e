"""Erased means gone from every byte (D1, D5): somebody uses every feature, is erased, and all files are searched."""

import base64
import re
import shutil
import tempfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask, request, request_started
from sqlalchemy import select, text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from models import Account, Jobseeker, LikelyTwins, PersonKey, SignIn, Vacancy
from models.crypto import Sealed
from models.queries import by_public_id, subject_rows
from scripts.page_list import addresses
from tests.browser import HouseClient, hidden_fields
from tests.safety import traces
from tests.safety.every_form import Writer, submit_every_form
from tests.safety.test_own_copy import Planting
from tests.small_things import Small
from tests.web.jobseeker_pages import say_in_own_words, share_linker
from tests.world import PIN, World
from web.permissions import POLICY
from web.services import audit
from web.services.principal import Actor

#: What the person types on pages: in Latin, Cyrillic and Arabic letters, and as a number.
TYPED = {
    "job": "Zvyozdochetka варила Zq17plov", "skill": "Vyshyvanka7 узоры", "contest": "Ne42tak خطأ كبير",
    "cv": "Kvartirantka88", "sought": "Trubochist55", "note": "Zametka61 конфиденциално", "pin": "739164205518",
    "phone": "+359887317459", "wrong code": "korabl-zima-luna-9031",
    "given": "Світозара", "family": "Peremohayko", "email": "nezabudka@example.net", "other job": "Шила7 ковдри вдома",
    "other skill": "Qolabduzi47 دوزی", "second note": "Бележка82 за разговора",
}  # fmt: skip
MARK = "Жар9Ptica"
OF_PEOPLE = {endpoint for endpoint, rule in POLICY.items() if Actor.JOBSEEKER in rule.post}
ENDS = {
    "accounts.sign_out",
    "accounts.sign_out_everywhere",
    "accounts.quick_exit",
    "accounts.move",
    "jobseeker.erase_now",
}
KNOWS_NOBODY = {"public.report", "public.report_answer", "public.confirm_vacancy"}
TAPS = {
    "accounts.confirm", "accounts.confirm_phone", "accounts.confirm_message_email", "accounts.forget_message_email",
    "accounts.read_all_news", "jobseeker.add_usual_work", "jobseeker.confirm_invitation",
    "jobseeker.refuse_invitation", "jobseeker.undo_link", "public.want_vacancy", "jobseeker.offer",
    "jobseeker.refuse_offer", "jobseeker.hide_duties", "jobseeker.take_time", "jobseeker.give_back_time",
    "jobseeker.confirm_time", "jobseeker.follow_up", "jobseeker.look_through",
}  # fmt: skip
#: What people can send that this life leaves out: it would end it, is nobody's, or carries nothing they typed.
LEFT_OUT = ENDS | KNOWS_NOBODY | TAPS


def send_cv(client: HouseClient) -> None:
    fields = hidden_fields(client.get("/me/cv").get_data(as_text=True), "/me/cv")
    content = f"{TYPED['cv']}\nI worked as a cook from 2015 to 2020.\nEnglish, B2\n".encode()
    boundary, sent = encode_multipart({**fields, "cv": FileStorage(BytesIO(content), "cv.txt")})
    answer = client.post("/me/cv", data=sent, content_type=f"multipart/form-data; boundary={boundary}")
    assert answer.status_code == 200


def done(answer: TestResponse) -> None:
    """It was carried out, not merely shown again."""
    assert answer.status_code == 303, answer.text


def live(client: HouseClient, world: World) -> None:
    """What a person does in a month."""
    assert client.submit("/sign-in", {"name": TYPED["wrong code"], "pin": TYPED["pin"]}).status_code == 422
    client.sign_in_as(world.anna_account)
    client.get("/?lang=en")
    for page in addresses("jobseeker", Small(world)):
        client.get(page)
    done(say_in_own_words(client, "/me/work", TYPED["job"], "none"))
    done(say_in_own_words(client, "/me/skills", TYPED["skill"], "none"))
    done(say_in_own_words(client, "/me/work", TYPED["other job"], "none"))
    done(say_in_own_words(client, "/me/skills", TYPED["other skill"], "none"))
    who = {"given_name": TYPED["given"], "family_name": TYPED["family"], "email": TYPED["email"]}
    done(client.submit("/me/name", who))
    done(client.submit("/me/phone", {"number": TYPED["phone"], "pin": PIN}))
    asked = {"typed": TYPED["sought"], "about": "jobs", **hidden_fields(client.get("/me/work").text, "/me/work")}
    assert client.post("/words/suggest", data=asked).status_code == 200
    page = f"/me/vacancies/{world.hotel_vacancy}"
    done(client.submit(f"{page}/interest", {"kind": "interested"}, page=page))
    done(client.submit(f"{page}/not-right?about=language", {"fact": "language|bg", "words": TYPED["contest"]}))
    client.submit(f"/me/invitations/{world.invited}", {"fields": ["name", "languages"], "days": "30"})
    course = f"/me/courses/{world.course}"
    done(client.submit(f"/me/courses/wishes/{world.wish}/withdraw", page=course))
    done(client.submit(f"{course}/want", page=course))
    send_cv(client)
    for paper in ("cv.pdf?kind=named", "cv.json?kind=named", "cv.xml?kind=named", "copy.zip", "slip"):
        assert client.get(f"/me/documents/{paper}").status_code == 200
    done(client.submit("/me/looking", {"looking": "yes"}))


def use_everything(client: HouseClient, world: World) -> set[str]:
    """Fill in every form on every page of the person; what was typed."""
    writer = Writer("Печатка7Ox")
    entries = re.findall(r"/me/work/[\w-]{22}(?=[\"?])", client.get("/me/work").text)
    for page in [*entries[:1], *addresses("jobseeker", Small(world))]:
        submit_every_form(client, page, writer, LEFT_OUT)
    return writer.words


def be_helped(app: Flask, world: World) -> None:
    """What is done about the person, and who looks."""
    desk, employer = app.test_client(), app.test_client()
    assert isinstance(desk, HouseClient)
    assert isinstance(employer, HouseClient)
    desk.sign_in_as(world.counsellor)
    vacancy = f"/desk/vacancies/{world.cook_vacancy}"
    done(desk.submit(f"{vacancy}/rank", page=f"{vacancy}/people"))
    pair = f"{vacancy}/people/{world.anna}"
    for note in (TYPED["note"], TYPED["second note"]):
        done(desk.submit(f"{pair}/decide", {"kind": "hold", "reason": "later", "note": note}, page=pair))
    for page in addresses("counsellor", Small(world)):
        desk.get(page)
    employer.sign_in_as(world.employer)
    for page in addresses("employer", Small(world)):
        employer.get(page)


def marks_of(session: Session, world: World) -> tuple[bytes, set[str | bytes]]:
    """The person's wrapped key, and all the machine made of them: the key, sealed values, fingerprints, hashes."""
    person = by_public_id(session, Jobseeker, world.anna)
    account = by_public_id(session, Account, world.anna_account)
    assert person is not None
    assert account is not None
    wrapped = session.get_one(PersonKey, person.key_id).wrapped
    marks: set[str | bytes | None] = {wrapped, account.secret_hash}
    marks |= {account.code_index, account.phone_index, account.pin_tag}
    marks |= set(session.scalars(select(SignIn.token_hash).where(SignIn.account_id == account.id)))
    for kind, rows in subject_rows.rows_of(session, person):
        sealed = [name for name, held in vars(kind).items() if isinstance(held, Sealed)]
        marks |= {getattr(row, f"{name}_sealed") for row in rows for name in sealed}
    session.rollback()
    return wrapped, {mark for mark in marks if mark}


def hunted(app: Flask, session: Session, tmp_path: Path) -> list[Path]:
    """Every folder in which anything of this installation lies: its own, the database's, and the database's log."""
    url = make_url(app.extensions["settings"].database_url)
    if url.get_backend_name() == "postgresql":
        session.execute(text("CHECKPOINT"))
        number = session.scalar(text("SELECT oid FROM pg_database WHERE datname = current_database()"))
        session.rollback()
        data = Path(str(url.query["host"])) / "data"
        return [tmp_path, data / "base" / str(number), data / "pg_wal"]
    folder = tmp_path / "seen"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    own = Path(str(url.database))
    for file in own.parent.glob(f"{own.name}*"):
        shutil.copyfile(file, folder / file.name)
    return [tmp_path]


def test_whatever_can_hide_a_token_is_looked_into(tmp_path: Path) -> None:
    token = "Пример Token77 مثال"
    raw = token.encode()
    hidings = {
        *traces.ways_to_write(token).values(),
        *(base64.b64encode(b"x" * phase + raw + b"yy") for phase in range(3)),
        b"%PDF" + zlib.compress(b"before" + raw + b"after" * 99),
    }
    for number, hiding in enumerate(hidings):
        (tmp_path / str(number)).write_bytes(b"\x00\xff" + hiding + b"\x01")
    hits = traces.found([token], [tmp_path])
    assert {hit.split(" in ")[1].split(":")[0] for hit in hits} == {str(number) for number in range(len(hidings))}
    assert len({hit.split(": ")[1] for hit in hits}) >= 10


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files of this process and its children go."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    share_linker(monkeypatch)
    return folder


@dataclass(frozen=True)
class Life:
    """What there is of Anna: her words, the pages that were posted to, and tables that hold nothing of hers."""

    words: set[str | bytes]
    posted: set[str]
    empty: set[str]


@pytest.fixture
def life(app: Flask, client: HouseClient, session: Session, world: World, scratch: Path) -> Life:
    """Anna after a full month, with a word of hers in every sealed text and a row in every table of people."""
    posted: set[str] = set()

    def note(_app: Flask, **_more: object) -> None:
        if request.method == "POST" and request.endpoint:
            posted.add(request.endpoint)

    with request_started.connected_to(note, app):
        live(client, world)
        be_helped(app, world)
        typed = use_everything(client, world)
    person, vacancy = by_public_id(session, Jobseeker, world.anna), by_public_id(session, Vacancy, world.cook_vacancy)
    assert person is not None
    assert vacancy is not None
    planting = Planting(session, person, vacancy, MARK)
    planting.plant()
    session.commit()
    other = by_public_id(session, Jobseeker, world.mina)
    assert other is not None
    first, second = sorted((person.id, other.id))
    pair = {"first_id": first, "second_id": second, "probability": 0.9}
    for kind, rows in subject_rows.rows_of(session, person):
        if not rows:
            planting.made(kind, **(pair if kind is LikelyTwins else {}))
    session.commit()
    empty = {kind.__tablename__ for kind, rows in subject_rows.rows_of(session, person) if not rows}
    session.rollback()
    assert app.test_cli_runner().invoke(args=["backup", str(scratch.parent / "one.backup")]).exit_code == 0
    return Life({*TYPED.values(), *typed, *planting.tokens}, posted, empty)


@pytest.mark.timeout(600)
def test_thirty_tokens_of_an_erased_person_are_in_no_file(
    app: Flask, client: HouseClient, session: Session, world: World, tmp_path: Path, scratch: Path,
    life: Life, caplog: pytest.LogCaptureFixture,
) -> None:  # fmt: skip
    """A new table of people that this life leaves empty is found here, and so is a page it does not use."""
    assert not life.empty
    assert OF_PEOPLE - life.posted == LEFT_OUT
    planted = life.words
    wrapped, marks = marks_of(session, world)
    plain = f"{MARK}plain"
    assert len(planted) >= 30
    before = traces.found([*planted, plain, *marks], hunted(app, session, tmp_path))
    assert sum(any(hit.startswith(f"{mark!r} ") for hit in before) for mark in (plain, *marks)) > len(marks) // 2
    assert not [hit for hit in before for token in planted if hit.startswith(f"{token!r} ")], "readable all the time"

    client.sign_in_as(world.anna_account)
    assert client.submit("/me/erase/now", {"sure": "y"}).status_code == 303
    gone, folders = {*planted, plain, *marks}, hunted(app, session, tmp_path)
    if len(folders) > 1:
        # Sealed values and the database's own log go later, when PostgreSQL uses their room again: without a key.
        assert app.test_cli_runner().invoke(args=["retention", "run"]).exit_code == 0
        folders = hunted(app, session, tmp_path)
        assert not traces.found(planted, folders[2:])
        gone, folders = {*planted, wrapped, *(mark for mark in marks if isinstance(mark, str))}, folders[:2]
    assert not traces.found(gone, folders)
    assert not [token for token in (*planted, plain) if str(token) in caplog.text]
    assert not list(scratch.iterdir())
    assert audit.verify(session).broken_at is None
