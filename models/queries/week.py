"""What a week brings for an organisation's people, beside tasks and follow-ups."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from models.disclosure import Disclosure
from models.interview import Interview, InterviewSlot
from models.jobseeker import Jobseeker, JobseekerLicence
from models.queries.interviews import HELD
from models.vacancy import Vacancy


def _theirs(organisation_id: int, mine: int | None) -> list[ColumnElement[bool]]:
    narrowed = [Jobseeker.counsellor_id == mine] if mine is not None else []
    return [Jobseeker.organisation_id == organisation_id, *narrowed]


def talks(
    session: Session, organisation_id: int, mine: int | None, first: datetime, end: datetime
) -> Sequence[Interview]:
    """Talks and trial days that people said yes to, from a moment until another, the earliest first."""
    return session.scalars(
        select(Interview)
        .join(Interview.slot)
        .join(Interview.disclosure)
        .join(Disclosure.jobseeker)
        .where(
            *_theirs(organisation_id, mine), Interview.state.in_(HELD), InterviewSlot.cancelled_at.is_(None),
            InterviewSlot.starts_at >= first, InterviewSlot.starts_at < end,
        )
        .options(
            contains_eager(Interview.slot),
            contains_eager(Interview.disclosure).contains_eager(Disclosure.jobseeker).joinedload(Jobseeker.key),
            contains_eager(Interview.disclosure).joinedload(Disclosure.vacancy).joinedload(Vacancy.employer),
        )
        .order_by(InterviewSlot.starts_at, Interview.id)
    ).all()  # fmt: skip


def papers_ending(
    session: Session, organisation_id: int, mine: int | None, first: date, last: date
) -> Sequence[Jobseeker]:
    """People one of whose papers has its last day between two days."""
    licence = (
        select(JobseekerLicence.id)
        .where(JobseekerLicence.jobseeker_id == Jobseeker.id, JobseekerLicence.valid_until.between(first, last))
        .exists()
    )
    return session.scalars(
        select(Jobseeker)
        .where(*_theirs(organisation_id, mine), or_(Jobseeker.status_valid_until.between(first, last), licence))
        .options(joinedload(Jobseeker.key), selectinload(Jobseeker.licences))
        .order_by(Jobseeker.id)
    ).all()
