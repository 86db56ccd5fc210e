"""What was imported before, found by the number it has elsewhere."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from models.enums import VacancyState
from models.jobseeker import Jobseeker
from models.queries import merges
from models.vacancy import Vacancy


def vacancy(session: Session, employer_id: int, reference: str) -> Vacancy | None:
    """The vacancy of an employer with this number of its own."""
    return session.scalar(
        select(Vacancy).where(Vacancy.employer_id == employer_id, Vacancy.external_reference == reference)
    )


def jobseeker(session: Session, organisation_id: int, index: str) -> Jobseeker | None:
    """The person of an organisation whose number there has this fingerprint."""
    return session.scalar(
        select(Jobseeker).where(Jobseeker.organisation_id == organisation_id, Jobseeker.external_index == index)
    )


def knows(session: Session, organisation_id: int, index: str) -> bool:
    """Whether an organisation has this person, by themselves or as part of another record."""
    return jobseeker(session, organisation_id, index) is not None or merges.has_index(session, organisation_id, index)


def references(session: Session, employer_id: int) -> frozenset[str]:
    """By what an employer's vacancies are known: their own numbers, and the public ids that exports carry."""
    rows = session.execute(
        select(Vacancy.external_reference, Vacancy.public_id).where(Vacancy.employer_id == employer_id)
    )
    return frozenset(name for row in rows for name in row if name)


def drafts(session: Session, employer_id: int, limit: int, offset: int) -> Sequence[Vacancy]:
    """An employer's drafts that came from a file, with everything in them, the newest first."""
    return session.scalars(
        select(Vacancy)
        .where(*_from_file(employer_id))
        .options(
            joinedload(Vacancy.employer), joinedload(Vacancy.municipality), joinedload(Vacancy.concept),
            *map(selectinload, (Vacancy.skills, Vacancy.own_skills, Vacancy.languages, Vacancy.licences)),
        )
        .order_by(Vacancy.id.desc())
        .limit(limit)
        .offset(offset)
    ).all()  # fmt: skip


def count_drafts(session: Session, employer_id: int) -> int:
    """How many drafts of an employer came from a file."""
    return session.scalar(select(func.count()).select_from(Vacancy).where(*_from_file(employer_id))) or 0


def _from_file(employer_id: int) -> tuple[ColumnElement[bool], ...]:
    return (
        Vacancy.employer_id == employer_id, Vacancy.state == VacancyState.DRAFT,
        Vacancy.external_reference.is_not(None),
    )  # fmt: skip
