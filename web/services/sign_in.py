"""Signing in and staying signed in: one row per browser, found by the fingerprint of a random token."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from models import Account, SignIn
from models.crypto import Vault
from models.enums import Role
from models.queries import accounts as queries
from web.services import audit, code_words, known_devices, passwords, phones, throttles
from web.services.principal import Actor, Principal

LAST_SEEN_GRAIN = 60
IDLE = {Role.JOBSEEKER: timedelta(minutes=30)}
IDLE_STAFF = timedelta(minutes=15)
LONGEST = timedelta(hours=12)
FRESH = timedelta(minutes=15)
RECENT = timedelta(minutes=5)


class WrongSecret(Exception):
    """The name, the secret, or both are wrong. Nobody is told which."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a try comes from: the caller's network, and the marks of earlier sign-ins its browser keeps."""

    address: str
    marks: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What is needed to check a secret after the database was let go."""

    account_id: int
    secret_hash: str | None


def fingerprint(token: str) -> str:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def pin_tag(vault: Vault, account_name: str, pin: str) -> str:
    """A keyed mark that picks the one account of a shared phone to whom a PIN belongs, before the slow hash."""
    return vault.blind_index("pin", f"{account_name} {pin}")


def normal_name(text: str) -> str:
    """A sign-in code, phone number or e-mail in one form, so that spelling it differently wins no further tries."""
    code = code_words.understood(text)
    return code or phones.normal(text) or text.strip().casefold()[:300]


def throttle_tries(session: Session, name: str, source: Source, now: datetime) -> None:
    """Count a try for a name in normal form. Raises throttles.TooManyTries. Needs a short transaction of its own."""
    device = known_devices.known(session.info["vault"], source.marks, name)
    if device is not None:
        throttles.count(session, throttles.SIGN_IN_DEVICE, f"{device} {name}", now)
        # Whoever shares a phone can gather marks for its number; together they open no more than this.
        throttles.count(session, throttles.SIGN_IN_DEVICES, name, now)
        return
    throttles.count(session, throttles.SIGN_IN_GLOBAL, "all", now)
    throttles.count(session, throttles.SIGN_IN_SOURCE, source.address, now)
    throttles.count(session, throttles.SIGN_IN_ACCOUNT, name, now)


def find_jobseeker(session: Session, name: str, pin: str) -> Found | None:
    """The person a code or phone in normal form, with this PIN, may belong to. The PIN is not yet proved."""
    vault: Vault = session.info["vault"]
    by_code = queries.by_code_index(session, vault.blind_index("code", name))
    sharing = queries.by_confirmed_phone_index(session, vault.blind_index("phone", name))
    fitting = [one for one in sharing if hmac.compare_digest(one.pin_tag or "", pin_tag(vault, one.public_id, pin))]
    return _found(by_code or (fitting[0] if len(fitting) == 1 else None))


def find_staff(session: Session, name: str) -> Found | None:
    """The account with an e-mail in normal form. The password is not yet proved."""
    vault: Vault = session.info["vault"]
    return _found(queries.by_email_index(session, vault.blind_index("email", name)))


def _found(account: Account | None) -> Found | None:
    return Found(account.id, account.secret_hash) if account is not None and account.disabled_at is None else None


def prove(found: Found | None, secret: str) -> int:
    """The account's number if the secret is right. Raises WrongSecret, always after exactly one hash."""
    if not passwords.matches(found.secret_hash if found else None, secret) or found is None:
        raise WrongSecret
    return found.account_id


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
    if row is None or row.account.disabled_at is not None or not _awake(row, now):
        return None
    return as_principal(row.account, row), row.last_seen_at


def _awake(row: SignIn, now: datetime) -> bool:
    idle = IDLE.get(row.account.role, IDLE_STAFF)
    return now - row.last_seen_at <= idle and now - row.created_at <= LONGEST


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


def is_fresh(who: Principal, now: datetime) -> bool:
    """Whether the secret was given so recently that what opens an account may be shown."""
    return who.proved_at is not None and now - who.proved_at <= FRESH


def recently_confirmed(who: Principal, now: datetime) -> bool:
    """Whether the secret was given within the last five minutes, so that the phone is still in its owner's hands."""
    return who.proved_at is not None and now - who.proved_at <= RECENT


def own(session: Session, who: Principal) -> Found:
    """What is needed to check the secret of whoever is signed in."""
    account = session.get_one(Account, who.account_id)
    return Found(account.id, account.secret_hash)


def confirm_again(session: Session, who: Principal, now: datetime) -> None:
    """Note that the secret was given once more in this browser."""
    queries.mark_proved(session, who.sign_in_id, now)


def places(session: Session, who: Principal, now: datetime) -> Sequence[SignIn]:
    """Where the account is signed in now, newest first."""
    rows = queries.live_sign_ins(session, who.account_id or 0)
    return [row for row in rows if row.proved_at is not None and _awake(row, now)]


def seen(session: Session, sign_in_id: int | None, now: datetime) -> None:
    """Remember that a browser was used."""
    queries.mark_seen(session, sign_in_id, now)


def end(session: Session, who: Principal, now: datetime) -> None:
    """Sign this browser out."""
    queries.revoke_sign_in(session, who.sign_in_id, now)


def end_everywhere(session: Session, who: Principal, now: datetime) -> None:
    """Sign an account out of every browser."""
    if who.account_id is not None:
        queries.revoke_sign_ins(session, who.account_id, now)
        audit.record(session, who, "signed out everywhere", who.account_name, now)
