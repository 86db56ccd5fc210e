"""The facts that come with reasons: typed plain values under fixed names, and what each name holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType

FactValue = str | int | float | date | tuple[str, ...]
Facts = Mapping[str, FactValue]
NO_FACTS: Facts = {}


class FactKind(StrEnum):
    """What a fact is, so that a reader's language and format can be chosen for it."""

    CONCEPT = "concept"  # taxonomy concept id
    CONCEPTS = "concepts"  # several of them, never empty
    ISCO = "isco"  # four digits as text
    LANGUAGE = "language"  # ISO 639 code
    LEVEL = "level"  # name of a Cefr level: NONE, A1 … C2
    LICENCE = "licence"  # licence code
    SECTOR = "sector"  # sector code
    SHIFT = "shift"  # value of a Shift
    SHIFTS = "shifts"  # several of them, never empty
    CONTRACT = "contract"  # value of a Contract
    CONDITIONS = "conditions"  # names of Opening conditions: night, hours_per_day, hours_per_week, overtime, hazardous
    DATE = "date"
    KM = "km"  # whole kilometres
    MINUTES = "minutes"  # a duration
    CLOCK = "clock"  # minutes since midnight
    MONEY = "money"  # euro cents
    HOURS = "hours"  # may have a fraction
    YEARS = "years"  # may have a fraction
    COUNT = "count"


FACT_KINDS: Mapping[str, FactKind] = MappingProxyType(
    {
        "asked_count": FactKind.COUNT,
        "available_hours": FactKind.HOURS,
        "clash": FactKind.MINUTES,
        "contract": FactKind.CONTRACT,
        "distance": FactKind.KM,
        "earliest_start": FactKind.DATE,
        "end": FactKind.DATE,
        "extra": FactKind.KM,
        "held_count": FactKind.COUNT,
        "held_level": FactKind.LEVEL,
        "held_occupation": FactKind.CONCEPT,
        "hours": FactKind.HOURS,
        "isco": FactKind.ISCO,
        "language": FactKind.LANGUAGE,
        "last_bus": FactKind.CLOCK,
        "last_used_on": FactKind.DATE,
        "licence": FactKind.LICENCE,
        "limit": FactKind.KM,
        "limit_hours": FactKind.HOURS,
        "minimum_net": FactKind.MONEY,
        "missing": FactKind.CONCEPTS,
        "near": FactKind.CONCEPTS,
        "near_count": FactKind.COUNT,
        "needed_level": FactKind.LEVEL,
        "net": FactKind.MONEY,
        "occupation": FactKind.CONCEPT,
        "sector": FactKind.SECTOR,
        "shift": FactKind.SHIFT,
        "shifts": FactKind.SHIFTS,
        "skill": FactKind.CONCEPT,
        "skill_count": FactKind.COUNT,
        "start": FactKind.DATE,
        "unknown_conditions": FactKind.CONDITIONS,
        "until": FactKind.DATE,
        "wanted_years": FactKind.YEARS,
        "years": FactKind.YEARS,
    }
)
