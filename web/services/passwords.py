"""Hashing of passwords and PINs. Hash before the first query of a transaction: it is slow on purpose."""

import unicodedata
from functools import cache
from importlib.resources import files
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError
from argon2.profiles import CHEAPEST

MAX_LENGTH = 200
SHORTEST_PASSWORD = 12
FEWEST_DIFFERENT_SIGNS = 5
# 19 MiB and two passes: about 30 ms. Two at once, so that a crowd at the door does not slow down those inside.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_at_once = BoundedSemaphore(2)
_nobody: list[str] = []


def use_cheap_hashing_for_tests() -> None:
    """Make hashing fast. Only test fixtures and the seeding of the invented world call this."""
    global _hasher
    _hasher = PasswordHasher.from_parameters(CHEAPEST)
    _nobody.clear()


def hash_secret(secret: str) -> str:
    """The argon2id hash of a password or PIN. Raises ValueError beyond MAX_LENGTH characters."""
    if len(secret) > MAX_LENGTH:
        raise ValueError("The secret is too long.")
    with _at_once:
        return _hasher.hash(secret)


def matches(stored: str | None, secret: str) -> bool:
    """Whether the secret is the stored one; takes as long when nothing is stored, so that nobody can tell."""
    if len(secret) > MAX_LENGTH:
        secret = ""
    nobody = _hash_of_nobody()  # Made at the first try of all, known or not: even that one must not tell.
    try:
        with _at_once:
            return _hasher.verify(stored or nobody, secret) and stored is not None
    except (VerifyMismatchError, InvalidHashError):
        return False


def _hash_of_nobody() -> str:
    if not _nobody:
        _nobody.append(hash_secret("a secret that nobody has"))
    return _nobody[0]


@cache
def _common() -> frozenset[str]:
    lines = (files("models.data") / "common_passwords.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(_bare(line) for line in lines if line)


def _bare(password: str) -> str:
    """Letters and digits only, without case: what is left when a common password is dressed up."""
    folded = unicodedata.normalize("NFKC", password).casefold()
    return "".join(sign for sign in folded if sign.isalnum())


def too_common(password: str, email: str = "") -> bool:
    """Whether a password is among the first that somebody would try: well known, monotonous, or the e-mail itself."""
    bare, name = _bare(password), _bare(email.split("@")[0])
    if len(set(bare)) < FEWEST_DIFFERENT_SIGNS or bare in _common():
        return True
    return bool(name) and bare.startswith(name) and len(bare) - len(name) < 6
