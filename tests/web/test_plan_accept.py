"""Accepting a plan: proposals of all that were chosen, what stands against the others, and two who do it at once."""

import threading
from collections.abc import Callable, Sequence

import pytest
from flask import Flask
from sqlalchemy.orm import Session, sessionmaker

from models import Decision, Disclosure, Jobseeker, Placement, PlacementPlan, Vacancy
from models.database import session_options
from models.enums import CloseReason, DecisionKind, DecisionReason, VacancyState
from models.jobseeker import Exclusion, ExclusionKind
from models.plan import Blocked
from models.queries import by_public_id
from tests.conftest import VAULT
from tests.crowd import agrees
from tests.web.asked import statements
from tests.web.plans import another_post, crowd, desk, planned
from tests.world import NOW, World
from web.services import decisions, plan
from web.services.plan import Accepted, Limits, Scope
from web.services.plan_accept import Pair
from web.services.principal import Principal

Sessions = Callable[[], Session]


@pytest.fixture
def made(session: Session, world: World) -> PlacementPlan:
    """A plan of five cooks for two posts of three places each."""
    crowd(session, world, world.omar, 5)
    posts = [another_post(session, world.cook_vacancy, number, places=3) for number in ("175074752", "831641791")]
    session.commit()
    return planned(session, desk(session, world.counsellor), Scope(vacancies=tuple(posts)), Limits(1, 1))


def all_pairs(session: Session, made: PlacementPlan) -> list[Pair]:
    return [(pair.jobseeker, pair.vacancy) for pair in plan.report(session, made).pairs]


def person(session: Session, public_id: str) -> Jobseeker:
    found = by_public_id(session, Jobseeker, public_id)
    assert found is not None
    return found


def vacancy(session: Session, public_id: str) -> Vacancy:
    found = by_public_id(session, Vacancy, public_id)
    assert found is not None
    return found


def test_the_chosen_pairs_become_proposals_and_the_plan_remembers_it(
    session: Session, world: World, made: PlacementPlan
) -> None:
    pairs = all_pairs(session, made)
    assert len(pairs) > 3
    before = session.query(Disclosure).count()
    found = plan.accept(session, made, pairs[:3], desk(session, world.counsellor), NOW)
    session.commit()
    assert (sorted(found.proposed), found.blocked) == (sorted(pairs[:3]), {})
    assert session.query(Disclosure).count() == before + 3
    accepted = [(pair.jobseeker, pair.vacancy) for pair in plan.report(session, made).pairs if pair.accepted]
    assert sorted(accepted) == sorted(pairs[:3])
    again = plan.accept(session, made, pairs, desk(session, world.counsellor), NOW)
    assert {again.blocked[pair] for pair in pairs[:3]} == {Blocked.ALREADY}
    assert sorted(again.proposed) == sorted(pairs[3:])


def test_more_pairs_do_not_read_more_often(app: Flask, session: Session, world: World) -> None:
    """On SQLite a press keeps everybody else waiting: it must not read more often for each pair."""
    for name in crowd(session, world, world.omar, 12):
        agrees(session, person(session, name))
    posts = [another_post(session, world.cook_vacancy, number, places=15) for number in ("175074752", "831641791")]
    session.commit()
    who = desk(session, world.counsellor)
    made = planned(session, who, Scope(vacancies=tuple(posts)), Limits(2, 1))
    pairs = all_pairs(session, made)
    few, many = ([pair for pair in pairs if (pair[0] == world.omar) is his] for his in (True, False))
    assert few
    assert len(many) > 15
    asked = []
    for some in (few, many):
        with statements(app) as counted:
            found = plan.accept(session, made, some, who, NOW)
        session.commit()
        assert sorted(found.proposed) == sorted(some)
        asked.append(sum(each.startswith("SELECT") for each in counted))
    assert asked[1] <= asked[0] + 2


def _held(session: Session, world: World, pair: Pair) -> None:
    who = desk(session, world.counsellor)
    decisions.decide(
        session, person(session, pair[0]), vacancy(session, pair[1]), who, DecisionKind.HOLD, DecisionReason.LATER,
        None, None, NOW,
    )  # fmt: skip


