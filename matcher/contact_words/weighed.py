"""A text whose words, taken together, read like those of labelled messages that led people away from here."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import sqrt
from pathlib import Path

from matcher.contact_words.seen import Seen
from matcher.contact_words.way import Way, WayKind, way
from matcher.reading.passages import clauses

FILE = Path(__file__).parents[1] / "rules" / "contact_weights.toml"
_WORD = re.compile(r"[^\W\d_]+|\d+")
_ARTICLE = re.compile(r"^[وفبک]?(?:ال|لل)(?=\w{2})")
_DIGIT = re.compile(r"\d")
_BEGINNING = 5


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned: how much each beginning of a word speaks for a way of contact; from ``from_`` on it is one."""

    start: float
    from_: float
    of: Mapping[str, float]


@cache
def weights() -> Weights:
    """The weights as they stand in the file."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Weights(data["start"], data["from"], data["weight"])


def beginnings(flat: str) -> frozenset[str]:
    """The first letters of every word of a levelled text; a number counts by how many figures it has.

    The Arabic article, and what is written together with it, is no part of the word.
    """
    return frozenset(_DIGIT.sub("0", _ARTICLE.sub("", word[0])[:_BEGINNING]) for word in _WORD.finditer(flat))


def odds(flat: str, told: Weights) -> float:
    """Log odds that a levelled text holds a way of contact; a long one is not likelier to than a short one."""
    known = [told.of[each] for each in sorted(beginnings(flat)) if each in told.of]
    return told.start + sum(known) / sqrt(max(1, len(known)))


def ways(seen: Seen) -> Iterator[Way]:
    """The clause that speaks most for a way of contact, where the whole text does."""
    told = weights()
    if odds(seen.flat, told) >= told.from_:
        most = max(clauses(seen.flat), key=lambda piece: odds(piece.text, told), default=None)
        if most is not None:
            yield way(WayKind.HINT, seen.text[most.start : most.end])
