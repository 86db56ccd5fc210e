"""Everything stored about one company, found by following the foreign keys that lead to it."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Table, or_, select
from sqlalchemy.orm import Session, joinedload

from models.audit import AuditEntry
from models.base import Base
from models.disclosure import Disclosure
from models.employer import Employer
from models.jobseeker import Jobseeker
from models.sharing_enums import DisclosureState
from models.vacancy import Vacancy


def rows_of(session: Session, employer: Employer, wanted: Collection[str]) -> Iterator[tuple[str, Sequence[Any]]]:
    """(table, its rows that belong to the company) for each wanted table, parents before children."""
    mapped = {str(each.class_.__tablename__): each.class_ for each in Base.registry.mappers}
    numbers: dict[str, list[int]] = {}
    waiting = [name for name in sorted(wanted) if name != Employer.__tablename__]
    yield Employer.__tablename__, [employer]
    numbers[Employer.__tablename__] = [employer.id]
    while waiting:
        name = next((each for each in waiting if _ties(mapped[each].__table__, numbers)), None)
        if name is None:
            raise LookupError(f"No foreign key leads from {waiting} to the company.")
        waiting.remove(name)
        kind = mapped[name]
        ties = [column.in_(numbers[to]) for column, to in _ties(kind.__table__, numbers)]
        first = tuple(kind.__table__.primary_key)
        rows = session.scalars(select(kind).where(or_(*ties)).order_by(*first)).all()
        if "id" in kind.__table__.c:
            numbers[name] = [row.id for row in rows]
        yield name, rows


def _ties(table: Table, numbers: Collection[str]) -> list[tuple[Any, str]]:
    """(column, table it points to) of the keys that lead to what was found."""
    keys = sorted(table.foreign_keys, key=lambda key: str(key.parent.name))
    return [
        (key.parent, key.column.table.name)
        for key in keys
        if key.column.table.name in numbers and key.column.name == "id"
    ]


def invitations(session: Session, employer_id: int) -> Sequence[Disclosure]:
    """Every invitation the company sent, oldest first."""
    return session.scalars(
        select(Disclosure)
        .join(Disclosure.vacancy)
        .where(Vacancy.employer_id == employer_id, Disclosure.invited_at.is_not(None))
        .where(Disclosure.state != DisclosureState.SUGGESTED)
        .options(joinedload(Disclosure.vacancy), joinedload(Disclosure.jobseeker).load_only(Jobseeker.public_id))
        .order_by(Disclosure.invited_at, Disclosure.id)
    ).all()


def entries_by(session: Session, account_name: str) -> Sequence[AuditEntry]:
    """What an account did, oldest first."""
    return session.scalars(select(AuditEntry).where(AuditEntry.actor == account_name).order_by(AuditEntry.number)).all()
