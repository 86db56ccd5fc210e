"""Reading the audit chain."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, delete, func, insert, select, union_all
from sqlalchemy.orm import Session

from models.audit import AuditEntry, AuditHead
from models.employer import Employer
from models.organisation import Organisation


def locked_head(session: Session) -> AuditHead | None:
    """The end of the chain, locked until the transaction ends; None before the first entry."""
    return session.scalar(
        select(AuditHead).where(AuditHead.single == 1).with_for_update().execution_options(populate_existing=True)
    )


def head(session: Session) -> AuditHead | None:
    """The end of the chain."""
    return session.get(AuditHead, 1)


def write(session: Session, entries: Sequence[Mapping[str, Any]]) -> None:
    """Add finished entries to the table, all at once: a list of people leaves fifty, and a row object each would cost
    more than the rows."""
    if entries:
        session.execute(insert(AuditEntry), entries)


def all_entries(session: Session) -> Iterator[AuditEntry]:
    """Every entry from the first to the last, read in blocks."""
    with session.scalars(select(AuditEntry).order_by(AuditEntry.number).execution_options(yield_per=1000)) as rows:
        yield from rows


def entry_about(session: Session, action: str, subject: str, fact: str, value: str) -> AuditEntry | None:
    """The newest entry of an action on a subject that states this fact."""
    rows = session.scalars(
        select(AuditEntry)
        .where(AuditEntry.subject == subject, AuditEntry.action == action)
        .order_by(AuditEntry.number.desc())
    )
    return next((entry for entry in rows if entry.facts.get(fact) == value), None)


def before(session: Session, moment: datetime) -> tuple[int, str] | None:
    """Number and mac of the last entry that stands, with all before it, earlier than a moment; None if there is none.

    The chain must be locked.
    """
    kept = session.scalar(select(func.min(AuditEntry.number)).where(AuditEntry.at >= moment))
    earlier = select(AuditEntry.number, AuditEntry.mac).order_by(AuditEntry.number.desc()).limit(1)
    row = session.execute(earlier if kept is None else earlier.where(AuditEntry.number < kept)).one_or_none()
    return (row.number, row.mac) if row else None


def forget_up_to(session: Session, number: int) -> int:
    """Delete the entries up to a number; returns how many."""
    done = session.execute(delete(AuditEntry).where(AuditEntry.number <= number))
    return done.rowcount if isinstance(done, CursorResult) else 0


def mac_before(session: Session, number: int) -> str | None:
    """The mac of the entry before this number; None if it is the first one or the one before is missing."""
    return session.scalar(select(AuditEntry.mac).where(AuditEntry.number == number - 1))


def looks_at(
    session: Session, subjects: Collection[str], actions: Sequence[str], limit: int = 200
) -> Sequence[AuditEntry]:
    """The newest looks at one person's data, under all the public ids it has had."""
    return session.scalars(
        select(AuditEntry)
        .where(AuditEntry.subject.in_(subjects), AuditEntry.action.in_(actions))
        .order_by(AuditEntry.number.desc())
        .limit(limit)
    ).all()


def names_of(session: Session, public_ids: Collection[str]) -> Mapping[str, str]:
    """Public id → name, of organisations and of companies."""
    parts = (
        select(kind.public_id, kind.name).where(kind.public_id.in_(public_ids)) for kind in (Organisation, Employer)
    )
    return {row.public_id: row.name for row in session.execute(union_all(*parts))}
