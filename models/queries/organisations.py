"""Organisations and employers, and how many people, vacancies and messages there are."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session, selectinload

from models.account import Account
from models.base import Base
from models.consent import Consent
from models.employer import Employer
from models.enums import DecisionKind, EmployerState, Role, VacancyState
from models.jobseeker import Jobseeker
from models.matching import Decision
from models.organisation import Organisation
from models.place import Municipality
from models.vacancy import Vacancy


def all_of_them(session: Session) -> Sequence[Organisation]:
    """Every organisation, by name."""
    return session.scalars(select(Organisation).order_by(Organisation.name, Organisation.id)).all()


def open_to_join(session: Session) -> Sequence[Organisation]:
    """Organisations people may choose by themselves, by name."""
    return session.scalars(
        select(Organisation)
        .where(Organisation.accepts_self_registration.is_(True))
        .order_by(Organisation.name, Organisation.id)
    ).all()


def by_name(session: Session, name: str) -> Organisation | None:
    """The organisation with this name."""
    return session.scalar(select(Organisation).where(Organisation.name == name))


def leads(session: Session) -> Mapping[int, int]:
    """Organisation number → how many leads it has."""
    rows = session.execute(
        select(Account.organisation_id, func.count())
        .where(Account.role == Role.LEAD, Account.organisation_id.is_not(None))
        .group_by(Account.organisation_id)
    )
    return {organisation: count for organisation, count in rows if organisation is not None}


def withdraw_consents(session: Session, jobseeker_id: int, now: datetime) -> None:
    """End everything a person agreed to that still holds."""
    session.execute(
        update(Consent)
        .where(Consent.jobseeker_id == jobseeker_id, Consent.withdrawn_at.is_(None))
        .values(withdrawn_at=now)
    )


def employers(session: Session, state: EmployerState) -> Sequence[Employer]:
    """Employers in a state with their accounts, longest waiting first."""
    return session.scalars(
        select(Employer)
        .where(Employer.state == state)
        .options(selectinload(Employer.accounts).joinedload(Account.key))
        .order_by(Employer.created_at, Employer.id)
    ).all()


def employers_by_state(session: Session) -> Mapping[EmployerState, int]:
    """How many employers there are in each state."""
    rows = session.execute(select(Employer.state, func.count()).group_by(Employer.state))
    return dict(rows.all())


def how_many(session: Session, kind: type[Base]) -> int:
    """How many rows a table has."""
    return session.scalar(select(func.count()).select_from(kind)) or 0


def people_of(session: Session, organisation_id: int) -> tuple[int, int]:
    """How many people an organisation helps, and how many of them wait for their intake."""
    row = session.execute(
        select(func.count(), func.count().filter(Jobseeker.counsellor_id.is_(None))).where(
            Jobseeker.organisation_id == organisation_id
        )
    ).one()
    return row[0], row[1]


def proposals_of(session: Session, organisation_id: int) -> int:
    """How many proposals an organisation's counsellors have made for its people."""
    return (
        session.scalar(
            select(func.count())
            .select_from(Decision)
            .join(Jobseeker, Jobseeker.id == Decision.jobseeker_id)
            .where(Jobseeker.organisation_id == organisation_id, Decision.kind == DecisionKind.PROPOSE)
        )
        or 0
    )


def vacancies_in_state(session: Session, state: VacancyState) -> int:
    """How many vacancies there are in a state, in the whole country."""
    return session.scalar(select(func.count()).select_from(Vacancy).where(Vacancy.state == state)) or 0


def with_place(session: Session, organisation_id: int) -> tuple[Organisation, Municipality]:
    """An organisation and the municipality it sits in."""
    row = session.execute(
        select(Organisation, Municipality)
        .join(Municipality, Municipality.code == Organisation.municipality_code)
        .where(Organisation.id == organisation_id)
    ).one()
    return row[0], row[1]
