"""Rules PB-01 (how long the trial period may be) and LV-01 (the least days of paid leave)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matcher.days import shorter_than
from matcher.result import Outcome
from matcher.rules import Rules
from matcher.vacancy_rules.finding import Finding, OfferReason, block_or_ask, finding
from matcher.vacancy_rules.offer import Offer

LONGEST, SHORT, SHORT_BELOW = "probation_months", "probation_months_short_contract", "short_contract_months"
LEAVE = "leave_days_per_year"
R = OfferReason


def check(offer: Offer, rules: Rules, today: date) -> Iterator[Finding]:
    """The stated trial period and leave; what is not stated passes, since employers promise the leave of the law."""
    day = offer.starts_on(today)
    if offer.leave_days is not None and offer.leave_days < rules.number(LEAVE, day):
        known = rules.known(LEAVE, day)
        facts = {"days": offer.leave_days, "limit_days": rules.number(LEAVE, day)}
        yield finding(rules, "LV-01", block_or_ask(known), R.LEAVE_SHORT, facts, LEAVE)
    if offer.probation_months is not None:
        yield from _probation(offer, offer.probation_months, rules, day)


def _probation(offer: Offer, months: int, rules: Rules, day: date) -> Iterator[Finding]:
    longest, short = rules.number(LONGEST, day), rules.number(SHORT, day)
    if months > longest:
        outcome = block_or_ask(rules.known(LONGEST, day))
        yield finding(rules, "PB-01", outcome, R.PROBATION_LONG, {"limit_months": longest}, LONGEST)
    elif months > short and offer.end is not None and offer.start is not None:
        if shorter_than(offer.start, offer.end, rules.number(SHORT_BELOW, day)):
            outcome = block_or_ask(rules.known(SHORT, day), rules.known(SHORT_BELOW, day))
            facts = {"limit_months": short}
            yield finding(rules, "PB-01", outcome, R.PROBATION_LONG_FOR_TERM, facts, SHORT, SHORT_BELOW)
    elif months > short and offer.fixed_term:
        facts = {"limit_months": short}
        yield finding(rules, "PB-01", Outcome.WARN, R.PROBATION_TERM_UNKNOWN, facts, SHORT, SHORT_BELOW)
