"""Throttle counters."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.account import Throttle

LOCK_ROW = -1


def add_try(session: Session, bucket: str, window: int, expires_at: datetime) -> None:
    """Count one try in one statement that no two processes can interleave."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(Throttle).values(bucket=bucket, window=window, tries=1, expires_at=expires_at)
    session.execute(
        statement.on_conflict_do_update(
            index_elements=[Throttle.bucket, Throttle.window],
            set_={"tries": Throttle.tries + 1, "expires_at": expires_at},
        )
    )


def lock_bucket(session: Session, bucket: str, expires_at: datetime) -> None:
    """Keep other processes from counting in this bucket until the transaction ends."""
    add_try(session, bucket, LOCK_ROW, expires_at)


def tries_between(session: Session, bucket: str, first: int, last: int) -> Sequence[tuple[int, int]]:
    """(second, tries) of a bucket from `first` to `last`, oldest first."""
    rows = session.execute(
        select(Throttle.window, Throttle.tries)
        .where(Throttle.bucket == bucket, Throttle.window.between(first, last))
        .order_by(Throttle.window)
    )
    return [(window, tries) for window, tries in rows]


def forget_expired(session: Session, now: datetime) -> None:
    """Delete windows that are over."""
    session.execute(delete(Throttle).where(Throttle.expires_at < now))
