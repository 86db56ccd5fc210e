"""The whole way of a person without e-mail and without JavaScript: from own words to the jobs in reach."""

import re

import pytest
from sqlalchemy.orm import Session

from models import AuditEntry, Interest
from tests.browser import HouseClient
from tests.web.jobseeker_pages import newcomer, offers, rows, say_in_own_words, stored, text
from tests.world import COOK, HOTEL, NOW, World
from web.services import audit
from web.services.principal import Actor, Principal

pytestmark = pytest.mark.usefixtures("shared_linker")


def answer_everything(client: HouseClient) -> None:
    """Every question after work and skills, with usual answers."""
    answers: dict[str, dict[str, str]] = {
        "/me/languages": {"lines-0-code": "bg", "lines-0-spoken": "A2", "lines-0-written": "A1"},
        "/me/place": {"municipality_code": "SOF46", "max_commute_minutes": "60", "own_transport": "no"},
        "/me/times": {"works_days": "yes", "works_nights": "no", "max_hours_per_week": "40"},
        "/me/care": {"has_care_hours": "no"},
        "/me/start": {"earliest-day": "1", "earliest-month": "12", "earliest-year": "2026"},
        "/me/pay": {"min_net_pay": "600"},
        "/me/papers": {"status": "temporary_protection", "valid_until-day": "4", "valid_until-month": "3",
                       "valid_until-year": "2027"},
        "/me/wishes": {"preferred_contract": "permanent"},
        "/me/name": {"given_name": "Олена", "birth-year": "1990"},
    }  # fmt: skip
    for address, data in answers.items():
        response = client.submit(address, data)
        assert response.status_code == 303, (address, text(response))


@pytest.mark.parametrize(
    ("who", "language", "words", "concept", "vacancy"),
    [
        ("anna", "uk", "прибиральниця в готелі", HOTEL, "hotel_vacancy"),
        ("omar", "ar", "طباخ في مطعم", COOK, "cook_vacancy"),
    ],
)
def test_own_words_lead_to_the_right_job_on_top(
    client: HouseClient, session: Session, world: World, who: str, language: str, words: str, concept: str, vacancy: str
) -> None:
    newcomer(session, getattr(world, who))
    client.sign_in_as(getattr(world, f"{who}_account"))
    home = client.get(f"/me?lang={language}").get_data(as_text=True)
    assert f'lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in home
    assert 'href="/me/work"' in home
    tell_work(client, words, concept)
    tick_tasks(client)
    answer_everything(client)
    assert client.submit("/me/check").location == "/me/vacancies"

    person = stored(session, getattr(world, who))
    assert person.profile_confirmed_at is not None
    assert [(row.own_words, row.concept and row.concept.uri) for row in person.work] == [(words, concept)]
    first = re.search(r"/me/vacancies/([\w-]{22})", client.get("/me/vacancies").get_data(as_text=True))
    assert first
    assert first.group(1) == getattr(world, vacancy)
    assert audit.verify(session).broken_at is None
    questions = {entry.facts.get("question") for entry in rows(session, AuditEntry)}
    assert {"work", "work details", "skills", "languages", "place", "times", "care", "papers", "name"} <= questions


def tell_work(client: HouseClient, words: str, concept: str) -> None:
    """Own words, the first of the meanings offered, details."""
    asked = client.submit("/me/work", {"words": words})
    assert offers(asked)[0] == concept
    assert words in text(asked)
    details = say_in_own_words(client, "/me/work", words)
    assert details.status_code == 303
    response = client.submit(details.location, {"kind": "employed", "years": "4", "last_worked_in": "2025"})
    assert response.location == "/me/work"


def tick_tasks(client: HouseClient) -> None:
    """All the typical tasks shown at once."""
    shown = client.get("/me/skills").get_data(as_text=True)
    tasks = re.findall(r'name="tasks" type="checkbox" value="([^"]+)"', shown)
    assert 5 <= len(tasks) <= 20
    assert client.submit("/me/skills", {"tasks": tasks}).location == "/me/languages"


def test_the_list_says_how_many_jobs_are_in_reach(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.anna_account)
    shown = text(client.get("/me/vacancies?lang=en"))
    assert re.search(r"\d jobs? (is|are) in reach now\.", shown)
    assert "Fits well" in shown
    assert re.search(r"\d jobs? (is|are) in reach\.", text(client.get("/me?lang=en")))


def test_without_work_the_list_says_what_to_do(client: HouseClient, session: Session, world: World) -> None:
    newcomer(session, world.anna)
    client.sign_in_as(world.anna_account)
    shown = client.get("/me/vacancies?lang=en")
    assert "We do not know yet what to look for" in text(shown)
    assert 'href="/me/work"' in shown.get_data(as_text=True)


def test_a_job_shows_pay_reasons_and_rights(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.anna_account)
    page = client.get(f"/me/vacancies/{world.hotel_vacancy}?lang=en")
    shown = text(page)
    for words in ("Why it fits", "No fee may be asked", "in your hand", "Хотел Лозен", "900", "How to complain"):
        assert words in shown, words
    assert '<p lang="bg" dir="auto">Камериерка</p>' in page.get_data(as_text=True)


def test_interest_is_kept_and_can_be_changed(client: HouseClient, session: Session, world: World) -> None:
    client.sign_in_as(world.anna_account)
    page = f"/me/vacancies/{world.hotel_vacancy}"
    for kind, then in (("interested", page), ("not_for_me", f"{page}/not-for-me")):
        assert client.submit(f"{page}/interest", {"kind": kind}, page=page).location == then
    assert [row.kind.value for row in rows(session, Interest)] == ["not_for_me"]
    said = [entry.action for entry in rows(session, AuditEntry) if entry.action.startswith("said")]
    assert said == ["said interested", "said not_for_me"]


@pytest.mark.parametrize("kind", ["", "married", "x" * 70000])
def test_an_answer_that_is_none_changes_nothing(client: HouseClient, session: Session, world: World, kind: str) -> None:
    client.sign_in_as(world.anna_account)
    page = f"/me/vacancies/{world.hotel_vacancy}"
    client.submit(f"{page}/interest", {"kind": kind}, page=page)
    assert rows(session, Interest) == []


def test_a_vacancy_that_is_not_open_does_not_exist(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.anna_account)
    assert client.get(f"/me/vacancies/{world.submitted_vacancy}").status_code == 404


def test_looks_are_told_in_plain_words(client: HouseClient, session: Session, world: World) -> None:

    who = Principal(Actor.COUNSELLOR, account_name=world.counsellor, organisation_name=world.sofia)
    for _ in range(2):
        audit.record(session, who, "looked", world.anna, NOW, {"purpose": "profile"})
    session.commit()
    client.sign_in_as(world.anna_account)
    shown = text(client.get("/me/who-looked?lang=en"))
    for words in ("Read your profile", "Counsellor", "Рамо до рамо", "2 times", "23"):
        assert words in shown, words
    assert world.counsellor not in shown
