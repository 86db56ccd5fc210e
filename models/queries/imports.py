"""What was imported before, found by the number it has elsewhere."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.jobseeker import Jobseeker
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
