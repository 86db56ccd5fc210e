"""Notes, tasks and the plan of steps: what staff write, what the person reads and ticks, and two who write at once."""

import json
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from models import ActionPlan, ActionStep, AuditEntry, Course, CourseWish, Jobseeker, Note, Organisation, Task
from models.course import CourseWishState
from models.queries import agenda, by_public_id
from tests.browser import HouseClient, another, fetch_all
from tests.web.asked import statements
from tests.world import NOW, World
from web.services import account_move, own_copy
from web.services.principal import Actor, Principal

TODAY = {"due_on-day": "23", "due_on-month": "11", "due_on-year": "2026"}
NOTE = {"kind": "talk", "words": "Bring the health book on Monday.", "language": "en"}
STEP = {"text": "prepare_talk", "owner": "person", "language": "en", **TODAY}


@pytest.fixture
def desk(client: HouseClient, world: World) -> HouseClient:
    """The browser of Sofia's counsellor, in English."""
    client.get("/?lang=en")
    return client.sign_in_as(world.counsellor)


@pytest.fixture
def me(app: Flask, world: World) -> HouseClient:
    """Anna's browser, in English."""
    made = another(app)
    made.get("/?lang=en")
    return made.sign_in_as(world.anna_account)


def rows(session: Session, kind: type) -> list[Any]:
    """Every row of a table as it is now, in the order they were made; the transaction ends at once."""
    session.expire_all()
    found = sorted(fetch_all(session, kind), key=lambda row: row.id)
    session.commit()
    return found


def newest(session: Session, kind: type) -> Any:
    """The row made last."""
    return rows(session, kind)[-1]


def shown(client: HouseClient, address: str) -> str:
    """What a page says."""
    return client.get(address).get_data(as_text=True)


def test_a_note_for_the_person_is_read_by_them_and_one_for_colleagues_is_not(
    desk: HouseClient, me: HouseClient, world: World
) -> None:
    page = f"/desk/people/{world.anna}/notes"
    assert desk.submit(page, {**NOTE, "reader": "person"}).status_code == 303
    assert desk.submit(page, {**NOTE, "words": "Only among us.", "reader": "colleagues"}).status_code == 303
    assert "Only among us." in shown(desk, page)
    plan = shown(me, "/me/plan")
    assert "Bring the health book on Monday." in plan
    assert "Only among us." not in plan


def test_the_persons_own_copy_holds_every_note(session: Session, world: World) -> None:
    person = by_public_id(session, Jobseeker, world.anna)
    assert person is not None
    parts = {part.table: part.rows for part in own_copy.collect(session, person, "en")}
    assert [row["words"] for row in parts["note"]] == ["Говорихме за работното време."]
    assert {"task", "action_plan", "action_step", "referral", "referral_event"} <= parts.keys()


def test_a_note_for_colleagues_stays_behind_when_the_person_moves_and_one_for_them_goes_along(
    app: Flask, desk: HouseClient, session: Session, world: World
) -> None:
    page = f"/desk/people/{world.anna}/notes"
    desk.submit(page, {**NOTE, "reader": "person"})
    desk.submit(page, {**NOTE, "words": "Asks for a quiet place.", "reader": "colleagues"})
    inner = newest(session, Note).public_id
    anna, varna = by_public_id(session, Jobseeker, world.anna), by_public_id(session, Organisation, world.varna)
    assert anna is not None
    assert varna is not None
    home, who = anna.organisation, Principal(Actor.JOBSEEKER, jobseeker_id=anna.id)
    account_move.move(session, who, anna, varna, "uk", NOW)
    session.commit()
    there = another(app)
    there.get("/?lang=en")
    there.sign_in_as(world.other_counsellor)
    assert "Bring the health book" in shown(there, page)
    assert "quiet place" not in shown(there, page)
    assert [client.get(f"/desk/notes/{inner}").status_code for client in (there, desk)] == [404, 404]
    copy = {part.table: part.rows for part in own_copy.collect(session, anna, "en")}
    assert "Asks for a quiet place." in [row["words"] for row in copy["note"]]
    account_move.move(session, who, anna, home, "uk", NOW)
    session.commit()
    assert "quiet place" in shown(desk, page)


def test_the_words_of_a_note_lie_sealed_and_the_trail_does_not_hold_them(
    desk: HouseClient, session: Session, world: World
) -> None:
    desk.submit(f"/desk/people/{world.anna}/notes", {**NOTE, "reader": "colleagues"})
    note = newest(session, Note)
    assert b"health" not in note.words_sealed
    assert note.words == NOTE["words"]
    trail = json.dumps([entry.facts for entry in fetch_all(session, AuditEntry)])
    assert "health" not in trail


@pytest.mark.parametrize(("kind", "typed"), [
    ("notes", {**NOTE, "reader": "person"}), ("tasks", {"kind": "meet", **TODAY}), ("steps", STEP),
])  # fmt: skip
def test_two_who_change_the_same_thing_see_both_versions_and_nothing_is_overwritten(
    app: Flask, desk: HouseClient, world: World, kind: str, typed: dict[str, str]
) -> None:
    names = {"notes": world.note, "tasks": world.task, "steps": world.step}
    page, lead = f"/desk/{kind}/{names[kind]}", another(app).sign_in_as(world.lead)
    stale = dict(_fields(shown(desk, page)))
    assert lead.submit(page, {**typed, "words": "Saved by the lead."}).status_code == 303
    answer = desk.post(page, data={**stale, **typed, "words": "Mine, written meanwhile."})
    both = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert "Saved by the lead." in both
    assert "Mine, written meanwhile." in both
    again = desk.post(page, data={**dict(_fields(both)), **typed, "words": "Mine, written meanwhile."})
    assert again.status_code == 303
    assert "Mine, written meanwhile." in shown(desk, page)


