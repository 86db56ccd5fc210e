"""What was written down for people."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from models.account import Account
from models.entered import EnteredAnswer, LookedThrough


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


def writers(session: Session, accounts: Sequence[int]) -> dict[int, Account]:
    """The accounts that wrote something down, by number, with what opens their names."""
    found = session.scalars(select(Account).where(Account.id.in_(accounts)).options(joinedload(Account.key)))
    return {account.id: account for account in found}
