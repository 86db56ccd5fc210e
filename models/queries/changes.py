"""Following the log of changes without missing any: by number on SQLite, which has one writer at a time, and by
transaction on PostgreSQL, where a change may become visible after one with a higher number."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Text, cast, delete, func, insert, select
from sqlalchemy.orm import Session

from models import change_triggers
from models.change import Change, ChangeKind

#: A mark that differs after every change of occupations, skills, their relations, or places.
Stamp = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """One change; `row_id` as in the log."""

    id: int
    kind: ChangeKind
    row_id: int


@dataclass(frozen=True, slots=True)
class News:
    """What a transaction sees that was perhaps not seen from an earlier place, and the place from which to go on."""

    place: int
    entries: tuple[Entry, ...]


def _by_transaction(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def _number(xid: Any) -> ColumnElement[int]:
    return cast(cast(xid, Text), BigInteger)


def _here(session: Session) -> ColumnElement[int]:
    """Everything before this place is visible, or was undone and never will be."""
    if _by_transaction(session):
        return _number(func.pg_snapshot_xmin(func.pg_current_snapshot()))
    return func.coalesce(select(func.max(Change.id)).scalar_subquery(), 0)


def place(session: Session) -> int:
    """The place from which to follow the log after reading everything."""
    found: int = session.scalars(select(_here(session))).one()
    return found


def since(session: Session, place: int, kinds: Collection[ChangeKind]) -> News:
    """The changes of these kinds not certainly seen from `place`; on PostgreSQL some may come again."""
    later = Change.transaction_id >= place if _by_transaction(session) else Change.id > place
    here = select(_here(session).label("place")).subquery()
    rows = session.execute(
        select(here.c.place, Change.id, Change.kind, Change.row_id)
        .select_from(here)
        .outerjoin(Change, later & Change.kind.in_(kinds))
        .order_by(Change.id)
    ).all()
    return News(rows[0].place, tuple(Entry(row.id, row.kind, row.row_id) for row in rows if row.id is not None))


def has_changed(session: Session, place: int, kinds: Collection[ChangeKind]) -> bool:
    """Whether the transaction of `session` itself made such changes; `place` is that of somebody who reads only what
    is committed."""
    if _by_transaction(session):
        mine = Change.transaction_id == _number(func.pg_current_xact_id_if_assigned())
    else:
        mine = Change.id > place
    return session.scalars(select(Change.id).where(mine, Change.kind.in_(kinds)).limit(1)).first() is not None


def begin_anew(session: Session) -> None:
    """Empty the log after the database was put into another place, where transactions count from elsewhere; say that
    everything may have changed. Nobody may be following it at this moment."""
    session.execute(delete(Change))
    change_triggers.say_everything(session.connection())


def forget_all_but(session: Session, kept: int) -> None:
    """Delete all but the newest changes of people and vacancies, and mark up to where, for whoever had not read them.

    The stamps stay: they name the taxonomy there is.
    """
    newest = session.scalars(select(func.max(Change.id))).one() or 0
    old = (Change.id <= newest - kept) & Change.kind.in_([ChangeKind.PERSON, ChangeKind.VACANCY])
    number = Change.transaction_id if _by_transaction(session) else Change.id
    last = session.scalar(select(func.max(number)).where(old))
    if last is None:
        return
    earlier = session.scalar(select(func.max(Change.row_id)).where(Change.kind == ChangeKind.FORGOTTEN))
    session.execute(delete(Change).where(old | (Change.kind == ChangeKind.FORGOTTEN)))
    session.execute(insert(Change).values(kind=ChangeKind.FORGOTTEN, row_id=max(last, earlier or 0)))
