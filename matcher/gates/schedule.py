"""Do the hours fit? Rules SCH-01 (shifts), SCH-02 (weekly hours), SCH-03 (care duties).

Blocking on care hours would be indirect discrimination, so these rules warn or ask.
"""

from __future__ import annotations

from collections.abc import Iterable

from matcher.context import Context
from matcher.criteria.scale import Finding
from matcher.criteria.schedule import findings
from matcher.gates.facts import Seeker
from matcher.gates.verdict import verdict
from matcher.reasons import ReasonCode
from matcher.records import Opening
from matcher.result import Gate, GateResult, Outcome

_RULES = ("SCH-01", "SCH-02", "SCH-03")
_OUTCOMES = {ReasonCode.SCHEDULE_FITS: Outcome.PASS, ReasonCode.SCHEDULE_CARE_TO_ASK: Outcome.REVIEW}


def check(seeker: Seeker, opening: Opening, context: Context) -> tuple[GateResult, ...]:
    """One answer each for shifts, weekly hours and care duties, with the findings that the criterion scores."""
    return answers(findings(seeker.candidate, opening), context)


def answers(found: Iterable[Finding], context: Context) -> tuple[GateResult, ...]:
    """One answer for each of the three findings."""
    return tuple(
        verdict(context, Gate.SCHEDULE, rule, _OUTCOMES.get(reason, Outcome.WARN), reason, facts=facts)
        for rule, (reason, facts) in zip(_RULES, found, strict=True)
    )
