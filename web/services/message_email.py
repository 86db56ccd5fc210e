"""A person's e-mail for messages: it serves only after the link sent there was opened and used."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from models import Account
from models.enums import Channel
from models.queries import inbox as queries
from web.services import audit, outbox
from web.services.channels import choice_row
from web.services.one_time_codes import LASTS, Purpose, new_link, use_link, void
from web.services.principal import Actor, Principal


def ask(
    session: Session, who: Principal, account: Account, email: str, link: Callable[[str], str], now: datetime
) -> None:
    """Send a link to an address; an earlier one stops working. `link` makes an address of a token."""
    row = choice_row(session, account)
    row.asked_email = email
    token = new_link(session, account, Purpose.EMAIL, now)
    until = now + LASTS[Purpose.EMAIL]
    outbox.enqueue(session, account, Channel.EMAIL, "confirm_email", email, now, secret=link(token), until=until)
    audit.record(session, who, "gave an e-mail", account.public_id, now)


def confirm(session: Session, token: str, now: datetime) -> bool:
    """Use the link: news is sent to that address from now on. False if the link does not work any more."""
    account = use_link(session, Purpose.EMAIL, token, now)
    row = queries.choice_of(session, account.id) if account else None
    if account is None or row is None or row.asked_email is None:
        return False
    row.email, row.asked_email, row.channel = row.asked_email, None, Channel.EMAIL
    session.flush()
    audit.record(session, Principal(Actor.PENDING, account.id, account.public_id), "confirmed an e-mail",
                 account.public_id, now)  # fmt: skip
    return True


def forget(session: Session, who: Principal, account: Account, now: datetime) -> None:
    """Forget the address and a link that is on its way. News sent there stays in the service from now on."""
    row = choice_row(session, account)
    row.email = row.asked_email = None
    if row.channel is Channel.EMAIL:
        row.channel = Channel.INBOX
    void(session, account, Purpose.EMAIL, now)
    session.flush()
    audit.record(session, who, "removed an e-mail", account.public_id, now)