def _proposed(session: Session, world: World, pair: Pair) -> None:
    who = desk(session, world.counsellor)
    decisions.decide(
        session, person(session, pair[0]), vacancy(session, pair[1]), who, DecisionKind.PROPOSE,
        DecisionReason.SKILLS_FIT, None, None, NOW,
    )  # fmt: skip


def _paused(session: Session, world: World, pair: Pair) -> None:
    person(session, pair[0]).paused_at = NOW


def _closed(session: Session, world: World, pair: Pair) -> None:
    row = vacancy(session, pair[1])
    row.state, row.closed_at, row.close_reason = VacancyState.CLOSED, NOW, next(iter(CloseReason))


def _excluded(session: Session, world: World, pair: Pair) -> None:
    value = vacancy(session, pair[1]).employer.public_id
    person(session, pair[0]).exclusions.append(Exclusion(kind=ExclusionKind.EMPLOYER, value=value))


def _filled(session: Session, world: World, pair: Pair) -> None:
    vacancy(session, pair[1]).places = 1
    session.add(Placement(jobseeker=person(session, world.mina), vacancy=vacancy(session, pair[1]),
                          started_on=NOW.date(), created_at=NOW))  # fmt: skip


@pytest.mark.parametrize(
    ("happens", "why"),
    [
        (_held, Blocked.OVERTAKEN), (_proposed, Blocked.ALREADY), (_paused, Blocked.NOT_LOOKING),
        (_closed, Blocked.NOT_OPEN), (_excluded, Blocked.RULED_OUT), (_filled, Blocked.FULL),
    ],
)  # fmt: skip
def test_what_became_impossible_since_is_named_and_not_proposed(
    session: Session, world: World, made: PlacementPlan, happens: Callable[[Session, World, Pair], None], why: Blocked
) -> None:
    first, *others = all_pairs(session, made)
    happens(session, world, first)
    session.commit()
    found = plan.accept(session, made, [first, *others], desk(session, world.counsellor), NOW)
    assert found.blocked[first] is why
    elsewhere = [pair for pair in others if pair[1] != first[1] and pair[0] != first[0]]
    assert set(elsewhere) <= set(found.proposed)
    report = plan.report(session, made)
    assert next(pair.blocked for pair in report.pairs if (pair.jobseeker, pair.vacancy) == first) is why


def test_pairs_that_are_not_in_the_plan_are_not_proposed(session: Session, world: World, made: PlacementPlan) -> None:
    foreign = (world.mina, world.hotel_vacancy)
    found = plan.accept(session, made, [foreign], desk(session, world.counsellor), NOW)
    assert found.blocked == {foreign: Blocked.GONE}
    assert found.proposed == []


def test_nobody_of_another_organisation_accepts_a_plan(session: Session, world: World, made: PlacementPlan) -> None:
    pairs = all_pairs(session, made)
    found = plan.accept(session, made, pairs, desk(session, world.other_counsellor), NOW)
    assert set(found.blocked.values()) == {Blocked.GONE}


def test_of_two_who_accept_at_once_one_proposes_and_the_other_is_told(
    session: Session, world: World, made: PlacementPlan
) -> None:
    sessions = sessionmaker(session.get_bind(), **session_options(VAULT))
    pairs, who = all_pairs(session, made), desk(session, world.counsellor)
    before, number = session.query(Decision).count(), made.id
    session.rollback()
    both = at_once(sessions, number, pairs, who)
    proposed = [pair for found in both for pair in found.proposed]
    assert sorted(proposed) == sorted(pairs)
    assert sorted(len(found.blocked) for found in both) == [0, len(pairs)]
    assert {cause for found in both for cause in found.blocked.values()} == {Blocked.ALREADY}
    assert session.query(Decision).count() == before + len(pairs)


def at_once(sessions: Sessions, number: int, pairs: Sequence[Pair], who: Principal) -> list[Accepted]:
    """Two counsellors press the button at the same moment."""
    start, found = threading.Barrier(2), []

    def press() -> None:
        with sessions() as own, own.begin():
            start.wait(10)
            found.append(plan.accept(own, own.get_one(PlacementPlan, number), pairs, who, NOW))

    both = [threading.Thread(target=press) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join(60)
    return found
