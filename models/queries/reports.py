"""Reports of exploitation."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session, joinedload

from models.enums import VacancyState
from models.report import Report, ReportState
from models.vacancy import Vacancy

_FIRST = case({ReportState.WAITING.value: 0, ReportState.IN_HAND.value: 1}, value=Report.state, else_=2)
_ABOUT = (joinedload(Report.employer), joinedload(Report.vacancy))


def by_code(session: Session, code_index: str) -> Report | None:
    """The report with this fingerprint of its code."""
    return session.scalar(select(Report).where(Report.code_index == code_index))


def queue(session: Session, limit: int, offset: int) -> Sequence[Report]:
    """Some of the reports: those nobody has read first, then those in hand, then closed ones; the oldest day first."""
    return session.scalars(
        select(Report).options(*_ABOUT).order_by(_FIRST, Report.received_on, Report.id).limit(limit).offset(offset)
    ).all()


def count(session: Session) -> int:
    """How many reports there are."""
    return session.scalar(select(func.count(Report.id))) or 0


def count_waiting(session: Session) -> int:
    """How many reports nobody has taken in hand."""
    return session.scalar(select(func.count(Report.id)).where(Report.state == ReportState.WAITING)) or 0


def open_by_employer(session: Session) -> Mapping[int, int]:
    """Employer's number → how many reports about it are not closed."""
    rows = session.execute(
        select(Report.employer_id, func.count(Report.id))
        .where(Report.employer_id.is_not(None), Report.state != ReportState.CLOSED)
        .group_by(Report.employer_id)
        .order_by(Report.employer_id)
    )
    return {employer: count for employer, count in rows if employer is not None}


def holds(session: Session, vacancy_id: int) -> bool:
    """Whether somebody has stopped this vacancy because of a report that is not closed."""
    held = select(Report.id).where(
        Report.vacancy_id == vacancy_id, Report.held_at.is_not(None), Report.state != ReportState.CLOSED
    )
    return session.scalar(held.limit(1)) is not None


def published(session: Session, public_id: str) -> Vacancy | None:
    """The open vacancy with this public id."""
    return session.scalar(_with_words(public_id).where(Vacancy.state == VacancyState.OPEN))


def once_sent_in(session: Session, public_id: str) -> Vacancy | None:
    """The vacancy with this public id, whatever became of it since somebody saw it; a draft is nobody's to see."""
    return session.scalar(_with_words(public_id).where(Vacancy.state != VacancyState.DRAFT))


def _with_words(public_id: str) -> Select[Vacancy]:
    return (
        select(Vacancy)
        .where(Vacancy.public_id == public_id)
        .options(joinedload(Vacancy.employer), joinedload(Vacancy.concept))
    )
