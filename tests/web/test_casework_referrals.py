"""Sending people on, and asking how it goes: who learns what when, and nobody dropped from the count."""

from datetime import date, timedelta
from typing import Any

from flask import Flask
from sqlalchemy.orm import Session

from models import FollowUp, InboxItem, Jobseeker, Note, Organisation, Placement, Referral, Task
from models.follow_up import FollowUpBy
from models.inbox import News
from models.placement import PlacementOutcome
from models.queries import by_public_id
from models.referral import ReferralOutcome, ReferralStage
from models.task import TaskKind
from tests.browser import HouseClient, another
from tests.conftest import FakeClock
from tests.web.test_casework_notes import newest, rows, shown
from tests.world import NOW, World
from web.services import account_move, erasure, follow_ups, rule_values
from web.services.principal import SYSTEM, Actor, Principal

NAME = "Анна"


def browser(app: Flask, account: str) -> HouseClient:
    """Somebody's browser, in English."""
    made = another(app)
    made.get("/?lang=en")
    return made.sign_in_as(account)


def test_the_other_organisation_reads_a_name_only_after_all_three_have_agreed(
    app: Flask, session: Session, world: World
) -> None:
    desk, me, varna = (browser(app, each) for each in (world.counsellor, world.anna_account, world.other_counsellor))
    target = {"kind": "organisation", "receiver": world.varna, "words": "Secret reason", "language": "en"}
    assert desk.submit(f"/desk/people/{world.anna}/referrals", target).status_code == 303
    page = f"/desk/referrals/{newest(session, Referral).public_id}"
    assert varna.get(page).status_code == 404
    assert desk.submit(page, {"does": "send"}).status_code == 422, "the person has not agreed"
    me.submit(page.replace("/desk", "/me"), {"answer": "yes"})
    assert varna.get(page).status_code == 404
    assert desk.submit(page, {"does": "send"}).status_code == 303
    nameless = shown(varna, page) + shown(varna, "/desk/referrals")
    assert NAME not in nameless
    assert "Secret reason" not in nameless
    assert varna.submit(page, {"does": "accept"}).status_code == 303
    known = shown(varna, page)
    assert NAME in known
    assert "Secret reason" in known
    assert varna.get(f"/desk/people/{world.anna}").status_code == 404, "a referral is not the file"
    assert "Municipality" not in known


def test_taking_a_yes_back_ends_it_for_the_other_organisation_at_once(
    app: Flask, session: Session, world: World
) -> None:
    me, varna = browser(app, world.anna_account), browser(app, world.other_counsellor)
    page = f"/desk/referrals/{world.referral}"
    varna.submit(page, {"does": "accept"})
    assert NAME in shown(varna, page)
    me.submit(page.replace("/desk", "/me"), {"answer": "no"})
    assert varna.get(page).status_code == 404
    assert NAME not in shown(varna, "/desk/referrals")
    row = rows(session, Referral)[0]
    assert (row.stage, row.outcome) == (ReferralStage.REFUSED, ReferralOutcome.PERSON_SAID_NO)


def test_a_referral_ends_with_what_came_of_it(app: Flask, session: Session, world: World) -> None:
    varna, page = browser(app, world.other_counsellor), f"/desk/referrals/{world.referral}"
    for step in ("accept", "start"):
        varna.submit(page, {"does": step})
    assert varna.submit(page, {"does": "end"}).status_code == 422
    assert varna.submit(page, {"does": "end", "outcome": "helped"}).status_code == 303
    row = rows(session, Referral)[0]
    assert (row.stage, row.outcome) == (ReferralStage.ENDED, ReferralOutcome.HELPED)
    assert "It helped" in shown(browser(app, world.anna_account), "/me/plan")


def test_a_yes_to_a_service_can_be_said_at_the_desk(app: Flask, session: Session, world: World) -> None:
    desk = browser(app, world.counsellor)
    target = {"kind": "service", "service": "legal_advice", "provider": "Law clinic", "words": "Rent", "language": "en"}
    desk.submit(f"/desk/people/{world.omar}/referrals", target)
    page = f"/desk/referrals/{newest(session, Referral).public_id}"
    for step in ("agree", "send", "accept", "start"):
        assert desk.submit(page, {"does": step}).status_code == 303, step
    assert newest(session, Referral).stage is ReferralStage.STARTED


def _due(session: Session, world: World, months: int = 1) -> FollowUp:
    """Mina's follow-up of some month, due today."""
    session.expire_all()
    found = next(row for row in rows(session, FollowUp) if row.months == months)
    found.due_on = NOW.date()
    session.commit()
    return found


def _plan_mina(session: Session, world: World) -> None:
    """All follow-ups of mina's work, as they are made when work begins."""
    work = by_public_id(session, Placement, world.placement)
    assert work is not None
    session.delete(by_public_id(session, FollowUp, world.follow_up))
    session.flush()
    follow_ups.schedule(session, work, NOW.date())
    session.commit()


def test_work_that_begins_is_asked_about_four_times(session: Session, world: World) -> None:
    _plan_mina(session, world)
    began = NOW.date() - timedelta(days=5)
    planned = [(row.months, row.due_on) for row in rows(session, FollowUp)]
    assert planned == [
        (1, date(2026, 12, 18)),
        (3, date(2027, 2, 18)),
        (6, date(2027, 5, 18)),
        (12, date(2027, 11, 18)),
    ]
    assert began == date(2026, 11, 18)


