"""Approving a vacancy or giving it back, at the counsellor's desk."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from models import Employer, MatchRun, Vacancy
from models.enums import EmployerState, VacancyState
from models.queries import by_public_id
from tests.browser import HouseClient, fetch_all, hidden_fields
from tests.world import World


@pytest.fixture
def desk(client: HouseClient, world: World) -> HouseClient:
    """The browser of Sofia's counsellor."""
    return client.sign_in_as(world.counsellor)


def fresh_row(session: Session, kind: type, name: str) -> Any:
    """A row as it is now."""
    session.expire_all()
    session.rollback()
    return by_public_id(session, kind, name)


def test_approving_opens_the_vacancy_and_ranks_people_at_once(
    desk: HouseClient, world: World, session: Session
) -> None:
    address = f"/desk/vacancies/{world.submitted_vacancy}"
    answer = desk.submit(f"{address}/approve", page=address)
    assert answer.status_code == 303
    assert answer.location.endswith(f"{address}/people")
    opened = fresh_row(session, Vacancy, world.submitted_vacancy)
    assert opened.state is VacancyState.OPEN
    assert opened.approved_by_id is not None
    assert len({run.organisation_id for run in fetch_all(session, MatchRun)}) == 2, "one list for each organisation"
    session.rollback()
    shown = desk.get(f"{address}/people").get_data(as_text=True)
    assert shown.index("عمر حداد") < shown.index("Анна Коваль")


def test_a_vacancy_edited_after_it_was_read_is_not_approved(desk: HouseClient, world: World, session: Session) -> None:
    address = f"/desk/vacancies/{world.submitted_vacancy}"
    assert desk.submit(f"{address}/approve", {"version": "99"}, page=address).status_code == 409
    assert fresh_row(session, Vacancy, world.submitted_vacancy).state is VacancyState.SUBMITTED


def test_a_vacancy_of_an_unchecked_employer_is_not_opened(desk: HouseClient, world: World, session: Session) -> None:
    address = f"/desk/vacancies/{world.submitted_vacancy}"
    page = desk.get(address).get_data(as_text=True)
    employer = fresh_row(session, Employer, world.lozen)
    employer.state = EmployerState.NEW
    session.commit()
    answer = desk.post(f"{address}/approve", data=hidden_fields(page, f"{address}/approve"))
    assert answer.status_code == 422
    assert fresh_row(session, Vacancy, world.submitted_vacancy).state is VacancyState.SUBMITTED


def test_giving_a_vacancy_back_needs_a_reason_and_tells_the_employer(
    desk: HouseClient, world: World, session: Session, app: Flask
) -> None:
    address = f"/desk/vacancies/{world.submitted_vacancy}"
    assert desk.submit(f"{address}/return", {"note": "x"}, page=address).status_code == 422
    told = {"reason": "unclear", "note": "Колко души са в екипа?"}
    assert desk.submit(f"{address}/return", told, page=address).status_code == 303
    assert fresh_row(session, Vacancy, world.submitted_vacancy).state is VacancyState.DRAFT
    session.rollback()
    employer = app.test_client()
    assert isinstance(employer, HouseClient)
    employer.environ_base["wsgi.url_scheme"] = "https"
    employer.sign_in_as(world.employer)
    assert "Колко души са в екипа?" in employer.get(f"/employer/vacancies/{world.submitted_vacancy}").get_data(True)
