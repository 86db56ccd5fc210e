"""Answers that arrived after a sign-in had slept too long.

They are stored nowhere. The page that asks to sign in again carries them, sealed with the key of the person who wrote
them: on a shared phone nobody else can open them, and after half an hour nobody can.
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


def sealed_for(session: Session, token: str, unsent: Unsent, now: datetime) -> str | None:
    """The answers, sealed to the person whose sign-in `token` was. None if it was ended on purpose, belongs to no
    jobseeker, or there is too much to carry."""
    row = queries.sign_in_by_token(session, sign_in.fingerprint(token))
    if row is None or row.proved_at is None or row.account.jobseeker is None:
        return None
    text = json.dumps([now.timestamp(), unsent.address, unsent.fields], ensure_ascii=False)
    if len(text) > LONGEST:
        return None
    key = row.account.jobseeker.sealing_key(session.info["vault"])
    return urlsafe_b64encode(seal(key, _place(row.account), text)).decode()


def opened(session: Session, account_id: int, sealed: str, now: datetime) -> Unsent | None:
    """The answers, if this account's person wrote them less than half an hour ago."""
    account = session.get_one(Account, account_id)
    if not sealed or account.jobseeker is None:
        return None
    try:
        key = account.jobseeker.sealing_key(session.info["vault"])
        moment, address, fields = json.loads(unseal(key, _place(account), urlsafe_b64decode(sealed)))
    except (NotBase64, ValueError):
        return None
    if now.timestamp() - moment > KEPT_FOR.total_seconds():
        return None
    return Unsent(address, tuple((name, value) for name, value in fields))


def _place(account: Account) -> str:
    return f"account/{account.public_id}/unsent answers"
