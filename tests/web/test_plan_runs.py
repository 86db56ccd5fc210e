"""Plans in the worker: taken up once, again after a worker died, kept whole, made again to the byte."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session, sessionmaker

from models import Jobseeker, PlacementPlan, PlanPair, PlanSheet
from models.database import session_options
from models.plan import PlanState
from models.queries import by_public_id
from tests.conftest import VAULT, FakeClock
from tests.web.plans import another_post, crowd, desk, planned
from tests.world import NOW, World
from web.services import engine_switch, plan, plan_run
from web.services.plan import Limits, Scope
from web.services.plan_answer import solved
from web.services.plan_keep import keep, ready
from web.services.plan_market import gather
from web.services.principal import SYSTEM
from web.services.replay import NotKept, Tampered

Sessions = Callable[[], Session]
KEYS = {"pairs", "total", "upper_bound", "greedy_total", "first_come_total", "gini", "left_out", "constraints"}


@pytest.fixture
def sessions(session: Session) -> Sessions:
    """Opens sessions as a worker does."""
    return sessionmaker(session.get_bind(), **session_options(VAULT))


def queued(session: Session, world: World) -> PlacementPlan:
    session.query(PlacementPlan).delete()
    crowd(session, world, world.omar, 3)
    another_post(session, world.cook_vacancy, "175074752", places=2)
    made = plan.order(session, desk(session, world.counsellor), Scope(), Limits(), NOW)
    session.commit()
    return made


def again(session: Session, made: PlacementPlan) -> PlacementPlan:
    session.expire_all()
    return session.get_one(PlacementPlan, made.id)


def test_the_worker_makes_what_waits_and_nothing_twice(
    session: Session, world: World, sessions: Sessions, clock: FakeClock
) -> None:
    made = queued(session, world)
    assert plan_run.carry_out(sessions, clock)
    found = again(session, made)
    assert (found.state, found.progress, found.tries, found.leased_until) == (PlanState.DONE, 100, 1, None)
    assert plan.report(session, found).pairs
    session.rollback()
    assert not plan_run.carry_out(sessions, clock)


def test_a_plan_of_a_worker_that_died_is_taken_up_again_and_the_dead_one_changes_nothing(
    session: Session, world: World, sessions: Sessions, clock: FakeClock
) -> None:
    made = queued(session, world)
    taken = plan_run.take(made, clock())
    session.commit()
    assert not plan_run.carry_out(sessions, clock)
    clock.move(minutes=11)
    assert plan_run.carry_out(sessions, clock)
    assert again(session, made).tries == 2
    session.rollback()
    plan_run.make(sessions, clock, *taken)
    pairs = session.query(PlanPair).filter_by(plan_id=made.id).count()
    assert pairs == len(plan.report(session, again(session, made)).pairs)


def test_a_plan_that_three_workers_could_not_finish_has_failed(
    session: Session, world: World, sessions: Sessions, clock: FakeClock
) -> None:
    made = queued(session, world)
    made.state, made.tries, made.leased_until = PlanState.RUNNING, 3, NOW - timedelta(minutes=1)
    session.commit()
    assert not plan_run.carry_out(sessions, clock)
    assert again(session, made).state is PlanState.FAILED
    with pytest.raises(NotKept):
        plan.replay(session, made)


def test_while_the_engine_is_off_no_plan_is_ordered_or_made_and_what_waits_is_made_afterwards(
    session: Session, world: World, sessions: Sessions, clock: FakeClock
) -> None:
    made, who = queued(session, world), desk(session, world.counsellor)
    engine_switch.turn(session, SYSTEM, on=False, reason="It is being looked at.", now=NOW)
    session.commit()
    assert not plan_run.carry_out(sessions, clock)
    with pytest.raises(engine_switch.EngineOff):
        plan.order(session, who, Scope(), Limits(), NOW)
    engine_switch.turn(session, SYSTEM, on=True, reason="It is sound.", now=NOW)
    session.commit()
    assert plan_run.carry_out(sessions, clock)
    assert again(session, made).state is PlanState.DONE


def test_a_stored_plan_is_made_again_to_the_byte_whatever_has_changed_since(session: Session, world: World) -> None:
    cooks = crowd(session, world, world.omar, 4)
    post = another_post(session, world.cook_vacancy, "175074752", places=2)
    session.commit()
    made = planned(session, desk(session, world.counsellor))
    for name in cooks:
        row = by_public_id(session, Jobseeker, name)
        assert row is not None
        row.paused_at = NOW
    session.commit()
    found = plan.replay(session, again(session, made))
    assert found.same
    assert found.gaps == 0
    assert found.promised
    assert post in found.text


def test_a_plan_with_an_erased_person_compares_what_is_left(session: Session, world: World) -> None:
    cooks = crowd(session, world, world.omar, 4)
    another_post(session, world.cook_vacancy, "175074752", places=2)
    session.commit()
    made = planned(session, desk(session, world.counsellor))
    session.query(Jobseeker).filter_by(public_id=cooks[1]).delete()
    session.commit()
    found = plan.replay(session, again(session, made))
    assert (found.same, found.gaps) == (True, 1)
    assert cooks[1] not in found.text
    session.query(PlanPair).update({PlanPair.fit: PlanPair.fit - 1})
    assert not plan.replay(session, again(session, made)).same


def test_whoever_is_erased_while_a_plan_is_kept_is_a_gap(session: Session, world: World) -> None:
    made = queued(session, world)
    gathered = gather(session, made, NOW)
    found = solved(gathered.market, Limits())
    kept = ready(session, made, gathered, found)
    session.query(Jobseeker).filter_by(public_id=gathered.people[-1][1]).delete()
    session.commit()
    keep(session, made, gathered, found, kept, NOW)
    session.commit()
    assert (made.state, made.checks[-1]) == (PlanState.DONE, ["", ""])
    assert session.query(PlanSheet).filter_by(plan_id=made.id).count() == len(gathered.people) - 1
    answer = plan.replay(session, again(session, made))
    assert (answer.same, answer.gaps) == (True, 1)


def test_what_was_tampered_with_is_found_out(session: Session, world: World) -> None:
    crowd(session, world, world.omar, 2)
    another_post(session, world.cook_vacancy, "175074752", places=2)
    session.commit()
    made = planned(session, desk(session, world.counsellor))
    for change in (
        lambda: session.query(PlacementPlan).update({"market": "[]"}),
        lambda: session.query(PlacementPlan).update({"total": 1}),
        lambda: session.query(PlanSheet).filter_by(position=0).update({"content_sealed": b"x" * 40}),
        lambda: session.query(PlanSheet).filter_by(position=1).delete(),
    ):
        change()
        session.flush()
        with pytest.raises(Tampered):
            plan.replay(session, again(session, made))
        session.rollback()
    assert plan.replay(session, again(session, made)).same


def test_the_command_prints_a_plan_in_the_promised_shape_and_makes_it_again(
    app: Flask, session: Session, world: World
) -> None:
    crowd(session, world, world.omar, 3)
    another_post(session, world.cook_vacancy, "175074752", places=2)
    session.commit()
    result = app.test_cli_runner().invoke(args=["plan", "--json", "--organisation", world.sofia])
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert set(found) == KEYS
    assert found["pairs"]
    assert {"jobseeker", "reason"} == set(found["left_out"][0])
    assert {"name", "cost"} == set(found["constraints"][0])
    assert world.mina not in result.stdout
    made = session.query(PlacementPlan).order_by(PlacementPlan.id.desc()).limit(1).one().public_id
    session.rollback()
    assert app.test_cli_runner().invoke(args=["plan", "--replay", made]).exit_code == 0
    everybody = app.test_cli_runner().invoke(args=["plan"])
    assert everybody.exit_code == 0
    assert world.mina in everybody.stdout
    assert app.test_cli_runner().invoke(args=["plan", "--replay", "nothing"]).exit_code == 1
    assert app.test_cli_runner().invoke(args=["plan", "--organisation", "nothing"]).exit_code == 1


def test_the_worker_command_makes_plans(app: Flask, session: Session, world: World) -> None:
    made = queued(session, world)
    assert app.test_cli_runner().invoke(args=["worker", "--once"]).exit_code == 0
    assert again(session, made).state is PlanState.DONE
