"""Operators look through the words, correct them and add what is missing; what they say stays."""

import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from models import AuditEntry, Concept, TaxonomyImport
from models.enums import ConceptKind
from models.queries import taxonomy
from models.taxonomy import name_in_addresses
from tests.browser import HouseClient, hidden_fields
from tests.conftest import FakeClock
from tests.web.esco_samples import BULGARIAN, COOK, ENGLISH, OCCUPATION, occupation, table, unpacked
from tests.world import World
from web.services import esco_content, esco_files, esco_import, linking, pack, reference

COOK_URI = "urn:zaedno:occupation:cook"
ADDRESS = f"/operator/words/{name_in_addresses(COOK_URI)}"
SAYING = {"language": "bg", "text": "майстор на манджи", "kind": "colloquial", "reason": ""}


@pytest.fixture
def operator(client: HouseClient, world: World) -> HouseClient:
    """The operator's browser, in English."""
    client.sign_in_as(world.operator).get("/?lang=en")
    return client


def names(session: Session, language: str = "bg") -> list[str]:
    """The names of the cook that count, the preferred one first."""
    session.rollback()
    session.expire_all()
    found = [row[5] for row in taxonomy.all_labels(session) if row[0] == COOK_URI and row[3] == language]
    session.rollback()
    return found


def press(operator: HouseClient, what: str, name: str, **more: Any) -> TestResponse:
    """Press the button beside a name."""
    fields = hidden_fields(operator.get(ADDRESS).text, f"{ADDRESS}/hide")
    return operator.post(f"{ADDRESS}/{what}", data={**fields, "name": name, **more})


def mark(session: Session) -> str | None:
    """The mark of what operators said."""
    session.rollback()
    found = session.scalar(select(TaxonomyImport.content_hash).where(TaxonomyImport.source == "own"))
    session.rollback()
    return found


def test_words_are_browsed_by_kind_of_work(operator: HouseClient) -> None:
    shown = operator.get("/operator/words?lang=en").text
    assert "Cooking" in shown
    kitchen = operator.get("/operator/words?family=kitchen&lang=en").text
    assert ADDRESS in kitchen
    group = operator.get("/operator/words?group=5120&lang=en").text
    assert ADDRESS in group
    assert kitchen.count("<tr>") > group.count("<tr>") > 1


@pytest.mark.parametrize("word", ["готвачка", "cook", "кухарка", "طباخ", "آشپز", "cuisinière", "отвачк"])
def test_a_word_of_any_language_finds_its_occupation(operator: HouseClient, word: str) -> None:
    assert ADDRESS in operator.get("/operator/words", query_string={"q": word, "lang": "en"}).text


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("kind=occupation&group=5120", True), ("kind=skill&group=5120", False), ("kind=skill", False),
        ("source=built-in&group=5120", True), ("source=own", False), ("source=esco", False),
        ("state=corrected", False), ("state=not_joined&group=5120", True), ("state=nameless&names=ps", False),
        ("group=9999", False), ("kind=nothing&group=5120", True), ("q=cook&kind=skill", False),
    ],
)  # fmt: skip
def test_filters_narrow_the_list(operator: HouseClient, query: str, there: bool) -> None:
    assert (ADDRESS in operator.get(f"/operator/words?{query}&lang=en").text) is there


def test_long_lists_have_pages(operator: HouseClient) -> None:
    first = operator.get("/operator/words?kind=skill&lang=en").text
    assert 'rel="next"' in first
    assert operator.get("/operator/words?kind=skill&page=999&lang=en").status_code == 200
    assert operator.get("/operator/words?kind=skill&page=-1&lang=en").status_code == 200


def test_a_concept_shows_all_its_names_and_neighbours(operator: HouseClient, session: Session) -> None:
    shown = operator.get(f"{ADDRESS}?lang=en").text
    entry = next(entry for entry in pack.entries() if entry.uri == COOK_URI)
    for labels in entry.labels.values():
        for label in labels:
            assert label.replace("'", "&#39;") in shown
    skill = re.findall(r'href="(/operator/words/[\w-]{22})"', shown)
    assert len(skill) > 5
    assert operator.get(skill[-1]).status_code == 200


def test_every_kind_of_concept_has_its_page(operator: HouseClient, session: Session) -> None:
    for kind in ConceptKind:
        concept = session.scalars(select(Concept).where(Concept.kind == kind).order_by(Concept.id)).first()
        session.rollback()
        assert concept is not None
        assert operator.get(f"/operator/words/{concept.public_id}?lang=en").status_code == 200


