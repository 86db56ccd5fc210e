"""Has the person ruled this work out? Rules EXC-01 to EXC-05. Their own word blocks."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.context import Context
from matcher.fact_kinds import NO_FACTS, Facts
from matcher.gates.facts import Seeker
from matcher.gates.verdict import verdict
from matcher.reasons import ReasonCode
from matcher.records import Exclusions, Opening, Schedule, Shift
from matcher.result import Gate, GateResult, Outcome

Answer = tuple[str, Outcome, ReasonCode, Facts]


def check(seeker: Seeker, opening: Opening, context: Context) -> tuple[GateResult, ...]:
    """One answer for each thing ruled out that the opening has, or a pass."""
    exclusions = seeker.candidate.exclusions
    answers = [*_about_the_work(exclusions, opening), *_about_the_shifts(exclusions, opening.schedule)]
    if not answers:
        answers = [("EXC-01", Outcome.PASS, ReasonCode.EXCLUSION_NONE, NO_FACTS)]
    return tuple(
        verdict(context, Gate.EXCLUSIONS, rule, outcome, reason, facts=facts)
        for rule, outcome, reason, facts in answers
    )


def _about_the_work(exclusions: Exclusions, opening: Opening) -> Iterator[Answer]:
    by_group = any(opening.isco.startswith(group) for group in exclusions.unit_groups)
    if by_group or opening.occupation in exclusions.occupations:
        yield "EXC-01", Outcome.BLOCK, ReasonCode.EXCLUSION_OCCUPATION, {"occupation": opening.occupation}
    if opening.sector is not None and opening.sector in exclusions.sectors:
        yield "EXC-02", Outcome.BLOCK, ReasonCode.EXCLUSION_SECTOR, {"sector": opening.sector}
    if opening.employer_id in exclusions.employers:
        yield "EXC-03", Outcome.BLOCK, ReasonCode.EXCLUSION_EMPLOYER, NO_FACTS
    if opening.place is not None and not opening.remote and opening.place.code in exclusions.places:
        yield "EXC-05", Outcome.BLOCK, ReasonCode.EXCLUSION_PLACE, NO_FACTS


def _about_the_shifts(exclusions: Exclusions, schedule: Schedule) -> Iterator[Answer]:
    worked = schedule.shifts or frozenset()
    if schedule.night:
        worked |= {Shift.NIGHT}
    ruled_out = sorted(worked & exclusions.shifts)
    if ruled_out and not (schedule.shift_choice and worked - exclusions.shifts):
        yield "EXC-04", Outcome.BLOCK, ReasonCode.EXCLUSION_SHIFT, {"shift": ruled_out[0].value}
    elif not ruled_out and exclusions.shifts and schedule.shifts is None:
        yield from _unknown(exclusions, schedule)


def _unknown(exclusions: Exclusions, schedule: Schedule) -> Iterator[Answer]:
    """Shifts not stated are asked about, unless the only one ruled out is the night and there is none."""
    open_shifts = exclusions.shifts - ({Shift.NIGHT} if schedule.night is False else frozenset())
    for shift in sorted(open_shifts)[:1]:
        yield "EXC-04", Outcome.REVIEW, ReasonCode.EXCLUSION_SHIFT_UNKNOWN, {"shift": shift.value}
