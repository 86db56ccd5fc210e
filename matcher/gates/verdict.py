"""How a gate puts its answer, and when it may remove somebody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from matcher.context import Context
from matcher.fact_kinds import NO_FACTS, Facts
from matcher.reasons import ReasonCode
from matcher.result import Gate, GateResult, Outcome

RESTS_ON: Mapping[ReasonCode, tuple[str, ...]] = MappingProxyType(
    {
        ReasonCode.LABOUR_LAW_TOO_YOUNG: ("working_age",),
        ReasonCode.LABOUR_LAW_NIGHT: ("night_starts", "night_ends"),
        ReasonCode.LABOUR_LAW_HOURS_PER_DAY: ("young_hours_per_day",),
        ReasonCode.LABOUR_LAW_HOURS_PER_WEEK: ("young_hours_per_week",),
        ReasonCode.LABOUR_LAW_OVERTIME: ("young_hours_per_week",),
        ReasonCode.LABOUR_LAW_HAZARDOUS: ("hazardous_work_age",),
    }
)
"""The legal parameters without which these reasons could not remove anybody. An exception the law grants is not among
them: its doubt can only turn a block into a question."""


def verdict(
    context: Context, gate: Gate, rule: str, outcome: Outcome, reason: ReasonCode, *, facts: Facts = NO_FACTS
) -> GateResult:
    """One answer of ``gate`` under ``rule``, marked with the version of the rules in force."""
    return GateResult(gate, outcome, rule, reason, facts, context.rules.version)


def block_if_certain(certain: bool) -> Outcome:
    """A block where law and data are certain, otherwise a question for a person."""
    return Outcome.BLOCK if certain else Outcome.REVIEW


def law_is_certain(context: Context, reason: ReasonCode, day: date) -> bool:
    """Whether every legal parameter ``reason`` rests on is known for ``day`` with high confidence."""
    return all(context.rules.known(key, day).may_block for key in RESTS_ON[reason])
