"""What an operator's first page counts, in one statement."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from models.account import Account
from models.base import Base
from models.employer import BEING_CHECKED, Employer
from models.enums import EmployerState, VacancyState
from models.jobseeker import Jobseeker
from models.organisation import Organisation
from models.outbox import OutboxMessage
from models.vacancy import Vacancy


class Counts(NamedTuple):
    """How many of each there are: companies that are checked and that wait for it, organisations without a number in
    the register of mediators, messages that wait and that were given up."""

    organisations: int
    without_number: int
    people: int
    accounts: int
    checked: int
    new_companies: int
    open_vacancies: int
    waiting: int
    failed: int


def counts(session: Session) -> Counts:
    """All of it, in the whole country."""
    number = Organisation.mediator_register_number
    asked = (
        _how_many(Organisation),
        _how_many(Organisation, or_(number.is_(None), number == "")),
        _how_many(Jobseeker),
        _how_many(Account),
        _how_many(Employer, Employer.state == EmployerState.VETTED),
        _how_many(Employer, Employer.state.in_(BEING_CHECKED)),
        _how_many(Vacancy, Vacancy.state == VacancyState.OPEN),
        _how_many(OutboxMessage, OutboxMessage.sent_at.is_(None), OutboxMessage.failed_at.is_(None)),
        _how_many(OutboxMessage, OutboxMessage.failed_at.is_not(None)),
    )
    return Counts(*session.execute(select(*(each.scalar_subquery() for each in asked))).one())


def _how_many(kind: type[Base], *where: ColumnElement[bool]) -> Select[int]:
    return select(func.count()).select_from(kind).where(*where)
