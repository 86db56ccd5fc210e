"""The only place with select(): functions of a session, with a fixed order."""

import re
from typing import TypeVar

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session, joinedload
from sqlalchemy.sql.base import ExecutableOption

from models.base import Named

NamedRow = TypeVar("NamedRow", bound=Named)
PUBLIC_ID = re.compile(r"[A-Za-z0-9_-]{22}")


def by_public_id(session: Session, kind: type[NamedRow], public_id: str, *also: ExecutableOption) -> NamedRow | None:
    """The row with this public id, or None, also for a text that cannot be one. Whoever has a key comes with it; what
    else comes at once, `also` says."""
    if not PUBLIC_ID.fullmatch(public_id):
        return None
    found = select(kind).where(kind.public_id == public_id).options(*also)
    if "key" in inspect(kind).relationships:
        found = found.options(joinedload(getattr(kind, "key")))  # noqa: B009  (only some kinds have one)
    return session.scalar(found)
