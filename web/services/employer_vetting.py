"""Vetting employers: two different people look at each company before it sees anything of anybody."""

from datetime import datetime

from sqlalchemy.orm import Session

from models import Employer
from models.enums import EmployerState, VacancyState
from models.inbox import Ended
from models.queries import vacancies
from web.services import audit, disclosure
from web.services.principal import Principal
from web.services.vacancy_state import tell_everyone


class SamePerson(Exception):
    """Whoever checked a company first cannot be the second one."""


class NotWaiting(Exception):
    """The company does not wait for a check."""


def check(session: Session, who: Principal, employer: Employer, now: datetime) -> None:
    """The first person's check, or the second one's, which opens the door. A suspended company starts anew.

    Raises SamePerson and NotWaiting.
    """
    if employer.state is EmployerState.VETTED:
        raise NotWaiting
    if employer.state is EmployerState.SUSPENDED or employer.checked_by_id is None:
        employer.state, employer.vetted_by_id, employer.vetted_at = EmployerState.NEW, None, None
        employer.checked_by_id, employer.checked_at = who.account_id, now
        audit.record(session, who, "checked employer", employer.public_id, now)
        return
    if employer.checked_by_id == who.account_id:
        raise SamePerson
    employer.state = EmployerState.VETTED
    employer.vetted_by_id, employer.vetted_at = who.account_id, now
    audit.record(session, who, "vetted employer", employer.public_id, now)


def suspend(session: Session, who: Principal, employer: Employer, now: datetime) -> None:
    """Close the door at once: what people see of it becomes a draft, to be sent and approved anew, and it sees nothing
    of anybody. Whoever wanted a vacancy of it or was proposed is told. Raises NotWaiting if it is closed already."""
    if employer.state is EmployerState.SUSPENDED:
        raise NotWaiting
    employer.state = EmployerState.SUSPENDED
    employer.checked_by_id = employer.checked_at = employer.vetted_by_id = employer.vetted_at = None
    session.flush()
    live = vacancies.live_of_employer(session, employer.id)
    disclosure.end_all(session, who, now, suspended=employer)
    for vacancy in live:
        tell_everyone(session, vacancy, Ended.SUSPENDED, now)
        vacancy.state, vacancy.submitted_at = VacancyState.DRAFT, None
        vacancy.approved_by_id, vacancy.approved_at = None, None
        audit.record(session, who, "took vacancy off", vacancy.public_id, now)
    audit.record(session, who, "suspended employer", employer.public_id, now)
