"""A vacancy from a pasted text: read, confirmed field by field, and only then drafted; texts that are no good."""

import re
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import AuditEntry, Vacancy
from models.enums import CefrLevel, PayPeriod, VacancyState
from models.queries import by_public_id
from tests.browser import HouseClient, fetch_all, hidden_fields
from tests.world import HOTEL, World

PAGE = "/employer/vacancies/new/text"
ADVERT = """Камериерка – 3 места, София

Изисквания:
- почистване на хотелски стаи
- английски език A2

Предимство:
- немски език

Предлагаме:
- 900 – 1 100 евро бруто на месец
- настаняване
- 40 часа седмично, на смени

Тел. 0888 123 456, jobs@hotel.example
"""
IN_ENGLISH = "We are looking for a cook in Varna. Cook hot dishes. Salary 1800 BGN net. Good English. Full-time."


@pytest.fixture
def employer(client: HouseClient, world: World) -> HouseClient:
    """The browser of the vetted hotel, in English."""
    client.sign_in_as(world.employer).get("/?lang=en")
    return client


def stored(session: Session) -> int:
    """How many vacancies there are, read in a transaction that is over at once."""
    session.rollback()
    count = len(fetch_all(session, Vacancy))
    session.rollback()
    return count


def read(employer: HouseClient, text: str) -> str:
    """Paste a text and return the page that asks whether everything is right."""
    answer = employer.submit(PAGE, {"advert": text})
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def answers(shown: str) -> dict[str, Any]:
    """What a browser would send from the page as it is shown: every field as it was filled in."""
    form = next(part for part in re.findall(r"<form\b.*?</form>", shown, re.S) if 'name="confirmed"' in part)
    found: dict[str, Any] = {}
    for tag in re.findall(r"<input\b[^>]*>", form):
        marks = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        ticked = re.search(r"\bchecked\b", tag) is not None
        if marks.get("type") not in ("checkbox", "radio") or ticked:
            found.setdefault(marks.get("name", ""), []).append(marks.get("value", ""))
    for name, options in re.findall(r'<select\b[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.S):
        chosen = re.search(r'<option selected value="([^"]*)"', options)
        found[name] = [chosen[1] if chosen else ""]
    for name, words in re.findall(r'<textarea\b[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', form, re.S):
        found[name] = [words.strip()]
    return found


def test_a_pasted_text_becomes_a_draft_after_it_is_confirmed(
    employer: HouseClient, session: Session, world: World
) -> None:
    before = stored(session)
    assert PAGE in employer.get("/employer/vacancies/new").get_data(as_text=True)
    shown = read(employer, ADVERT)
    assert stored(session) == before
    for words in ("3 места", "почистване на хотелски стаи", "английски език A2", "настаняване", "40 часа седмично"):
        assert f">{words}</q>" in shown
    sent = answers(shown)
    assert sent["occupation"] == [HOTEL]
    made = employer.post(PAGE, data=sent)
    assert made.status_code == 303
    vacancy = by_public_id(session, Vacancy, str(made.location).split("/")[-1])
    assert vacancy is not None
    assert (vacancy.state, vacancy.title, vacancy.language) == (VacancyState.DRAFT, "Камериерка", "bg")
    assert (vacancy.pay_min, vacancy.pay_max, vacancy.pay_period) == (90000, 110000, PayPeriod.MONTH)
    assert (vacancy.places, vacancy.hours_per_week, vacancy.municipality_code) == (3, 40, "SOF46")
    assert (vacancy.rotating_shifts, vacancy.accommodation, vacancy.night_work) == (True, True, None)
    assert [(row.language, row.level) for row in vacancy.languages] == [("en", CefrLevel.A2)]
    assert [(row.concept.uri.split(":")[-1], row.essential) for row in vacancy.skills] == [("clean-hotel-rooms", True)]
    assert vacancy.concept is not None
    assert vacancy.concept.uri == HOTEL
    actions = [entry.action for entry in fetch_all(session, AuditEntry) if entry.subject == vacancy.public_id]
    assert actions == ["drafted vacancy", "changed vacancy", "changed vacancy"]


def test_contact_data_are_pointed_out_and_reach_nobody(employer: HouseClient, session: Session) -> None:
    shown = read(employer, ADVERT)
    assert "<li><bdi>0888 123 456</bdi></li><li><bdi>jobs@hotel.example</bdi></li>" in shown
    sent = answers(shown)
    assert "0888 123 456" not in sent["description"][0]
    sent["description"] = [sent["description"][0] + "\nЗвънете на 0899 000 111"]
    made = employer.post(PAGE, data=sent)
    page = employer.get(str(made.location)).get_data(as_text=True)
    assert "почистване на хотелски стаи" in page
    for contact in ("0888 123 456", "jobs@hotel.example", "0899 000 111"):
        assert contact not in page


def test_what_was_changed_on_the_page_counts(employer: HouseClient, session: Session) -> None:
    sent = answers(read(employer, ADVERT))
    del sent["needed"], sent["rotating_shifts"]
    sent |= {"title": ["Жена за стаи"], "pay_min": ["950"], "first_language-language": [""], "occupation": ["none"]}
    sent["first_language-level"] = [""]
    made = employer.post(PAGE, data=sent)
    assert str(made.location).endswith("/occupation")
    vacancy = by_public_id(session, Vacancy, str(made.location).split("/")[-2])
    assert vacancy is not None
    assert (vacancy.title, vacancy.pay_min, vacancy.rotating_shifts) == ("Жена за стаи", 95000, None)
    assert (vacancy.concept, list(vacancy.languages), list(vacancy.skills)) == (None, [], [])


def test_pay_that_is_net_or_not_in_euros_is_shown_and_left_to_write(employer: HouseClient) -> None:
    shown = read(employer, IN_ENGLISH)
    assert "The text does not name euros." in shown
    assert "The text names net pay." in shown
    assert "Salary 1800 BGN net</q>" in shown
    sent = answers(shown)
    assert (sent["pay_min"], sent["pay_max"]) == ([""], [""])
    assert sent["hours_per_week"] == ["40"]
    assert "Your text says full time. We took that as 40 hours." in shown
    assert "The level is our reading of your words." in shown


def test_a_language_without_level_asks_for_it(employer: HouseClient, session: Session) -> None:
    before = stored(session)
    sent = answers(read(employer, "Търсим готвач в София с английски език. Заплата 1200 евро бруто."))
    assert (sent["first_language-language"], sent["first_language-level"]) == (["en"], [""])
    answer = employer.post(PAGE, data=sent)
    assert answer.status_code == 422
    assert "Choose the level." in answer.get_data(as_text=True)
    assert stored(session) == before


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("", "Paste the text of the vacancy here."),
        (" \n\t ", "Paste the text of the vacancy here."),
        ("Требуется повар в ресторан. Мы ищем опытных людей для работы.", "not in Bulgarian or English"),
        ("Потрібен кухар. Ми шукаємо людей для роботи в готелі.", "not in Bulgarian or English"),
        ("نبحث عن طباخ في صوفيا", "not in Bulgarian or English"),
        ("Nous cherchons un cuisinier pour la cuisine et les desserts", "not in Bulgarian or English"),
        ("!!! 123 ???", "not in Bulgarian or English"),
        ("Търсим готвач. " * 1400, "This is too long. Write at most 20000 letters."),
        ("Търсим готвач\u202e в София", "We took out signs that cannot be shown."),
    ],
)
def test_a_text_that_cannot_be_read_says_why_and_stays(
    employer: HouseClient, session: Session, text: str, error: str
) -> None:
    before = stored(session)
    answer = employer.submit(PAGE, {"advert": text})
    shown = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert error in shown
    kept = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", shown, re.S)
    assert kept is not None
    assert kept[1].strip() == text.replace("\u202e", "").strip()
    assert stored(session) == before