def _fields(text: str) -> list[tuple[str, str]]:
    from tests.browser import hidden_fields

    return list(hidden_fields(text, "").items())


def test_a_task_comes_up_on_its_day_and_goes_when_it_is_done(desk: HouseClient, session: Session, world: World) -> None:
    desk.submit(f"/desk/people/{world.anna}/tasks", {"kind": "meet", "words": "At the bakery", **TODAY})
    assert "At the bakery" in shown(desk, "/desk/agenda?whose=all")
    task = newest(session, Task)
    address = f"/desk/tasks/{task.public_id}/done"
    assert desk.submit(address, {"done": "yes"}, page=f"/desk/people/{world.anna}/tasks").status_code == 303
    assert "At the bakery" not in shown(desk, "/desk/agenda?whose=all")
    assert newest(session, Task).done_at is not None
    desk.submit(address, {"done": "no"}, page=f"/desk/people/{world.anna}/tasks")
    assert "At the bakery" in shown(desk, "/desk/agenda?whose=all")


def test_the_agenda_counts_what_it_lists_and_knows_only_its_own_organisation(
    app: Flask, desk: HouseClient, session: Session, world: World
) -> None:
    desk.submit(f"/desk/people/{world.anna}/tasks", {"kind": "meet", "words": "At the bakery", **TODAY})
    varna = another(app).sign_in_as(world.other_counsellor)
    varna.get("/?lang=en")
    assert "At the bakery" not in shown(varna, "/desk/agenda?whose=all")
    person = by_public_id(session, Jobseeker, world.anna)
    assert person is not None
    counted = agenda.count_tasks(session, person.organisation_id, NOW.date(), None)
    assert counted.all == len(agenda.tasks(session, person.organisation_id, None, 50, 0))
    due = agenda.due(session, person.organisation_id, NOW.date(), mine=None)
    assert [task.kind.value for task in due[person.id].tasks] == ["meet"]
    assert agenda.due(session, person.organisation_id + 1000, NOW.date(), mine=None) == {}


def test_what_is_due_takes_one_statement_a_kind(app: Flask, session: Session, world: World) -> None:
    person = by_public_id(session, Jobseeker, world.anna)
    assert person is not None
    number = person.organisation_id
    session.rollback()
    with statements(app) as seen:
        from web.extensions import db

        agenda.due(db.session, number, NOW.date(), mine=None)
    assert len(seen) == 2


def test_the_person_ticks_own_steps_and_not_those_of_staff(
    desk: HouseClient, me: HouseClient, session: Session, world: World
) -> None:
    page = f"/desk/people/{world.anna}/action-plan/steps"
    theirs = {**STEP, "text": "own", "words": "We write to the school.", "owner": "staff"}
    assert desk.submit(page, theirs).status_code == 303
    staffs, own = newest(session, ActionStep).public_id, world.step
    plan = shown(me, "/me/plan")
    assert "We write to the school." in plan
    assert f"/me/steps/{own}/done" in plan
    assert f"/me/steps/{staffs}/done" not in plan
    me.submit(f"/me/steps/{own}/done", {"done": "yes"}, page="/me/plan")
    me.submit(f"/me/steps/{staffs}/done", {"done": "yes"}, page="/me/plan")
    done = {row.public_id: row.done_at is not None for row in rows(session, ActionStep)}
    assert done[own]
    assert not done[staffs]


def test_own_words_are_asked_for_where_there_is_no_standard_step(desk: HouseClient, world: World) -> None:
    page = f"/desk/people/{world.anna}/action-plan/steps"
    assert desk.submit(page, {**STEP, "text": "own"}).status_code == 422


def test_a_step_that_is_a_course_takes_a_seat_and_a_full_course_is_refused(
    desk: HouseClient, session: Session, world: World
) -> None:
    course = by_public_id(session, Course, world.course)
    assert course is not None
    course.seats = 1
    session.commit()
    step = {**STEP, "text": "course", "course": world.course}
    assert desk.submit(f"/desk/people/{world.anna}/action-plan/steps", step).status_code == 303
    assert [row.state for row in rows(session, CourseWish)] == [CourseWishState.SEAT]
    desk.submit(f"/desk/people/{world.omar}/action-plan", {"goal": "work", "language": "en"})
    refused = desk.submit(f"/desk/people/{world.omar}/action-plan/steps", step)
    assert refused.status_code == 422
    assert "Every seat of this course is taken." in refused.get_data(as_text=True)
    assert len(rows(session, ActionPlan)) == 2
    assert len([row for row in rows(session, ActionStep) if row.course_id]) == 1


def test_a_note_is_removed_for_good(desk: HouseClient, session: Session, world: World) -> None:
    desk.submit(f"/desk/notes/{world.note}/remove", page=f"/desk/notes/{world.note}")
    assert rows(session, Note) == []


def test_the_persons_page_puts_the_next_step_on_top(desk: HouseClient, world: World) -> None:
    desk.submit(f"/desk/people/{world.anna}/tasks", {"kind": "meet", **TODAY})
    page = shown(desk, f"/desk/people/{world.anna}")
    assert page.index("Something is due today") < page.index("Write a CV") < page.index('id="profile"')


def test_somebody_without_a_plan_is_asked_where_it_leads_first(desk: HouseClient, world: World) -> None:
    page = f"/desk/people/{world.omar}/action-plan"
    assert "No plan yet" in shown(desk, page)
    desk.submit(f"{page}/steps", STEP)
    assert "Choose where the plan leads first." in shown(desk, page)
