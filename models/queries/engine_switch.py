"""The switch of the matching engine: how it came to stand as it does."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.engine_switch import EngineSwitch


def history(session: Session, limit: int) -> Sequence[EngineSwitch]:
    """The last turns, newest first."""
    return session.scalars(select(EngineSwitch).order_by(EngineSwitch.id.desc()).limit(limit)).all()
