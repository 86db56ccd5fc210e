"""How well the texts of adverts and the ways of contact are read, for each language, on both halves; totals only.

The held half is never shown. `python -m scripts.bench adverts [--json] [--half dev|held]`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from matcher import load_rules
from matcher.contact_words import ways_of_contact
from matcher.vacancy_rules import Offer, OfferText, check_offer

FOLDER = Path(__file__).parents[2] / "tests" / "matcher" / "corpora"
HALVES = ("dev", "held")
LANGUAGES = ("bg", "en", "ru", "uk", "ar")
WRITTEN = date(2026, 11, 22)
READING = ("PAY-04", "FEE-01", "DIS-01", "RSK-01")
Totals = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Advert:
    """A labelled advert: ``bad`` somebody should look at it, ``red`` it must never be published otherwise."""

    language: str
    text: str
    bad: bool
    red: bool


@dataclass(frozen=True, slots=True)
class Message:
    """A labelled message: ``bad`` it holds a way of contact; ``manner`` is common to those written alike."""

    language: str
    text: str
    bad: bool
    manner: str


def adverts(half: str) -> list[Advert]:
    """The adverts of one half."""
    files = sorted(FOLDER.glob(f"adverts_{half}_*.jsonl"))
    rows = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    return [Advert(row["language"], row["text"], bool(row["labels"]), bool(row["red"])) for row in rows]


def messages(half: str) -> Iterable[Message]:
    """The messages of one half. What has one number in several languages was written from one list of manners."""
    for name, bad in (("contacts_bad", True), ("contacts_honest", False)):
        for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines():
            row = json.loads(line)
            if row["half"] == half:
                yield Message(row["language"], row["text"], bad, row["id"].split("-", 1)[1])


def advert_totals(half: str) -> Totals:
    """For each language: bad adverts and those a person sees, honest ones and those a person sees, red lines missed."""
    rules, found = load_rules(), {name: Counter[str]() for name in LANGUAGES}
    for advert in adverts(half):
        findings = check_offer(Offer(texts=(OfferText(advert.text),)), rules, WRITTEN)
        routed = any(each.rule in READING and (each.asks or each.blocks) for each in findings)
        kind = "bad" if advert.bad else "honest"
        found[advert.language].update({kind: 1, f"{kind}_to_a_person": int(routed)})
        found[advert.language]["red_lines_missed"] += int(advert.red and not routed)
    return {name: dict(each) for name, each in found.items()}


def contact_totals(half: str) -> Totals:
    """For each language: hidden ways of contact and those found, honest messages and those wrongly stopped."""
    found = {name: Counter[str]() for name in LANGUAGES}
    for each in messages(half):
        kind = "hidden" if each.bad else "honest"
        found[each.language].update({kind: 1, f"{kind}_stopped": int(bool(ways_of_contact(each.text)))})
    return {name: dict(each) for name, each in found.items()}


def run(arguments: list[str]) -> int:
    """Print the totals."""
    parser = argparse.ArgumentParser(prog="python -m scripts.bench adverts", description=__doc__)
    parser.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument("--half", choices=HALVES, help="one half only")
    options = parser.parse_args(arguments)
    halves = (options.half,) if options.half else HALVES
    found = {half: {"adverts": advert_totals(half), "contacts": contact_totals(half)} for half in halves}
    if options.json:
        print(json.dumps(found, indent=1))
        return 0
    for half, kinds in found.items():
        for kind, languages in kinds.items():
            for language, totals in languages.items():
                print(f"{half:5}{kind:9}{language:3}", "  ".join(f"{name} {count}" for name, count in totals.items()))
    return 0
