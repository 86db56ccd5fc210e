"""Signing in and staying signed in: one row per browser, found by the fingerprint of a random token."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

import pyotp
from sqlalchemy import update
from sqlalchemy.orm import Session

from models import Account, SignIn
from models.crypto import Vault
from models.enums import Role
from models.queries import accounts as queries
from web.services import audit, code_words, passwords, phones, throttles
from web.services.principal import Actor, Principal

LAST_SEEN_GRAIN = 60
IDLE = {Role.JOBSEEKER: timedelta(minutes=30)}
IDLE_STAFF = timedelta(minutes=60)
LONGEST = timedelta(hours=12)


class WrongSecret(Exception):
    """The name, the secret, or both are wrong. Nobody is told which."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a try comes from: the caller's address, and the mark of a browser that signed in before."""

    address: str
    device: str | None = None


def fingerprint(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def pin_tag(vault: Vault, account_name: str, pin: str) -> str:
    """A keyed mark that picks the one account of a shared phone to whom a PIN belongs, before the slow hash."""
    return vault.blind_index("pin", f"{account_name} {pin}")


def device_mark(vault: Vault, account_name: str) -> str:
    """What a browser keeps after signing in, so that others' failed tries never lock its owner out."""
    return vault.blind_index("device", account_name)


def throttle_tries(session: Session, name: str, source: Source, now: datetime) -> None:
    """Count a try everywhere it counts. Raises throttles.TooManyTries. Needs a short transaction of its own."""
    owner = f"{name} {source.device}" if source.device else name
    throttles.count(session, throttles.SIGN_IN_GLOBAL, "all", now)
    if not source.device:
        throttles.count(session, throttles.SIGN_IN_SOURCE, source.address, now)
    throttles.count(session, throttles.SIGN_IN_ACCOUNT, owner, now)


def jobseeker_account(session: Session, name: str, pin: str) -> Account:
    """The account of a person signing in with a code or a phone. Raises WrongSecret, always after one hash."""
    vault: Vault = session.info["vault"]
    account = _by_code_or_phone(session, vault, name, pin)
    if not passwords.matches(account.secret_hash if account else None, pin) or account is None:
        raise WrongSecret
    return _enabled(account)


def _by_code_or_phone(session: Session, vault: Vault, name: str, pin: str) -> Account | None:
    code = code_words.understood(name)
    if code is not None:
        return queries.by_code_index(session, vault.blind_index("code", code))
    number = phones.normal(name)
    found = queries.by_confirmed_phone_index(session, vault.blind_index("phone", number or name))
    fitting = [a for a in found if hmac.compare_digest(a.pin_tag or "", pin_tag(vault, a.public_id, pin))]
    return fitting[0] if len(fitting) == 1 else None


def staff_account(session: Session, email: str, password: str) -> Account:
    """The account behind an e-mail and password. Raises WrongSecret, always after one hash."""
    vault: Vault = session.info["vault"]
    account = queries.by_email_index(session, vault.blind_index("email", email.strip().casefold()))
    if not passwords.matches(account.secret_hash if account else None, password) or account is None:
        raise WrongSecret
    return _enabled(account)


def _enabled(account: Account) -> Account:
    if account.disabled_at is not None:
        raise WrongSecret
    return account


def start(session: Session, account_id: int, now: datetime, *, proved: bool) -> str:
    """Begin a sign-in and return its token. `proved` is False until a second factor is given."""
    token = secrets.token_urlsafe(32)
    account = session.get_one(Account, account_id)
    row = SignIn(
        token_hash=fingerprint(token), account_id=account_id, created_at=now, last_seen_at=now,
        proved_at=now if proved else None,
    )  # fmt: skip
    session.add(row)
    if proved:
        audit.record(session, as_principal(account, row), "signed in", account.public_id, now)
    session.flush()
    return token


def resume(session: Session, token: str, now: datetime) -> tuple[Principal, datetime] | None:
    """Who a token belongs to and when they were last seen; None if it ended, was revoked or slept too long."""
    row = queries.sign_in_by_token(session, fingerprint(token))
    if row is None or row.account.disabled_at is not None:
        return None
    idle = IDLE.get(row.account.role, IDLE_STAFF)
    if now - row.last_seen_at > idle or now - row.created_at > LONGEST:
        return None
    return as_principal(row.account, row), row.last_seen_at


def as_principal(account: Account, row: SignIn) -> Principal:
    """The plain value that policy and services work with."""
    return Principal(
        actor=Actor(account.role.value) if row.proved_at else Actor.PENDING,
        account_id=account.id,
        account_name=account.public_id,
        organisation_id=account.organisation_id,
        organisation_name=account.organisation.public_id if account.organisation else "",
        employer_id=account.employer_id,
        jobseeker_id=account.jobseeker_id,
        sign_in_id=row.id,
        language=account.language,
        proved_at=row.proved_at,
    )


def seen(session: Session, sign_in_id: int | None, now: datetime) -> None:
    """Remember that a browser was used."""
    session.execute(update(SignIn).where(SignIn.id == sign_in_id).values(last_seen_at=now))


def end(session: Session, who: Principal, now: datetime) -> None:
    """Sign this browser out."""
    session.execute(update(SignIn).where(SignIn.id == who.sign_in_id).values(revoked_at=now))


def end_everywhere(session: Session, who: Principal, now: datetime) -> None:
    """Sign an account out of every browser."""
    if who.account_id is not None:
        queries.revoke_sign_ins(session, who.account_id, now)
        audit.record(session, who, "signed out everywhere", who.account_name, now)


def accept_second_factor(session: Session, who: Principal, code: str, now: datetime) -> bool:
    """Check a one-time code of the authenticator. Each step counts once; the caller starts a new sign-in after it."""
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
