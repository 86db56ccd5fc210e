"""Two at the desk at the same moment, one of whom waits for the other: the second goes by what the first has done, and
they never wait for each other."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from time import sleep
from typing import Any

import pytest
from sqlalchemy.orm import Session, sessionmaker

from models import Account, BreakGlass, Decision, Disclosure, HandOver, Interest, Jobseeker, PlacementPlan, Vacancy
from models.break_glass import GlassReason, GlassState
from models.database import session_options
from models.enums import CloseReason, DecisionKind, InterestKind, Role, VacancyState
from models.hand_over import HandOverState
from models.plan import Blocked
from models.queries import by_public_id, caseload
from models.sharing_enums import DisclosureState
from tests.conftest import VAULT
from tests.web.plans import another_post, crowd, desk, planned
from tests.web.test_merge import choice, staff
from tests.world import NOW, World
from web.services import (
    account_create,
    audit,
    break_glass,
    cards,
    decisions,
    hand_over,
    passwords,
    plan,
    vacancy_state,
)
from web.services.merge import make_one
from web.services.plan import Limits, Scope
from web.services.principal import SYSTEM, Actor, Principal

Step = Callable[[Session], Any]
LONG_ENOUGH = 0.7


def one_waits(session: Session, first: Step, second: Step, then: Step = lambda _session: None) -> Any:
    """What `second` gives, which begins while `first` is done but not in force; the first does `then` meanwhile."""
    session.rollback()
    sessions = sessionmaker(session.get_bind(), **session_options(VAULT))

    def wait() -> Any:
        with sessions() as own, own.begin():
            return second(own)

    with ThreadPoolExecutor(1) as thread:
        with sessions() as own, own.begin():
            first(own)
            waiting = thread.submit(wait)
            sleep(LONG_ENOUGH)
            then(own)
        found = waiting.result(60)
    session.expire_all()
    return found


def get(session: Session, kind: type[Any], name: str) -> Any:
    found = by_public_id(session, kind, name)
    assert found is not None
    return found


@pytest.fixture
def made(session: Session, world: World) -> PlacementPlan:
    """A plan of five cooks for two posts of three places each."""
    crowd(session, world, world.omar, 5)
    posts = [another_post(session, world.cook_vacancy, number, places=3) for number in ("175074752", "831641791")]
    session.commit()
    return planned(session, desk(session, world.counsellor), Scope(vacancies=tuple(posts)), Limits(1, 1))


def test_nobody_is_proposed_for_a_post_that_closes_meanwhile(
    session: Session, world: World, made: PlacementPlan
) -> None:
    pairs = [(pair.jobseeker, pair.vacancy) for pair in plan.report(session, made).pairs]
    number, who, closed = made.id, desk(session, world.counsellor), pairs[0][1]

    def close(own: Session) -> None:
        row = get(own, Vacancy, closed)
        row.state, row.closed_at, row.close_reason = VacancyState.CLOSED, NOW, next(iter(CloseReason))
        own.flush()

    found = one_waits(session, close, lambda own: plan.accept(own, own.get_one(PlacementPlan, number), pairs, who, NOW))
    assert {found.blocked.get(pair) for pair in pairs if pair[1] == closed} == {Blocked.NOT_OPEN}
    assert sorted(found.proposed) == sorted(pair for pair in pairs if pair[1] != closed)


def _decide(world: World, who: Principal, kind: DecisionKind) -> Step:
    def decide(own: Session) -> None:
        person, vacancy = get(own, Jobseeker, world.omar), get(own, Vacancy, world.cook_vacancy)
        earlier = caseload.decisions_about(own, person.id, vacancy.id)
        seen = earlier[0].public_id if earlier else None
        decisions.decide(own, person, vacancy, who, kind, decisions.REASONS[kind][0], None, seen, NOW)

    return decide


def _close(world: World, who: Principal) -> Step:
    return lambda own: vacancy_state.close(own, get(own, Vacancy, world.cook_vacancy), who, NOW)


@pytest.mark.parametrize("kind", [DecisionKind.PROPOSE, DecisionKind.HOLD, DecisionKind.VETO])
def test_nothing_is_decided_about_a_post_that_closes_at_this_moment(
    session: Session, world: World, kind: DecisionKind
) -> None:
    who, before = desk(session, world.counsellor), session.query(Decision).count()
    with pytest.raises(decisions.NotOpen):
        one_waits(session, _close(world, who), _decide(world, who, kind))
    assert session.query(Decision).count() == before


def test_a_post_that_closes_while_somebody_is_proposed_ends_that_too(session: Session, world: World) -> None:
    who = desk(session, world.counsellor)
    session.query(Disclosure).delete()
    session.commit()
    one_waits(session, _decide(world, who, DecisionKind.PROPOSE), _close(world, who))
    vacancy = get(session, Vacancy, world.cook_vacancy)
    assert vacancy.state is VacancyState.CLOSED
    assert [row.state for row in session.query(Disclosure).filter_by(vacancy_id=vacancy.id)] == [DisclosureState.CLOSED]


def test_two_who_propose_and_invite_at_one_company_do_not_wait_for_each_other(session: Session, world: World) -> None:
    who = desk(session, world.counsellor)
    one_waits(
        session,
        lambda own: cards.hold(own, get(own, Vacancy, world.cook_vacancy)),
        _decide(world, who, DecisionKind.PROPOSE),
        lambda own: audit.record(own, who, "looked", world.omar, NOW),
    )
    assert session.query(Decision).filter_by(kind=DecisionKind.PROPOSE).count()


def test_taking_up_a_plan_keeps_nobody_from_finishing_who_holds_one_of_its_people(
    session: Session, world: World, made: PlacementPlan
) -> None:
    pairs = [(pair.jobseeker, pair.vacancy) for pair in plan.report(session, made).pairs]
    number, who = made.id, desk(session, world.counsellor)
    last = max(pairs, key=lambda pair: get(session, Vacancy, pair[1]).id)[0]
    found = one_waits(
        session,
        lambda own: caseload.locked(own, get(own, Jobseeker, last)),
        lambda own: plan.accept(own, own.get_one(PlacementPlan, number), pairs, who, NOW),
        lambda own: audit.record(own, who, "looked", last, NOW),
    )
    assert sorted(found.proposed) == sorted(pairs)


def test_a_no_said_while_two_records_are_made_one_stands(session: Session, world: World) -> None:
    anna, omar = get(session, Jobseeker, world.anna), get(session, Jobseeker, world.omar)
    vacancy = get(session, Vacancy, world.cook_vacancy)
    for each in (anna, omar):
        for row in session.query(Interest).filter_by(jobseeker_id=each.id, vacancy_id=vacancy.id):
            session.delete(row)
        session.flush()
        session.add(Interest(jobseeker_id=each.id, vacancy_id=vacancy.id, kind=InterestKind.INTERESTED, said_at=NOW))
    session.commit()
    who, chosen, numbers = staff(session, world), choice(anna, omar), (anna.id, vacancy.id)

    def say_no(own: Session) -> None:
        row = own.query(Interest).filter_by(jobseeker_id=get(own, Jobseeker, world.omar).id, vacancy_id=numbers[1])
        row.one().kind = InterestKind.NOT_FOR_ME
        own.flush()

    def merge(own: Session) -> None:
        people = get(own, Jobseeker, world.anna), get(own, Jobseeker, world.omar)
        own.query(Interest).all()
        make_one(own, who, *people, chosen, NOW)

    one_waits(session, say_no, merge)
    left = session.query(Interest).filter_by(jobseeker_id=numbers[0], vacancy_id=numbers[1]).one()
    assert left.kind is InterestKind.NOT_FOR_ME


def test_the_worker_passes_over_a_case_that_is_closed_at_this_moment(session: Session, world: World) -> None:
    anna, asker = get(session, Jobseeker, world.anna), get(session, Account, world.other_counsellor)
    row = BreakGlass(
        wrapped=VAULT.new_person_key(), jobseeker_id=anna.id, asked_by_id=asker.id,
        organisation_id=asker.organisation_id, reason=GlassReason.HEALTH, state=GlassState.OPENED, created_at=NOW,
        answered_at=NOW, until=NOW + timedelta(hours=1), told_at=NOW,
    )  # fmt: skip
    session.add(row)
    session.commit()
    number = row.id

    def end(own: Session) -> None:
        held = own.get_one(BreakGlass, number)
        held.state, held.until = GlassState.ENDED, NOW
        own.flush()

    sessions = sessionmaker(session.get_bind(), **session_options(VAULT))
    one_waits(session, end, lambda own: own.rollback() or break_glass.tell(sessions, NOW + timedelta(days=2)))
    assert session.get_one(BreakGlass, number).state is GlassState.ENDED


@pytest.fixture
def colleague(session: Session, world: World) -> str:
    """A second counsellor of anna's organisation, by public id."""
    home = get(session, Account, world.counsellor).organisation
    made, _token = account_create.staff(session, SYSTEM, Role.COUNSELLOR, "second@example.org", "bg", NOW, home)
    made.secret_hash = passwords.hash_secret("a calm river in june")
    session.commit()
    return str(made.public_id)


