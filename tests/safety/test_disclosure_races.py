"""Two at the same moment: whatever comes first, a yes never outlives a withdrawal or a suspension."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import Engine, update
from sqlalchemy.orm import Session, sessionmaker

from models import Disclosure, Employer, Vacancy
from models.database import open_engine, session_options
from models.enums import EmployerState, VacancyState
from models.queries import by_public_id
from models.sharing_enums import DisclosureState, SharedField
from tests.conftest import VAULT
from tests.world import NOW, World
from web.services import audit, disclosure, employer_vetting
from web.services.disclosed import disclosed_fields
from web.services.disclosure_steps import NotPossible
from web.services.principal import Actor, Principal

PERSON, OPERATOR = Principal(Actor.JOBSEEKER), Principal(Actor.OPERATOR)
YES = disclosure.Agreement(frozenset({SharedField.NAME}), 30, "uk")
Step = Callable[[Session, Disclosure], None]


def agree(session: Session, row: Disclosure) -> None:
    """The person says yes."""
    disclosure.agree(session, row, PERSON, YES, NOW)


def withdraw(session: Session, row: Disclosure) -> None:
    """The person takes it back, from another browser."""
    disclosure.withdraw(session, row, PERSON, NOW)


def suspend(session: Session, row: Disclosure) -> None:
    """An operator suspends the company."""
    employer_vetting.suspend(session, OPERATOR, row.vacancy.employer, NOW)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine with a connection for each thread."""
    opened = open_engine(database_url)
    yield opened
    opened.dispose()


def _race(engine: Engine, world: World, other: Step, rounds: int) -> set[DisclosureState]:
    """Let somebody say yes while another step is taken; the states in which it ended."""
    open_session = sessionmaker(engine, **session_options(VAULT))
    start, ends = Barrier(2), set()

    def take(step: Step) -> None:
        start.wait(30)
        with open_session() as session, session.begin():
            row = by_public_id(session, Disclosure, world.invited)
            assert row is not None
            try:
                step(session, row)
            except NotPossible:
                session.rollback()

    with ThreadPoolExecutor(2) as pool:
        for _round in range(rounds):
            _begin_again(open_session, world)
            list(pool.map(take, [agree, other]))
            with open_session() as session:
                row = by_public_id(session, Disclosure, world.invited)
                assert row is not None
                ends.add(row.state)
                assert disclosed_fields(session, row.vacancy.employer, row, NOW) is None
    with open_session() as session:
        assert audit.verify(session).broken_at is None
    return ends


def _begin_again(open_session: sessionmaker[Session], world: World) -> None:
    with open_session() as session, session.begin():
        session.execute(update(Employer).where(Employer.public_id == world.lozen).values(state=EmployerState.VETTED))
        opened = {"state": VacancyState.OPEN, "approved_by_id": 1}
        session.execute(update(Vacancy).where(Vacancy.public_id == world.hotel_vacancy).values(**opened))
        session.execute(
            update(Disclosure).where(Disclosure.public_id == world.invited).values(state=DisclosureState.INVITED)
        )


RACES = [(withdraw, DisclosureState.WITHDRAWN), (suspend, DisclosureState.SUSPENDED)]


@pytest.mark.parametrize(("other", "end"), RACES)
def test_a_yes_never_outlives_what_ends_it(engine: Engine, world: World, other: Step, end: DisclosureState) -> None:
    assert _race(engine, world, other, 15) == {end}


@pytest.mark.nightly
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(("other", "end"), RACES)
def test_a_yes_never_outlives_what_ends_it_in_a_thousand_races(
    engine: Engine, world: World, other: Step, end: DisclosureState
) -> None:
    assert _race(engine, world, other, 500) == {end}
