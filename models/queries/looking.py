"""Who has been silent for how long."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.account import Account
from models.audit import AuditEntry
from models.consent import Consent
from models.enums import ConsentPurpose
from models.jobseeker import Jobseeker


def silent_since(session: Session, before: datetime, limit: int) -> Sequence[int]:
    """Numbers of people who can sign in, are not paused or asked, and last said before a moment that they look."""
    return session.scalars(
        select(Jobseeker.id)
        .join(Account, Account.jobseeker_id == Jobseeker.id)
        .where(
            Account.disabled_at.is_(None),
            Jobseeker.paused_at.is_(None),
            Jobseeker.looking_asked_at.is_(None),
            func.coalesce(Jobseeker.looking_said_at, Jobseeker.created_at) < before,
        )
        .order_by(Jobseeker.id)
        .limit(limit)
    ).all()


def unanswered_since(session: Session, before: datetime, limit: int) -> Sequence[int]:
    """Numbers of people who were asked before a moment and have not answered."""
    return session.scalars(
        select(Jobseeker.id)
        .where(Jobseeker.paused_at.is_(None), Jobseeker.looking_asked_at < before)
        .order_by(Jobseeker.id)
        .limit(limit)
    ).all()


def has_agreed(session: Session, jobseeker_id: int) -> bool:
    """Whether the person's consent to matching is in force."""
    found = select(Consent.id).where(
        Consent.jobseeker_id == jobseeker_id,
        Consent.purpose == ConsentPurpose.MATCHING,
        Consent.withdrawn_at.is_(None),
    )
    return session.scalar(found.limit(1)) is not None


def newest_sign(session: Session, subject: str, actions: Sequence[str]) -> datetime | None:
    """When one of these actions last happened to a subject."""
    return session.scalar(
        select(AuditEntry.at)
        .where(AuditEntry.subject == subject, AuditEntry.action.in_(actions))
        .order_by(AuditEntry.number.desc())
        .limit(1)
    )
