"""Two at the same moment about one offer: never two answers, never work without a yes, never one person hired twice."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from models import JobOffer, Placement
from models.database import open_engine, session_options
from models.offer import OfferState
from models.outcome import OutcomeReason
from models.queries import by_public_id
from tests.browser import fetch_all
from tests.conftest import VAULT
from tests.world import NOW, World
from web.services import disclosure, offers, outcomes, placements
from web.services.disclosure_steps import NotPossible
from web.services.principal import Actor, Principal

pytestmark = pytest.mark.own_calendar

PERSON, COMPANY = Principal(Actor.JOBSEEKER), Principal(Actor.EMPLOYER)
ROUNDS, MANY = 2, 200
LATER = NOW + timedelta(days=9)
Step = Callable[[Session, JobOffer], None]


def accept(session: Session, row: JobOffer) -> None:
    offers.accept(session, row, PERSON, NOW, duties_in="uk")


def refuse(session: Session, row: JobOffer) -> None:
    offers.decline(session, row, PERSON, frozenset(), NOW)


def take_back(session: Session, row: JobOffer) -> None:
    offers.take_back(session, row, COMPANY, NOW)


def withdraw(session: Session, row: JobOffer) -> None:
    disclosure.withdraw(session, row.disclosure, PERSON, NOW)


def not_chosen(session: Session, row: JobOffer) -> None:
    outcomes.not_chosen(session, row.disclosure, COMPANY, OutcomeReason.SKILLS, NOW)


def begin(session: Session, row: JobOffer) -> None:
    placements.begin(session, row, COMPANY, date(2026, 12, 1), date(2026, 12, 1), LATER)


def end_in_time(session: Session, row: JobOffer) -> None:
    offers.sweep(session, NOW + timedelta(days=15))


PAIRS: dict[str, tuple[Step, Step]] = {
    "yes and taken back": (accept, take_back), "yes and no": (accept, refuse), "yes twice": (accept, accept),
    "yes and not chosen": (accept, not_chosen), "yes and withdrawn": (accept, withdraw),
    "yes and time": (accept, end_in_time), "begun twice": (begin, begin), "begun and no": (begin, refuse),
}  # fmt: skip
STANDS = {OfferState.MADE, OfferState.ACCEPTED, OfferState.DECLINED, OfferState.TAKEN_BACK, OfferState.EXPIRED,
          OfferState.BEGUN}  # fmt: skip


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """The database of this test, opened with the storage rules."""
    opened = open_engine(database_url)
    yield opened
    opened.dispose()


@pytest.mark.parametrize("pair", list(PAIRS))
def test_two_at_once_leave_one_answer(engine: Engine, world: World, pair: str) -> None:
    for _round in range(ROUNDS):
        _race(engine, world, pair)


@pytest.mark.nightly
@pytest.mark.parametrize("pair", list(PAIRS))
def test_many_times_two_at_once_leave_one_answer(engine: Engine, world: World, pair: str) -> None:
    for _round in range(MANY):
        _race(engine, world, pair)


def _race(engine: Engine, world: World, pair: str) -> None:
    make = sessionmaker(engine, **session_options(VAULT))
    _anew(make, world, OfferState.ACCEPTED if begin in PAIRS[pair] else OfferState.MADE)
    start = Barrier(2)

    def go(step: Step) -> bool:
        start.wait()
        with make() as session, session.begin():
            row = by_public_id(session, JobOffer, world.job_offer)
            assert row is not None
            try:
                step(session, row)
            except NotPossible:
                session.rollback()
                return False
            return True

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(go, PAIRS[pair]))
    assert any(done), "one of the two comes first"
    _holds(make, world, pair, done)


def _holds(make: sessionmaker[Session], world: World, pair: str, done: list[bool]) -> None:
    with make() as session:
        row = by_public_id(session, JobOffer, world.job_offer)
        assert row is not None
        assert row.state in STANDS
        begun = [each for each in fetch_all(session, Placement) if each.offer_id == row.id]
        assert len(begun) == (row.state is OfferState.BEGUN)
        agreed = row.consent is not None and row.consent.withdrawn_at is None
        assert not agreed or row.state in (OfferState.ACCEPTED, OfferState.BEGUN)
        if pair in ("yes and taken back", "yes and not chosen", "yes twice", "begun twice", "begun and no"):
            assert sorted(done) == [False, True], "both answers cannot count"


def _anew(make: sessionmaker[Session], world: World, state: OfferState) -> None:
    """Undo the last round: the offer stands as it did, and nobody began work on it."""
    from models.sharing_enums import DisclosureState

    with make() as session, session.begin():
        row = by_public_id(session, JobOffer, world.job_offer)
        assert row is not None
        for each in fetch_all(session, Placement):
            if each.offer_id == row.id:
                session.delete(each)
        row.state, row.consent = state, None
        row.disclosure.state = DisclosureState.DISCLOSED
