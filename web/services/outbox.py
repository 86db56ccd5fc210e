"""Messages that follow a change: written in its transaction, sent afterwards, at least once.

Sending happens between two short transactions. The first takes a message on lease by moving its due time; the second
notes how it went. A process that dies in between loses nothing: the lease runs out and another one sends.

No address gets more than five messages a day, whoever caused them. News is looked at once more when it is due: it goes
only to the channel chosen by then, to the address confirmed by then, outside quiet hours, and if it is still unread.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from models import Account, OutboxMessage
from models.enums import Channel
from models.queries import inbox
from models.queries import outbox as queries
from web.services import channels, throttles

#: The message that there is something to read, and nothing else.
NEWS = "news"
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
    address: str | None,
    now: datetime,
    *,
    secret: str = "",
    until: datetime | None = None,
) -> None:
    """Put a message into the outbox, in the transaction of what it tells. After `until` it is not sent any more. News
    carries no address: it goes where the account wants it when it is due."""
    facts: dict[str, Any] = {"until": until.isoformat()} if until else {}
    message = OutboxMessage(
        account=account, channel=channel, template=template, facts=facts, due_at=now, tries=0, created_at=now
    )
    session.add(message)
    session.flush()
    message.address, message.secret = address, secret
    session.flush()


@dataclass(frozen=True, slots=True)
class _Taken:
    """A message on lease."""

    number: int
    channel: Channel
    letter: Letter


def deliver_due(sessions: Sessions, senders: Mapping[Channel, Sender], now: datetime) -> int:
    """Send what is due on the channels that have a sender; the rest is held. Returns how many were sent.

    `sessions` opens a session for each of the short transactions.
    """
    sent = 0
    for taken in _take(sessions, senders, now):
        if not _counted(sessions, taken, now):
            continue
        try:
            senders[taken.channel](taken.letter)
        except NotSent:
            _postpone(sessions, taken.number, now)
        else:
            _note_sent(sessions, taken.number, now)
            sent += 1
    return sent


def _take(sessions: Sessions, senders: Mapping[Channel, Sender], now: datetime) -> list[_Taken]:
    taken = []
    with sessions() as session, session.begin():
        for message in queries.due(session, senders, now, AT_ONCE):
            if _too_late(message, now):
                _give_up(message, now)
                continue
            address = _address(session, message)
            if address is None:
                session.delete(message)
                continue
            if (allowed := _allowed_from(session, message, now)) > now:
                message.due_at = allowed
                continue
            message.tries += 1
            message.due_at = now + LEASE
            taken.append(_Taken(message.id, message.channel, _letter(message, address)))
    return taken


def _address(session: Session, message: OutboxMessage) -> str | None:
    """Where a message goes now; None if nobody wants it any more."""
    if message.template != NEWS:
        return message.address
    account = message.account
    wanted = account.disabled_at is None and channels.chosen(session, account).channel is message.channel
    if not wanted or not inbox.unread(session, account.id):
        return None
    return channels.address(session, account, message.channel)


def _allowed_from(session: Session, message: OutboxMessage, now: datetime) -> datetime:
    """When a message may go. What somebody asked for just now knows no quiet hours."""
    if message.template != NEWS:
        return now
    return channels.quiet_until(channels.chosen(session, message.account).quiet, now)


def _letter(message: OutboxMessage, address: str) -> Letter:
    return Letter(message.public_id, address, message.template, message.account.language, message.secret or "")


def _counted(sessions: Sessions, taken: _Taken, now: datetime) -> bool:
    """Whether its address may get this message now. Each is counted once, however often it is tried. One too many
    waits until the day allows it if it has a time until which it is worth sending; else it is given up."""
    try:
        with sessions() as session, session.begin():
            message = queries.by_number(session, taken.number)
            if not message.facts.get("counted"):
                throttles.count(session, throttles.MESSAGE_ADDRESS, taken.letter.address.casefold(), now)
                message.facts = {**message.facts, "counted": True}
        return True
    except throttles.TooManyTries as full:
        with sessions() as session, session.begin():
            message = queries.by_number(session, taken.number)
            message.tries, message.due_at = message.tries - 1, now + timedelta(seconds=full.retry_after)
            if "until" not in message.facts:
                _give_up(message, now)
        return False


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
