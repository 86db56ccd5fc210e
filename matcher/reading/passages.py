"""Pieces of a text: where a value was read, and how a text falls into lines and clauses. Offsets count characters."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

_TWINS = str.maketrans(
    {
        **dict.fromkeys("يىئ", "ی"),
        "ك": "ک",
        "ګ": "گ",
        **dict.fromkeys("ةۀەھ", "ه"),
        **dict.fromkeys("أإآٱ", "ا"),
        "ё": "е",
        "ѝ": "и",
        **dict.fromkeys("\u2018\u2019\u02bc`\u00b4", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict.fromkeys("„“”«»", '"'),
    }
)
_CLAUSE = re.compile(r"(?:[^\n;•·●▪.!?]|[.!?](?!\s|$))+")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a text as it was written; `start` and `end` are its offsets there."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """A value and the piece of text it was read from."""

    value: T
    said: Passage


def passage(text: str, start: int, end: int) -> Passage:
    """The piece between two offsets, without blanks at its ends."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Passage(piece.strip(), start, start + len(piece.strip()))


def levelled(text: str) -> str:
    """The text in small letters with Latin digits, plain dashes, quotes and blanks, and one form of Arabic twins.

    It has as many characters as the text, so that offsets in one are offsets in the other.
    """
    return "".join(map(_levelled_sign, text)).translate(_TWINS)


def _levelled_sign(sign: str) -> str:
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    if sign != "\n" and (sign.isspace() or unicodedata.category(sign) in ("Cf", "Cc")):
        return " "
    small = sign.casefold()
    return small if len(small) == 1 else sign


def lines(text: str) -> Iterator[Passage]:
    """The lines that are not blank."""
    return _pieces(_LINE, text)


def clauses(text: str) -> Iterator[Passage]:
    """The parts between line ends, full stops, semicolons and bullets. A point within a number parts nothing."""
    return _pieces(_CLAUSE, text)


def _pieces(pattern: re.Pattern[str], text: str) -> Iterator[Passage]:
    found = (passage(text, *match.span()) for match in pattern.finditer(text))
    return (piece for piece in found if piece.text)
