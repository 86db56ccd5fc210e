"""Throttle counters."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.account import Throttle


def add_try(session: Session, bucket: str, window: int, expires_at: datetime) -> int:
    """Count one try and return how many there are now, in one statement that no two processes can interleave."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(Throttle).values(bucket=bucket, window=window, tries=1, expires_at=expires_at)
    counted = statement.on_conflict_do_update(
        index_elements=[Throttle.bucket, Throttle.window], set_={"tries": Throttle.tries + 1}
    ).returning(Throttle.tries)
    tries: int = session.execute(counted).scalar_one()
    return tries


def forget_expired(session: Session, now: datetime) -> None:
    """Delete windows that are over."""
    session.execute(delete(Throttle).where(Throttle.expires_at < now))
