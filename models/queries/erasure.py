"""Deleting a person: the foreign keys take along whatever is theirs."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from models.account import Account
from models.contest import Contest
from models.disclosure import Disclosure
from models.inbox import InboxItem
from models.jobseeker import Jobseeker
from models.merge import Merge
from models.offer import JobOffer
from models.person_key import PersonKey
from models.placement import Placement

#: Things of a person that other people's news names by their public ids, each with whose it is.
TOLD_TO_OTHERS: Mapping[type[Any], ColumnElement[int]] = {
    Contest: Contest.jobseeker_id.expression, Disclosure: Disclosure.jobseeker_id.expression,
    Placement: Placement.jobseeker_id.expression,
    JobOffer: select(Disclosure.jobseeker_id).where(Disclosure.id == JobOffer.disclosure_id).scalar_subquery(),
}  # fmt: skip


def forget_people(session: Session, people: Sequence[str]) -> int:
    """Delete people by their public ids, and the keys that open what was sealed; how many there were."""
    found = session.execute(select(Jobseeker.id, Jobseeker.key_id).where(Jobseeker.public_id.in_(people))).all()
    numbers = [row.id for row in found]
    keys = {row.key_id for row in found}
    keys |= set(session.scalars(select(Account.key_id).where(Account.jobseeker_id.in_(numbers))))
    standing = select(Merge.absorbed_key_id).where(Merge.jobseeker_id.in_(numbers), Merge.undone_at.is_(None))
    keys |= set(session.scalars(standing)) - {None}
    _forget_news(session, numbers)
    session.execute(delete(Jobseeker).where(Jobseeker.id.in_(numbers)))
    session.execute(delete(PersonKey).where(PersonKey.id.in_(keys)))
    return len(numbers)


def _forget_news(session: Session, numbers: Sequence[int]) -> None:
    """Delete what anybody was told about things of these people, so that nothing leads to what is no more."""
    for kind, owner in TOLD_TO_OTHERS.items():
        names = session.scalars(select(kind.public_id).where(owner.in_(numbers))).all()
        about = InboxItem.facts[kind.__tablename__].as_string()
        session.execute(delete(InboxItem).where(about.in_(names)).execution_options(synchronize_session=False))
