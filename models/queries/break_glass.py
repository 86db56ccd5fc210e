"""Cases opened in an emergency."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from models.account import Account
from models.break_glass import BreakGlass, GlassState
from models.jobseeker import Jobseeker


def asked_by(session: Session, account_id: int, limit: int) -> Sequence[BreakGlass]:
    """What somebody asked for, newest first."""
    return session.scalars(
        select(BreakGlass).where(BreakGlass.asked_by_id == account_id).order_by(BreakGlass.id.desc()).limit(limit)
    ).all()


def for_leads(session: Session, organisation_id: int, limit: int) -> Sequence[BreakGlass]:
    """What is asked about an organisation's people, and what its own staff ask, newest first."""
    return session.scalars(
        select(BreakGlass)
        .outerjoin(Jobseeker, Jobseeker.id == BreakGlass.jobseeker_id)
        .where(or_(Jobseeker.organisation_id == organisation_id, BreakGlass.organisation_id == organisation_id))
        .options(
            joinedload(BreakGlass.jobseeker).joinedload(Jobseeker.key),
            joinedload(BreakGlass.asked_by).joinedload(Account.key),
            joinedload(BreakGlass.answered_by),
            joinedload(BreakGlass.organisation),
        )
        .order_by(BreakGlass.id.desc())
        .limit(limit)
    ).all()


def untold(session: Session) -> Sequence[BreakGlass]:
    """Requests no lead has been told of yet, locked, oldest first."""
    return session.scalars(
        select(BreakGlass)
        .where(BreakGlass.told_at.is_(None))
        .order_by(BreakGlass.id)
        .with_for_update(of=BreakGlass, skip_locked=True)
    ).all()


def over(session: Session, now: datetime) -> Sequence[BreakGlass]:
    """Open ones whose time is over, locked; those somebody is ending now are passed over."""
    return session.scalars(
        select(BreakGlass)
        .where(BreakGlass.state == GlassState.OPENED, BreakGlass.until <= now)
        .order_by(BreakGlass.id)
        .with_for_update(of=BreakGlass, skip_locked=True)
    ).all()
