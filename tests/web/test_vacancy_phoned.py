"""A counsellor writes for an employer who telephones; the employer confirms by a link that works once."""

import re
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm import Session

from models import Account, AuditEntry, Employer, OutboxMessage, PhonedVacancy
from models.enums import EmployerState, VacancyState
from models.inbox import InboxItem, News
from models.phoned import ConfirmationAnswer
from tests.browser import HouseClient, another, fetch_all, hidden_fields
from tests.conftest import VAULT, FakeClock
from tests.web.forms_filled import filled
from tests.web.test_employer_vacancies import now_is
from tests.web.test_vacancy_posting import CANNOT_BE_GUESSED, Hand
from tests.world import HOTEL, World

NEW = "/desk/vacancies/new"


@pytest.fixture
def counsellor(client: HouseClient, world: World) -> HouseClient:
    """The desk of Sofia, reading English."""
    client.sign_in_as(world.counsellor).get("/desk?lang=en")
    return client


@pytest.fixture
def outside(app: Flask) -> HouseClient:
    """Whoever opens the link."""
    client = another(app)
    client.get("/?lang=en")
    return client


def write(counsellor: HouseClient, world: World) -> str:
    """Write a whole vacancy for the hotel and return its public id."""
    hand = Hand(counsellor)
    page = hand.send(hand.open(NEW), NEW, title="камериерка в хотел", company=world.lozen)[1]
    address, page = hand.send(page, NEW, occupation=HOTEL)
    assert address.endswith("/edit")
    return hand.send(page, address, **CANNOT_BE_GUESSED)[0].split("/")[-1]


def send(counsellor: HouseClient, session: Session, name: str) -> str:
    """Send the link and return where it leads."""
    page = f"/employer/vacancies/{name}"
    assert counsellor.submit(f"{page}/ask", page=page).status_code == 303
    session.info["vault"] = VAULT
    letter = [row for row in fetch_all(session, OutboxMessage) if row.template == "confirm_vacancy"][-1]
    link = str(letter.secret)
    session.rollback()
    return "/" + link.split("/", 3)[-1]


def answer(client: HouseClient, link: str, **said: str) -> int:
    page = client.get(link).get_data(as_text=True)
    return int(client.post(link, data={**filled(page), **said}).status_code)


def test_the_employer_confirms_and_only_then_it_waits_for_approval(
    counsellor: HouseClient, outside: HouseClient, world: World, session: Session
) -> None:
    name = write(counsellor, world)
    assert name in counsellor.get("/desk/vacancies?show=written").get_data(as_text=True)
    link = send(counsellor, session, name)
    assert now_is(session, name).state is VacancyState.DRAFT
    page = outside.get(link).get_data(as_text=True)
    assert "€" in page
    assert "Хотел Лозен" in page
    for hidden in (world.anna, world.omar, "Анна", world.hotel_vacancy, world.cook_vacancy, name):
        assert hidden not in page
    assert answer(outside, link, answer="confirmed") == 422
    assert answer(outside, link, answer="confirmed", promised="y") == 303
    assert now_is(session, name).state is VacancyState.SUBMITTED
    assert "does not work any more" in outside.get(link).get_data(as_text=True)
    actions = [(entry.action, bool(entry.actor)) for entry in fetch_all(session, AuditEntry) if entry.subject == name]
    wrote = ["drafted vacancy", "changed vacancy", "asked employer to confirm", "submitted vacancy"]
    assert [action for action, _by in actions] == wrote
    assert sum(item.news is News.VACANCY_CONFIRMED for item in fetch_all(session, InboxItem)) == 1
    session.rollback()
    counsellor.sign_in_as(world.other_counsellor)
    desk = f"/desk/vacancies/{name}"
    version = hidden_fields(counsellor.get(desk).get_data(as_text=True), f"{desk}/approve")
    assert counsellor.post(f"{desk}/approve", data=version).status_code == 303
    assert now_is(session, name).state is VacancyState.OPEN


@pytest.mark.parametrize(
    ("said", "status", "kept"),
    [
        ({"answer": "not_ours"}, 303, ConfirmationAnswer.NOT_OURS),
        ({"answer": "wrong", "note": "Заплатата е друга."}, 303, ConfirmationAnswer.WRONG),
        ({"answer": "wrong"}, 422, None),
        ({}, 422, None),
        ({"answer": "nonsense"}, 422, None),
    ],
    ids=str,
)
def test_an_employer_may_say_no_and_what_is_wrong(
    counsellor: HouseClient, outside: HouseClient, world: World, session: Session,
    said: dict[str, str], status: int, kept: ConfirmationAnswer | None,
) -> None:  # fmt: skip
    name = write(counsellor, world)
    link = send(counsellor, session, name)
    assert answer(outside, link, **said) == status
    row = fetch_all(session, PhonedVacancy)[0]
    assert (row.answer, row.note) == (kept, said.get("note") if kept else None)
    session.rollback()
    assert now_is(session, name).state is VacancyState.DRAFT
    if kept is ConfirmationAnswer.WRONG:
        assert "Заплатата е друга." in counsellor.get(f"/employer/vacancies/{name}").get_data(as_text=True)


