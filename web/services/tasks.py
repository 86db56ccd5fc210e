"""What staff have to do for a person: put down, moved to another day, done."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from models import Account, Jobseeker, Task
from models.inbox import News
from models.queries import caseload
from models.task import TaskKind
from web.services import audit
from web.services.clock import day_in_bulgaria
from web.services.inbox import tell
from web.services.principal import Principal


@dataclass(frozen=True, slots=True)
class ToDo:
    """A task as it is typed: what, until when, and whose it is (None: everybody's)."""

    kind: TaskKind
    due_on: date
    words: str | None
    owner: Account | None


def to_do(task: Task) -> ToDo:
    """A task as it is stored."""
    return ToDo(task.kind, task.due_on, task.words, task.owner)


def add(session: Session, who: Principal, person: Jobseeker, asked: ToDo, now: datetime) -> Task:
    """Put a task down."""
    caseload.locked(session, person)
    made = Task(jobseeker=person, kind=asked.kind, due_on=asked.due_on, owner=asked.owner, created_at=now)
    session.add(made)
    session.flush()
    made.words = asked.words
    _record(session, who, made, "added task", now)
    return made


def change(session: Session, who: Principal, task: Task, asked: ToDo, version: int | None, now: datetime) -> None:
    """Change a task or move it to another day. Raises StaleDataError if somebody changed it since `version`."""
    row = _current(session, task, version)
    row.kind, row.due_on, row.words, row.owner = asked.kind, asked.due_on, asked.words, asked.owner
    _record(session, who, row, "changed task", now)


def finish(session: Session, who: Principal, task: Task, now: datetime, *, done: bool = True) -> None:
    """Say that a task is done, or that it is not after all. Saying it twice changes nothing."""
    row = caseload.held_with(session, task.jobseeker, task)
    if (row.done_at is not None) is done:
        return
    row.done_at, row.done_by_id = (now, who.account_id) if done else (None, None)
    _record(session, who, row, "finished task" if done else "reopened task", now)


def ask_for_help(session: Session, who: Principal, person: Jobseeker, words: str | None, now: datetime) -> Task:
    """The person asks for help: a task for their counsellor, due today, who is told."""
    made = add(session, who, person, ToDo(TaskKind.HELP_ASKED, day_in_bulgaria(now), words, person.counsellor), now)
    tell(session, person.counsellor, News.HELP_ASKED, {}, now)
    return made


def _current(session: Session, task: Task, version: int | None) -> Task:
    row = caseload.held_with(session, task.jobseeker, task)
    if row.version != version:
        raise StaleDataError
    return row


def _record(session: Session, who: Principal, task: Task, action: str, now: datetime) -> None:
    session.flush()
    facts = {"task": task.public_id, "due": task.due_on.isoformat()}
    audit.record(session, who, action, task.jobseeker.public_id, now, facts)
