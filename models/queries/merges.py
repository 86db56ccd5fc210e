"""Rows of people moved, taken out and put back as they are stored, whatever table they are of."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Column, Table, delete, insert, select, update
from sqlalchemy.orm import Session, joinedload

from models.account import Account
from models.base import Base
from models.jobseeker import Jobseeker
from models.merge import Merge
from models.person_key import PersonKey

Values = dict[str, Any]


def of_person(session: Session, jobseeker_id: int) -> Sequence[Merge]:
    """What was made part of a person's record, the newest first."""
    return session.scalars(
        select(Merge)
        .where(Merge.jobseeker_id == jobseeker_id)
        .options(joinedload(Merge.made_by))
        .order_by(Merge.id.desc())
    ).all()


def absorbed_names(session: Session, jobseeker_id: int) -> list[str]:
    """The public ids that records had which are part of this person's now."""
    stands = select(Merge.absorbed).where(Merge.jobseeker_id == jobseeker_id, Merge.undone_at.is_(None))
    return list(session.scalars(stands.order_by(Merge.id)))


def absorbed_of(session: Session, person: str) -> list[str]:
    """The same, of the person with a public id."""
    stands = select(Merge.absorbed).join(Jobseeker, Jobseeker.id == Merge.jobseeker_id)
    return list(session.scalars(stands.where(Jobseeker.public_id == person, Merge.undone_at.is_(None))))


def has_index(session: Session, organisation_id: int, index: str) -> bool:
    """Whether somebody of an organisation's own list is part of another record now."""
    found = select(Merge.id).join(Jobseeker, Jobseeker.id == Merge.jobseeker_id)
    mine = found.where(Jobseeker.organisation_id == organisation_id, Merge.external_index == index)
    return session.scalar(mine.where(Merge.undone_at.is_(None)).limit(1)) is not None


def over(session: Session, before: datetime) -> Sequence[Merge]:
    """Merges made before a moment that still keep what was before them."""
    return session.scalars(
        select(Merge).where(Merge.created_at < before, Merge.content_sealed.is_not(None)).order_by(Merge.id)
    ).all()


def locked_pair(session: Session, one: int, other: int) -> dict[int, Jobseeker]:
    """Two people as stored at this moment, held until the transaction ends. Who is gone is not among them."""
    rows = session.scalars(
        select(Jobseeker)
        .where(Jobseeker.id.in_((one, other)))
        .order_by(Jobseeker.id)
        .with_for_update(of=Jobseeker)
        .execution_options(populate_existing=True)
    )
    return {row.id: row for row in rows}


def beside(session: Session, one: int, other: int) -> dict[int, Jobseeker]:
    """Two people with what is shown of them side by side, in one statement."""
    found = session.scalars(
        select(Jobseeker)
        .where(Jobseeker.id.in_((one, other)))
        .options(
            joinedload(Jobseeker.key),
            joinedload(Jobseeker.municipality),
            joinedload(Jobseeker.counsellor).joinedload(Account.key),
            joinedload(Jobseeker.account),
            joinedload(Jobseeker.care_windows),
        )
        .execution_options(populate_existing=True)
    )
    return {row.id: row for row in found.unique()}


def table(name: str) -> Table:
    """A table by its name."""
    return Base.metadata.tables[name]


def stored(session: Session, name: str, numbers: Collection[int]) -> list[Values]:
    """Rows of a table as they are stored, in the order they were made."""
    rows = session.execute(select(table(name)).where(table(name).c.id.in_(numbers)).order_by(table(name).c.id))
    return [dict(row._mapping) for row in rows]


def put(session: Session, name: str, values: Mapping[str, Any]) -> int:
    """Store a row under a new number; the number."""
    fresh = {key: each for key, each in values.items() if key != "id"}
    made: int = session.execute(insert(table(name)).values(fresh).returning(table(name).c.id)).scalar_one()
    return made


def change(session: Session, name: str, numbers: Collection[int], values: Mapping[str, Any]) -> None:
    """Set columns of rows."""
    if numbers:
        session.execute(update(table(name)).where(table(name).c.id.in_(numbers)).values(dict(values)))


def take_out(session: Session, name: str, numbers: Collection[int]) -> None:
    """Delete rows."""
    if numbers:
        session.execute(delete(table(name)).where(table(name).c.id.in_(numbers)))


def forget_keys(session: Session, numbers: Collection[int]) -> None:
    """Delete keys of records that cannot come back."""
    session.execute(delete(PersonKey).where(PersonKey.id.in_(numbers)))


def there(session: Session, column: Column[Any], value: Any) -> bool:
    """Whether a row is there that a foreign key may point to."""
    return session.scalar(select(column).where(column == value).limit(1)) is not None


def ties(name: str) -> Iterator[tuple[str, Column[Any], bool]]:
    """The columns of a table that point to other rows, each with where to and whether it may be empty."""
    for key in sorted(table(name).foreign_keys, key=lambda key: key.parent.name):
        yield key.parent.name, key.column, bool(key.parent.nullable)


def keys_in_use(session: Session, numbers: Collection[int]) -> frozenset[int]:
    """Those of some keys that still open a person or an account."""
    people = select(Jobseeker.key_id).where(Jobseeker.key_id.in_(numbers))
    accounts = select(Account.key_id).where(Account.key_id.in_(numbers))
    return frozenset(session.scalars(people)) | frozenset(session.scalars(accounts))
