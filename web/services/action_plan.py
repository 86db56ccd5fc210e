"""The plan a person and their counsellor agree on: a goal, and steps that lead there."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from models import ActionPlan, ActionStep, Course, Jobseeker
from models.action_plan import Goal, StepOwner, StepText
from models.course import CourseWishState
from models.inbox import News
from models.queries import caseload
from models.queries import casework as queries
from models.queries import courses as course_queries
from web.services import audit, courses
from web.services.inbox import tell
from web.services.principal import Principal


@dataclass(frozen=True, slots=True)
class Aim:
    """The goal as it is typed; `words` say it more closely, in `language`."""

    goal: Goal
    words: str | None
    language: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step as it is typed: a standard text, own words in `language`, or both; who does it, until when."""

    text: StepText
    owner: StepOwner
    due_on: date
    words: str | None
    language: str
    course: Course | None = None


class NotTheirs(Exception):
    """A step of the staff is not the person's to tick."""


def aim_of(plan: ActionPlan) -> Aim:
    """The goal as it is stored."""
    return Aim(plan.goal, plan.words, plan.language)


def step_of(row: ActionStep) -> Step:
    """A step as it is stored."""
    return Step(row.text, row.owner, row.due_on, row.words, row.language, row.course)


def agree(
    session: Session, who: Principal, person: Jobseeker, aim: Aim, version: int | None, now: datetime
) -> ActionPlan:
    """Set the goal, and with it begin the plan. `version` is None where there was no plan yet. Raises StaleDataError if
    somebody else set it meanwhile."""
    caseload.locked(session, person)
    row = queries.plan(session, person)
    if (row.version if row else None) != version:
        raise StaleDataError
    if row is None:
        row = ActionPlan(jobseeker=person, goal=aim.goal, language=aim.language, created_at=now, changed_at=now)
        session.add(row)
        session.flush()
    row.goal, row.words, row.language, row.changed_at = aim.goal, aim.words, aim.language, now
    _record(session, who, row, "agreed goal", now)
    return row


def add_step(session: Session, who: Principal, plan: ActionPlan, step: Step, now: datetime) -> ActionStep:
    """Add a step. A course gives the person a seat there. Raises courses.NoSeatLeft and courses.Over."""
    caseload.locked(session, plan.jobseeker)
    if step.course is not None:
        _take_seat(session, who, plan.jobseeker, step.course, now)
    made = ActionStep(plan=plan, text=step.text, owner=step.owner, due_on=step.due_on, language=step.language)
    session.add(made)
    session.flush()
    made.course, made.words = step.course, step.words
    _record(session, who, plan, "added step", now)
    return made


def change_step(
    session: Session, who: Principal, row: ActionStep, step: Step, version: int | None, now: datetime
) -> None:
    """Change a step; its course stays. Raises StaleDataError if somebody changed it since `version`."""
    held = _current(session, row, version)
    held.text = StepText.COURSE if held.course_id else step.text
    held.owner, held.due_on, held.words, held.language = step.owner, step.due_on, step.words, step.language
    _record(session, who, held.plan, "changed step", now)


def remove_step(session: Session, who: Principal, row: ActionStep, version: int | None, now: datetime) -> None:
    """Take a step out; a seat in a course stays. Raises StaleDataError like `change_step`."""
    held = _current(session, row, version)
    plan = held.plan
    session.delete(held)
    _record(session, who, plan, "removed step", now)


def tick(session: Session, who: Principal, row: ActionStep, *, done: bool, now: datetime) -> None:
    """Say that a step is done, or that it is not after all. Raises NotTheirs for a person and a step of the staff."""
    held = caseload.held_with(session, row.plan.jobseeker, row)
    if (held.done_at is not None) is done:
        return
    person = held.plan.jobseeker
    if who.jobseeker_id == person.id and held.owner is not StepOwner.PERSON:
        raise NotTheirs
    held.done_at = now if done else None
    session.flush()
    audit.record(session, who, "ticked step" if done else "unticked step", person.public_id, now)


def _take_seat(session: Session, who: Principal, person: Jobseeker, course: Course, now: datetime) -> None:
    courses.want(session, who, person, course, now)
    wish = course_queries.wish(session, person.id, course.id)
    if wish is not None and wish.state is CourseWishState.ASKED:
        courses.answer(session, who, wish, seat=True, now=now)


def _current(session: Session, row: ActionStep, version: int | None) -> ActionStep:
    held = caseload.held_with(session, row.plan.jobseeker, row)
    if held.version != version:
        raise StaleDataError
    return held


def _record(session: Session, who: Principal, plan: ActionPlan, action: str, now: datetime) -> None:
    session.flush()
    audit.record(session, who, action, plan.jobseeker.public_id, now, {"plan": plan.public_id})
    tell(session, plan.jobseeker, News.PLAN_NEWS, {}, now)