def test_a_link_ends_after_seven_days_and_a_newer_one_replaces_it(
    counsellor: HouseClient, outside: HouseClient, world: World, session: Session, clock: FakeClock
) -> None:
    name = write(counsellor, world)
    first = send(counsellor, session, name)
    second = send(counsellor, session, name)
    assert first != second
    assert "does not work any more" in outside.get(first).get_data(as_text=True)
    clock.moment += timedelta(days=7) - timedelta(seconds=1)
    assert "does not work any more" not in outside.get(second).get_data(as_text=True)
    clock.moment += timedelta(seconds=1)
    assert "does not work any more" in outside.get(second).get_data(as_text=True)


def test_what_was_changed_meanwhile_is_read_again(
    counsellor: HouseClient, outside: HouseClient, world: World, session: Session
) -> None:
    name = write(counsellor, world)
    link = send(counsellor, session, name)
    late = {**filled(outside.get(link).get_data(as_text=True)), "answer": "confirmed", "promised": "y"}
    edit = f"/employer/vacancies/{name}/edit"
    changed = {**filled(counsellor.get(edit).get_data(as_text=True)), "pay_min": "800"}
    assert counsellor.post(edit, data=changed).status_code == 303
    assert outside.post(link, data=late).status_code == 409
    assert now_is(session, name).state is VacancyState.DRAFT
    assert answer(outside, link, answer="confirmed", promised="y") == 303


def test_only_the_own_organisation_and_the_company_see_what_is_not_confirmed(
    counsellor: HouseClient, world: World, session: Session
) -> None:
    name = write(counsellor, world)
    page = f"/employer/vacancies/{name}"
    assert counsellor.submit(f"{page}/submit", {"promised": "y"}, page=page).status_code == 404
    for somebody, status in (
        (world.other_counsellor, 404), (world.lead, 200), (world.employer, 200), (world.other_employer, 404),
        (world.anna_account, 404), (world.operator, 404),
    ):  # fmt: skip
        counsellor.sign_in_as(somebody)
        assert counsellor.get(page).status_code == status, somebody
    assert now_is(session, name).state is VacancyState.DRAFT


def test_only_checked_companies_are_written_for(counsellor: HouseClient, world: World, session: Session) -> None:
    page = counsellor.get(NEW).get_data(as_text=True)
    assert "Хотел Лозен" in page
    assert world.kestrel not in page
    refused = counsellor.submit(NEW, {"title": "камериерка", "company": world.kestrel, "occupation": HOTEL})
    assert refused.status_code == 422
    name = write(counsellor, world)
    session.execute(update(Employer).where(Employer.public_id == world.lozen).values(state=EmployerState.SUSPENDED))
    session.commit()
    assert counsellor.submit(f"/employer/vacancies/{name}/ask", page=f"/employer/vacancies/{name}").status_code == 422


def test_what_lacks_something_is_not_sent(counsellor: HouseClient, world: World) -> None:
    hand = Hand(counsellor)
    page = hand.send(hand.open(NEW), NEW, title="камериерка в хотел", company=world.lozen)[1]
    address = hand.send(page, NEW, occupation=HOTEL)[0].removesuffix("/edit")
    assert "confirm</button>" not in re.sub(r"\s+", " ", counsellor.get(address).get_data(as_text=True))
    assert counsellor.submit(f"{address}/ask", page=address).status_code == 422


def test_the_company_may_send_it_signed_in_instead(
    counsellor: HouseClient, outside: HouseClient, world: World, session: Session
) -> None:
    name = write(counsellor, world)
    link = send(counsellor, session, name)
    counsellor.sign_in_as(world.employer)
    page = f"/employer/vacancies/{name}"
    assert "A counsellor wrote it for you" in counsellor.get(page).get_data(as_text=True)
    assert counsellor.submit(f"{page}/submit", {"promised": "y"}, page=page).status_code == 303
    assert "does not work any more" in outside.get(link).get_data(as_text=True)


def test_who_has_no_access_any_more_confirms_nothing(
    counsellor: HouseClient, outside: HouseClient, world: World, session: Session, clock: FakeClock
) -> None:
    link = send(counsellor, session, write(counsellor, world))
    session.execute(update(Account).where(Account.public_id == world.employer).values(disabled_at=clock()))
    session.commit()
    assert "does not work any more" in outside.get(link).get_data(as_text=True)
