"""What somebody could learn or keep by way of the counsellor's desk, tried as an attacker would."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from models import Account, AuditEntry, Consent, HandOver, Jobseeker, Organisation, PlacementPlan
from models.action_plan import Goal
from models.enums import ConsentPurpose, DatePrecision
from models.hand_over import HandOverState
from models.household import HouseholdWish
from models.note import NoteKind, NoteReader
from models.plan import PlanState
from models.queries import by_public_id, households
from models.referral import Service
from models.task import TaskKind
from tests.browser import HouseClient, another
from tests.conftest import FakeClock
from tests.safety.test_lost_updates import Change, between
from tests.web.test_merge import choice, staff
from tests.world import NOW, World
from web.services import (
    account_move,
    action_plan,
    being_suggested,
    merge_likely,
    merge_undo,
    notes,
    referrals,
    tasks,
)
from web.services import households as household_service
from web.services.households import Yes
from web.services.merge import make_one
from web.services.plan import Limits
from web.services.principal import Actor, Principal

Step = Callable[[Session, Principal, Jobseeker], Any]
STEPS: tuple[Step, ...] = (
    lambda session, who, anna: being_suggested.agree(session, who, anna, "bg", NOW),
    lambda session, who, anna: notes.write(
        session, who, anna, notes.Written(NoteKind.TALK, NoteReader.PERSON, "Дума", "bg"), NOW
    ),
    lambda session, who, anna: tasks.add(session, who, anna, tasks.ToDo(TaskKind.CALL, NOW.date(), None, None), NOW),
    lambda session, who, anna: referrals.suggest(
        session, who, anna, referrals.Target(None, "bg", service=Service.HOUSING), NOW
    ),
    lambda session, who, anna: action_plan.agree(
        session, who, anna, action_plan.Aim(next(iter(Goal)), None, "bg"), None, NOW
    ),
)
__all__ = ["between"]
LATER = NOW + timedelta(minutes=5)
DAY = timedelta(days=1)


def get(session: Session, kind: type[Any], name: str) -> Any:
    found = by_public_id(session, kind, name)
    assert found is not None
    return found


def suggested(session: Session, person: Jobseeker) -> list[Consent]:
    """What stands of a person's yes to being suggested."""
    stands = select(Consent).where(Consent.jobseeker_id == person.id, Consent.withdrawn_at.is_(None))
    return list(session.scalars(stands.where(Consent.purpose == ConsentPurpose.SUGGEST_TO_EMPLOYERS)))


def test_who_joins_under_the_name_of_somebody_else_does_not_read_that_they_are_there(
    app: Flask, session: Session, world: World
) -> None:
    anna, impostor = get(session, Jobseeker, world.anna), get(session, Jobseeker, world.omar)
    impostor.given_name, impostor.family_name = "Hanna", "Koval"
    impostor.birth_date, impostor.birth_date_precision = anna.birth_date, DatePrecision.DAY
    impostor.municipality_code = anna.municipality_code
    session.flush()
    merge_likely.look_again(session, anna.organisation_id, NOW)
    session.commit()
    desk, outside = another(app).sign_in_as(world.counsellor), another(app)
    assert "Hanna" in desk.get("/desk/duplicates").text
    pair = f"/desk/people/{world.anna}/same/{world.omar}"
    assert desk.submit(f"/desk/people/{world.anna}/two/{world.omar}", {}, page=pair).status_code == 303
    outside.get("/?lang=en")
    outside.sign_in_as(world.omar_account)
    read = outside.get("/me/who-looked").text.split("<main")[1]
    assert read.count('<li class="done">') == 1, "another purpose on the same day gives it away"
    assert "Looked at the list of people" in read
    told = session.scalars(select(AuditEntry.action).where(AuditEntry.subject == world.omar)).all()
    assert set(told) == {"looked"}, "actions stand in a person's own copy"


