"""The words ways of contact are told by, read from contact_words.toml once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from anyascii import anyascii

from matcher.contact_words.way import WayKind
from matcher.reading.passages import levelled
from matcher.reading.word_families import Asked, asked, families, found_in

FILE = Path(__file__).parents[1] / "rules" / "contact_words.toml"


@dataclass(frozen=True, slots=True)
class Hint:
    """A clause, or two that follow each other, for which ``asks`` holds is a way of this kind."""

    kind: WayKind
    asks: Asked


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@cache
def number_words() -> Mapping[str, int]:
    """What each word for a number stands for, also as it is typed in Latin letters."""
    found: dict[str, int] = {}
    for value, words in _data()["numbers"].items():
        for word in words:
            found[levelled(word)] = int(value)
            found.setdefault(levelled(anyascii(word)).replace("'", ""), int(value))
    return found


@cache
def words(name: str) -> frozenset[str]:
    """One of the plain lists of words."""
    return frozenset(levelled(word) for word in _data()["words"][name])


@cache
def _families() -> Mapping[str, re.Pattern[str]]:
    return families(_data()["family"])


def family(name: str) -> re.Pattern[str]:
    """The words of one family."""
    return _families()[name]


def families_in(flat: str) -> frozenset[str]:
    """The families of which a piece of text has a word."""
    return found_in(flat, _families())


@cache
def hints() -> tuple[Hint, ...]:
    """The combinations of words that are a way of contact."""
    return tuple(Hint(WayKind(row["kind"]), asked(row, _families())) for row in _data()["hint"])
