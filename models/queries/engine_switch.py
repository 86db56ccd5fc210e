"""The switch of the matching engine: how it stands and how it came to that."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.engine_switch import EngineSwitch


def newest(session: Session) -> EngineSwitch | None:
    """The last turn; None if nobody has ever touched it."""
    return session.scalar(select(EngineSwitch).order_by(EngineSwitch.id.desc()).limit(1))


def history(session: Session, limit: int) -> Sequence[EngineSwitch]:
    """The last turns, newest first."""
    return session.scalars(select(EngineSwitch).order_by(EngineSwitch.id.desc()).limit(limit)).all()
