"""Does the offer ask for more of a language than such work needs? Rule LNG-01: a judgement, so it only warns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matcher.records import Cefr
from matcher.result import Outcome
from matcher.rules import Rules
from matcher.vacancy_rules.finding import Finding, OfferReason, finding
from matcher.vacancy_rules.offer import Offer


def check(offer: Offer, rules: Rules, today: date) -> Iterator[Finding]:
    """Every language above the usual most of the work's group, unless the employer said what it is needed for."""
    usual = usual_level(offer.isco or "", rules)
    for asked in offer.languages:
        if usual is not None and asked.level > usual and not asked.explained:
            facts = {"language": asked.code, "level": asked.level.name, "usual_level": usual.name}
            yield finding(rules, "LNG-01", Outcome.WARN, OfferReason.LANGUAGE_LEVEL_HIGH, facts)


def usual_level(isco: str, rules: Rules) -> Cefr | None:
    """The most that work of this group needs as a rule, by the longest prefix listed; ``None`` where none is."""
    prefixes = (isco[:length] for length in range(len(isco), 0, -1))
    return next((Cefr[rules.language_needs[prefix]] for prefix in prefixes if prefix in rules.language_needs), None)