def test_who_is_not_reached_twice_is_counted_and_may_be_heard_of_later(
    app: Flask, session: Session, world: World
) -> None:
    row, desk = _due(session, world), browser(app, world.other_counsellor)
    page = f"/desk/follow-ups/{row.public_id}"
    desk.submit(page, {"outcome": "unreachable"})
    again = rows(session, FollowUp)[0]
    assert (again.outcome, again.attempts, again.due_on) == (None, 1, NOW.date() + timedelta(days=14))
    desk.submit(page, {"outcome": "unreachable"})
    counted = rows(session, FollowUp)[0]
    assert (counted.outcome, counted.attempts) == (PlacementOutcome.UNREACHABLE, 2)
    assert rows(session, Placement)[0].outcome is PlacementOutcome.UNREACHABLE
    desk.submit(page, {"outcome": "employed_other"})
    assert rows(session, FollowUp)[0].outcome is PlacementOutcome.EMPLOYED_OTHER
    assert rows(session, Placement)[0].outcome is PlacementOutcome.EMPLOYED_OTHER


def test_the_person_answers_with_one_tap_and_asks_for_help(app: Flask, session: Session, world: World) -> None:
    row, mina = _due(session, world), browser(app, world.mina_account)
    assert f"/me/follow-ups/{row.public_id}" in shown(mina, "/me/plan")
    mina.submit(f"/me/follow-ups/{row.public_id}", {"outcome": "employed_same", "help": "yes"})
    said = rows(session, FollowUp)[0]
    assert (said.outcome, said.said_by) == (PlacementOutcome.EMPLOYED_SAME, FollowUpBy.PERSON)
    task = newest(session, Task)
    assert (task.kind, task.due_on, task.jobseeker.public_id) == (TaskKind.HELP_ASKED, NOW.date(), world.mina)
    assert News.HELP_ASKED in {item.news for item in rows(session, InboxItem)}
    assert f"/me/follow-ups/{row.public_id}" not in shown(mina, "/me/plan")


def test_nobody_is_asked_before_it_is_due(app: Flask, session: Session, world: World) -> None:
    mina = browser(app, world.mina_account)
    mina.submit(f"/me/follow-ups/{world.follow_up}", {"outcome": "employed_same"}, page="/me/plan")
    assert rows(session, FollowUp)[0].outcome is None


def test_who_does_not_want_to_be_asked_is_not_asked_again_and_stays_in_the_count(
    app: Flask, session: Session, world: World
) -> None:
    _plan_mina(session, world)
    row, mina = _due(session, world), browser(app, world.mina_account)
    mina.submit(f"/me/follow-ups/{row.public_id}", {"outcome": "withdrew"})
    assert [each.outcome for each in rows(session, FollowUp)] == [PlacementOutcome.WITHDREW] * 4


def test_people_are_told_once_when_a_question_is_due(session: Session, world: World, clock: FakeClock) -> None:
    _due(session, world)
    for _ in range(2):
        follow_ups.sweep(session, NOW)
        session.commit()
    told = [item for item in rows(session, InboxItem) if item.news is News.HOW_IS_WORK]
    assert len(told) == 1


def test_two_counsellors_who_note_different_answers_see_both(app: Flask, session: Session, world: World) -> None:
    from tests.browser import hidden_fields

    row = _due(session, world)
    page, one, two = (
        f"/desk/follow-ups/{row.public_id}",
        *(browser(app, each) for each in (world.other_counsellor, world.other_lead)),
    )
    read: dict[str, Any] = hidden_fields(shown(one, page), page)
    two.submit(page, {"outcome": "employed_same"})
    answer = one.post(page, data={**read, "outcome": "not_employed"})
    assert answer.status_code == 409
    assert "Works there" in answer.get_data(as_text=True)
    assert rows(session, FollowUp)[0].outcome is PlacementOutcome.EMPLOYED_SAME


def test_erasing_somebody_takes_everything_written_about_them_along(
    session: Session, world: World, tmp_path: Any
) -> None:
    erasure.erase(session, erasure.Journal.of(tmp_path), SYSTEM, world.anna, NOW)
    session.commit()
    for kind in (Note, Task, Referral):
        assert rows(session, kind) == []


def test_the_months_are_values_operators_may_change() -> None:
    rules = rule_values.of_the_release()
    assert [rules.number(key, NOW.date()) for key in follow_ups.MONTHS] == [1, 3, 6, 12]
    assert rules.number(follow_ups.AGAIN, NOW.date()) == 14


def test_staff_do_not_accept_for_the_other_organisation(session: Session, world: World) -> None:
    from web.services import referrals

    row, person = by_public_id(session, Referral, world.referral), by_public_id(session, Jobseeker, world.anna)
    assert row is not None
    assert person is not None
    own = Principal(Actor.COUNSELLOR, organisation_id=person.organisation_id)
    assert referrals.ReferralStep.ACCEPT not in referrals.possible(row, referrals.stands(own, row))


def test_who_moves_to_another_organisation_is_sent_on_by_nobody_and_leaves_tasks_to_nobody(
    session: Session, world: World
) -> None:
    person, varna = by_public_id(session, Jobseeker, world.anna), by_public_id(session, Organisation, world.varna)
    assert person is not None
    assert varna is not None
    who = Principal(Actor.JOBSEEKER, jobseeker_id=person.id)
    account_move.move(session, who, person, varna, "uk", NOW)
    session.commit()
    assert rows(session, Referral)[0].stage is ReferralStage.REFUSED
    assert rows(session, Task)[0].owner_id is None
