"""Open vacancies whose employers have been silent for long."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.enums import VacancyState
from models.vacancy import Vacancy


def to_ask(session: Session, said_before: datetime, limit: int) -> Sequence[Vacancy]:
    """Open vacancies nobody has been asked about, opened or said to be open before a moment; the longest silent
    first."""
    said = func.coalesce(Vacancy.said_open_at, Vacancy.approved_at)
    return session.scalars(
        select(Vacancy)
        .where(Vacancy.state == VacancyState.OPEN, Vacancy.asked_open_at.is_(None), said < said_before)
        .order_by(said, Vacancy.id)
        .limit(limit)
    ).all()


def to_pause(session: Session, asked_before: datetime, limit: int) -> Sequence[Vacancy]:
    """Open vacancies about which a question waits since before a moment; the longest waiting first."""
    return session.scalars(
        select(Vacancy)
        .where(Vacancy.state == VacancyState.OPEN, Vacancy.asked_open_at < asked_before)
        .order_by(Vacancy.asked_open_at, Vacancy.id)
        .limit(limit)
    ).all()
