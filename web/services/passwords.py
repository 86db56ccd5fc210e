"""Hashing of passwords and PINs. Hash before the first query of a writing transaction: it takes a tenth of a second."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from argon2.profiles import RFC_9106_LOW_MEMORY

MAX_LENGTH = 200
_hasher = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)


def use_cheap_hashing_for_tests() -> None:
    """Make hashing fast. Only test fixtures and the seeding of the invented world call this."""
    from argon2.profiles import CHEAPEST

    global _hasher
    _hasher = PasswordHasher.from_parameters(CHEAPEST)
    _nobody.clear()


_nobody: list[str] = []


def hash_secret(secret: str) -> str:
    """The argon2id hash of a password or PIN. Raises ValueError beyond MAX_LENGTH characters."""
    if len(secret) > MAX_LENGTH:
        raise ValueError("The secret is too long.")
    return _hasher.hash(secret)


def matches(stored: str | None, secret: str) -> bool:
    """Whether the secret is the stored one; takes as long when nothing is stored, so that nobody can tell."""
    if len(secret) > MAX_LENGTH:
        secret = ""
    try:
        return _hasher.verify(stored or _hash_of_nobody(), secret) and stored is not None
    except (VerifyMismatchError, InvalidHashError):
        return False


def _hash_of_nobody() -> str:
    if not _nobody:
        _nobody.append(_hasher.hash("a secret that nobody has"))
    return _nobody[0]
