"""Deleting a person: the foreign keys take along whatever is theirs."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.account import Account
from models.jobseeker import Jobseeker
from models.person_key import PersonKey


def forget_people(session: Session, people: Sequence[str]) -> int:
    """Delete people by their public ids, and the keys that open what was sealed; how many there were."""
    found = session.execute(select(Jobseeker.id, Jobseeker.key_id).where(Jobseeker.public_id.in_(people))).all()
    numbers = [row.id for row in found]
    keys = {row.key_id for row in found}
    keys |= set(session.scalars(select(Account.key_id).where(Account.jobseeker_id.in_(numbers))))
    session.execute(delete(Jobseeker).where(Jobseeker.id.in_(numbers)))
    session.execute(delete(PersonKey).where(PersonKey.id.in_(keys)))
    return len(numbers)
