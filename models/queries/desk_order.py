"""What the lists of the matching desk can be put in order by, without fetching whole people or vacancies."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from models.account import Account
from models.card import HeldBack
from models.disclosure import Disclosure
from models.enums import VacancyState
from models.jobseeker import Jobseeker
from models.matching import Decision, Interest, Suggestion
from models.place import Municipality
from models.queries.caseload_facts import waiting_since
from models.vacancy import Vacancy


class PersonKey(NamedTuple):
    """One person by number: their place in the engine's list (0 without one), since when without a proposal, when they
    can start, and where they live."""

    number: int
    place: int
    waiting_since: datetime
    ready_on: date | None
    municipality: Municipality | None


class VacancyKey(NamedTuple):
    """One open vacancy by number and public id: its title, when it starts, since when it is open, and where it is."""

    number: int
    public_id: str
    title: str
    starts_on: date | None
    approved_at: datetime | None
    municipality: Municipality | None


def suggested(session: Session, run_id: int, organisation_id: int) -> Sequence[PersonKey]:
    """Everybody of an organisation whom a run put forward and who has not paused since, in the engine's order."""
    rows = session.execute(
        select(Jobseeker.id, Suggestion.position, waiting_since(), Jobseeker.earliest_start, Municipality)
        .join(Suggestion, Suggestion.jobseeker_id == Jobseeker.id)
        .outerjoin(Jobseeker.municipality)
        .where(Suggestion.run_id == run_id, Jobseeker.organisation_id == organisation_id, Jobseeker.paused_at.is_(None))
        .order_by(Suggestion.position)
    )
    return [PersonKey(*row) for row in rows]


def everybody(session: Session, organisation_id: int, concept_id: int | None = None) -> Sequence[PersonKey]:
    """Everybody of an organisation who has said something about work and has not paused; or those who have worked in
    one occupation."""
    worked = Jobseeker.work.any(concept_id=concept_id) if concept_id is not None else Jobseeker.work.any()
    rows = session.execute(
        select(Jobseeker.id, waiting_since(), Jobseeker.earliest_start, Municipality)
        .outerjoin(Jobseeker.municipality)
        .where(Jobseeker.organisation_id == organisation_id, Jobseeker.paused_at.is_(None), worked)
        .order_by(Jobseeker.id)
    )
    return [PersonKey(number, 0, since, ready, place) for number, since, ready, place in rows]


def open_vacancies(session: Session, concept_ids: Sequence[int] | None = None) -> Sequence[VacancyKey]:
    """Every open vacancy with an occupation, the newest first; or those of some occupations."""
    named = Vacancy.concept_id.is_not(None) if concept_ids is None else Vacancy.concept_id.in_(concept_ids)
    rows = session.execute(
        select(Vacancy.id, Vacancy.public_id, Vacancy.title, Vacancy.starts_on, Vacancy.approved_at, Municipality)
        .outerjoin(Vacancy.municipality)
        .where(Vacancy.state == VacancyState.OPEN, named)
        .order_by(Vacancy.approved_at.desc(), Vacancy.id.desc())
    )
    return [VacancyKey(*row) for row in rows]


class Asked(NamedTuple):
    """A person beside a vacancy: what a run said of them, what they said, and the newest decision there is."""

    person: Jobseeker
    suggestion: Suggestion | None
    interest: Interest | None
    decision: Decision | None


class Offered(NamedTuple):
    """A vacancy beside a person: what the person said of it, and the newest decision there is."""

    vacancy: Vacancy
    interest: Interest | None
    decision: Decision | None


def beside_vacancy(
    session: Session, vacancy_id: int, run_id: int | None, people: Sequence[int]
) -> Sequence[Asked]:  # fmt: skip
    """Some people beside a vacancy, in the order they are named, in one statement."""
    newest = (
        select(func.max(Decision.id))
        .where(Decision.jobseeker_id == Jobseeker.id, Decision.vacancy_id == vacancy_id)
        .correlate(Jobseeker)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Jobseeker, Suggestion, Interest, Decision)
        .outerjoin(Suggestion, (Suggestion.jobseeker_id == Jobseeker.id) & (Suggestion.run_id == (run_id or 0)))
        .outerjoin(Interest, (Interest.jobseeker_id == Jobseeker.id) & (Interest.vacancy_id == vacancy_id))
        .outerjoin(Decision, Decision.id == newest)
        .where(Jobseeker.id.in_(people))
        .options(joinedload(Jobseeker.key))
        .order_by(Jobseeker.id)
    )
    found = {row[0].id: Asked(*row) for row in rows}
    return [found[number] for number in people if number in found]


def beside_person(session: Session, person_id: int, names: Sequence[str]) -> Mapping[str, Offered]:
    """Public id → an open vacancy beside a person, in one statement."""
    newest = (
        select(func.max(Decision.id))
        .where(Decision.jobseeker_id == person_id, Decision.vacancy_id == Vacancy.id)
        .correlate(Vacancy)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Vacancy, Interest, Decision)
        .outerjoin(Interest, (Interest.vacancy_id == Vacancy.id) & (Interest.jobseeker_id == person_id))
        .outerjoin(Decision, Decision.id == newest)
        .where(Vacancy.state == VacancyState.OPEN, Vacancy.public_id.in_(names))
        .options(joinedload(Vacancy.employer), joinedload(Vacancy.concept), joinedload(Vacancy.municipality))
        .order_by(Vacancy.id)
    )
    return {row[0].public_id: Offered(*row) for row in rows}


class Between(NamedTuple):
    """Everything there is between a person and a vacancy: the vacancy as a page shows it, what the person said, what
    the employer has, why not, and every decision, the newest first."""

    vacancy: Vacancy
    interest: Interest | None
    disclosure: Disclosure | None
    held: HeldBack | None
    decisions: Sequence[Decision]


def between(session: Session, vacancy_id: int, person_id: int) -> Between:
    """As it is now, in one statement. Raises IndexError if the vacancy is gone."""
    rows = session.execute(
        select(Vacancy, Interest, Disclosure, HeldBack, Decision)
        .outerjoin(Interest, (Interest.vacancy_id == Vacancy.id) & (Interest.jobseeker_id == person_id))
        .outerjoin(Disclosure, (Disclosure.vacancy_id == Vacancy.id) & (Disclosure.jobseeker_id == person_id))
        .outerjoin(HeldBack, HeldBack.disclosure_id == Disclosure.id)
        .outerjoin(Decision, (Decision.vacancy_id == Vacancy.id) & (Decision.jobseeker_id == person_id))
        .where(Vacancy.id == vacancy_id)
        .options(
            joinedload(Vacancy.employer), joinedload(Vacancy.concept), joinedload(Vacancy.municipality),
            joinedload(Decision.account).joinedload(Account.key),
        )
        .order_by(Decision.id.desc())
    ).all()  # fmt: skip
    vacancy, interest, disclosure, held, _newest = rows[0]
    return Between(vacancy, interest, disclosure, held, [row[4] for row in rows if row[4] is not None])
