"""Vacancies that staff wrote for employers on the telephone."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from models.employer import Employer
from models.enums import EmployerState, VacancyState
from models.phoned import PhonedVacancy
from models.vacancy import Vacancy


def of_link(session: Session, code_index: str, now: datetime) -> PhonedVacancy | None:
    """The row with this link, while it works."""
    return session.scalar(
        select(PhonedVacancy)
        .where(
            PhonedVacancy.code_index == code_index, PhonedVacancy.expires_at > now, PhonedVacancy.answered_at.is_(None)
        )
        .options(joinedload(PhonedVacancy.vacancy).joinedload(Vacancy.employer), joinedload(PhonedVacancy.sent_to))
    )


def drafts(session: Session, organisation_id: int, limit: int, offset: int) -> Sequence[PhonedVacancy]:
    """What an organisation wrote and no employer has confirmed yet, the newest first."""
    return session.scalars(
        select(PhonedVacancy)
        .join(PhonedVacancy.vacancy)
        .where(PhonedVacancy.organisation_id == organisation_id, Vacancy.state == VacancyState.DRAFT)
        .options(
            joinedload(PhonedVacancy.vacancy).joinedload(Vacancy.employer),
            joinedload(PhonedVacancy.vacancy).joinedload(Vacancy.municipality),
        )
        .order_by(PhonedVacancy.id.desc())
        .limit(limit)
        .offset(offset)
    ).all()


def count_drafts(session: Session, organisation_id: int) -> int:
    """How many of them there are."""
    found = select(func.count(PhonedVacancy.id)).join(PhonedVacancy.vacancy)
    mine = found.where(PhonedVacancy.organisation_id == organisation_id, Vacancy.state == VacancyState.DRAFT)
    return session.scalar(mine) or 0


def companies(session: Session) -> Sequence[Employer]:
    """The vetted companies, by name."""
    vetted = select(Employer).where(Employer.state == EmployerState.VETTED)
    return session.scalars(vetted.order_by(Employer.name, Employer.id)).all()


def company(session: Session, public_id: str) -> Employer | None:
    """The vetted company with this public id."""
    return session.scalar(
        select(Employer).where(Employer.public_id == public_id, Employer.state == EmployerState.VETTED)
    )
