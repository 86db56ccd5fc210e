"""Is it still open? Asked after three weeks, paused after ten days of silence, counted in Bulgarian days."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from models import Disclosure, Employer, Vacancy
from models.enums import CloseReason, EmployerState, VacancyState
from models.inbox import InboxItem, News
from models.queries import by_public_id
from tests.browser import HouseClient, fetch_all
from tests.conftest import FakeClock
from tests.web.test_employer_vacancies import TERMS, now_is
from tests.world import NOW, World
from web.services import disclosure, matching, vacancy_freshness
from web.services.clock import SOFIA, day_in_bulgaria

Sweep = Callable[[], None]


@pytest.fixture
def sweep(session: Session, clock: FakeClock) -> Sweep:
    """What the worker does about vacancies."""

    def carry_out() -> None:
        session.rollback()
        vacancy_freshness.sweep(session, clock())
        session.commit()

    return carry_out


@pytest.fixture
def employer(client: HouseClient, world: World) -> HouseClient:
    """The browser of the vetted hotel, reading English."""
    client.sign_in_as(world.employer).get("/employer?lang=en")
    return client


def later(clock: FakeClock, client: HouseClient, world: World, **by: float) -> None:
    """Let time pass; a sign-in does not last that long."""
    clock.move(**by)
    client.sign_in_as(world.employer)


def told(session: Session, news: News) -> int:
    """How often something was told."""
    return sum(item.news is news for item in fetch_all(session, InboxItem))


def answer(employer: HouseClient, vacancy: str, said: str, **fields: str) -> Any:
    return employer.submit(f"/employer/vacancies/{vacancy}/still-open", {"said": said, **fields}, page="/employer")


def test_an_employer_is_asked_and_then_the_vacancy_pauses(
    employer: HouseClient, world: World, session: Session, clock: FakeClock, sweep: Sweep
) -> None:
    clock.move(days=20)
    sweep()
    assert now_is(session, world.hotel_vacancy).asked_open_at is None
    later(clock, employer, world, days=1)
    sweep()
    sweep()
    assert told(session, News.STILL_OPEN) == 2
    shown = employer.get("/employer").get_data(as_text=True)
    assert shown.count("Is it still open?") == 2
    assert "we pause it, if nobody answers" in shown
    clock.move(days=9)
    sweep()
    assert now_is(session, world.hotel_vacancy).state is VacancyState.OPEN
    clock.move(days=1)
    sweep()
    assert now_is(session, world.hotel_vacancy).state is VacancyState.PAUSED
    assert told(session, News.VACANCY_PAUSED) == 2


@pytest.fixture
def paused(session: Session, world: World) -> str:
    """The hotel's vacancy, paused a moment ago."""
    asked = {"state": VacancyState.PAUSED, "asked_open_at": NOW - timedelta(days=10)}
    session.execute(update(Vacancy).where(Vacancy.public_id == world.hotel_vacancy).values(**asked))
    session.commit()
    return world.hotel_vacancy


def test_nobody_sees_a_paused_vacancy_and_one_press_opens_it(
    employer: HouseClient, client: HouseClient, world: World, session: Session, paused: str
) -> None:
    assert client.sign_in_as(world.anna_account).get(f"/me/vacancies/{paused}").status_code == 404
    client.sign_in_as(world.counsellor)
    assert paused in client.get("/desk/vacancies?show=paused").get_data(as_text=True)
    assert "did not answer" in client.get(f"/desk/vacancies/{paused}?lang=en").get_data(as_text=True)
    client.sign_in_as(world.employer)
    assert answer(client, paused, "open").status_code == 303
    row = now_is(session, paused)
    assert (row.state, row.asked_open_at) == (VacancyState.OPEN, None)
    assert row.approved_by_id is not None
    assert client.sign_in_as(world.anna_account).get(f"/me/vacancies/{paused}").status_code == 200


def test_a_paused_vacancy_that_is_changed_goes_to_approval(
    employer: HouseClient, session: Session, paused: str
) -> None:
    assert employer.submit(f"/employer/vacancies/{paused}/edit", {**TERMS, "places": "5"}).status_code == 303
    assert now_is(session, paused).state is VacancyState.SUBMITTED
    assert answer(employer, paused, "open").status_code == 409


@pytest.mark.parametrize("state", [each for each in EmployerState if each is not EmployerState.VETTED])
def test_a_paused_vacancy_opens_only_for_a_checked_company(
    employer: HouseClient, world: World, session: Session, paused: str, state: EmployerState
) -> None:
    session.execute(update(Employer).where(Employer.public_id == world.lozen).values(state=state))
    session.commit()
    assert answer(employer, paused, "open").status_code in (404, 422)
    assert now_is(session, paused).state is VacancyState.PAUSED


