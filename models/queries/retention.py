"""Deleting what has had its time."""

from datetime import datetime

from sqlalchemy import CursorResult, delete
from sqlalchemy.orm import Session

from models.base import Base
from models.queries.terms import Term


def forget(session: Session, table: str, term: Term, before: datetime) -> int:
    """Delete the rows whose term began before a moment; returns how many."""
    done = session.execute(delete(Base.metadata.tables[table]).where(term.since < before))
    return done.rowcount if isinstance(done, CursorResult) else 0
