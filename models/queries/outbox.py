"""Messages that wait to be sent."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from models.account import Account
from models.enums import Channel
from models.outbox import OutboxMessage


def due(session: Session, channels: Iterable[Channel], now: datetime, most: int) -> Sequence[OutboxMessage]:
    """Messages due on these channels, longest waiting first, locked; those another process holds are passed over."""
    return session.scalars(
        select(OutboxMessage)
        .where(
            OutboxMessage.sent_at.is_(None),
            OutboxMessage.failed_at.is_(None),
            OutboxMessage.due_at <= now,
            OutboxMessage.channel.in_(list(channels)),
        )
        .options(joinedload(OutboxMessage.account, innerjoin=True).joinedload(Account.key, innerjoin=True))
        .order_by(OutboxMessage.due_at, OutboxMessage.id)
        .limit(most)
        .with_for_update(of=OutboxMessage, skip_locked=True)
    ).all()


def by_number(session: Session, number: int) -> OutboxMessage:
    """One message, locked."""
    return session.get_one(OutboxMessage, number, with_for_update=True)


def waiting_and_failed(session: Session) -> tuple[int, int]:
    """How many messages wait, and how many were given up."""
    row = session.execute(
        select(
            func.count().filter(OutboxMessage.sent_at.is_(None), OutboxMessage.failed_at.is_(None)),
            func.count().filter(OutboxMessage.failed_at.is_not(None)),
        ).select_from(OutboxMessage)
    ).one()
    return row[0], row[1]
