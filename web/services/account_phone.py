"""Telephone numbers one can sign in with: only after a code sent there or a counsellor's word."""

from datetime import datetime

from sqlalchemy.orm import Session

from models import Account
from models.crypto import Vault
from models.enums import Channel
from web.services import audit, outbox, throttles
from web.services.one_time_codes import LASTS, Purpose, new_digits, use_digits
from web.services.principal import Principal


def throttle_messages(session: Session, address: str, now: datetime) -> None:
    """Count a message to one address, whoever asks for it. Raises throttles.TooManyTries."""
    throttles.count(session, throttles.MESSAGE_TARGET, address, now)


def store(session: Session, account: Account, number: str) -> None:
    """Keep a number (E.164) that is not yet confirmed; an earlier one stops serving at once."""
    vault: Vault = session.info["vault"]
    account.phone, account.phone_index = number, vault.blind_index("phone", number)
    account.phone_confirmed_at = None
    if account.jobseeker is not None:
        account.jobseeker.phone = number


def ask_for_code(session: Session, who: Principal, account: Account, number: str, now: datetime) -> None:
    """Keep a number and send a code there."""
    store(session, account, number)
    digits = new_digits(session, account, Purpose.PHONE, now)
    until = now + LASTS[Purpose.PHONE]
    outbox.enqueue(session, account, Channel.SMS, "phone_code", number, now, secret=digits, until=until)
    audit.record(session, who, "gave a phone", account.public_id, now)


def confirm(session: Session, who: Principal, account: Account, digits: str, now: datetime) -> bool:
    """Whether the digits are those sent to the number; then it serves for signing in. The caller commits either way."""
    if account.phone_index is None or not use_digits(session, account, Purpose.PHONE, digits, now):
        return False
    account.phone_confirmed_at = now
    audit.record(session, who, "confirmed a phone", account.public_id, now)
    return True


def confirm_by_counsellor(session: Session, who: Principal, account: Account, now: datetime) -> bool:
    """A counsellor has seen that the number is the person's; False if there is no number to confirm."""
    if account.phone_index is None:
        return False
    account.phone_confirmed_at = now
    audit.record(session, who, "confirmed a phone", account.public_id, now, {"by": "counsellor"})
    return True
