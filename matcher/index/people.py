"""A person as a row of the index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import reduce
from math import nan
from operator import or_

import numpy as np

from matcher.criteria.commute import limit_km
from matcher.gates.facts import LabourLimits, LabourStage, LegalFacts, Seeker
from matcher.index.lexicon import NEVER, NO_DAY, Lexicon
from matcher.index.numbering import Array
from matcher.index.occupations import WORDS
from matcher.index.table import Column, DoesNotFitError, Row
from matcher.records import Candidate, Cefr, Contract, Exclusions, LanguageSkill, OccupationHeld, Shift

STAGES = tuple(LabourStage)
SHIFT_BIT = {shift: 1 << place for place, shift in enumerate(Shift)}
CONTRACT_BIT = {contract: 1 << place for place, contract in enumerate(Contract)}
NOT_KNOWN = 7  # beside the seven levels of a language
LANGUAGE_CODES = (NOT_KNOWN + 1) ** 2
UNKNOWN_LANGUAGE = NOT_KNOWN * (NOT_KNOWN + 1) + NOT_KNOWN
NO_LIMIT = -1
NO_PAY = -1
SIGNS = 32

COLUMNS: Mapping[str, Column] = {
    "held": Column("u2", 4),
    "years": Column("f4", 4),
    "last_used": Column("i4", 4),
    "occupations_known": Column("?"),
    **{f"signature{word}": Column("u8") for word in range(WORDS)},
    "skills": Column("u2", 24),
    "evidence": Column("u1", 24),
    "skills_known": Column("?"),
    "languages_known": Column("?"),
    "place": Column("u2"),
    "limit": Column("i4"),
    "needs_roof": Column("?"),
    "shifts": Column("u1"),
    "shifts_known": Column("?"),
    "min_hours": Column("f4", empty=nan),
    "max_hours": Column("f4", empty=nan),
    "care": Column("u4"),
    "earliest": Column("i4"),
    "min_net": Column("i4"),
    "contracts": Column("u1"),
    "wanted": Column("u2", 4),
    "licences": Column("u8"),
    "licences_checked": Column("?"),
    "stage": Column("u1"),
    "exception_from": Column("i4"),
    "young_from": Column("i4"),
    "adult_from": Column("i4"),
    "leeway": Column("i4"),
    "age_verified": Column("?"),
    "excludes": Column("u4"),
    "excluded": Column("u4", 6),
    "excluded_shifts": Column("u1"),
}
LANGUAGES = Column("u1")


def encode(seeker: Seeker, lexicon: Lexicon) -> Row:
    """The values of a person's row. Raises :class:`DoesNotFitError` for numbers that a column cannot hold exactly."""
    candidate = seeker.candidate
    return {
        **_work_done(candidate, lexicon),
        **_skills(candidate, lexicon),
        **_wishes(candidate, lexicon),
        **_hours(candidate, lexicon),
        **_law(candidate, seeker.legal, lexicon),
        **_ruled_out(candidate.exclusions, lexicon),
    }


def language_codes(candidate: Candidate, lexicon: Lexicon) -> Array:
    """Spoken and written level in one number, for each language that has a number; the first line is no language."""
    known = candidate.languages
    numbers = [(lexicon.languages.number(skill.code), skill) for skill in known or ()]
    codes = np.full(lexicon.languages.size, UNKNOWN_LANGUAGE if known is None else 0, np.uint8)
    for number, skill in reversed(numbers):
        codes[number] = _language_code(skill)
    return codes


def day_number(day: date | None, otherwise: int = NO_DAY) -> int:
    """A day as a whole number."""
    return otherwise if day is None else day.toordinal()


def _language_code(skill: LanguageSkill) -> int:
    return _level(skill.spoken) * (NOT_KNOWN + 1) + _level(skill.written)


def _level(level: Cefr | None) -> int:
    return NOT_KNOWN if level is None else int(level)


def _exact(number: float | None) -> float:
    if number is None:
        return nan
    if float(np.float32(number)) != number:
        raise DoesNotFitError(f"{number} is not exact in four bytes")
    return float(number)


def _work_done(candidate: Candidate, lexicon: Lexicon) -> Row:
    held: tuple[OccupationHeld, ...] = candidate.occupations or ()
    jobs = [lexicon.jobs.number(each.concept_id, each.isco) for each in held]
    return {
        "held": jobs,
        "years": [_exact(each.years) for each in held],
        "last_used": [day_number(each.last_used_on) for each in held],
        "occupations_known": candidate.occupations is not None,
        **{f"signature{word}": bits for word, bits in enumerate(lexicon.jobs.signature(jobs))},
    }


def _skills(candidate: Candidate, lexicon: Lexicon) -> Row:
    skills = candidate.skills or ()
    return {
        "skills": [lexicon.skills.number(each.concept_id) for each in skills],
        "evidence": [int(each.evidence) for each in skills],
        "skills_known": candidate.skills is not None,
        "languages_known": candidate.languages is not None,
    }


def _wishes(candidate: Candidate, lexicon: Lexicon) -> Row:
    limit = limit_km(candidate.reach, lexicon.settings)
    contracts, wanted = candidate.contracts or frozenset(), candidate.wanted_occupations or frozenset()
    return {
        "place": lexicon.places.number(candidate.reach.place),
        "limit": NO_LIMIT if limit is None else limit,
        "needs_roof": bool(candidate.reach.accommodation_needed),
        "min_net": NO_PAY if candidate.min_net_month is None else candidate.min_net_month,
        "contracts": sum(CONTRACT_BIT[contract] for contract in contracts),
        "wanted": [lexicon.jobs.concepts.number(each) for each in wanted],
    }


def _hours(candidate: Candidate, lexicon: Lexicon) -> Row:
    availability = candidate.availability
    return {
        "shifts": shift_bits(availability.shifts or frozenset()),
        "shifts_known": availability.shifts is not None,
        "min_hours": _exact(availability.min_hours_per_week),
        "max_hours": _exact(availability.max_hours_per_week),
        "care": lexicon.weeks.number_of_care(availability.care),
        "earliest": day_number(availability.earliest_start),
    }


def shift_bits(shifts: frozenset[Shift]) -> int:
    """A set of shifts, a bit each."""
    return sum(SHIFT_BIT[shift] for shift in shifts)


def _law(candidate: Candidate, legal: LegalFacts, lexicon: Lexicon) -> Row:
    limits: LabourLimits = legal.labour_limits
    return {
        "licences": lexicon.licence_bits({licence.code for licence in candidate.licences or ()}),
        "licences_checked": candidate.licences_checked and candidate.licences is not None,
        "stage": STAGES.index(limits.stage),
        "exception_from": day_number(limits.exception_from, NEVER),
        "young_from": day_number(limits.young_from, NEVER),
        "adult_from": day_number(limits.adult_from, NEVER),
        "leeway": limits.leeway,
        "age_verified": limits.verified,
    }


def _ruled_out(exclusions: Exclusions, lexicon: Lexicon) -> Row:
    named = {
        "occupation": exclusions.occupations,
        "group": exclusions.unit_groups,
        "sector": exclusions.sectors,
        "employer": exclusions.employers,
        "place": exclusions.places,
    }
    excluded = [lexicon.excludable.number((kind, name)) for kind, names in named.items() for name in names]
    return {
        "excludes": signs(excluded),
        "excluded": excluded,
        "excluded_shifts": shift_bits(exclusions.shifts),
    }


def signs(numbers: Iterable[int]) -> int:
    """A bit for each number; lists whose signs have no bit in common have no number in common."""
    return reduce(or_, (1 << number % SIGNS for number in numbers), 0)
