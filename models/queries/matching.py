"""People and vacancies to match, runs and what was said in them."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from models.enums import VacancyState
from models.jobseeker import Jobseeker
from models.matching import Interest, MatchRun
from models.queries import PUBLIC_ID
from models.queries.jobseekers import WHOLE
from models.vacancy import Vacancy, VacancySkill

_WHOLE_VACANCY = (
    joinedload(Vacancy.employer),
    joinedload(Vacancy.concept),
    joinedload(Vacancy.municipality),
    selectinload(Vacancy.skills).joinedload(VacancySkill.concept),
    selectinload(Vacancy.languages),
    selectinload(Vacancy.licences),
)


def matchable_people(session: Session, ids: Collection[int] | None = None) -> Sequence[Jobseeker]:
    """Everybody who has said something about work and has not paused, with all the engine needs; or those of `ids`."""
    found = select(Jobseeker).where(Jobseeker.paused_at.is_(None), Jobseeker.work.any())
    if ids is not None:
        found = found.where(Jobseeker.id.in_(ids))
    return session.scalars(found.options(*WHOLE).order_by(Jobseeker.public_id)).all()


def open_vacancies(session: Session, ids: Collection[int] | None = None) -> Sequence[Vacancy]:
    """Every open vacancy, with all the engine needs; or those of `ids`."""
    found = select(Vacancy).where(Vacancy.state == VacancyState.OPEN)
    if ids is not None:
        found = found.where(Vacancy.id.in_(ids))
    return session.scalars(found.options(*_WHOLE_VACANCY).order_by(Vacancy.public_id)).all()


def to_match(session: Session, vacancy: Vacancy) -> Vacancy:
    """The same vacancy with all the engine needs, fetched at once."""
    found = select(Vacancy).where(Vacancy.id == vacancy.id).options(*_WHOLE_VACANCY)
    return session.scalars(found.execution_options(populate_existing=True)).one()


def open_vacancies_named(session: Session, names: Collection[str]) -> Mapping[str, Vacancy]:
    """Public id → vacancy, of those that are open, with what a page shows of it."""
    rows = session.scalars(
        select(Vacancy)
        .where(Vacancy.state == VacancyState.OPEN, Vacancy.public_id.in_(names))
        .options(joinedload(Vacancy.employer), joinedload(Vacancy.concept), joinedload(Vacancy.municipality))
        .order_by(Vacancy.public_id)
    )
    return {row.public_id: row for row in rows}


def names_of_people(session: Session, organisation_id: int) -> Sequence[str]:
    """The public ids of an organisation's people."""
    return session.scalars(
        select(Jobseeker.public_id).where(Jobseeker.organisation_id == organisation_id).order_by(Jobseeker.public_id)
    ).all()


def languages_of_people(session: Session) -> Mapping[str, str]:
    """Public id of each person → the language they read."""
    rows = session.execute(select(Jobseeker.public_id, Jobseeker.language).order_by(Jobseeker.public_id))
    return {row.public_id: row.language for row in rows}


def organisations_with_people(session: Session) -> Sequence[int]:
    """The organisations that have somebody to match."""
    return session.scalars(
        select(Jobseeker.organisation_id)
        .where(Jobseeker.paused_at.is_(None), Jobseeker.work.any())
        .distinct()
        .order_by(Jobseeker.organisation_id)
    ).all()


def people_named(session: Session, names: Collection[str]) -> Mapping[str, Jobseeker]:
    """Public id → person; texts that cannot be one name nobody."""
    able = [name for name in names if PUBLIC_ID.fullmatch(name)]
    found = select(Jobseeker).where(Jobseeker.public_id.in_(able)).options(joinedload(Jobseeker.key))
    rows = session.scalars(found.order_by(Jobseeker.public_id))
    return {row.public_id: row for row in rows}


def last_run(session: Session, vacancy_id: int, organisation_id: int) -> MatchRun | None:
    """The newest run for a vacancy over one organisation's people, or over everybody."""
    theirs = MatchRun.organisation_id == organisation_id
    return session.scalar(
        select(MatchRun)
        .where(MatchRun.vacancy_id == vacancy_id, theirs | MatchRun.organisation_id.is_(None))
        .order_by(MatchRun.id.desc())
        .limit(1)
    )


def interest(session: Session, jobseeker_id: int, vacancy_id: int) -> Interest | None:
    """What a person said about one vacancy, locked."""
    return session.scalar(
        select(Interest)
        .where(Interest.jobseeker_id == jobseeker_id, Interest.vacancy_id == vacancy_id)
        .with_for_update()
    )
