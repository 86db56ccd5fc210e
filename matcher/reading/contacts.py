"""Telephone numbers, e-mail addresses and links in a text: found so that they are not shown to people unawares."""

import re
from enum import StrEnum

from matcher.reading.passages import Read, levelled, passage

IN_THEIR_PLACE = "…"
_DIGITS = (8, 13)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_LINK = re.compile(r"\bhttps?://\S+|\bwww\.\S+|\b[a-z0-9-]{2,40}\.(?:com|bg|eu|net|org|info|me|link)\b(?:/\S*)?")
_HANDLE = re.compile(r"(?<![\w.])@[\w.]{3,40}")
_PHONE = re.compile(r"(?<![\w.,/])(?:\+|00|\(?0)[\d (][\d ()./-]{5,20}\d(?!\w)")
_DATE = re.compile(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?!\d)")


class ContactKind(StrEnum):
    """Kinds of contact data."""

    PHONE = "phone"
    MAIL = "mail"
    LINK = "link"


def contacts_in(text: str) -> tuple[Read[ContactKind], ...]:
    """Every piece of contact data in reading order; pieces do not overlap."""
    plain = levelled(text)
    found: list[tuple[int, int, ContactKind]] = []
    for kind, pattern in (
        (ContactKind.MAIL, _MAIL), (ContactKind.LINK, _LINK), (ContactKind.LINK, _HANDLE), (ContactKind.PHONE, _PHONE),
    ):  # fmt: skip
        for match in pattern.finditer(plain):
            free = all(match.end() <= start or end <= match.start() for start, end, _ in found)
            if free and (kind is not ContactKind.PHONE or _is_phone(match[0])):
                found.append((*match.span(), kind))
    return tuple(Read(kind, passage(text, start, end)) for start, end, kind in sorted(found))


def without_contacts(text: str) -> str:
    """The text with a mark in place of each piece of contact data."""
    parts, last = [], 0
    for contact in contacts_in(text):
        parts += [text[last : contact.said.start], IN_THEIR_PLACE]
        last = contact.said.end
    return "".join([*parts, text[last:]])


def _is_phone(piece: str) -> bool:
    digits = sum(sign.isdigit() for sign in piece)
    return _DIGITS[0] <= digits <= _DIGITS[1] and _DATE.search(piece) is None