def lead(session: Session, world: World) -> Principal:
    account = get(session, Account, world.lead)
    return Principal(Actor.LEAD, account.id, account.public_id, organisation_id=account.organisation_id)


def test_who_takes_somebody_on_while_they_are_closed_leaves_nobody_behind(
    session: Session, world: World, colleague: str
) -> None:
    anna, taker, giver = (
        get(session, kind, name)
        for kind, name in ((Jobseeker, world.anna), (Account, colleague), (Account, world.counsellor))
    )
    hand_over.offer(session, [anna], taker, None, desk(session, world.counsellor), NOW)
    session.commit()
    number, to, back = session.query(HandOver).filter_by(to_id=taker.id).one().id, taker.id, giver.id
    mine = Principal(Actor.COUNSELLOR, to, colleague, organisation_id=taker.organisation_id)
    who = lead(session, world)
    one_waits(
        session,
        lambda own: hand_over.accept(own, own.get_one(HandOver, number), mine, NOW),
        lambda own: hand_over.leave(own, own.get_one(Account, to), own.get_one(Account, back), who, NOW),
    )
    assert get(session, Account, colleague).disabled_at is not None
    assert get(session, Jobseeker, world.anna).counsellor_id == back
    assert session.get_one(HandOver, number).state is HandOverState.ACCEPTED
