"""What texts of an offer say that often goes with exploitation, one by one and taken together. Rule RSK-01, a rule of
this tool: it holds nothing back for good, it asks a person to look."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from matcher.fact_kinds import Facts
from matcher.result import Outcome
from matcher.rules import Rules
from matcher.vacancy_rules import pay_said
from matcher.vacancy_rules.finding import Finding, OfferReason, finding
from matcher.vacancy_rules.offer import Offer
from matcher.vacancy_rules.signs import families_in, seen, sentences

FILE = Path(__file__).parents[1] / "rules" / "advert_weights.toml"
RULE = "RSK-01"
MONTH, HOUR = "minimum_wage_month", "minimum_wage_hour"
LONGEST_QUOTE = 120
SHORT_ADVERT = 40
R = OfferReason


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learned of labelled adverts: how much each family of words speaks for a bad one, in log odds."""

    start: float
    length: float
    asks_from: float
    of: Mapping[str, float]


@cache
def weights() -> Weights:
    """The weights as they stand in the file; ``asks_from`` is the probability from which a person is asked."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Weights(data["start"], data["length"], data["asks_from"], data["weight"])


def probability(text: str) -> float:
    """How much a text reads like the bad ones of the labelled adverts, 0 to 1. It only ever asks a person to look."""
    learned = weights()
    odds = (
        learned.start
        + learned.length * length(text)
        + sum(learned.of.get(name, 0.0) for name in families_in(sentences(text)))
    )
    return 1 / (1 + math.exp(-odds))


def length(text: str) -> float:
    """How long a text is, as the weights count it: a long one has words of many families by chance. None was learned
    from that is much shorter than ``SHORT_ADVERT`` words."""
    return math.log1p(max(SHORT_ADVERT, len(text.split())))


def check(offer: Offer, rules: Rules, today: date) -> Iterator[Finding]:
    """Each sign once, with the first sentence that says it; if none asks for a person, the text as a whole may."""
    found: dict[tuple[object, ...], Finding] = {}
    for each in (*_signs(offer, rules), *_pay(offer, rules, today)):
        found.setdefault((each.reason, each.facts.get("ground")), each)
    yield from found.values()
    whole = "\n".join(text.text for text in offer.texts)
    if not any(each.asks for each in found.values()) and probability(whole) >= weights().asks_from:
        yield finding(rules, RULE, Outcome.REVIEW, R.RISK_TOGETHER)


def _signs(offer: Offer, rules: Rules) -> Iterator[Finding]:
    for text in offer.texts:
        for sign, said in ((each.sign, each.said.text[:LONGEST_QUOTE]) for each in seen(sentences(text.text))):
            facts: Facts = {"said": said} if sign.ground is None else {"ground": sign.ground.value, "said": said}
            yield finding(rules, RULE, Outcome.WARN if sign.weak else Outcome.REVIEW, sign.reason, facts)


def _pay(offer: Offer, rules: Rules, today: date) -> Iterator[Finding]:
    day = offer.starts_on(today)
    for text in offer.texts:
        for low in pay_said.below(text.text, rules.number(HOUR, day), rules.number(MONTH, day)):
            facts: Facts = {"said": low.said.text[:LONGEST_QUOTE], "least": low.least}
            yield finding(rules, RULE, Outcome.REVIEW, R.PAY_SAID_BELOW, facts, HOUR, MONTH)
