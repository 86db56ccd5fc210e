"""Two counsellors at the same moment: a company is never shown more people than it may be."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from models import Account, Card, Disclosure, HeldBack, Jobseeker, Vacancy
from models.card import NoCard
from models.database import open_engine, session_options
from models.enums import DecisionKind, DecisionReason
from models.queries import by_public_id
from models.queries import cards as queries
from tests.conftest import VAULT
from tests.crowd import like
from tests.world import NOW, World
from web.services import decisions
from web.services.cards import PER_VACANCY
from web.services.principal import Actor, Principal

AT_ONCE = 4


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """An engine with a connection for each thread."""
    opened = open_engine(database_url, pool_size=AT_ONCE + 1)
    yield opened
    opened.dispose()


def _propose(engine: Engine, start: Barrier, who: Principal, vacancy: str, names: list[str]) -> None:
    open_session = sessionmaker(engine, **session_options(VAULT))
    start.wait(30)
    for name in names:
        with open_session() as session, session.begin():
            person, row = by_public_id(session, Jobseeker, name), by_public_id(session, Vacancy, vacancy)
            assert person is not None
            assert row is not None
            decisions.decide(
                session, person, row, who, DecisionKind.PROPOSE, DecisionReason.SKILLS_FIT, None, None, NOW
            )


@pytest.mark.timeout(120)
def test_four_counsellors_at_once_show_no_more_than_ten(engine: Engine, session: Session, world: World) -> None:
    omar, account = by_public_id(session, Jobseeker, world.omar), by_public_id(session, Account, world.counsellor)
    cook, hotel = (by_public_id(session, Vacancy, name) for name in (world.cook_vacancy, world.hotel_vacancy))
    assert omar is not None
    assert account is not None
    assert cook is not None
    assert hotel is not None
    session.query(Card).delete()
    session.query(Disclosure).delete()
    cook.employer.vetted_at = NOW - timedelta(days=60)
    names = [each.public_id for each in like(session, omar, 16)]
    who = Principal(Actor.COUNSELLOR, account.id, account.public_id)
    session.commit()
    start, parts = Barrier(AT_ONCE), [names[number::AT_ONCE] for number in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as threads:
        waiting = [threads.submit(_propose, engine, start, who, world.cook_vacancy, part) for part in parts]
        for each in waiting:
            each.result(100)
    session.rollback()
    assert len(queries.shown_for(session, [cook.id])) == PER_VACANCY
    assert session.query(Card).count() == PER_VACANCY
    assert [row.cause for row in session.query(HeldBack)] == [NoCard.VACANCY_FULL] * (len(names) - PER_VACANCY)
