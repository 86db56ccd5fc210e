"""Is a regulated profession recognised in this country? Rule RP-01."""

from __future__ import annotations

from matcher.context import Context
from matcher.gates.facts import Seeker
from matcher.gates.verdict import verdict
from matcher.reasons import ReasonCode
from matcher.records import Opening
from matcher.result import Gate, GateResult, Outcome


def check(seeker: Seeker, opening: Opening, context: Context) -> tuple[GateResult, ...]:
    """Regulated is what the law lists and what staff have marked. Without a recognition on record a person looks at
    it; nobody is removed."""
    if not (opening.regulated or context.rules.is_regulated(opening.isco)):
        return (verdict(context, Gate.RECOGNITION, "RP-01", Outcome.PASS, ReasonCode.RECOGNITION_NOT_NEEDED),)
    held = opening.isco in seeker.candidate.recognised_isco
    outcome = Outcome.PASS if held else Outcome.REVIEW
    reason = ReasonCode.RECOGNITION_HELD if held else ReasonCode.RECOGNITION_NEEDED
    return (verdict(context, Gate.RECOGNITION, "RP-01", outcome, reason, facts={"isco": opening.isco}),)
