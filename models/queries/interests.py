"""What people said about vacancies: for their own pages, and for the desk."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Select, and_, exists, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from models.enums import InterestKind, VacancyState
from models.jobseeker import Jobseeker
from models.matching import Decision, Interest, SavedVacancy
from models.vacancy import Vacancy, VacancySkill

Row = tuple[Vacancy, Interest | None, SavedVacancy | None]
_IN_LIST = (joinedload(Vacancy.employer), joinedload(Vacancy.concept), joinedload(Vacancy.municipality))
_WHOLE = (
    *_IN_LIST,
    joinedload(Vacancy.languages),
    joinedload(Vacancy.licences),
    joinedload(Vacancy.own_skills),
    selectinload(Vacancy.skills).joinedload(VacancySkill.concept),
)


def _seen_by(jobseeker_id: int) -> Select[Vacancy, Interest | None, SavedVacancy | None]:
    """Vacancies, each with what one person said about it and their mark."""
    return (
        select(Vacancy, Interest, SavedVacancy)
        .outerjoin(Interest, _about(Interest, jobseeker_id))
        .outerjoin(SavedVacancy, _about(SavedVacancy, jobseeker_id))
    )


def open_ones(session: Session, names: Collection[str], jobseeker_id: int) -> dict[str, Row]:
    """Public id → an open vacancy, what the person said about it, and whether they saved it."""
    rows = session.execute(
        _seen_by(jobseeker_id)
        .where(Vacancy.state == VacancyState.OPEN, Vacancy.public_id.in_(names))
        .options(*_IN_LIST)
        .order_by(Vacancy.public_id)
    )
    return {row[0].public_id: (row[0], row[1], row[2]) for row in rows}


def one(session: Session, vacancy: Vacancy, jobseeker_id: int) -> Row:
    """The vacancy with everything a page or the engine reads of it, what the person said, whether they saved it."""
    row = (
        session.execute(
            _seen_by(jobseeker_id)
            .where(Vacancy.id == vacancy.id)
            .options(*_WHOLE)
            .execution_options(populate_existing=True)
        )
        .unique()
        .one()
    )
    return row[0], row[1], row[2]


def _about(kind: type[Interest] | type[SavedVacancy], jobseeker_id: int) -> ColumnElement[bool]:
    return and_(kind.vacancy_id == Vacancy.id, kind.jobseeker_id == jobseeker_id)


def saved(session: Session, jobseeker_id: int, vacancy_id: int) -> SavedVacancy | None:
    """The mark with which a person keeps a vacancy."""
    return session.scalar(
        select(SavedVacancy).where(SavedVacancy.jobseeker_id == jobseeker_id, SavedVacancy.vacancy_id == vacancy_id)
    )


def _waiting(organisation_id: int) -> tuple[ColumnElement[bool], ...]:
    """Interest of an organisation's people in what is open, about which nobody has decided since they said it."""
    decided = exists().where(
        Decision.jobseeker_id == Interest.jobseeker_id,
        Decision.vacancy_id == Interest.vacancy_id,
        Decision.created_at >= Interest.said_at,
    )
    return (
        Jobseeker.organisation_id == organisation_id,
        Jobseeker.paused_at.is_(None),
        Interest.kind == InterestKind.INTERESTED,
        Vacancy.state == VacancyState.OPEN,
        ~decided,
    )


def waiting(session: Session, organisation_id: int, limit: int, offset: int) -> Sequence[Interest]:
    """Who is interested in what and has no answer yet, the longest waiting first."""
    return session.scalars(
        select(Interest)
        .join(Interest.jobseeker)
        .join(Interest.vacancy)
        .where(*_waiting(organisation_id))
        .options(
            joinedload(Interest.jobseeker).joinedload(Jobseeker.key),
            joinedload(Interest.vacancy).joinedload(Vacancy.employer),
        )
        .order_by(Interest.said_at, Interest.id)
        .limit(limit)
        .offset(offset)
    ).all()


def counted_waiting(organisation_id: int) -> Select[int]:
    """How many of them there are."""
    return (
        select(func.count(Interest.id))
        .join(Interest.jobseeker)
        .join(Interest.vacancy)
        .where(*_waiting(organisation_id))
    )


def count_waiting(session: Session, organisation_id: int) -> int:
    """The same, asked by itself."""
    return session.scalar(counted_waiting(organisation_id)) or 0
