"""The second step of staff and employers: one-time codes of an authenticator, each good once."""

import base64
import hmac
from datetime import datetime

import pyotp
from sqlalchemy.orm import Session

from models import Account
from models.crypto import Vault
from web.services import audit, throttles
from web.services.principal import Principal

ISSUER = "Zaedno"
SECRET_BYTES = 20


def throttle_codes(session: Session, who: Principal, now: datetime) -> None:
    """Count a try. Raises throttles.TooManyTries. Needs a short transaction of its own."""
    throttles.count(session, throttles.CODE_TRIES, who.account_name, now)


def is_set_up(session: Session, who: Principal) -> bool:
    """Whether the account has an authenticator."""
    return session.get_one(Account, who.account_id).totp_sealed is not None


def offer(vault: Vault, who: Principal) -> str:
    """The secret offered to a new authenticator: the same for as long as this sign-in lasts, and stored nowhere."""
    digest = bytes.fromhex(vault.blind_index("authenticator", f"{who.account_name} {who.sign_in_id}"))
    return base64.b32encode(digest[:SECRET_BYTES]).decode()


def address(secret: str, label: str) -> str:
    """What an authenticator reads from the square code."""
    return str(pyotp.TOTP(secret).provisioning_uri(name=label, issuer_name=ISSUER))


def set_up(session: Session, who: Principal, code: str, now: datetime) -> bool:
    """Keep the offered secret if the code shows that the authenticator has it. Never replaces an earlier one."""
    account = session.get_one(Account, who.account_id, with_for_update=True)
    secret = offer(session.info["vault"], who)
    step = _matching_step(secret, code, now)
    if account.totp_sealed is not None or step is None:
        return False
    account.totp, account.totp_last_step = secret, step
    audit.record(session, who, "set up second factor", who.account_name, now)
    return True


def accept(session: Session, who: Principal, code: str, now: datetime) -> bool:
    """Check a one-time code. Each step counts once, also when two browsers send the same code at the same moment."""
    account = session.get_one(Account, who.account_id, with_for_update=True)
    step = _matching_step(account.totp, code, now)
    if step is None or (account.totp_last_step is not None and step <= account.totp_last_step):
        return False
    account.totp_last_step = step
    session.flush()
    return True


def _matching_step(secret: str | None, code: str, now: datetime) -> int | None:
    """The time step whose code this is, allowing one step either way; None if no step fits."""
    if secret is None:
        return None
    generator = pyotp.TOTP(secret)
    current = int(now.timestamp()) // generator.interval
    for step in (current, current - 1, current + 1):
        if hmac.compare_digest(generator.generate_otp(step), code):
            return step
    return None
