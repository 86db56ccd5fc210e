"""Is everything said that people must know? PUB-01, a rule of this tool: what has to be there, and what is better."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matcher.result import Outcome
from matcher.rules import Rules
from matcher.vacancy_rules.finding import Finding, OfferReason, finding
from matcher.vacancy_rules.offer import Offer

R = OfferReason
RULE = "PUB-01"


def check(offer: Offer, rules: Rules, today: date) -> Iterator[Finding]:
    """Occupation, place and start must be there; skills, contract and hours should be."""
    said = (
        (offer.isco is not None, Outcome.BLOCK, R.OCCUPATION_MISSING),
        (offer.placed, Outcome.BLOCK, R.PLACE_MISSING),
        (offer.start is not None, Outcome.BLOCK, R.START_MISSING),
        (offer.skills_named, Outcome.WARN, R.SKILLS_MISSING),
        (offer.contract_named, Outcome.WARN, R.CONTRACT_MISSING),
        (offer.hours_per_week is not None, Outcome.WARN, R.HOURS_MISSING),
    )
    for there, outcome, reason in said:
        if not there:
            yield finding(rules, RULE, outcome, reason)
    if offer.start is not None and offer.start < today:
        yield finding(rules, RULE, Outcome.WARN, R.START_PAST, {"day": offer.start})
