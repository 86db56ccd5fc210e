"""Browsers that signed in before. They count their tries apart, so that an attack never locks the owner out."""

import hmac
import secrets

from models.crypto import Vault

MOST = 4


def marks_after_sign_in(vault: Vault, marks: str | None, name: str) -> str:
    """What the browser keeps from now on: a fresh mark for this sign-in name, and those of others who share it."""
    nonce = secrets.token_urlsafe(9)
    fresh = f"{nonce}.{_mac(vault, nonce, name)}"
    others = [mark for mark in _split(marks) if not _fits(vault, mark, name)]
    return " ".join([fresh, *others][:MOST])


def known(vault: Vault, marks: str | None, name: str) -> str | None:
    """The browser's own name if it signed in with `name` before; marks cannot be made without our keys."""
    for mark in _split(marks):
        if _fits(vault, mark, name):
            return mark.split(".")[0]
    return None


def _split(marks: str | None) -> list[str]:
    return [mark for mark in (marks or "")[:1000].split(" ")[:MOST] if mark.count(".") == 1]


def _fits(vault: Vault, mark: str, name: str) -> bool:
    nonce, mac = mark.split(".")
    return hmac.compare_digest(mac.encode(), _mac(vault, nonce, name).encode())


def _mac(vault: Vault, nonce: str, name: str) -> str:
    return vault.blind_index("device", f"{nonce} {name}")
