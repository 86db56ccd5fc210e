"""Messages that wait to be sent."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from models.account import Account
from models.enums import Channel
from models.outbox import OutboxMessage


def due(session: Session, channels: Iterable[Channel], now: datetime, most: int) -> Sequence[OutboxMessage]:
    """Messages due on these channels, longest waiting first, locked; those another process holds are passed over."""
    held = session.scalars(
        select(OutboxMessage.id)
        .where(
            OutboxMessage.sent_at.is_(None),
            OutboxMessage.failed_at.is_(None),
            OutboxMessage.due_at <= now,
            OutboxMessage.channel.in_(list(channels)),
        )
        .order_by(OutboxMessage.due_at, OutboxMessage.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()
    return session.scalars(
        select(OutboxMessage)
        .where(OutboxMessage.id.in_(held))
        .options(joinedload(OutboxMessage.account, innerjoin=True).joinedload(Account.key, innerjoin=True))
        .order_by(OutboxMessage.due_at, OutboxMessage.id)
    ).all()


def by_number(session: Session, number: int) -> OutboxMessage:
    """One message, locked."""
    return session.get_one(OutboxMessage, number, with_for_update=True)
