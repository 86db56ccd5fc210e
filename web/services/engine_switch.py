"""Switching the matching engine off and on again. The switch lies in the database, so that a turn counts at once for
every process; whatever the law rules out is still ruled out while it is off."""

from datetime import datetime

from sqlalchemy.orm import Session

from models import EngineSwitch
from web.services import audit, ground
from web.services.principal import Principal


class EngineOff(Exception):
    """The engine is switched off: nothing is ranked, scored or counted by it."""


class AlreadySo(Exception):
    """Somebody has turned the switch meanwhile; it stands as asked for already."""


def last_turn(session: Session) -> EngineSwitch | None:
    """The turn that counts; None if the engine has always run."""
    return ground.known(session).turn


def runs(session: Session) -> bool:
    """Whether the engine may be asked."""
    turn = last_turn(session)
    return turn is None or turn.runs


def demand(session: Session) -> None:
    """Raise EngineOff unless the engine may be asked."""
    if not runs(session):
        raise EngineOff


def turn(session: Session, who: Principal, *, on: bool, reason: str, now: datetime) -> EngineSwitch:
    """Switch the engine off or on, with the reason, from now on. Raises AlreadySo."""
    if runs(session) is on:
        raise AlreadySo
    made = EngineSwitch(runs=on, reason=reason, account_id=who.account_id, created_at=now)
    session.add(made)
    session.flush()
    facts = {"on": on, "reason": reason}
    audit.record(session, who, "turned engine switch", made.public_id, now, facts)
    return made