def test_what_the_law_no_longer_allows_does_not_open_again(
    employer: HouseClient, session: Session, paused: str
) -> None:
    session.execute(update(Vacancy).where(Vacancy.public_id == paused).values(pay_min=50000))
    session.commit()
    assert answer(employer, paused, "open").status_code == 422
    assert now_is(session, paused).state is VacancyState.PAUSED


def test_fewer_people_need_no_new_approval_and_more_are_refused(
    employer: HouseClient, session: Session, paused: str
) -> None:
    session.execute(update(Vacancy).where(Vacancy.public_id == paused).values(group_size=2))
    session.commit()
    for places in ("2", "3", "0", "", "two"):
        assert answer(employer, paused, "fewer", places=places).status_code == 422
    assert answer(employer, paused, "nonsense").status_code == 422
    assert answer(employer, paused, "fewer", places="1").status_code == 303
    row = now_is(session, paused)
    assert (row.state, row.places, row.group_size) == (VacancyState.OPEN, 1, None)


def test_filled_closes_it_and_people_hear_of_it(
    employer: HouseClient, world: World, session: Session, paused: str
) -> None:
    assert answer(employer, paused, "filled").status_code == 303
    row = now_is(session, paused)
    assert (row.state, row.close_reason) == (VacancyState.CLOSED, CloseReason.FILLED)
    assert told(session, News.VACANCY_CLOSED) == 1
    assert "Is it still open?" not in employer.get("/employer").get_data(as_text=True)


def test_nothing_is_shared_about_a_paused_vacancy(world: World, session: Session) -> None:
    found = by_public_id(session, Vacancy, world.cook_vacancy)
    assert found is not None
    found.state = VacancyState.PAUSED
    session.commit()
    rows = session.scalars(select(Disclosure).where(Disclosure.vacancy_id == found.id)).all()
    assert rows
    assert not any(disclosure.in_force(row) for row in rows)


def test_an_answer_counts_anew(
    employer: HouseClient, world: World, session: Session, clock: FakeClock, sweep: Sweep
) -> None:
    later(clock, employer, world, days=25)
    sweep()
    assert answer(employer, world.hotel_vacancy, "open").status_code == 303
    clock.move(days=20)
    sweep()
    assert now_is(session, world.hotel_vacancy).asked_open_at is None
    clock.move(days=1)
    sweep()
    assert now_is(session, world.hotel_vacancy).asked_open_at is not None


def test_terms_count_in_bulgarian_days_over_both_changes_of_the_clock(session: Session, world: World) -> None:
    vacancy = by_public_id(session, Vacancy, world.hotel_vacancy)
    assert vacancy is not None
    session.execute(
        update(Vacancy).where(Vacancy.id != vacancy.id).values(said_open_at=datetime(2029, 1, 1, tzinfo=UTC))
    )
    for midnight in (datetime(2026, 10, 25, tzinfo=SOFIA), datetime(2027, 3, 28, tzinfo=SOFIA)):
        for hours in range(-30, 31, 3):
            said = (midnight + timedelta(hours=hours)).astimezone(UTC)
            vacancy.state, vacancy.said_open_at, vacancy.asked_open_at = VacancyState.OPEN, said, None
            session.flush()
            due = datetime.combine(day_in_bulgaria(said) + timedelta(days=21), datetime.min.time(), SOFIA)
            vacancy_freshness.sweep(session, due.astimezone(UTC) - timedelta(seconds=1))
            assert vacancy.asked_open_at is None, said
            vacancy_freshness.sweep(session, due.astimezone(UTC))
            assert vacancy.asked_open_at is not None, said
            over = datetime.combine(day_in_bulgaria(due) + timedelta(days=10), datetime.min.time(), SOFIA)
            assert vacancy_freshness.pauses_on(vacancy.asked_open_at, matching.rules(session), due) == over.date()
            vacancy_freshness.sweep(session, over.astimezone(UTC) - timedelta(seconds=1))
            assert vacancy.state is VacancyState.OPEN, said
            vacancy_freshness.sweep(session, over.astimezone(UTC))
            assert vacancy.state is VacancyState.PAUSED, said


def test_the_terms_are_settings_an_operator_dates(session: Session) -> None:
    rules = matching.rules(session)
    assert vacancy_freshness.days(rules, vacancy_freshness.ASK_AFTER, NOW) == 21
    assert vacancy_freshness.days(rules, vacancy_freshness.PAUSE_AFTER, NOW) == 10
