"""Households of an organisation's people. Every list takes the organisation."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from models.household import Household, HouseholdMember
from models.jobseeker import Jobseeker

_WITH_PEOPLE = (
    selectinload(Household.members).joinedload(HouseholdMember.jobseeker).joinedload(Jobseeker.key),
    selectinload(Household.members).joinedload(HouseholdMember.consent),
)


def of_person(session: Session, jobseeker_id: int) -> Household | None:
    """The household a person belongs to, with all its members, as stored now."""
    return session.scalar(
        select(Household)
        .join(Household.members)
        .where(HouseholdMember.jobseeker_id == jobseeker_id)
        .options(*_WITH_PEOPLE)
        .execution_options(populate_existing=True)
    )


def latest(session: Session, organisation_id: int, most: int) -> Sequence[Household]:
    """An organisation's households with somebody in them, those with fewest people first, then the latest."""
    size = (
        select(func.count(HouseholdMember.id))
        .where(HouseholdMember.household_id == Household.id)
        .correlate(Household)
        .scalar_subquery()
    )
    return session.scalars(
        select(Household)
        .where(Household.organisation_id == organisation_id, size > 0)
        .options(*_WITH_PEOPLE)
        .order_by(size, Household.changed_at.desc(), Household.id)
        .limit(most)
    ).all()


def locked(session: Session, household: Household) -> Household | None:
    """The household as stored now, held until the transaction ends; None if it is gone."""
    return session.scalar(
        select(Household)
        .where(Household.id == household.id)
        .with_for_update()
        .options(*_WITH_PEOPLE)
        .execution_options(populate_existing=True)
    )


def forget_empty(session: Session, household: Household) -> None:
    """Delete a household that nobody belongs to any more."""
    session.refresh(household, ["members"])
    if not household.members:
        session.delete(household)
        session.flush()
