"""Is the pay named, and not below the minimum? Rules PAY-01 (month), PAY-02 (hour), PAY-03 (range)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matcher.fact_kinds import Facts
from matcher.records import PayPeriod
from matcher.result import Outcome
from matcher.rules import Rules
from matcher.vacancy_rules.finding import Finding, OfferReason, finding, floor
from matcher.vacancy_rules.offer import Offer

MONTH, HOUR, WEEK = "minimum_wage_month", "minimum_wage_hour", "hours_per_week"
R = OfferReason


def check(offer: Offer, rules: Rules, today: date) -> Iterator[Finding]:
    """The pay range against the values of the first working day. Without hours a part-time month cannot be judged."""
    if offer.pay_low is None or offer.pay_high is None:
        outcome = Outcome.BLOCK if rules.certain("PAY-03") else Outcome.WARN
        yield finding(rules, "PAY-03", outcome, R.PAY_MISSING)
    if offer.pay_low is None:
        return
    monthly = offer.pay_period is PayPeriod.MONTH
    if offer.part_time and monthly and offer.hours_per_week is None:
        yield finding(rules, "PAY-01", Outcome.BLOCK, R.PAY_PART_TIME_HOURS)
        return
    yield from _against_minimum(offer, offer.pay_low, rules, today)


def least(offer: Offer, rules: Rules, today: date) -> int:
    """The least gross pay in cents for these hours on the first day.

    A monthly minimum is for a full week; a shorter week needs its share, rounded up. An hourly minimum never changes.
    """
    day = offer.starts_on(today)
    if offer.pay_period is PayPeriod.HOUR:
        return rules.number(HOUR, day)
    full_week = rules.number(WEEK, day)
    hours = min(offer.hours_per_week or full_week, full_week)
    return -int(-rules.number(MONTH, day) * hours // full_week)


def _against_minimum(offer: Offer, low: int, rules: Rules, today: date) -> Iterator[Finding]:
    monthly = offer.pay_period is PayPeriod.MONTH
    rule, keys = ("PAY-01", (MONTH, WEEK)) if monthly else ("PAY-02", (HOUR,))
    known, amount = rules.known(keys[0], offer.starts_on(today)), least(offer, rules, today)
    if low < amount:
        below: Facts = {"least": amount}
        yield finding(rules, rule, floor(known), R.PAY_BELOW_MONTH if monthly else R.PAY_BELOW_HOUR, below, *keys)
    if not known.current and offer.start is not None:
        reason = R.PAY_MONTH_NOT_KNOWN_YET if monthly else R.PAY_HOUR_NOT_KNOWN_YET
        yield finding(rules, rule, Outcome.WARN, reason, {"least": amount, "day": offer.start}, *keys)
