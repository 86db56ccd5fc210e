"""Messages that follow a change: written in its transaction, sent afterwards, at least once.

Sending happens between two short transactions. The first takes a message on lease by moving its due time; the second
notes how it went. A process that dies in between loses nothing: the lease runs out and another one sends.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from models import Account, OutboxMessage
from models.enums import Channel
from models.queries import outbox as queries

AT_ONCE = 20
MOST_TRIES = 8
LEASE = timedelta(minutes=5)
# 30 s, 2 min, 8 min … 34 h: eight tries outlast a mail server that is away for a day.
FIRST_PAUSE = timedelta(seconds=30)
PAUSE_GROWS = 4


class NotSent(Exception):
    """The message could not be handed over now; another try may work."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One message as a sender gets it. `secret` is what it carries: a code or an address; `template` names the
    words."""

    name: str
    address: str = field(repr=False)
    template: str
    language: str
    secret: str = field(repr=False)


Sender = Callable[[Letter], None]
Sessions = Callable[[], Session]


def enqueue(
    session: Session,
    account: Account,
    channel: Channel,
    template: str,
    address: str,
    now: datetime,
    *,
    secret: str = "",
    until: datetime | None = None,
) -> None:
    """Put a message into the outbox, in the transaction of what it tells. After `until` it is not sent any more."""
    facts: dict[str, Any] = {"until": until.isoformat()} if until else {}
    message = OutboxMessage(
        account=account, channel=channel, template=template, facts=facts, due_at=now, tries=0, created_at=now
    )
    session.add(message)
    session.flush()
    message.address, message.secret = address, secret
    session.flush()


def deliver_due(sessions: Sessions, senders: Mapping[Channel, Sender], now: datetime) -> int:
    """Send what is due on the channels that have a sender; the rest is held. Returns how many were sent.

    `sessions` opens a session for each of the short transactions.
    """
    sent = 0
    for number, channel, letter in _take(sessions, senders, now):
        try:
            senders[channel](letter)
        except NotSent:
            _postpone(sessions, number, now)
        else:
            _note_sent(sessions, number, now)
            sent += 1
    return sent


def _take(sessions: Sessions, senders: Mapping[Channel, Sender], now: datetime) -> list[tuple[int, Channel, Letter]]:
    taken = []
    with sessions() as session, session.begin():
        for message in queries.due(session, senders, now, AT_ONCE):
            if _too_late(message, now):
                _give_up(message, now)
                continue
            message.tries += 1
            message.due_at = now + LEASE
            taken.append((message.id, message.channel, _letter(message)))
    return taken


def _letter(message: OutboxMessage) -> Letter:
    return Letter(
        message.public_id, message.address or "", message.template, message.account.language, message.secret or ""
    )


def _too_late(message: OutboxMessage, now: datetime) -> bool:
    until = message.facts.get("until")
    return message.tries >= MOST_TRIES or (until is not None and datetime.fromisoformat(until) < now)


def _note_sent(sessions: Sessions, number: int, now: datetime) -> None:
    with sessions() as session, session.begin():
        message = queries.by_number(session, number)
        message.sent_at = now
        message.address = message.secret = None


def _postpone(sessions: Sessions, number: int, now: datetime) -> None:
    with sessions() as session, session.begin():
        message = queries.by_number(session, number)
        if message.tries >= MOST_TRIES:
            _give_up(message, now)
        else:
            message.due_at = now + FIRST_PAUSE * PAUSE_GROWS ** (message.tries - 1)


def _give_up(message: OutboxMessage, now: datetime) -> None:
    message.failed_at = now
    message.address = message.secret = None
