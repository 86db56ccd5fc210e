"""What the lists of the matching desk can be put in order by, without fetching whole people or vacancies."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from models.enums import VacancyState
from models.jobseeker import Jobseeker
from models.matching import Suggestion
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


def suggestions(session: Session, run_id: int, people: Sequence[int]) -> Sequence[Suggestion]:
    """What a run said about some people, in the order they are named."""
    rows = session.scalars(
        select(Suggestion)
        .where(Suggestion.run_id == run_id, Suggestion.jobseeker_id.in_(people))
        .options(joinedload(Suggestion.jobseeker).joinedload(Jobseeker.key))
        .order_by(Suggestion.position)
    )
    found = {row.jobseeker_id: row for row in rows}
    return [found[number] for number in people if number in found]
