"""What is due: tasks and follow-ups of an organisation's people, in one statement each. Nothing here reaches beyond the
organisation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from models.account import Account
from models.follow_up import FollowUp
from models.jobseeker import Jobseeker
from models.placement import Placement
from models.task import Task


@dataclass(slots=True)
class Due:
    """What is due about one person, the oldest first."""

    tasks: list[Task] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of a kind are overdue, due today, and due later."""

    overdue: int
    today: int
    later: int

    @property
    def all(self) -> int:
        """All together."""
        return self.overdue + self.today + self.later


def due(session: Session, organisation_id: int, day: date, *, mine: int | None) -> Mapping[int, Due]:
    """Person number → what is due up to and with a day; `mine` narrows it to one account's work."""
    found: dict[int, Due] = {}
    for task in session.scalars(_tasks(organisation_id, mine).where(Task.due_on <= day)):
        found.setdefault(task.jobseeker_id, Due()).tasks.append(task)
    for follow_up in session.scalars(_follow_ups(organisation_id, mine).where(FollowUp.due_on <= day)):
        found.setdefault(follow_up.jobseeker_id, Due()).follow_ups.append(follow_up)
    return found


def tasks(session: Session, organisation_id: int, mine: int | None, limit: int, offset: int) -> Sequence[Task]:
    """Open tasks with their people and whose they are, the oldest first."""
    wanted = (joinedload(Task.owner).joinedload(Account.key),)
    return session.scalars(_tasks(organisation_id, mine).options(*wanted).limit(limit).offset(offset)).all()


def follow_ups(session: Session, organisation_id: int, mine: int | None, limit: int, offset: int) -> Sequence[FollowUp]:
    """Open follow-ups with their people and the work they are about, the oldest first."""
    wanted = (joinedload(FollowUp.placement).joinedload(Placement.vacancy),)
    return session.scalars(_follow_ups(organisation_id, mine).options(*wanted).limit(limit).offset(offset)).all()


def count_tasks(session: Session, organisation_id: int, day: date, mine: int | None) -> Counts:
    """How many tasks are open."""
    return _counts(session, _count_by(Task.due_on.expression, day, _open_tasks(organisation_id, mine)))


def count_follow_ups(session: Session, organisation_id: int, day: date, mine: int | None) -> Counts:
    """How many follow-ups are open."""
    return _counts(session, _count_by(FollowUp.due_on.expression, day, _open_follow_ups(organisation_id, mine)))


def _open_tasks(organisation_id: int, mine: int | None) -> list[ColumnElement[bool]]:
    own = or_(Task.owner_id == mine, and_(Task.owner_id.is_(None), Jobseeker.counsellor_id == mine))
    narrowed = [own] if mine is not None else []
    theirs = [Task.jobseeker_id == Jobseeker.id, Jobseeker.organisation_id == organisation_id]
    return [*theirs, Task.done_at.is_(None), *narrowed]


def _open_follow_ups(organisation_id: int, mine: int | None) -> list[ColumnElement[bool]]:
    narrowed = [Jobseeker.counsellor_id == mine] if mine is not None else []
    theirs = [FollowUp.jobseeker_id == Jobseeker.id, Jobseeker.organisation_id == organisation_id]
    return [*theirs, FollowUp.answered_at.is_(None), *narrowed]


def _tasks(organisation_id: int, mine: int | None) -> Select[Task]:
    return (
        select(Task)
        .join(Task.jobseeker)
        .where(*_open_tasks(organisation_id, mine))
        .options(contains_eager(Task.jobseeker).joinedload(Jobseeker.key))
        .order_by(Task.due_on, Task.id)
    )


def _follow_ups(organisation_id: int, mine: int | None) -> Select[FollowUp]:
    return (
        select(FollowUp)
        .join(FollowUp.jobseeker)
        .where(*_open_follow_ups(organisation_id, mine))
        .options(contains_eager(FollowUp.jobseeker).joinedload(Jobseeker.key))
        .order_by(FollowUp.due_on, FollowUp.id)
    )


def _count_by(due_on: ColumnElement[date], day: date, where: Sequence[ColumnElement[bool]]) -> Select[int, int, int]:
    return select(
        func.count().filter(due_on < day), func.count().filter(due_on == day), func.count().filter(due_on > day)
    ).where(*where)


def _counts(session: Session, counting: Select[int, int, int]) -> Counts:
    return Counts(*session.execute(counting).one())
