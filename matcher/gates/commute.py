"""Can the person get to work and home again? Rules COM-01 to COM-03: they warn and never remove."""

from __future__ import annotations

from matcher.context import Context
from matcher.criteria.commute import finding
from matcher.criteria.scale import Finding
from matcher.fact_kinds import NO_FACTS, Facts
from matcher.gates.facts import Seeker
from matcher.gates.verdict import verdict
from matcher.reasons import ReasonCode
from matcher.records import MINUTES_PER_DAY, Candidate, Opening
from matcher.result import Gate, GateResult, Outcome

FIRST_BUS = 5 * 60
_WARNS = frozenset({ReasonCode.COMMUTE_BEYOND, ReasonCode.COMMUTE_FAR, ReasonCode.COMMUTE_UNKNOWN})
_NO_BUS_NEEDED = frozenset(
    {
        ReasonCode.COMMUTE_REMOTE,
        ReasonCode.COMMUTE_NEAR,
        ReasonCode.COMMUTE_EMPLOYER_TRANSPORT,
        ReasonCode.COMMUTE_ACCOMMODATION,
        ReasonCode.COMMUTE_ACCOMMODATION_ANYWHERE,
    }
)


def check(seeker: Seeker, opening: Opening, context: Context) -> tuple[GateResult, ...]:
    """The way to work, a roof where one is needed, and the last bus home."""
    return answers(finding(seeker.candidate, opening, context), seeker.candidate, opening, context)


def answers(found: Finding, candidate: Candidate, opening: Opening, context: Context) -> tuple[GateResult, ...]:
    """The answers that follow from what was found about the way."""
    reason, facts = found
    outcome = Outcome.WARN if reason in _WARNS else Outcome.PASS
    given = [("COM-01", outcome, reason, facts)]
    if candidate.reach.accommodation_needed and not (opening.accommodation_offered or opening.remote):
        given.append(("COM-02", Outcome.WARN, ReasonCode.COMMUTE_ACCOMMODATION_MISSING, NO_FACTS))
    if reason not in _NO_BUS_NEEDED and (last_bus := _missed_bus(candidate, opening)) is not None:
        missed: Facts = {"last_bus": last_bus}
        given.append(("COM-03", Outcome.WARN, ReasonCode.COMMUTE_AFTER_LAST_BUS, missed))
    return tuple(
        verdict(context, Gate.COMMUTE, rule, outcome, reason, facts=facts) for rule, outcome, reason, facts in given
    )


def _missed_bus(candidate: Candidate, opening: Opening) -> int | None:
    """The last bus, if work ends between it and the first one of the morning; ``None`` where hours are not known."""
    last_bus = opening.place.last_bus if opening.place else None
    if candidate.reach.own_transport or last_bus is None:
        return None
    ends = {window.end % MINUTES_PER_DAY for window in opening.schedule.windows or ()}
    return last_bus if any(end > last_bus or end < FIRST_BUS for end in ends) else None
