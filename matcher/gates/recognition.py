"""Is a regulated profession recognised in this country? Rule RP-01."""

from __future__ import annotations

from matcher.context import Context
from matcher.gates.facts import Seeker
from matcher.gates.verdict import verdict
from matcher.reasons import ReasonCode
from matcher.records import Opening
from matcher.result import Gate, GateResult, Outcome

OFFERED = 3


def check(seeker: Seeker, opening: Opening, context: Context) -> tuple[GateResult, ...]:
    """Regulated is what the law lists and what staff have marked. Without a recognition on record a person looks at
    it, and work nearby that needs none is named; nobody is removed."""
    if not (opening.regulated or context.rules.is_regulated(opening.isco)):
        return (verdict(context, Gate.RECOGNITION, "RP-01", Outcome.PASS, ReasonCode.RECOGNITION_NOT_NEEDED),)
    if opening.isco in seeker.candidate.recognised_isco:
        held = ReasonCode.RECOGNITION_HELD
        return (verdict(context, Gate.RECOGNITION, "RP-01", Outcome.PASS, held, facts={"isco": opening.isco}),)
    needed = ReasonCode.RECOGNITION_NEEDED
    asked = verdict(context, Gate.RECOGNITION, "RP-01", Outcome.REVIEW, needed, facts={"isco": opening.isco})
    near = open_to_all(opening, context)
    if not near:
        return (asked,)
    instead = ReasonCode.RECOGNITION_NOT_NEEDED_FOR
    return asked, verdict(context, Gate.RECOGNITION, "RP-01", Outcome.WARN, instead, facts={"near": near})


def open_to_all(opening: Opening, context: Context) -> tuple[str, ...]:
    """The occupations nearest to a regulated one, in its own field and not regulated themselves, the nearest first."""
    rules, groups = context.rules, context.taxonomy.unit_groups
    listed = rules.regulated.get(opening.isco)
    field = listed.near if listed else (opening.isco[:2],)
    near = [each for each in context.taxonomy.nearest(opening.occupation) if groups[each].startswith(field)]
    return tuple([each for each in near if not rules.is_regulated(groups[each])][:OFFERED])
