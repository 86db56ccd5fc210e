"""Posting a vacancy: from a title to approval, the minimum wage, edits that go back, two people who edit at once."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import AuditEntry, Vacancy
from models.enums import VacancyState
from models.queries import by_public_id
from tests.browser import HouseClient, fetch_all, hidden_fields
from tests.world import HOTEL, World
from web.services import audit

TERMS: dict[str, Any] = {
    "title": "Камериерка", "places": "2", "municipality_code": "SOF46", "starts_on-day": "1", "starts_on-month": "12",
    "starts_on-year": "2026", "contract": "permanent", "hours_per_week": "40", "days": ["0", "1", "2", "3", "4"],
    "from_minute": "8:00", "to_minute": "17:00", "rotating_shifts": "no", "night_work": "no", "pay_period": "month",
    "pay_min": "900", "pay_max": "1100", "first_language-language": "bg", "first_language-level": "A2",
    "first_language-learnable": "y", "description": "Търсим човек за екипа.",
}  # fmt: skip


@pytest.fixture
def employer(client: HouseClient, world: World) -> HouseClient:
    """The browser of the vetted hotel."""
    return client.sign_in_as(world.employer)


def now_is(session: Session, name: str) -> Vacancy:
    """The vacancy as stored, read in a transaction that is over at once."""
    session.rollback()
    session.expire_all()
    found = by_public_id(session, Vacancy, name)
    assert found is not None
    _ = [row.concept for row in found.skills], found.languages, found.licences
    session.expunge_all()
    session.rollback()
    return found


def post(employer: HouseClient, session: Session, **terms: str) -> str:
    """Post a vacancy from its title to its terms, and return its public id."""
    shown = employer.submit("/employer/vacancies/new", {"title": "камериерка в хотел"}).get_data(as_text=True)
    assert f'value="{HOTEL}"' in shown
    fields = hidden_fields(shown, "/employer/vacancies/new")
    answers = {**fields, "title": "камериерка в хотел", "occupation": HOTEL}
    made = employer.post("/employer/vacancies/new", data=answers)
    assert made.status_code == 303
    name = str(made.location).split("/")[-2]
    employer.submit(f"/employer/vacancies/{name}/edit", {**TERMS, **terms})
    return name


def test_a_vacancy_goes_from_a_title_to_approval(employer: HouseClient, session: Session) -> None:
    name = post(employer, session)
    made = now_is(session, name)
    assert made.state is VacancyState.DRAFT
    assert len(made.skills) > 3
    assert (made.pay_min, made.pay_max, made.weekdays, made.from_minute) == (90000, 110000, 31, 480)
    page = f"/employer/vacancies/{name}"
    assert employer.submit(f"{page}/submit", page=page).status_code == 422
    assert employer.submit(f"{page}/submit", {"promised": "y"}, page=page).status_code == 303
    assert now_is(session, name).state is VacancyState.SUBMITTED
    actions = [entry.action for entry in fetch_all(session, AuditEntry) if entry.subject == name]
    assert actions == ["drafted vacancy", "changed vacancy", "submitted vacancy"]
    assert audit.verify(session).broken_at is None


def test_a_title_in_another_language_finds_the_same_occupation(employer: HouseClient) -> None:
    for title in ("hotel room attendant", "покоївка"):
        assert f'value="{HOTEL}"' in employer.submit("/employer/vacancies/new", {"title": title}).get_data(True)


def test_none_of_these_asks_for_other_words(employer: HouseClient, session: Session) -> None:
    shown = employer.submit("/employer/vacancies/new", {"title": "човек за всичко"}).get_data(as_text=True)
    fields = hidden_fields(shown, "/employer/vacancies/new")
    made = employer.post("/employer/vacancies/new", data={**fields, "title": "човек за всичко", "occupation": "none"})
    page = str(made.location)
    assert page.endswith("/occupation")
    shown = employer.submit(page, {"title": "камериерка"}).get_data(as_text=True)
    fields = hidden_fields(shown, page)
    assert employer.post(page, data={**fields, "title": "камериерка", "occupation": HOTEL}).status_code == 303
    made_now = now_is(session, page.split("/")[-2])
    assert made_now.title == "човек за всичко"
    assert made_now.skills


@pytest.mark.parametrize(
    ("terms", "sent"),
    [
        ({"pay_min": "620.19"}, 422),
        ({"pay_min": "620.20"}, 303),
        ({"pay_period": "hour", "pay_min": "3.73", "pay_max": "5"}, 422),
        ({"pay_period": "hour", "pay_min": "3.74", "pay_max": "5"}, 303),
        ({"contract": "part_time", "hours_per_week": "20", "pay_min": "310.10"}, 303),
        ({"contract": "part_time", "hours_per_week": "20", "pay_min": "310.09"}, 422),
        ({"contract": "part_time", "hours_per_week": ""}, 422),
        ({"pay_min": "", "pay_max": ""}, 422),
        ({"municipality_code": ""}, 422),
        ({"starts_on-year": "2027", "pay_min": "620.19"}, 422),
        ({"starts_on-year": "2027", "pay_min": "620.20"}, 303),
    ],
)
def test_pay_below_the_minimum_wage_of_the_start_cannot_be_sent(
    employer: HouseClient, session: Session, terms: dict[str, str], sent: int
) -> None:
    name = post(employer, session, **terms)
    page = f"/employer/vacancies/{name}"
    fields = hidden_fields(employer.get(page).get_data(as_text=True), f"{page}/submit")
    assert employer.post(f"{page}/submit", data={**fields, "promised": "y"}).status_code == sent
    if terms.get("starts_on-year") == "2027":
        assert "is not known yet" in employer.get(f"{page}?lang=en").get_data(as_text=True)


@pytest.mark.parametrize(
    "edit",
    [
        {"title": "Камериерки"}, {"places": "3"}, {"municipality_code": "VAR06"}, {"starts_on-day": "2"},
        {"ends_on-day": "1", "ends_on-month": "5", "ends_on-year": "2027"}, {"contract": "seasonal"},
        {"hours_per_week": "36"}, {"days": ["0", "5"]}, {"from_minute": "7:30"}, {"to_minute": "16:00"},
        {"rotating_shifts": "yes"}, {"night_work": "yes"}, {"pay_min": "910"}, {"pay_max": "1200"},
        {"pay_period": "hour"}, {"experience_years": "1"}, {"first_language-level": "B1"},
        {"first_language-learnable": ""}, {"licences": ["health_book"]}, {"accommodation": "yes"},
        {"accommodation_price": "100"}, {"accommodation_ends_with_job": "yes"}, {"employer_transport": "yes"},
        {"accommodation_deposit": "50"}, {"accommodation_sharing": "2"}, {"accommodation_leave_days": "14"},
        {"hazardous": "y"}, {"description": "Друго."},
    ],
    ids=lambda edit: "-".join(edit),
)  # fmt: skip
def test_any_edit_of_an_open_vacancy_goes_back_to_approval(
    employer: HouseClient, world: World, session: Session, edit: dict[str, Any]
) -> None:
    address = f"/employer/vacancies/{world.hotel_vacancy}/edit"
    answers = {**TERMS, **edit}
    if not edit.get("first_language-learnable", "y"):
        del answers["first_language-learnable"]
    assert employer.submit(address, answers).status_code == 303
    edited = now_is(session, world.hotel_vacancy)
    assert (edited.state, edited.approved_by_id) == (VacancyState.SUBMITTED, None)
    assert edited.version == 2


def test_saving_without_a_change_leaves_an_open_vacancy_open(
    employer: HouseClient, world: World, session: Session
) -> None:
    assert employer.submit(f"/employer/vacancies/{world.hotel_vacancy}/edit", TERMS).status_code == 303
    assert now_is(session, world.hotel_vacancy).state is VacancyState.OPEN


def test_other_skills_send_an_open_vacancy_back_too(employer: HouseClient, world: World, session: Session) -> None:
    needed = [row.concept.uri for row in by_public_id(session, Vacancy, world.hotel_vacancy).skills][:1]  # type: ignore[union-attr]
    session.rollback()
    address = f"/employer/vacancies/{world.hotel_vacancy}/skills"
    assert employer.submit(address, {"needed": needed}).status_code == 303
    edited = now_is(session, world.hotel_vacancy)
    assert edited.state is VacancyState.SUBMITTED
    assert [row.essential for row in edited.skills] == [True]


def test_an_edit_below_the_minimum_wage_becomes_a_draft(employer: HouseClient, world: World, session: Session) -> None:
    employer.submit(f"/employer/vacancies/{world.hotel_vacancy}/edit", {**TERMS, "pay_min": "500"})
    assert now_is(session, world.hotel_vacancy).state is VacancyState.DRAFT


def test_two_people_who_edit_at_once_see_both_versions(employer: HouseClient, world: World, session: Session) -> None:
    address = f"/employer/vacancies/{world.hotel_vacancy}/edit"
    fields = hidden_fields(employer.get(address).get_data(as_text=True), address)
    assert employer.submit(address, {**TERMS, "places": "7"}).status_code == 303
    late = employer.post(address, data={**fields, **TERMS, "title": "Моето заглавие"})
    shown = late.get_data(as_text=True)
    assert late.status_code == 409
    assert "Моето заглавие" in shown
    assert "<td>2</td><td>7</td>" in shown
    assert now_is(session, world.hotel_vacancy).places == 7
    again = hidden_fields(shown, address)
    assert employer.post(address, data={**again, **TERMS, "title": "Моето заглавие"}).status_code == 303
    assert now_is(session, world.hotel_vacancy).title == "Моето заглавие"


def test_a_form_sent_twice_makes_one_vacancy(employer: HouseClient, session: Session) -> None:
    before = len(fetch_all(session, Vacancy))
    session.rollback()
    shown = employer.submit("/employer/vacancies/new", {"title": "камериерка"}).get_data(as_text=True)
    answers = {**hidden_fields(shown, "/employer/vacancies/new"), "title": "камериерка", "occupation": HOTEL}
    first, second = (employer.post("/employer/vacancies/new", data=answers) for _ in range(2))
    assert first.location == second.location
    assert len(fetch_all(session, Vacancy)) == before + 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"places": "0"}, {"places": "много"}, {"pay_min": "1200"},
        {"ends_on-day": "1", "ends_on-month": "1", "ends_on-year": "2026"},
        {"from_minute": "25:00"}, {"to_minute": ""}, {"first_language-level": ""}, {"title": "a" * 70000},
        {"second_language-language": "bg", "second_language-level": "B1"}, {"description": "а\u202eб"},
        {"municipality_code": "XXX99"}, {"starts_on-day": "31", "starts_on-month": "2"},
    ],
    ids=str,
)  # fmt: skip
def test_impossible_terms_are_refused_and_nothing_changes(
    employer: HouseClient, world: World, session: Session, wrong: dict[str, str]
) -> None:
    address = f"/employer/vacancies/{world.hotel_vacancy}/edit"
    assert employer.submit(address, {**TERMS, **wrong}).status_code == 422
    assert now_is(session, world.hotel_vacancy).version == 1


def test_digits_of_other_scripts_are_understood(employer: HouseClient, session: Session) -> None:
    name = post(employer, session, pay_min="٩٥٠", pay_max="۱۲۰۰", places="٤", from_minute="٠٧:٣٠")
    made = now_is(session, name)
    assert (made.pay_min, made.pay_max, made.places, made.from_minute) == (95000, 120000, 4, 450)


def test_closing_is_final_and_an_employer_sees_only_own_vacancies(
    employer: HouseClient, world: World, session: Session
) -> None:
    page = f"/employer/vacancies/{world.cook_vacancy}"
    assert employer.submit(f"{page}/close", page=page).status_code == 303
    assert now_is(session, world.cook_vacancy).closed_at is not None
    assert employer.get(f"{page}/edit").status_code == 404
    for path in ("", "/edit", "/skills", "/occupation"):
        assert employer.get(f"/employer/vacancies/{world.draft_vacancy}{path}").status_code == 404


def test_an_unchecked_employer_is_told_so_and_sees_no_person(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.other_employer)
    shown = client.get("/employer?lang=en").get_data(as_text=True)
    assert "Until the check is over nobody sees your vacancies" in shown
    for name in ("Анна", "عمر", "مینا", world.anna, world.omar, world.mina):
        assert name not in shown


def test_a_minimum_wage_known_for_the_day_gives_no_warning(employer: HouseClient, world: World) -> None:
    assert "is not known yet" not in employer.get(f"/employer/vacancies/{world.hotel_vacancy}?lang=en").get_data(True)


def test_the_skills_are_headed_with_whole_words(employer: HouseClient, world: World) -> None:
    shown = employer.get(f"/employer/vacancies/{world.hotel_vacancy}/skills?lang=en").get_data(as_text=True)
    assert '<th scope="col">Needed</th><th scope="col">Welcome</th>' in shown
