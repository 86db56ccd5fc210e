"""Counting tries, exactly and across processes: one row per bucket and second, in a window that slides."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from models.crypto import Vault
from models.queries import throttles as queries


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `tries` in any `seconds` seconds."""

    name: str
    tries: int
    seconds: int


SIGN_IN_ACCOUNT = Limit("sign-in account", 10, 300)
SIGN_IN_DEVICE = Limit("sign-in device", 10, 300)
SIGN_IN_DEVICES = Limit("sign-in devices", 30, 3600)
SIGN_IN_SOURCE = Limit("sign-in source", 10, 300)
SIGN_IN_GLOBAL = Limit("sign-in global", 1000, 300)
JOIN_SOURCE = Limit("join source", 20, 3600)
MESSAGE_TARGET = Limit("message target", 5, 86400)
MESSAGE_ADDRESS = Limit("message address", 5, 86400)
CODE_TRIES = Limit("code tries", 5, 300)
IMPORTS = Limit("vacancy imports", 40, 3600)
COPIES = Limit("copies of a company's data", 6, 3600)


class TooManyTries(Exception):
    """The limit is reached; `retry_after` is in seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"Try again in {retry_after} seconds.")
        self.retry_after = retry_after


def count(session: Session, limit: Limit, key: str, now: datetime) -> None:
    """Count one try, in the caller's own short transaction. Raises TooManyTries if that would be one too many.

    A refused try is not counted, so that nobody can keep another's account closed by going on trying. The key is
    stored only as a fingerprint.
    """
    vault: Vault = session.info["vault"]
    bucket = vault.blind_index(f"throttle {limit.name}", key)
    second = int(now.timestamp())
    until = now + timedelta(seconds=limit.seconds)
    queries.lock_bucket(session, bucket, until)
    used = queries.tries_between(session, bucket, second - limit.seconds + 1, second)
    if sum(tries for _, tries in used) >= limit.tries:
        raise TooManyTries(max(1, used[0][0] + limit.seconds - second))
    queries.add_try(session, bucket, second, until)


def count_nothing(session: Session, now: datetime) -> None:
    """Write as much as a try costs where there is nothing to count it on, so that the work done tells nobody which it
    was."""
    vault: Vault = session.info["vault"]
    until = now + timedelta(seconds=CODE_TRIES.seconds)
    queries.lock_bucket(session, vault.blind_index("throttle", "nothing"), until)