@pytest.mark.parametrize("said_again", [True, False])
def test_a_no_said_since_two_records_were_made_one_outlives_taking_them_apart(
    session: Session, world: World, said_again: bool
) -> None:
    anna, omar, who = get(session, Jobseeker, world.anna), get(session, Jobseeker, world.omar), staff(session, world)
    her = Principal(Actor.JOBSEEKER, jobseeker_id=anna.id)
    for row in suggested(session, omar):
        row.withdrawn_at = NOW
    being_suggested.agree(session, her, anna, "uk", NOW)
    session.commit()
    row = make_one(session, who, anna, omar, choice(anna, omar), LATER)
    session.commit()
    anna = get(session, Jobseeker, world.anna)
    assert not suggested(session, anna)
    if said_again:
        being_suggested.agree(session, her, anna, "uk", LATER + DAY)
        being_suggested.take_back(session, her, anna, LATER + 2 * DAY)
    session.commit()
    merge_undo.take_apart(session, who, row, LATER + 3 * DAY)
    session.commit()
    assert bool(suggested(session, get(session, Jobseeker, world.anna))) is not said_again


def test_a_record_taken_apart_follows_the_person_who_moved_and_brings_nothing_along(
    session: Session, world: World
) -> None:
    anna, omar, who = get(session, Jobseeker, world.anna), get(session, Jobseeker, world.omar), staff(session, world)
    wish = Yes(HouseholdWish.TOGETHER, "desk", with_interpreter=False)
    home = household_service.join(session, anna, None, wish, 0, who, NOW)
    household_service.join(session, omar, home, wish, 0, who, NOW)
    for row in suggested(session, anna):
        row.withdrawn_at = NOW
    session.commit()
    row = make_one(session, who, anna, omar, choice(anna, omar), LATER)
    session.commit()
    anna, varna = get(session, Jobseeker, world.anna), get(session, Organisation, world.varna)
    account_move.move(session, Principal(Actor.JOBSEEKER, jobseeker_id=anna.id), anna, varna, "uk", LATER + DAY)
    session.commit()
    there = get(session, Account, world.other_counsellor)
    new = Principal(Actor.COUNSELLOR, there.id, there.public_id, there.organisation_id, varna.public_id)
    back = merge_undo.take_apart(session, new, row, LATER + 2 * DAY)
    session.commit()
    assert (back.organisation_id, back.counsellor_id) == (varna.id, None)
    assert households.of_person(session, back.id) is None
    agreed = select(Consent).where(Consent.jobseeker_id == back.id, Consent.withdrawn_at.is_(None))
    assert not session.scalars(agreed).all()
    open_ones = select(HandOver).where(HandOver.jobseeker_id == back.id, HandOver.state == HandOverState.OPEN)
    assert not session.scalars(open_ones).all()
    assert not suggested(session, get(session, Jobseeker, world.anna))


def test_a_plan_that_no_worker_makes_keeps_nobody_signed_in(
    client: HouseClient, session: Session, world: World, clock: FakeClock
) -> None:
    client.sign_in_as(world.counsellor)
    account = get(session, Account, world.counsellor)
    made = PlacementPlan(
        organisation_id=account.organisation_id, account_id=account.id, mine_only=False, limits=Limits().plain(),
        state=PlanState.QUEUED, progress=0, tries=0, created_at=clock(),
    )  # fmt: skip
    session.add(made)
    session.commit()
    looked = 0
    while "Refresh" in client.get(f"/desk/plans/{made.public_id}").headers:
        clock.move(minutes=1)
        looked += 1
    assert 0 < looked <= 15
    clock.move(minutes=16)
    assert client.get(f"/desk/plans/{made.public_id}").status_code == 303


@pytest.mark.parametrize("step", STEPS)
def test_nothing_is_written_about_somebody_who_moves_away_at_this_moment(
    session: Session, world: World, between: Callable[[Change], bool], step: Step
) -> None:
    anna, varna = get(session, Jobseeker, world.anna), get(session, Organisation, world.varna)
    who = staff(session, world)
    move = update(Jobseeker).where(Jobseeker.id == anna.id).values(organisation_id=varna.id, counsellor_id=None)
    if between(lambda other: other.execute(move)):
        with pytest.raises(NoResultFound):
            step(session, who, anna)
    else:
        assert session.get_bind().dialect.name == "sqlite", "only there does nobody move while somebody writes"
