"""Does labour law allow this work to a person of working age? Rules AG-01 to AG-03."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matcher.context import Context
from matcher.fact_kinds import NO_FACTS, Facts
from matcher.gates.facts import LabourLimits, LabourStage, Seeker
from matcher.gates.verdict import block_if_certain, law_is_certain, verdict
from matcher.reasons import ReasonCode
from matcher.records import MINUTES_PER_DAY, Opening, Schedule, Shift
from matcher.result import Gate, GateResult, Outcome

Breach = tuple[ReasonCode, Facts]


def check(seeker: Seeker, opening: Opening, context: Context) -> tuple[GateResult, ...]:
    """The law on minors, on the first working day; a birthday on that day counts."""
    limits, start = seeker.legal.labour_limits, opening.starts_on(context.on)
    stage = limits.stage_on(start)
    if stage is LabourStage.ADULT:
        return (verdict(context, Gate.LABOUR_LAW, "AG-01", Outcome.PASS, ReasonCode.LABOUR_LAW_MET),)
    if stage is LabourStage.UNKNOWN:
        return (verdict(context, Gate.LABOUR_LAW, "AG-01", Outcome.REVIEW, ReasonCode.LABOUR_LAW_UNKNOWN),)
    if stage is LabourStage.TOO_YOUNG:
        return (_too_young(limits, start, context),)
    permit = verdict(context, Gate.LABOUR_LAW, "AG-03", Outcome.WARN, ReasonCode.LABOUR_LAW_PERMIT)
    return (*_young(limits, opening, start, context), permit)


def _too_young(limits: LabourLimits, start: date, context: Context) -> GateResult:
    facts: Facts = {"start": start}
    if limits.exception_on(start):
        reason = ReasonCode.LABOUR_LAW_EXCEPTION
        return verdict(context, Gate.LABOUR_LAW, "AG-01", Outcome.REVIEW, reason, facts=facts)
    reason = ReasonCode.LABOUR_LAW_TOO_YOUNG
    outcome = block_if_certain(limits.certain_on(start) and law_is_certain(context, reason, start))
    return verdict(context, Gate.LABOUR_LAW, "AG-01", outcome, reason, facts=facts)


def _young(limits: LabourLimits, opening: Opening, start: date, context: Context) -> tuple[GateResult, ...]:
    """AG-02: what is forbidden to young workers removes them, unless the law or their age is in doubt."""
    night, certain = works_at_night(opening.schedule, start, context), limits.certain_on(start)
    breaches = tuple(
        verdict(
            context,
            Gate.LABOUR_LAW,
            "AG-02",
            block_if_certain(certain and law_is_certain(context, reason, start)),
            reason,
            facts=facts,
        )
        for reason, facts in _breaches(opening, night, start, context)
    )
    if breaches:
        return breaches
    if unknown := _unknown_conditions(opening, night):
        facts: Facts = {"unknown_conditions": unknown}
        reason = ReasonCode.LABOUR_LAW_CONDITIONS_UNKNOWN
        return (verdict(context, Gate.LABOUR_LAW, "AG-02", Outcome.REVIEW, reason, facts=facts),)
    return (verdict(context, Gate.LABOUR_LAW, "AG-02", Outcome.PASS, ReasonCode.LABOUR_LAW_MET),)


def _breaches(opening: Opening, night: bool | None, start: date, context: Context) -> Iterator[Breach]:
    """What is forbidden to young workers."""
    if night:
        yield ReasonCode.LABOUR_LAW_NIGHT, NO_FACTS
    stated = (
        ("young_hours_per_day", opening.schedule.hours_per_day, ReasonCode.LABOUR_LAW_HOURS_PER_DAY),
        ("young_hours_per_week", opening.schedule.hours_per_week, ReasonCode.LABOUR_LAW_HOURS_PER_WEEK),
    )
    for parameter, hours, reason in stated:
        limit = context.rules.number(parameter, start)
        if hours is not None and hours > limit:
            yield reason, {"hours": hours, "limit_hours": limit}
    if opening.schedule.overtime:
        yield ReasonCode.LABOUR_LAW_OVERTIME, NO_FACTS
    if opening.hazardous:
        yield ReasonCode.LABOUR_LAW_HAZARDOUS, NO_FACTS


def _unknown_conditions(opening: Opening, night: bool | None) -> tuple[str, ...]:
    conditions = {
        "night": night,
        "hours_per_day": opening.schedule.hours_per_day,
        "hours_per_week": opening.schedule.hours_per_week,
        "overtime": opening.schedule.overtime,
        "hazardous": opening.hazardous,
    }
    return tuple(name for name, value in conditions.items() if value is None)


def works_at_night(schedule: Schedule, day: date, context: Context) -> bool | None:
    """Whether the work has to be done at night, by its flag, its shifts or its hours; ``None`` when not known."""
    if schedule.night or _bound_to_night(schedule):
        return True
    if schedule.windows is None:
        return schedule.night
    begins, ends = context.rules.number("night_starts", day), context.rules.number("night_ends", day)
    return any(
        window.start < ends or window.end > begins or window.end > MINUTES_PER_DAY for window in schedule.windows
    )


def _bound_to_night(schedule: Schedule) -> bool:
    shifts = schedule.shifts or frozenset()
    return Shift.NIGHT in shifts and not (schedule.shift_choice and len(shifts) > 1)
