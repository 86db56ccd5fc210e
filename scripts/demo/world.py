"""Putting the invented world into a database, once."""

from datetime import datetime

import pyotp
from sqlalchemy.orm import Session

from models import Account
from models.queries import accounts, organisations
from scripts.demo import (
    casework,
    emergencies,
    employers,
    following,
    freshness,
    hiring,
    learning,
    openings,
    people,
    planning,
    reported,
    sharing,
    staff,
    twice,
)
from scripts.demo.personas import STAFF
from scripts.demo.seed import Seed, Sizes
from web.services import doctor_pool


class NotEmpty(RuntimeError):
    """The database already holds something other than the invented world."""


def is_seeded(session: Session) -> bool:
    """Whether the world is there. Raises NotEmpty where somebody else's is."""
    if organisations.by_name(session, staff.ORGANISATIONS[0][0]) is not None:
        return True
    if organisations.how_many(session, Account):
        raise NotEmpty("This database is in use. The demo needs one of its own (DATABASE_URL or ZAEDNO_INSTANCE).")
    return False


def seed(session: Session, now: datetime, password_hash: str, sizes: Sizes | None = None) -> Seed:
    """Everything, in one transaction of the caller's. `password_hash` is for the staff one can sign in as."""
    made = Seed(session, now, sizes or Sizes())
    with session.no_autoflush:
        staff.seed(made)
        employers.seed(made)
        openings.seed(made)
        people.seed(made)
    casework.seed(made)
    learning.seed(made)
    made.shared = {**sharing.seed(made), "report": reported.seed(made)}
    made.shared = {**made.shared, **hiring.seed(made)}
    made.shared = {**made.shared, **following.seed(made)}
    made.shared = {**made.shared, **planning.seed(made)}
    made.shared = {**made.shared, **twice.seed(made), **emergencies.seed(made)}
    freshness.seed(made)
    doctor_pool.renew(session, now)
    _open_doors(made, password_hash)
    return made


def _open_doors(made: Seed, password_hash: str) -> None:
    for email in STAFF.values():
        account = accounts.by_email_index(made.session, made.vault.blind_index("email", email))
        if account is not None:
            account.secret_hash = password_hash
            account.totp = pyotp.random_base32()
    made.session.flush()
