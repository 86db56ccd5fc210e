"""What the engine is told about a person and an opening: plain values, no rows, no sentences.

``None`` always means *not asked or not answered*; an empty collection means *asked, and there is none*. Money is in
euro cents, distances in kilometres, times of day in minutes since midnight. Concept ids are occupation or skill
identifiers of the taxonomy, ISCO codes are four digits as text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum

MINUTES_PER_DAY = 24 * 60


class Cefr(IntEnum):
    """Language level of the Common European Framework; ``NONE`` is a stated "not at all"."""

    NONE = 0
    A1 = 1
    A2 = 2
    B1 = 3
    B2 = 4
    C1 = 5
    C2 = 6


class Evidence(IntEnum):
    """How well a skill is evidenced, weakest first."""

    NONE = 0
    SELF_REPORTED = 1
    REFERENCE = 2
    WORK_SAMPLE = 3
    CERTIFICATE = 4
    RECOGNISED = 5


class Shift(StrEnum):
    """Part of the day or week in which work is done."""

    MORNING = "morning"
    DAY = "day"
    EVENING = "evening"
    NIGHT = "night"
    WEEKEND = "weekend"


class Contract(StrEnum):
    """Kind of contract offered or preferred."""

    PERMANENT = "permanent"
    FIXED_TERM = "fixed_term"
    SEASONAL = "seasonal"
    PART_TIME = "part_time"
    APPRENTICESHIP = "apprenticeship"
    CIVIL = "civil"


class PayPeriod(StrEnum):
    """What a pay figure is paid for."""

    MONTH = "month"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality, settlement or city quarter; without coordinates its distances are unknown.

    ``last_bus`` is the minute of the day at which the last public transport leaves, where an operator entered it.
    """

    code: str
    lat: float | None = None
    lon: float | None = None
    last_bus: int | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """A weekly span of time: ``day`` 0 is Monday; ``end`` beyond 1440 runs past midnight into the next day."""

    day: int
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.day <= 6:
            raise ValueError(f"day of the week must be 0 to 6, not {self.day}")
        if not 0 <= self.start < self.end <= self.start + MINUTES_PER_DAY or self.start >= MINUTES_PER_DAY:
            raise ValueError(f"a window must start within its day and last at most a day: {self.start}-{self.end}")


@dataclass(frozen=True, slots=True)
class OccupationHeld:
    """An occupation the person has worked in, paid or not; ``last_used_on`` is when they last did."""

    concept_id: str
    isco: str
    years: float | None = None
    last_used_on: date | None = None
    informal: bool = False


@dataclass(frozen=True, slots=True)
class SkillHeld:
    """A skill the person says yes to, and how well it is evidenced."""

    concept_id: str
    evidence: Evidence = Evidence.SELF_REPORTED


@dataclass(frozen=True, slots=True)
class LanguageSkill:
    """A language (ISO 639 code) the person knows; a level of ``None`` is not known to us."""

    code: str
    spoken: Cefr | None = None
    written: Cefr | None = None


@dataclass(frozen=True, slots=True)
class LanguageNeed:
    """A language an opening asks for; ``written`` is asked for only where it is given."""

    code: str
    level: Cefr
    written: Cefr | None = None
    learnable_on_the_job: bool = False


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence the person holds, by its code.

    ``valid_until`` is its own last day, ``accepted_here`` says whether it may be used in this country at all (``None``:
    not checked), ``accepted_until`` until which day, where that ends by itself; ``verified`` that somebody has seen it.
    """

    code: str
    valid_until: date | None = None
    accepted_here: bool | None = None
    verified: bool = False
    accepted_until: date | None = None


@dataclass(frozen=True, slots=True)
class Availability:
    """When the person can work. ``care`` are the weekly hours in which they look after somebody."""

    shifts: frozenset[Shift] | None = None
    earliest_start: date | None = None
    min_hours_per_week: float | None = None
    max_hours_per_week: float | None = None
    care: tuple[Window, ...] | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """Where the person lives and how far they can travel one way."""

    place: Place | None = None
    max_commute_km: int | None = None
    max_commute_minutes: int | None = None
    own_transport: bool | None = None
    accommodation_needed: bool | None = None


@dataclass(frozen=True, slots=True)
class Exclusions:
    """What the person has declared they will not do; ``unit_groups`` are ISCO codes or prefixes of them, ``places`` the
    codes of places in which they will not work."""

    occupations: frozenset[str] = frozenset()
    unit_groups: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    employers: frozenset[str] = frozenset()
    shifts: frozenset[Shift] = frozenset()
    places: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a jobseeker can do and wants. Holds nothing about who they are.

    ``licences_checked`` says that a counsellor went through the list, so that a licence missing from it is known to
    be missing. ``recognised_isco`` are the ISCO codes of regulated professions recognised in this country.
    """

    id: str
    occupations: tuple[OccupationHeld, ...] | None = None
    skills: tuple[SkillHeld, ...] | None = None
    languages: tuple[LanguageSkill, ...] | None = None
    availability: Availability = field(default_factory=Availability)
    reach: Reach = field(default_factory=Reach)
    licences: tuple[Licence, ...] | None = None
    licences_checked: bool = False
    recognised_isco: frozenset[str] = frozenset()
    min_net_month: int | None = None
    contracts: frozenset[Contract] | None = None
    wanted_occupations: frozenset[str] | None = None
    exclusions: Exclusions = field(default_factory=Exclusions)


@dataclass(frozen=True, slots=True)
class Pay:
    """Gross pay in euro cents, from ``low`` to ``high``, per month or per hour."""

    low: int
    high: int
    period: PayPeriod = PayPeriod.MONTH

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError(f"pay must run from low to high: {self.low}-{self.high}")


@dataclass(frozen=True, slots=True)
class Schedule:
    """When the work is done.

    ``shifts`` are all worked in turn, unless ``shift_choice`` lets the person pick one of them.
    """

    shifts: frozenset[Shift] | None = None
    shift_choice: bool = False
    windows: tuple[Window, ...] | None = None
    hours_per_week: float | None = None
    hours_per_day: float | None = None
    night: bool | None = None
    overtime: bool | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """A vacancy as the engine sees it. ``start`` of ``None`` is "at once"; ``end`` of ``None`` is open-ended.

    ``licences`` are those the law demands for the work. ``hazardous`` is asked for only by the rules for minors.
    """

    id: str
    employer_id: str
    occupation: str
    isco: str
    sector: str | None = None
    essential_skills: tuple[str, ...] = ()
    optional_skills: tuple[str, ...] = ()
    languages: tuple[LanguageNeed, ...] = ()
    schedule: Schedule = field(default_factory=Schedule)
    place: Place | None = None
    remote: bool = False
    employer_transport: bool = False
    accommodation_offered: bool = False
    start: date | None = None
    end: date | None = None
    contract: Contract | None = None
    pay: Pay | None = None
    licences: tuple[str, ...] = ()
    regulated: bool = False
    hazardous: bool | None = None
    experience_years: float | None = None
    places: int = 1

    def starts_on(self, today: date) -> date:
        """The first working day: the stated one, or today for "at once"."""
        return self.start or today
