"""The only place with select(): functions of a session, with a fixed order."""

from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.base import Named

NamedRow = TypeVar("NamedRow", bound=Named)


def by_public_id(session: Session, kind: type[NamedRow], public_id: str) -> NamedRow | None:
    """The row with this public id, or None."""
    return session.scalar(select(kind).where(kind.public_id == public_id))
