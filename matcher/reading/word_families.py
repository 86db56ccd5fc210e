"""Families of words over many languages, and rows that ask a piece of text for words of several families at once.

The families are data: regular expressions over small letters, each beginning at a word. A word in Arabic letters may
have the small words that are written together with it before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from matcher.reading.passages import levelled

_ARABIC = re.compile(r"\(?(?:\?:)?[\u0600-\u06ff]")
_JOINED = "[وفبلك]{0,2}(?:ال|لل)?"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a row asks for: words of every family in ``every``, and of none in ``unless``."""

    every: frozenset[str]
    unless: frozenset[str]

    def holds(self, found: frozenset[str]) -> bool:
        """Whether a piece of text in which these families were found says it."""
        return self.every <= found and not self.unless & found


def families(told: Mapping[str, Sequence[str]]) -> Mapping[str, re.Pattern[str]]:
    """Each family as one expression."""
    return {name: either(patterns) for name, patterns in told.items()}


def either(patterns: Iterable[str]) -> re.Pattern[str]:
    """Any of the patterns, at the beginning of a word."""
    texts = [levelled(text) for text in patterns]
    arabic = [text for text in texts if _ARABIC.match(text)]
    plain = "|".join(text for text in texts if not _ARABIC.match(text))
    joined = [f"{_JOINED}(?:{'|'.join(arabic)})"] if arabic else []
    return re.compile(rf"(?<!\w)(?:{'|'.join([plain, *joined] if plain else joined)})")


def found_in(flat: str, known: Mapping[str, re.Pattern[str]]) -> frozenset[str]:
    """The families of which a piece of levelled text has a word."""
    return frozenset(name for name, words in known.items() if words.search(flat))


def asked(row: Mapping[str, Sequence[str]], known: Mapping[str, re.Pattern[str]]) -> Asked:
    """One row of the data; raises KeyError where it names a family that is not there."""
    every, unless = frozenset(row["every"]), frozenset(row.get("unless", ()))
    if not every | unless <= set(known):
        raise KeyError(sorted((every | unless) - set(known)))
    return Asked(every, unless)
