"""Codes and links that work once: short digits typed in by a person, or long tokens in an address."""

import hmac
import secrets
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from models import Account, OneTimeCode
from models.crypto import Vault
from models.queries import accounts as queries
from web.services import throttles

MOST_TRIES = 5
DIGITS = 6


class Purpose(StrEnum):
    """What a code is for; one made for one purpose never serves another."""

    PHONE = "phone"
    PIN_RESET = "pin reset"
    INVITATION = "invitation"
    EMAIL = "e-mail"


LASTS = {
    Purpose.PHONE: timedelta(minutes=15),
    Purpose.PIN_RESET: timedelta(hours=24),
    Purpose.INVITATION: timedelta(days=7),
    Purpose.EMAIL: timedelta(hours=24),
}


def new_digits(session: Session, account: Account, purpose: Purpose, now: datetime) -> str:
    """A fresh six-digit code; earlier ones of the same purpose stop working."""
    digits = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    _store(session, account, purpose, f"{account.public_id} {digits}", now)
    return digits


def new_token() -> str:
    """A token for an address, that opens nothing yet."""
    return secrets.token_urlsafe(24)


def new_link(session: Session, account: Account, purpose: Purpose, now: datetime, token: str | None = None) -> str:
    """A fresh token for an address; or let one that was made before open this account."""
    token = token or new_token()
    _store(session, account, purpose, token, now)
    return token


def void(session: Session, account: Account, purpose: Purpose, now: datetime) -> None:
    """Let the open code of an account for a purpose stop working."""
    earlier = queries.open_code(session, purpose, account.id, now)
    if earlier is not None:
        earlier.used_at = now
        session.flush()


def _store(session: Session, account: Account, purpose: Purpose, secret: str, now: datetime) -> None:
    vault: Vault = session.info["vault"]
    void(session, account, purpose, now)
    session.add(
        OneTimeCode(
            purpose=purpose.value, account_id=account.id, code_index=vault.blind_index(purpose.value, secret),
            expires_at=now + LASTS[purpose], created_at=now,
        )
    )  # fmt: skip
    session.flush()


def use_digits(session: Session, account: Account, purpose: Purpose, digits: str, now: datetime) -> bool:
    """Whether the digits are right; right ones stop working, and so does the code after five wrong tries.

    The caller commits either way, so that tries are counted.
    """
    vault: Vault = session.info["vault"]
    code = queries.open_code(session, purpose, account.id, now)
    if code is None or code.tries >= MOST_TRIES:
        throttles.count_nothing(session, now)
        return False
    code.tries += 1
    right = hmac.compare_digest(code.code_index, vault.blind_index(purpose.value, f"{account.public_id} {digits}"))
    if right:
        code.used_at = now
    session.flush()
    return right


def account_of_link(session: Session, purpose: Purpose, token: str, now: datetime) -> Account | None:
    """Whose link this is, if it still works. Looking does not use it up."""
    vault: Vault = session.info["vault"]
    link = queries.open_link(session, purpose, vault.blind_index(purpose.value, token), now, locked=False)
    return link.account if link else None


def use_link(session: Session, purpose: Purpose, token: str, now: datetime) -> Account | None:
    """Use a link up and return whose it was; None if it does not work any more."""
    vault: Vault = session.info["vault"]
    link = queries.open_link(session, purpose, vault.blind_index(purpose.value, token), now)
    if link is None:
        return None
    link.used_at = now
    session.flush()
    return link.account
