"""Sealing what identifies a person: one data key per person, wrapped by a key that lives outside the database."""

import hashlib
import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, overload

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy.orm import object_session

NONCE = 12


class Unreadable(ValueError):
    """The sealed value was moved, damaged or sealed with a key that is gone (an erased person)."""


@dataclass(frozen=True)
class Vault:
    """Opens and makes per-person keys, seals values, and computes blind indexes. Holds the only keys.

    `wrapping` maps key ids to 32-byte keys; `current` names the one new keys are wrapped with; `lookup` keys the blind
    index; `chain` keys the audit chain.
    """

    wrapping: Mapping[str, bytes] = field(repr=False)
    current: str
    lookup: bytes = field(repr=False)
    chain: bytes = field(repr=False)

    def new_person_key(self) -> bytes:
        """A fresh data key, wrapped: key id, nonce, ciphertext."""
        nonce = os.urandom(NONCE)
        name = self.current.encode()
        return (
            bytes([len(name)]) + name + nonce + AESGCM(self.wrapping[self.current]).encrypt(nonce, os.urandom(32), name)
        )

    def open_person_key(self, wrapped: bytes) -> bytes:
        """The 32-byte data key. Raises Unreadable if the wrapping key is gone or the bytes were changed."""
        size = wrapped[0]
        name, rest = wrapped[1 : 1 + size], wrapped[1 + size :]
        try:
            return AESGCM(self.wrapping[name.decode()]).decrypt(rest[:NONCE], rest[NONCE:], name)
        except (KeyError, InvalidTag, UnicodeDecodeError) as error:
            raise Unreadable("The person's key cannot be opened.") from error

    def blind_index(self, purpose: str, value: str) -> str:
        """A keyed fingerprint to find a value by equality without storing it. The same value differs by purpose."""
        message = f"{purpose}\x00{value}".encode("utf-8", "surrogatepass")
        return hmac.new(self.lookup, message, hashlib.sha256).hexdigest()


def seal(key: bytes, place: str, text: str) -> bytes:
    """Encrypt `text` so that it only opens at `place` (table, row and column)."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, text.encode("utf-8"), place.encode())


def unseal(key: bytes, place: str, sealed: bytes) -> str:
    """The text sealed at `place`. Raises Unreadable if it was moved there from elsewhere or damaged."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], place.encode()).decode("utf-8")
    except InvalidTag as error:
        raise Unreadable(f"Nothing readable at {place}.") from error


def fingerprint(key: bytes, purpose: str, text: str) -> str:
    """A fingerprint of 64 hex digits under one person's key. Once the key is gone nobody can try out what it was of."""
    return hmac.digest(key, f"{purpose}\x00{text}".encode(), "sha256").hex()


class HasKey(Protocol):
    """A row whose sealed columns open with a person's key."""

    public_id: Any

    def sealing_key(self, vault: Vault) -> bytes:
        """The opened data key of the person this row belongs to."""


class Sealed:
    """A text attribute stored encrypted in the column `<name>_sealed`.

    Reading needs the row to be in a session whose `info["vault"]` is set; writing needs the row to be attached too
    (or its owner's key at hand), because the ciphertext is bound to table, row and column.
    """

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.column = f"{name}_sealed"

    @overload
    def __get__(self, row: None, owner: type) -> "Sealed": ...
    @overload
    def __get__(self, row: HasKey, owner: type) -> str | None: ...
    def __get__(self, row: HasKey | None, owner: type) -> "Sealed | str | None":
        if row is None:
            return self
        sealed = getattr(row, self.column)
        if sealed is None:
            return None
        return unseal(row.sealing_key(_vault(row)), self._place(row), sealed)

    def __set__(self, row: HasKey, text: str | None) -> None:
        if text is None or text == "":
            setattr(row, self.column, None)
            return
        setattr(row, self.column, seal(row.sealing_key(_vault(row)), self._place(row), text))

    def _place(self, row: HasKey) -> str:
        return f"{row.__tablename__}/{row.public_id}/{self.name}"  # type: ignore[attr-defined]  # every mapped row has one


def _vault(row: object) -> Vault:
    session = object_session(row)
    if session is None:
        raise Unreadable("A sealed value is read and written only on a row in a session.")
    vault: Vault = session.info["vault"]
    return vault