def test_a_further_name_is_known_to_the_linker_at_once(operator: HouseClient, session: Session) -> None:
    before = linking.linker(session).link("майстор на манджи", language="bg").links
    assert [link.concept_id for link in before][:1] != [COOK_URI]
    session.rollback()
    assert operator.submit(ADDRESS, SAYING).status_code == 303
    assert "майстор на манджи" in names(session)
    assert linking.linker(session).link("майстор на манджи", language="bg").links[0].concept_id == COOK_URI
    shown = operator.get(f"{ADDRESS}?lang=en").text
    assert "An everyday word" in shown
    assert "Added here" in shown


def test_a_better_name_is_shown_to_everybody(operator: HouseClient, session: Session) -> None:
    for better in ("Повар", "Главен на печката"):
        operator.submit(ADDRESS, {**SAYING, "text": better, "kind": "preferred"})
        assert taxonomy.names(session, [COOK_URI], "bg")[COOK_URI] == better
        session.rollback()
    assert names(session)[0] == "Главен на печката"
    assert "Повар" in names(session)


def test_a_hidden_name_leads_nowhere_and_can_come_back(operator: HouseClient, session: Session) -> None:
    other = names(session)[-1]
    assert press(operator, "hide", f"bg:{other}").status_code == 303
    assert other not in names(session)
    assert f"<del>{other}</del>" in operator.get(ADDRESS).text
    assert ADDRESS in operator.get("/operator/words?state=corrected").text
    press(operator, "take-back", f"bg:{other}")
    assert other in names(session)
    assert mark(session) is None


def test_the_name_people_see_cannot_be_hidden(operator: HouseClient, session: Session) -> None:
    shown = names(session)[0]
    press(operator, "hide", f"bg:{shown}")
    assert "Add a better one first" in operator.get(f"{ADDRESS}?lang=en").text
    assert names(session)[0] == shown


@pytest.mark.parametrize("name", ["", "bg", "bg:няма такова", "xx:cook"])
def test_a_button_for_a_name_that_is_not_there_changes_nothing(
    operator: HouseClient, session: Session, name: str
) -> None:
    before = names(session)
    for what in ("hide", "take-back"):
        assert press(operator, what, name).status_code == 303
    assert names(session) == before
    assert mark(session) is None


@pytest.mark.parametrize(
    "change",
    [{"text": ""}, {"language": "xx"}, {"kind": "hidden"}, {"kind": ""}, {"text": "x" * 201}, {"text": "a\u202eb"}],
)
def test_what_makes_no_sense_is_refused(operator: HouseClient, session: Session, change: dict[str, str]) -> None:
    assert operator.submit(ADDRESS, {**SAYING, **change}).status_code == 422
    assert mark(session) is None


def test_a_name_that_stands_elsewhere_asks_for_a_reason(operator: HouseClient, session: Session) -> None:
    taken = next(row[5] for row in taxonomy.all_labels(session) if row[0].endswith(":baker") and row[3] == "bg")
    session.rollback()
    refused = operator.submit(f"{ADDRESS}?lang=en", {**SAYING, "text": taken.upper()})
    assert refused.status_code == 422
    assert "Say why both may have it" in refused.text
    assert operator.submit(ADDRESS, {**SAYING, "text": taken, "reason": "На село е едно и също."}).status_code == 303
    assert taken in names(session)
    assert "На село е едно и също." in operator.get(ADDRESS).text


def test_two_operators_at_once_see_both_versions(operator: HouseClient, session: Session) -> None:
    fields = hidden_fields(operator.get(ADDRESS).text, ADDRESS)
    hiding = hidden_fields(operator.get(ADDRESS).text, f"{ADDRESS}/hide")
    operator.submit(ADDRESS, SAYING)
    late = operator.post(f"{ADDRESS}?lang=en", data={**fields, **SAYING, "text": "главен готвач на двора"})
    assert late.status_code == 409
    assert "главен готвач на двора" in late.text
    assert "This was changed while you were working" in late.text
    assert operator.post(f"{ADDRESS}/hide", data={**hiding, "name": f"bg:{names(session)[-1]}"}).status_code == 409
    assert "главен готвач на двора" not in names(session)


def test_corrections_are_audited(operator: HouseClient, session: Session) -> None:
    operator.submit(ADDRESS, SAYING)
    entry = session.scalars(select(AuditEntry).where(AuditEntry.subject == name_in_addresses(COOK_URI))).one()
    assert entry.action == "corrected a word"
    assert entry.facts == {"language": "bg", "text": "майстор на манджи", "kind": "colloquial"}


