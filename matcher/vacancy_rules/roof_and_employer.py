"""Are the terms of offered accommodation said, and is the employer known? Rules ACC-01 and EMP-01."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matcher.result import Outcome
from matcher.rules import Rules
from matcher.vacancy_rules.finding import Finding, OfferReason, finding
from matcher.vacancy_rules.offer import Offer


def check(offer: Offer, rules: Rules, today: date) -> Iterator[Finding]:
    """Accommodation without price or without a word on its end warns; an unknown employer is looked at first, and
    until then nobody sees the offer."""
    if offer.accommodation and None in (offer.accommodation_price, offer.accommodation_ends_with_job):
        yield finding(rules, "ACC-01", Outcome.WARN, OfferReason.ACCOMMODATION_TERMS)
    if not offer.employer_known:
        yield finding(rules, "EMP-01", Outcome.REVIEW, OfferReason.EMPLOYER_NOT_CHECKED)
