"""Counting tries, exactly and across processes: one row per bucket and window of time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from models.crypto import Vault
from models.queries import throttles as queries


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `tries` in a window of `seconds`."""

    name: str
    tries: int
    seconds: int


SIGN_IN_ACCOUNT = Limit("sign-in account", 10, 300)
SIGN_IN_SOURCE = Limit("sign-in source", 10, 300)
SIGN_IN_GLOBAL = Limit("sign-in global", 1000, 300)
JOIN_SOURCE = Limit("join source", 20, 3600)
MESSAGE_TARGET = Limit("message target", 5, 86400)
CODE_TRIES = Limit("code tries", 5, 300)


class TooManyTries(Exception):
    """The limit is reached; `retry_after` is in seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"Try again in {retry_after} seconds.")
        self.retry_after = retry_after


def count(session: Session, limit: Limit, key: str, now: datetime) -> None:
    """Count one try, in the caller's own short transaction. Raises TooManyTries beyond the limit.

    Windows are fixed and start at multiples of their length; the key is stored only as a fingerprint.
    """
    vault: Vault = session.info["vault"]
    seconds = int(now.timestamp())
    window = seconds // limit.seconds
    bucket = vault.blind_index(f"throttle {limit.name}", key)
    ends = (window + 1) * limit.seconds
    tries = queries.add_try(session, bucket, window, now + timedelta(seconds=ends - seconds))
    if tries > limit.tries:
        raise TooManyTries(max(1, ends - seconds))
