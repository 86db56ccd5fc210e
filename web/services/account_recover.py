"""Coming back: a new PIN with a counsellor's slip, and a first password with an invitation link."""

from datetime import datetime

from sqlalchemy.orm import Session

from models.crypto import Vault
from models.queries import accounts as queries
from web.services import audit, sign_in, throttles
from web.services.account_create import HashedPin, set_pin
from web.services.one_time_codes import Purpose, use_digits, use_link
from web.services.principal import Actor, Principal


def new_pin(session: Session, name: str, digits: str, pin: HashedPin, now: datetime) -> str | None:
    """Set a new PIN with the sign-in code (in normal form) and the digits of a counsellor's slip, and sign in.

    Every browser is signed out first. Returns the token of the new sign-in, or None if anything does not fit. The
    caller commits either way, so that tries are counted.
    """
    vault: Vault = session.info["vault"]
    account = queries.by_code_index(session, vault.blind_index("code", name))
    if account is None:
        throttles.count_nothing(session, now)
        return None
    if not use_digits(session, account, Purpose.PIN_RESET, digits, now):
        return None
    set_pin(session, account, pin)
    queries.revoke_sign_ins(session, account.id, now)
    who = Principal(Actor.JOBSEEKER, account.id, account.public_id, jobseeker_id=account.jobseeker_id)
    audit.record(session, who, "chose a new PIN", account.public_id, now)
    return sign_in.start(session, account.id, now, proved=True)


def first_password(session: Session, token: str, password_hash: str, now: datetime) -> str | None:
    """Choose a password with an invitation link, once. Returns the token of a sign-in that waits for its second
    factor, or None if the link does not work any more."""
    account = use_link(session, Purpose.INVITATION, token, now)
    if account is None:
        return None
    account.secret_hash = password_hash
    queries.revoke_sign_ins(session, account.id, now)
    who = Principal(Actor.PENDING, account.id, account.public_id)
    audit.record(session, who, "chose a password", account.public_id, now)
    return sign_in.start(session, account.id, now, proved=False)
