"""The only place with select(): functions of a session, with a fixed order."""

import re
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.base import Named

NamedRow = TypeVar("NamedRow", bound=Named)
PUBLIC_ID = re.compile(r"[A-Za-z0-9_-]{22}")


def by_public_id(session: Session, kind: type[NamedRow], public_id: str) -> NamedRow | None:
    """The row with this public id, or None, also for a text that cannot be one."""
    if not PUBLIC_ID.fullmatch(public_id):
        return None
    return session.scalar(select(kind).where(kind.public_id == public_id))
