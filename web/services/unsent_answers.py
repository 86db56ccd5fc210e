"""Answers that arrived after a sign-in had slept too long.

They are stored nowhere. The page that asks to sign in again carries them, sealed with the key of the person who wrote
them: on a shared phone or at a shared desk nobody else can open them, and after half an hour nobody can.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from models import Account
from models.crypto import seal, unseal
from models.queries import accounts as queries
from web.services import sign_in

KEPT_FOR = timedelta(minutes=30)
LONGEST = 200_000


@dataclass(frozen=True, slots=True)
class Unsent:
    """What was sent, field by field, and to which of our addresses."""

    address: str
    fields: tuple[tuple[str, str], ...]


def slept(session: Session, token: str) -> Account | None:
    """Whose sign-in `token` was. None if it was ended on purpose, or never got as far as the second factor."""
    row = queries.sign_in_by_token(session, sign_in.fingerprint(token))
    return None if row is None or row.proved_at is None else row.account


def sealed_for(session: Session, account: Account, unsent: Unsent, now: datetime) -> str:
    """The answers, sealed to an account's person. Empty if there are none, or too many to carry."""
    text = json.dumps([now.timestamp(), unsent.address, unsent.fields], ensure_ascii=False)
    if not unsent.fields or len(text) > LONGEST:
        return ""
    return urlsafe_b64encode(seal(account.sealing_key(session.info["vault"]), _place(account), text)).decode()


def opened(session: Session, account_id: int, sealed: str, now: datetime) -> Unsent | None:
    """The answers, if this account's person wrote them less than half an hour ago."""
    account = session.get_one(Account, account_id)
    if not sealed:
        return None
    try:
        key = account.sealing_key(session.info["vault"])
        moment, address, fields = json.loads(unseal(key, _place(account), urlsafe_b64decode(sealed)))
    except (NotBase64, ValueError):
        return None
    if now.timestamp() - moment > KEPT_FOR.total_seconds():
        return None
    return Unsent(address, tuple((name, value) for name, value in fields))


def _place(account: Account) -> str:
    return f"account/{account.public_id}/unsent answers"