def test_corrections_survive_imports_and_new_packs(
    operator: HouseClient, app: Flask, session: Session, clock: FakeClock, tmp_path: Any
) -> None:
    hidden = names(session)[-1]
    operator.submit(ADDRESS, {**SAYING, "kind": "preferred"})
    press(operator, "hide", f"bg:{hidden}")
    after = names(session)
    said = mark(session)
    row = session.scalars(select(TaxonomyImport).where(TaxonomyImport.source == "built-in")).one()
    row.content_hash = "older"
    session.commit()
    reference.load(session, clock())
    session.commit()
    assert names(session) == after
    content = esco_content.read(esco_files.find([unpacked(tmp_path, "en", ENGLISH)]))
    for _again in range(2):
        esco_import.save(session, content, clock())
        session.commit()
        assert names(session) == after
    cook = taxonomy.by_uri(session, COOK_URI)
    assert cook is not None
    assert cook.esco_uri == COOK
    esco_import.forget(session, "esco", clock())
    session.commit()
    assert names(session) == after
    assert mark(session) == said


def test_corrections_of_an_imported_concept_follow_it_when_it_is_joined(
    operator: HouseClient, session: Session, clock: FakeClock, tmp_path: Any
) -> None:
    odd = {"occupations_en.csv": table(OCCUPATION, [occupation(COOK, "5120", "maker of meals")])}
    esco_import.save(session, esco_content.read(esco_files.find([unpacked(tmp_path, "odd", odd)])), clock())
    session.commit()
    assert operator.submit(f"/operator/words/{name_in_addresses(COOK)}", SAYING).status_code == 303
    session.expire_all()
    esco_import.save(session, esco_content.read(esco_files.find([unpacked(tmp_path, "bg", BULGARIAN)])), clock())
    session.commit()
    assert "майстор на манджи" in names(session)
    assert press(operator, "take-back", "bg:майстор на манджи").status_code == 303
    assert "майстор на манджи" not in names(session)


NEW = {
    "kind": "occupation",
    "group": "٥١٢٠",
    "names_bg": "мезеджия / мезеджийка\nмезеджия\nмезеджийка",
    "names_en": "mezze maker",
}


def test_what_is_missing_is_added_with_the_skills_of_one_like_it(operator: HouseClient, session: Session) -> None:
    added = operator.submit("/operator/words/new", {**NEW, "like": COOK_URI})
    assert added.status_code == 303
    shown = operator.get(f"{added.location}?lang=en").text
    assert "No name in:" in shown
    session.rollback()
    concept = session.scalars(select(Concept).where(Concept.source == "own")).one()
    assert concept.isco == "5120"
    cook = taxonomy.by_uri(session, COOK_URI)
    assert cook is not None
    assert [s.uri for s, _ in taxonomy.skills_of(session, concept.id)] == [
        s.uri for s, _ in taxonomy.skills_of(session, cook.id)
    ]
    assert taxonomy.names(session, [concept.uri], "bg")[concept.uri] == "мезеджия / мезеджийка"
    assert linking.linker(session).link("мезеджийка", language="bg").links[0].concept_id == concept.uri


def test_a_new_skill_needs_no_group_and_goes_with_its_last_name(operator: HouseClient, session: Session) -> None:
    added = operator.submit("/operator/words/new", {"kind": "skill", "names_bg": "дресиране на охлюви"})
    assert added.location is not None
    fields = hidden_fields(operator.get(added.location).text, f"{added.location}/hide")
    gone = operator.post(f"{added.location}/take-back", data={**fields, "name": "bg:дресиране на охлюви"})
    assert gone.location == "/operator/words"
    assert operator.get(added.location).status_code == 404
    assert mark(session) is None


@pytest.mark.parametrize(
    "change",
    [
        {"kind": ""}, {"group": ""}, {"group": "51"}, {"group": "9999"}, {"names_bg": "", "names_en": " \n "},
        {"names_bg": "x" * 201}, {"names_bg": "готвач"}, {"like": "urn:zaedno:occupation:none"},
    ],
)  # fmt: skip
def test_an_unclear_new_word_is_refused(operator: HouseClient, session: Session, change: dict[str, str]) -> None:
    assert operator.submit("/operator/words/new", {**NEW, **change}).status_code == 422
    session.rollback()
    assert session.scalars(select(Concept).where(Concept.source == "own")).all() == []
