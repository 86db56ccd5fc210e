"""What texts of an offer say that often goes with exploitation. Rule RSK-01, a rule of this tool: a person looks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from matcher.reading.passages import Passage, clauses, levelled
from matcher.reading.word_families import Asked, asked, families, found_in
from matcher.vacancy_rules.finding import Ground, OfferReason

NEVER = "never"
FILE = Path(__file__).parents[1] / "rules" / "advert_signs.toml"


@dataclass(frozen=True, slots=True)
class Sign:
    """A sentence that ``asks`` holds for says ``reason``. A ``weak`` one holds nothing back by itself."""

    reason: OfferReason
    ground: Ground | None
    weak: bool
    asks: Asked


@dataclass(frozen=True, slots=True)
class Seen:
    """A sign and the sentence it was seen in."""

    sign: Sign
    said: Passage


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@cache
def _families() -> Mapping[str, re.Pattern[str]]:
    return families(_data()["family"])


def family(name: str) -> re.Pattern[str]:
    """The words of one family."""
    return _families()[name]


def family_names() -> tuple[str, ...]:
    """All families, as the data list them."""
    return tuple(_families())


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text and the families of which it has a word."""

    said: Passage
    found: frozenset[str]


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences with what was found in each."""
    return tuple(Sentence(each, found_in(levelled(each.text), _families())) for each in clauses(text))


def families_in(read: Iterable[Sentence]) -> frozenset[str]:
    """The families of which a text has a word. A sentence that says never counts as that and nothing more."""
    found = (frozenset({NEVER}) if NEVER in each.found else each.found for each in read)
    return frozenset().union(*found)


@cache
def signs() -> tuple[Sign, ...]:
    """All signs, as the data list them."""
    return tuple(
        Sign(
            OfferReason(row["reason"]) if "reason" in row else OfferReason.GROUND_NAMED,
            Ground(row["ground"]) if "ground" in row else None,
            bool(row.get("weak")),
            asked(row, _families()),
        )
        for row in _data()["sign"]
    )


def seen(read: Iterable[Sentence]) -> Iterator[Seen]:
    """Every sign in every sentence."""
    for sentence in read:
        for sign in signs():
            if sign.asks.holds(sentence.found):
                yield Seen(sign, sentence.said)
