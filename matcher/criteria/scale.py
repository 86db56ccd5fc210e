"""How a level becomes points."""

from __future__ import annotations

from collections.abc import Iterable

from matcher.context import Context
from matcher.fact_kinds import NO_FACTS, Facts
from matcher.reasons import ReasonCode
from matcher.result import Contribution, Criterion

Finding = tuple[ReasonCode, Facts]


def at_level(context: Context, criterion: Criterion, reason: ReasonCode, facts: Facts = NO_FACTS) -> Contribution:
    """The contribution of a criterion at one of its fixed levels."""
    settings = context.settings
    return Contribution(criterion, reason.level, settings.points[reason], settings.weights[criterion], reason, facts)


def in_proportion(
    context: Context, criterion: Criterion, reason: ReasonCode, facts: Facts, *, percent: int
) -> Contribution:
    """The contribution of a criterion at a level that earns points in proportion to what is covered."""
    weight = context.settings.weights[criterion]
    return Contribution(criterion, reason.level, weight * percent // 100, weight, reason, facts)


def worst_of(context: Context, findings: Iterable[Finding]) -> Finding:
    """The finding worth least, so that being good at one thing never hides the lack of another."""
    points = context.settings.points
    return min(findings, key=lambda finding: points[finding[0]])


def best_of(context: Context, findings: Iterable[Finding]) -> Finding:
    """The finding worth most, where each of them is the least that can be said."""
    points = context.settings.points
    return max(findings, key=lambda finding: points[finding[0]])
