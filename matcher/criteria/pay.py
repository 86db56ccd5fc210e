"""Does the work pay what the person needs?"""

from __future__ import annotations

from matcher.context import Context
from matcher.criteria.scale import at_level
from matcher.reasons import ReasonCode
from matcher.records import Candidate, Opening, PayPeriod
from matcher.result import Contribution, Criterion

LEVELS = (
    ReasonCode.PAY_MEETS,
    ReasonCode.PAY_WITHIN_RANGE,
    ReasonCode.PAY_SLIGHTLY_BELOW,
    ReasonCode.PAY_BELOW,
    ReasonCode.PAY_UNKNOWN,
)
WEEKS_PER_YEAR = 52
MONTHS_PER_YEAR = 12


def assess(candidate: Candidate, opening: Opening, context: Context) -> Contribution:
    """Estimated monthly net pay against the least the person needs."""
    return against(net_month(opening, context), candidate, context)


def against(span: tuple[int, int] | None, candidate: Candidate, context: Context) -> Contribution:
    """Lowest and highest net pay, as :func:`net_month` gives them, against what the person needs."""
    minimum = candidate.min_net_month
    if minimum is None or span is None:
        return at_level(context, Criterion.PAY, ReasonCode.PAY_UNKNOWN)
    low, high = span
    if low >= minimum:
        return at_level(context, Criterion.PAY, ReasonCode.PAY_MEETS, {"net": low, "minimum_net": minimum})
    return at_level(context, Criterion.PAY, _level(high, minimum, context), {"net": high, "minimum_net": minimum})


def net_month(opening: Opening, context: Context) -> tuple[int, int] | None:
    """Estimated lowest and highest monthly net pay in cents; ``None`` where pay, or hours for hourly pay, are open."""
    pay, hours = opening.pay, opening.schedule.hours_per_week
    if pay is None or (pay.period is PayPeriod.HOUR and hours is None):
        return None
    low, high = pay.low, pay.high
    if pay.period is PayPeriod.HOUR and hours is not None:
        low, high = (round(rate * hours * WEEKS_PER_YEAR / MONTHS_PER_YEAR) for rate in (low, high))
    day = opening.starts_on(context.on)
    return context.rules.net_month(low, day), context.rules.net_month(high, day)


def _level(high: int, minimum: int, context: Context) -> ReasonCode:
    if high >= minimum:
        return ReasonCode.PAY_WITHIN_RANGE
    enough = 100 * high >= context.settings.slightly_below_pay * minimum
    return ReasonCode.PAY_SLIGHTLY_BELOW if enough else ReasonCode.PAY_BELOW
