"""How an account wants to hear that there is something to read: by which channel, where to, and when not."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy.orm import Session

from models import Account, MessageChoice
from models.enums import Channel, Role
from models.inbox import QUIET_FROM, QUIET_UNTIL
from models.queries import inbox as queries
from web.services import audit
from web.services.clock import SOFIA
from web.services.principal import Principal

#: Nothing sent from the first hour until the second, Bulgarian time; the first pair is what holds until one is chosen.
QUIET_HOURS = ((QUIET_FROM, QUIET_UNTIL), (22, 7), (19, 10), (0, 0))


class NotReachable(Exception):
    """The account has no confirmed address on this channel."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A channel for news, and the quiet hours of the day in Bulgaria; two equal ones mean none."""

    channel: Channel = Channel.INBOX
    quiet: tuple[int, int] = QUIET_HOURS[0]


def chosen(session: Session, account: Account) -> Chosen:
    """What the account chose, or what holds until it chooses: no messages outside the service."""
    row = queries.choice_of(session, account.id)
    return Chosen(row.channel, (row.quiet_from, row.quiet_until)) if row else Chosen()


def address(session: Session, account: Account, channel: Channel) -> str | None:
    """Where news may be sent on a channel: a confirmed phone or e-mail. None if there is no such address."""
    if channel is Channel.SMS:
        return account.phone if account.phone_confirmed_at is not None else None
    if channel is Channel.EMAIL and account.role is not Role.JOBSEEKER:
        return account.email if account.secret_hash is not None else None
    row = queries.choice_of(session, account.id)
    return row.email if row and channel is Channel.EMAIL else None


def choose(session: Session, who: Principal, account: Account, wanted: Chosen, now: datetime) -> None:
    """Keep a choice. Raises NotReachable, and ValueError for quiet hours that are not offered."""
    if wanted.quiet not in QUIET_HOURS:
        raise ValueError("These quiet hours are not offered.")
    if wanted.channel is not Channel.INBOX and not address(session, account, wanted.channel):
        raise NotReachable
    row = choice_row(session, account)
    row.channel, (row.quiet_from, row.quiet_until) = wanted.channel, wanted.quiet
    session.flush()
    audit.record(session, who, "chose messages", account.public_id, now, {"channel": wanted.channel.value})


def choice_row(session: Session, account: Account) -> MessageChoice:
    """The row that keeps an account's choice, made if there is none."""
    row = queries.choice_of(session, account.id)
    if row is None:
        row = MessageChoice(
            account=account, channel=Channel.INBOX, quiet_from=QUIET_FROM, quiet_until=QUIET_UNTIL
        )  # fmt: skip
        session.add(row)
        session.flush()
    return row


def quiet_until(quiet: tuple[int, int], now: datetime) -> datetime:
    """When a message of this moment may go: now, or when the quiet hours it falls into end."""
    begins, ends = quiet
    here = now.astimezone(SOFIA)
    hour = here.hour
    within = begins <= hour < ends if begins <= ends else hour >= begins or hour < ends
    if not within:
        return now
    day = here.date() if hour < ends else here.date() + timedelta(days=1)
    return datetime.combine(day, time(ends), SOFIA).astimezone(now.tzinfo)
