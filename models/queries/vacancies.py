"""Vacancies as their employer and the staff see them."""

from collections.abc import Mapping, Sequence

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from models.employer import Employer
from models.enums import DecisionKind, VacancyState
from models.jobseeker import Jobseeker
from models.matching import Decision
from models.vacancy import Vacancy, VacancySkill

_IN_LIST = (joinedload(Vacancy.employer), joinedload(Vacancy.municipality), joinedload(Vacancy.concept))
_WHOLE = (
    *_IN_LIST,
    selectinload(Vacancy.skills).joinedload(VacancySkill.concept),
    selectinload(Vacancy.own_skills),
    selectinload(Vacancy.languages),
    selectinload(Vacancy.licences),
)
#: One vacancy's short lists come in the same statement: they are few, and each further one costs a way to the database.
_ONE = (
    *_IN_LIST,
    joinedload(Vacancy.phoned),
    selectinload(Vacancy.skills).joinedload(VacancySkill.concept),
    joinedload(Vacancy.own_skills),
    joinedload(Vacancy.languages),
    joinedload(Vacancy.licences),
)
_ORDER = (VacancyState.SUBMITTED, VacancyState.OPEN, VacancyState.PAUSED, VacancyState.DRAFT)
_WAITING_FIRST = case({state.value: n for n, state in enumerate(_ORDER)}, value=Vacancy.state, else_=len(_ORDER))
#: What was sent for approval and not closed.
LIVE = (VacancyState.SUBMITTED, VacancyState.OPEN, VacancyState.PAUSED)


def employer(session: Session, employer_id: int) -> Employer:
    """The company with this number. Raises NoResultFound if there is none."""
    return session.get_one(Employer, employer_id)


def of_employer(session: Session, employer_id: int) -> Sequence[Vacancy]:
    """A company's vacancies with everything in them: waiting and open ones first, then the newest."""
    return session.scalars(
        select(Vacancy)
        .where(Vacancy.employer_id == employer_id)
        .options(*_WHOLE, joinedload(Vacancy.phoned))
        .order_by(_WAITING_FIRST, Vacancy.id.desc())
    ).all()


def live_of_employer(session: Session, employer_id: int) -> Sequence[Vacancy]:
    """A company's submitted, open and paused vacancies, locked."""
    return session.scalars(
        select(Vacancy)
        .where(Vacancy.employer_id == employer_id, Vacancy.state.in_(LIVE))
        .order_by(Vacancy.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).all()


def for_staff(
    session: Session, states: Sequence[VacancyState], limit: int, offset: int
) -> Sequence[Vacancy]:  # fmt: skip
    """Vacancies in these states: those waiting for approval first, the longest waiting on top."""
    return session.scalars(
        select(Vacancy)
        .where(Vacancy.state.in_(states))
        .options(*_IN_LIST)
        .order_by(_WAITING_FIRST, Vacancy.submitted_at, Vacancy.id)
        .limit(limit)
        .offset(offset)
    ).all()


def count_by_state(session: Session) -> Mapping[VacancyState, int]:
    """How many vacancies stand where."""
    counted = session.execute(select(Vacancy.state, func.count()).group_by(Vacancy.state))
    return dict.fromkeys(VacancyState, 0) | dict(counted.all())


def whole(session: Session, vacancy: Vacancy) -> Vacancy:
    """The same vacancy with everything a page or the engine reads of it, fetched at once."""
    return (
        session.scalars(
            select(Vacancy).where(Vacancy.id == vacancy.id).options(*_ONE).execution_options(populate_existing=True)
        )
        .unique()
        .one()
    )


def hold(session: Session, vacancy: Vacancy) -> None:
    """Let nobody change the vacancy, or vet or suspend its employer, until the transaction ends."""
    session.scalars(select(Employer.id).where(Employer.id == vacancy.employer_id).with_for_update(read=True)).one()
    session.scalars(select(Vacancy.id).where(Vacancy.id == vacancy.id).with_for_update()).one()


def locked(session: Session, vacancy: Vacancy) -> Vacancy:
    """The vacancy as it is now, held until the transaction ends, so that its version can be compared."""
    hold(session, vacancy)
    return whole(session, vacancy)


def proposed_counts(session: Session, vacancy_ids: Sequence[int], organisation_id: int) -> Mapping[int, int]:
    """Vacancy number → how many of an organisation's people stand proposed for it now."""
    newest = (
        select(func.max(Decision.id))
        .join(Decision.jobseeker)
        .where(Decision.vacancy_id.in_(vacancy_ids), Jobseeker.organisation_id == organisation_id)
        .group_by(Decision.vacancy_id, Decision.jobseeker_id)
    )
    counted = session.execute(
        select(Decision.vacancy_id, func.count())
        .where(Decision.id.in_(newest), Decision.kind == DecisionKind.PROPOSE)
        .group_by(Decision.vacancy_id)
    )
    return dict(counted.all())
