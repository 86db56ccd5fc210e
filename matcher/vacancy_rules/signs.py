"""What texts of an offer say that often goes with exploitation. Rule RSK-01, a rule of this tool: a person looks."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from matcher.reading.passages import Passage, clauses, levelled
from matcher.reading.word_families import Asked, asked, families
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


def families_in(text: str) -> frozenset[str]:
    """The families of which the text has a word. A sentence that says never counts as that and nothing more."""
    found: set[str] = set()
    for clause in clauses(text):
        flat = levelled(clause.text)
        if _families()[NEVER].search(flat):
            found.add(NEVER)
        else:
            found.update(name for name, words in _families().items() if words.search(flat))
    return frozenset(found)


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


def seen(text: str) -> Iterator[Seen]:
    """Every sign in every sentence."""
    for clause in clauses(text):
        flat = levelled(clause.text)
        for sign in signs():
            if sign.asks.holds(flat):
                yield Seen(sign, clause)
