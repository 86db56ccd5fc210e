"""Companies: where each stands in its check, what was done with it, and who else is of the same company."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from models.account import Account
from models.employer import ROOT_DIGITS, Employer
from models.enums import EmployerState
from models.vetting import CompanyRequest, VettingEntry, VettingPerson, VettingStep


def in_state(session: Session, state: EmployerState, limit: int, offset: int) -> Sequence[Employer]:
    """Companies in a state, those that stand there longest first."""
    return session.scalars(
        select(Employer)
        .where(Employer.state == state)
        .order_by(func.coalesce(Employer.state_since, Employer.created_at), Employer.id)
        .limit(limit)
        .offset(offset)
    ).all()


def with_accounts(session: Session, employer: Employer) -> Sequence[Account]:
    """A company's accounts, first ones first."""
    return session.scalars(
        select(Account).where(Account.employer_id == employer.id).options(joinedload(Account.key)).order_by(Account.id)
    ).all()


def of_root(session: Session, root: str) -> Sequence[Employer]:
    """The company with these nine digits and its branches, as far as they are registered."""
    return session.scalars(
        select(Employer)
        .where(func.substr(Employer.company_number, 1, ROOT_DIGITS) == root)
        .options(selectinload(Employer.accounts))
        .order_by(Employer.id)
    ).all()


def names(session: Session) -> Sequence[tuple[int, str, str]]:
    """Of each company: its number in the database, company number and name."""
    rows = session.execute(select(Employer.id, Employer.company_number, Employer.name).order_by(Employer.id))
    return [(number, digits, name) for number, digits, name in rows]


def by_numbers(session: Session, numbers: Sequence[int]) -> Sequence[Employer]:
    """The companies with these numbers in the database."""
    return session.scalars(select(Employer).where(Employer.id.in_(numbers)).order_by(Employer.name)).all()


def steps(session: Session, employer: Employer) -> Sequence[VettingEntry]:
    """What was done with a company, in order."""
    return session.scalars(
        select(VettingEntry)
        .where(VettingEntry.employer_id == employer.id)
        .options(joinedload(VettingEntry.by).joinedload(Account.key))
        .order_by(VettingEntry.id)
    ).all()


def newest(session: Session, employer_id: int, step: VettingStep) -> VettingEntry | None:
    """The newest entry of a step with a company."""
    return session.scalar(
        select(VettingEntry)
        .where(VettingEntry.employer_id == employer_id, VettingEntry.step == step)
        .order_by(VettingEntry.id.desc())
        .limit(1)
    )


def last_steps(session: Session, employers: Sequence[int]) -> Mapping[int, VettingEntry]:
    """Company → the newest entry about it."""
    last = (
        select(func.max(VettingEntry.id))
        .where(VettingEntry.employer_id.in_(employers))
        .group_by(VettingEntry.employer_id)
    )
    rows = session.scalars(select(VettingEntry).where(VettingEntry.id.in_(last)))
    return {row.employer_id: row for row in rows}


def part_of(session: Session, employer: Employer, account_id: int) -> VettingPerson | None:
    """The part an operator has in this round of a company's check."""
    return session.scalar(
        select(VettingPerson).where(
            VettingPerson.employer_id == employer.id, VettingPerson.round == employer.round,
            VettingPerson.account_id == account_id,
        )
    )  # fmt: skip


def next_request(session: Session) -> CompanyRequest | None:
    """The oldest request that nobody has carried out and that waits for no person, locked."""
    return session.scalar(
        select(CompanyRequest)
        .where(CompanyRequest.held.is_(False), CompanyRequest.done_at.is_(None))
        .order_by(CompanyRequest.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )


def invited(session: Session, employer_id: int, since: datetime) -> Sequence[CompanyRequest]:
    """Whom a company has invited since a moment, newest first."""
    return session.scalars(
        select(CompanyRequest)
        .where(CompanyRequest.employer_id == employer_id, CompanyRequest.created_at > since)
        .order_by(CompanyRequest.id.desc())
    ).all()


def held_requests(session: Session) -> Sequence[CompanyRequest]:
    """Registrations that wait for a person, oldest first."""
    return session.scalars(
        select(CompanyRequest)
        .where(CompanyRequest.held.is_(True))
        .options(selectinload(CompanyRequest.employer))
        .order_by(CompanyRequest.id)
        .limit(100)
    ).all()
