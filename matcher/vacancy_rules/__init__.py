"""Rules about a vacancy itself, before anybody is matched: an offer in, findings out. No finding, and it passes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from matcher.result import Outcome
from matcher.rules import Rules
from matcher.vacancy_rules import (
    hours,
    language_level,
    needless_past,
    pay,
    probation_and_leave,
    risk,
    roof_and_employer,
    whole,
    wording,
)
from matcher.vacancy_rules.finding import OFFER_FACTS, Finding, Ground, OfferReason
from matcher.vacancy_rules.offer import LanguageAsked, Offer, OfferText

__all__ = [
    "OFFER_FACTS",
    "Finding",
    "Ground",
    "LanguageAsked",
    "Offer",
    "OfferReason",
    "OfferText",
    "check_offer",
]

Check = Callable[[Offer, Rules, date], Iterator[Finding]]
CHECKS: tuple[Check, ...] = (
    whole.check,
    pay.check,
    hours.check,
    probation_and_leave.check,
    wording.check,
    risk.check,
    language_level.check,
    needless_past.check,
    roof_and_employer.check,
)
_ORDER = (Outcome.BLOCK, Outcome.REVIEW, Outcome.WARN, Outcome.PASS)


def check_offer(offer: Offer, rules: Rules, today: date) -> tuple[Finding, ...]:
    """Everything found, what blocks first, then what a person must look at, then what is worth a second look."""
    found = [each for check in CHECKS for each in check(offer, rules, today)]
    said = {(each.reason, each.facts.get("ground")) for each in found if each.rule != risk.RULE}
    once = (each for each in found if each.rule != risk.RULE or (each.reason, each.facts.get("ground")) not in said)
    return tuple(sorted(once, key=lambda each: _ORDER.index(each.outcome)))
