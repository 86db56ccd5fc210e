"""Everything that is going on with one person, in a single statement: a line for each thing, without its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Date, Select, String, cast, func, literal, null, select, union_all
from sqlalchemy.orm import Session

from models.action_plan import ActionPlan, ActionStep
from models.base import UtcDateTime
from models.caseload_enums import NextStep
from models.disclosure import Disclosure
from models.follow_up import FollowUp
from models.interview import Interview, InterviewSlot, InterviewState
from models.jobseeker import Jobseeker
from models.note import Note
from models.placement import Placement
from models.queries import caseload_facts
from models.queries.caseload_facts import Moment
from models.referral import Referral
from models.task import Task
from models.vacancy import Vacancy

MEETING = (InterviewState.OFFERED, InterviewState.NOTED, InterviewState.AGREED)


class Section(StrEnum):
    """What kind of thing a line is about."""

    NEXT = "next"
    TASK = "task"
    STEP = "step"
    MEETING = "meeting"
    WORK = "work"
    FOLLOW_UP = "follow_up"
    REFERRAL = "referral"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One thing. `name` is its public id; `code` and `state` are stored values of closed lists, or a title; `day` or
    `at` says when. A line of notes counts them in `code`."""

    section: Section
    name: str
    code: str
    state: str
    day: date | None
    at: datetime | None


def lines(session: Session, person: Jobseeker, at: Moment) -> Sequence[CaseLine]:
    """The next step, and what is open or under way about a person, by day within each kind."""
    every = (_next, _tasks, _steps, _meetings, _work, _follow_ups, _referrals, _notes)
    parts = [part(person.id, at) for part in every]
    found = [CaseLine(Section(row[0]), *row[1:]) for row in session.execute(union_all(*parts))]
    return sorted(found, key=lambda line: (line.section, line.day or date.max, line.name))


def _line(section: Section, name: Any, code: Any, state: Any, day: Any = None, at: Any = None) -> Select[Any]:
    """The same six columns for each kind, so that one statement can hold them all."""
    return select(
        literal(section.value, String), cast(name, String), cast(code, String), cast(state, String),
        cast(null(), Date) if day is None else day, cast(null(), UtcDateTime()) if at is None else at,
    )  # fmt: skip


def _next(person_id: int, at: Moment) -> Select[Any]:
    step = caseload_facts.step(at)
    return _line(Section.NEXT, literal(""), step, literal("")).select_from(Jobseeker).where(Jobseeker.id == person_id)


def _tasks(person_id: int, _at: Moment) -> Select[Any]:
    found = _line(Section.TASK, Task.public_id, Task.kind, literal(""), Task.due_on)
    return found.where(Task.jobseeker_id == person_id, Task.done_at.is_(None))


def _steps(person_id: int, _at: Moment) -> Select[Any]:
    found = _line(Section.STEP, ActionStep.public_id, ActionStep.text, ActionStep.owner, ActionStep.due_on)
    return found.join(ActionPlan, ActionStep.plan_id == ActionPlan.id).where(
        ActionPlan.jobseeker_id == person_id, ActionStep.done_at.is_(None)
    )


def _meetings(person_id: int, at: Moment) -> Select[Any]:
    starts = InterviewSlot.starts_at
    found = _line(Section.MEETING, Disclosure.public_id, InterviewSlot.kind, Interview.state, at=starts)
    return (
        found.join(InterviewSlot, Interview.slot_id == InterviewSlot.id)
        .join(Disclosure, Interview.disclosure_id == Disclosure.id)
        .where(Disclosure.jobseeker_id == person_id, Interview.state.in_(MEETING), starts > at.now)
    )


def _work(person_id: int, _at: Moment) -> Select[Any]:
    state = func.coalesce(cast(Placement.outcome, String), "")
    found = _line(Section.WORK, Placement.public_id, Vacancy.title, state, Placement.started_on)
    return found.join(Vacancy, Placement.vacancy_id == Vacancy.id).where(
        Placement.jobseeker_id == person_id, Placement.ended_on.is_(None)
    )


def _follow_ups(person_id: int, _at: Moment) -> Select[Any]:
    state = func.coalesce(cast(FollowUp.outcome, String), "")
    found = _line(Section.FOLLOW_UP, FollowUp.public_id, FollowUp.months, state, FollowUp.due_on)
    return found.where(FollowUp.jobseeker_id == person_id)


def _referrals(person_id: int, _at: Moment) -> Select[Any]:
    found = _line(Section.REFERRAL, Referral.public_id, Referral.kind, Referral.stage, at=Referral.created_at)
    return found.where(Referral.jobseeker_id == person_id, Referral.over_at.is_(None))


def _notes(person_id: int, _at: Moment) -> Select[Any]:
    newest = func.max(Note.created_at, type_=UtcDateTime())
    return _line(Section.NOTE, literal(""), func.count(), literal(""), at=newest).where(Note.jobseeker_id == person_id)


def next_step(line: CaseLine) -> NextStep:
    """The step that the first line names by its place on the ladder."""
    return list(NextStep)[int(line.code)]
