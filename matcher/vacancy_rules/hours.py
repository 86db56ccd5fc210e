"""Are the hours within the law? Rules HR-01 (the usual week and day, by night too) and HR-02 (overtime)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matcher.result import Outcome
from matcher.rules import Rules
from matcher.vacancy_rules.finding import Finding, OfferReason, block_or_ask, finding
from matcher.vacancy_rules.offer import Offer

WEEKS_A_YEAR, MONTHS_A_YEAR = 52, 12
R = OfferReason


def check(offer: Offer, rules: Rules, today: date) -> Iterator[Finding]:
    """A week beyond the usual one blocks: what is more belongs under overtime. Long days and nights only warn, since
    hours may be counted together over weeks."""
    day = offer.starts_on(today)
    yield from _usual(offer, rules, day)
    if offer.overtime_hours_per_week:
        yield from _overtime(offer, offer.overtime_hours_per_week, rules, day)


def _usual(offer: Offer, rules: Rules, day: date) -> Iterator[Finding]:
    week = block_or_ask(rules.known("hours_per_week", day))
    limits = [
        ("hours_per_week", offer.hours_per_week, week, R.LONG_WEEK),
        ("hours_per_day", offer.hours_per_day, Outcome.WARN, R.LONG_DAY),
    ]
    if offer.night:
        limits += [
            ("night_hours_per_week", offer.hours_per_week, Outcome.WARN, R.LONG_NIGHT_WEEK),
            ("night_hours_per_day", offer.hours_per_day, Outcome.WARN, R.LONG_NIGHT_DAY),
        ]
    for key, hours, outcome, reason in limits:
        limit = rules.number(key, day)
        if hours is not None and hours > limit:
            yield finding(rules, "HR-01", outcome, reason, {"hours": hours, "limit_hours": limit}, key)


def _overtime(offer: Offer, hours: float, rules: Rules, day: date) -> Iterator[Finding]:
    """What a week's overtime comes to in a week, a month and a year, or in the weeks of a shorter contract."""
    year = "overtime_hours_per_year_agreed" if offer.agreed else "overtime_hours_per_year"
    spans = (
        ("overtime_hours_per_week", hours, R.OVERTIME_WEEK),
        ("overtime_hours_per_month", hours * WEEKS_A_YEAR / MONTHS_A_YEAR, R.OVERTIME_MONTH),
        (year, hours * _weeks(offer, day), R.OVERTIME_YEAR),
    )
    for key, comes_to, reason in spans:
        limit = rules.number(key, day)
        if comes_to > limit:
            facts = {"hours": round(comes_to, 1), "limit_hours": limit}
            yield finding(rules, "HR-02", Outcome.WARN, reason, facts, key)


def _weeks(offer: Offer, start: date) -> float:
    return WEEKS_A_YEAR if offer.end is None else min(WEEKS_A_YEAR, ((offer.end - start).days + 1) / 7)