def test_wrong_answers_keep_what_was_typed_and_store_nothing(employer: HouseClient, session: Session) -> None:
    before = stored(session)
    sent = answers(read(employer, ADVERT))
    wrong: list[dict[str, list[str]]] = [
        {"title": [""]}, {"pay_min": ["2000"]}, {"pay_min": ["much"]}, {"needed": ["urn:zaedno:skill:unknown"]},
        {"occupation": ["urn:zaedno:occupation:unknown"]}, {"municipality_code": ["XXX"]}, {"places": ["0"]},
        {"description": ["a" * 20001]}, {"hours_per_week": ["90"]}, {"form_key": [""]},
    ]  # fmt: skip
    for change in wrong:
        answer = employer.post(PAGE, data=sent | change | {"night_work": ["yes"]})
        assert answer.status_code == 422, change
        assert answers(answer.get_data(as_text=True))["night_work"] == ["yes"]
    assert stored(session) == before


def test_a_confirmation_sent_twice_makes_one_draft(employer: HouseClient, session: Session) -> None:
    before = stored(session)
    sent = answers(read(employer, ADVERT))
    first, second = employer.post(PAGE, data=sent), employer.post(PAGE, data=sent)
    assert first.location == second.location
    assert stored(session) == before + 1


def test_a_long_text_can_still_be_changed_later(employer: HouseClient) -> None:
    sent = answers(read(employer, ADVERT + "\nОще за хотела и екипа.\n" * 300))
    made = employer.post(PAGE, data=sent)
    address = f"{made.location}/edit"
    shown = employer.get(address).get_data(as_text=True)
    sent = {**hidden_fields(shown, address), "title": "Камериерка", "places": "1", "pay_period": "month"}
    words = re.search(r'<textarea[^>]*name="description"[^>]*>(.*?)</textarea>', shown, re.S)
    assert words is not None
    assert employer.post(address, data=sent | {"description": words[1].strip()}).status_code == 303


def test_only_employers_read_texts(client: HouseClient, world: World) -> None:
    assert client.get(PAGE).status_code == 303
    assert client.sign_in_as(world.counsellor).get(PAGE).status_code == 404
