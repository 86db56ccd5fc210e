"""One way of contact found in a text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class WayKind(StrEnum):
    """Kinds of ways past this site."""

    PHONE = "phone"
    MAIL = "mail"
    LINK = "link"
    HANDLE = "handle"
    MESSENGER = "messenger"
    PLACE = "place"
    QR = "qr"
    ACCOUNT = "account"
    SEARCH = "search"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Way:
    """A way of contact; ``said`` is the piece of the text, without invisible signs."""

    kind: WayKind
    said: str


LONGEST_SAID = 160


def way(kind: WayKind, said: str) -> Way:
    """A way with its words, cut to a length that can be shown."""
    return Way(kind, said.strip()[:LONGEST_SAID])
