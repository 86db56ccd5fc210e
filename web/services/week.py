"""A counsellor's week: what is overdue, what is due on which day, and which papers end soon."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from models import FollowUp, Interview, Jobseeker, Task
from models.queries import agenda
from models.queries import week as queries
from web.services.clock import SOFIA, day_in_bulgaria
from web.services.printouts import papers_of

DAYS = timedelta(days=7)
PAPERS_AHEAD = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a week: a task, a follow-up, a talk, or a paper (its kind) with its last day."""

    day: date
    person: Jobseeker
    about: Task | FollowUp | Interview | StrEnum


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from `first` on. `overdue` was due before, `papers` end within thirty days."""

    first: date
    overdue: tuple[Item, ...]
    coming: tuple[Item, ...]
    papers: tuple[Item, ...]

    @property
    def people(self) -> list[str]:
        """Public ids of everybody on the list, each once."""
        every = (*self.overdue, *self.coming, *self.papers)
        return list(dict.fromkeys(item.person.public_id for item in every))


def week(session: Session, organisation_id: int, mine: int | None, now: datetime) -> Week:
    """The week that begins today."""
    today = day_in_bulgaria(now)
    items = sorted(_items(session, organisation_id, mine, today), key=lambda item: (item.day, item.person.id))
    papers = sorted(_papers(session, organisation_id, mine, today), key=lambda item: (item.day, item.person.id))
    return Week(
        first=today,
        overdue=tuple(item for item in items if item.day < today),
        coming=tuple(item for item in items if item.day >= today),
        papers=tuple(papers),
    )


def _items(session: Session, organisation_id: int, mine: int | None, today: date) -> Iterator[Item]:
    for found in agenda.due(session, organisation_id, today + DAYS - timedelta(days=1), mine=mine).values():
        rows: list[Task | FollowUp] = [*found.tasks, *found.follow_ups]
        yield from (Item(row.due_on, row.jobseeker, row) for row in rows)
    first, end = (datetime.combine(day, time(), SOFIA) for day in (today, today + DAYS))
    for talk in queries.talks(session, organisation_id, mine, first, end):
        yield Item(day_in_bulgaria(talk.slot.starts_at), talk.disclosure.jobseeker, talk)


def _papers(session: Session, organisation_id: int, mine: int | None, today: date) -> Iterator[Item]:
    last = today + PAPERS_AHEAD
    for person in queries.papers_ending(session, organisation_id, mine, today, last):
        for kind, end in papers_of(person):
            if today <= end <= last:
                yield Item(end, person, kind)
