"""How a gate puts its answer."""

from __future__ import annotations

from matcher.context import Context
from matcher.fact_kinds import NO_FACTS, Facts
from matcher.reasons import ReasonCode
from matcher.result import Gate, GateResult, Outcome


def verdict(
    context: Context, gate: Gate, rule: str, outcome: Outcome, reason: ReasonCode, *, facts: Facts = NO_FACTS
) -> GateResult:
    """One answer of ``gate`` under ``rule``, marked with the version of the rules in force."""
    return GateResult(gate, outcome, rule, reason, facts, context.rules.version)


def block_if_certain(certain: bool) -> Outcome:
    """A block where the law is certain, otherwise a question for a person."""
    return Outcome.BLOCK if certain else Outcome.REVIEW
