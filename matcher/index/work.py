"""A vacancy as a row of the index, on the day of the question."""

from __future__ import annotations

from collections.abc import Mapping
from math import nan

from matcher.criteria.pay import net_month
from matcher.gates import labour_law
from matcher.gates.facts import LabourLimits, LabourStage, LegalFacts, Seeker
from matcher.index.lexicon import Day, Lexicon
from matcher.index.people import CONTRACT_BIT, NO_PAY, NOT_KNOWN, SHIFT_BIT, shift_bits, signs
from matcher.index.table import Column, Row
from matcher.records import Candidate, Opening, Shift
from matcher.result import Outcome

COLUMNS: Mapping[str, Column] = {
    "job": Column("u2"),
    "essential": Column("u2", 24),
    "essential_count": Column("u1"),
    "optional": Column("u2", 24),
    "optional_count": Column("u1"),
    "experience": Column("f8"),
    "language": Column("u1", 4),
    "spoken": Column("u1", 4),
    "written": Column("u1", 4),
    "learnable": Column("?", 4),
    "shifts": Column("u1"),
    "shifts_known": Column("?"),
    "shift_choice": Column("?"),
    "worked_shifts": Column("u1"),
    "hours": Column("f8", empty=nan),
    "week": Column("u4"),
    "place": Column("u2"),
    "remote": Column("?"),
    "transport": Column("?"),
    "roof": Column("?"),
    "start": Column("i4"),
    "contract": Column("u1"),
    "net_low": Column("i8"),
    "net_high": Column("i8"),
    "licences": Column("u8"),
    "bars_young": Column("?"),
    "bars_too_young": Column("?"),
    "excludable": Column("u4", 9),
    "excludable_signs": Column("u4"),
}


def encode(opening: Opening, day: Day) -> Row:
    """The values of a vacancy's row."""
    lexicon = day.lexicon
    return {
        **_work(opening, lexicon),
        **_languages(opening, lexicon),
        **_hours(opening, lexicon),
        **_offer(opening, day),
        **_law(opening, day),
    }


def _work(opening: Opening, lexicon: Lexicon) -> Row:
    number = lexicon.skills.number
    return {
        "job": lexicon.jobs.number(opening.occupation, opening.isco),
        "essential": [number(skill) for skill in opening.essential_skills],
        "essential_count": len(opening.essential_skills),
        "optional": [number(skill) for skill in opening.optional_skills],
        "optional_count": len(opening.optional_skills),
        "experience": opening.experience_years or 0.0,
    }


def _languages(opening: Opening, lexicon: Lexicon) -> Row:
    needs = opening.languages
    return {
        "language": [lexicon.languages.number(need.code) for need in needs],
        "spoken": [int(need.level) for need in needs],
        "written": [NOT_KNOWN if need.written is None else int(need.written) for need in needs],
        "learnable": [need.learnable_on_the_job for need in needs],
    }


def _hours(opening: Opening, lexicon: Lexicon) -> Row:
    schedule = opening.schedule
    shifts = shift_bits(schedule.shifts or frozenset())
    return {
        "shifts": shifts,
        "shifts_known": schedule.shifts is not None,
        "shift_choice": schedule.shift_choice,
        "worked_shifts": shifts | (SHIFT_BIT[Shift.NIGHT] if schedule.night else 0),
        "hours": nan if schedule.hours_per_week is None else schedule.hours_per_week,
        "week": lexicon.weeks.number_of_work(schedule.windows),
    }


def _offer(opening: Opening, day: Day) -> Row:
    net = net_month(opening, day.context)
    low, high = (NO_PAY, NO_PAY) if net is None else net
    return {
        "place": day.lexicon.places.number(opening.place),
        "remote": opening.remote,
        "transport": opening.employer_transport,
        "roof": opening.accommodation_offered,
        "start": opening.starts_on(day.context.on).toordinal(),
        "contract": CONTRACT_BIT[opening.contract] if opening.contract else 0,
        "net_low": low,
        "net_high": high,
    }


def _law(opening: Opening, day: Day) -> Row:
    prefixes = [opening.isco[:length] for length in range(len(opening.isco) + 1)]
    excludable = [
        ("occupation", opening.occupation),
        ("employer", opening.employer_id),
        *(("group", prefix) for prefix in prefixes),
        *([] if opening.sector is None else [("sector", opening.sector)]),
        *([] if opening.place is None or opening.remote else [("place", opening.place.code)]),
    ]
    numbers = [day.lexicon.excludable.number(each) for each in excludable]
    return {
        "licences": day.lexicon.licence_bits(opening.licences),
        "bars_young": _bars(LabourStage.YOUNG, opening, day),
        "bars_too_young": _bars(LabourStage.TOO_YOUNG, opening, day),
        "excludable": numbers,
        "excludable_signs": signs(numbers),
    }


def _bars(stage: LabourStage, opening: Opening, day: Day) -> bool:
    """Whether labour law removes somebody at this stage who never leaves it, as the gate itself says."""
    somebody = Seeker(Candidate(id=""), LegalFacts(labour_limits=LabourLimits(stage)))
    return any(result.outcome is Outcome.BLOCK for result in labour_law.check(somebody, opening, day.context))
