"""What was written down for people."""

from collections.abc import Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from models.account import Account
from models.entered import EnteredAnswer, LookedThrough
from models.jobseeker import Jobseeker, JobseekerSkill, WorkExperience
from models.organisation import Organisation


def asked(session: Session, person: Jobseeker) -> Jobseeker:
    """The same person with every answer an intake shows, in three statements."""
    return (
        session.scalars(
            select(Jobseeker)
            .where(Jobseeker.id == person.id)
            .options(
                joinedload(Jobseeker.key),
                joinedload(Jobseeker.languages),
                joinedload(Jobseeker.licences),
                joinedload(Jobseeker.care_windows),
                joinedload(Jobseeker.exclusions),
                selectinload(Jobseeker.work).joinedload(WorkExperience.concept),
                selectinload(Jobseeker.skills).joinedload(JobseekerSkill.concept),
            )
            .execution_options(populate_existing=True)
        )
        .unique()
        .one()
    )


def of_person(session: Session, jobseeker_id: int) -> Sequence[EnteredAnswer]:
    """Every part of a profile that was written down for the person, the first written first."""
    return session.scalars(
        select(EnteredAnswer).where(EnteredAnswer.jobseeker_id == jobseeker_id).order_by(EnteredAnswer.id)
    ).all()


def of_part(session: Session, jobseeker_id: int, part: str) -> EnteredAnswer | None:
    """The row of one part."""
    return session.scalar(
        select(EnteredAnswer).where(EnteredAnswer.jobseeker_id == jobseeker_id, EnteredAnswer.part == part)
    )


def unsettled(session: Session, jobseeker_id: int) -> int:
    """How many parts the person has not called right."""
    counted = select(func.count()).where(
        EnteredAnswer.jobseeker_id == jobseeker_id, EnteredAnswer.state != LookedThrough.RIGHT
    )
    return session.scalar(counted) or 0


def organisations(session: Session, rows: Sequence[EnteredAnswer]) -> Mapping[int, str]:
    """The names of the organisations whose staff wrote these down, by the number of the account."""
    accounts = {row.entered_by_id for row in rows if row.entered_by_id}
    found = session.execute(
        select(Account.id, Organisation.name)
        .join(Organisation, Account.organisation_id == Organisation.id)
        .where(Account.id.in_(accounts))
    )
    return {row[0]: row[1] for row in found}
