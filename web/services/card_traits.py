"""What a card may tell of a person, from fine to coarse: nothing here knows a name, an age, a town or an origin."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.card import STEPS, Spoken, Years
from models.enums import CefrLevel

NOW, LATER = "now", "later"
SPOKEN: Mapping[CefrLevel, Spoken] = {
    CefrLevel.NONE: Spoken.NONE, CefrLevel.A1: Spoken.BASIC, CefrLevel.A2: Spoken.BASIC, CefrLevel.B1: Spoken.GOOD,
    CefrLevel.B2: Spoken.GOOD, CefrLevel.C1: Spoken.VERY_GOOD, CefrLevel.C2: Spoken.VERY_GOOD,
}  # fmt: skip
#: Major groups of ISCO that stand together on the coarsest cards with work on them.
BROAD: Mapping[str, str] = {
    **dict.fromkeys("1234", "office"), "5": "service", **dict.fromkeys("06789", "manual"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a person that a card may speak of: work as (ISCO code, years), spoken languages, whether they
    may drive, the first day they can begin, the district."""

    person_id: int
    work: tuple[tuple[str, float | None], ...] = ()
    bulgarian: CefrLevel | None = None
    english: CefrLevel | None = None
    driving: bool | None = None
    earliest_start: date | None = None
    district: str | None = None


@dataclass(frozen=True, slots=True)
class Traits:
    """What a card shows, and the district it only compares. None: coarsened away or never said."""

    occupation: str | None = None
    experience: Years | None = None
    bulgarian: Spoken | None = None
    english: Spoken | None = None
    driving: bool | None = None
    start: str | None = None
    district_code: str | None = None


Coarsening = Callable[[Traits], Traits]


def _later(traits: Traits) -> Traits:
    return replace(traits, start=traits.start if traits.start in (NOW, None) else LATER)


def _two_bands(traits: Traits) -> Traits:
    low = {Spoken.NONE: Spoken.BASIC, Spoken.VERY_GOOD: Spoken.GOOD}
    spoken = traits.bulgarian
    return replace(traits, bulgarian=low.get(spoken, spoken) if spoken else None)


def _major(traits: Traits) -> Traits:
    return replace(traits, occupation=traits.occupation[:1] if traits.occupation else None)


def _broad(traits: Traits) -> Traits:
    return replace(traits, occupation=BROAD.get(traits.occupation) if traits.occupation else None)


#: The fixed ladder: one more of these at each step, and at its foot nothing but that somebody is proposed.
LADDER: Sequence[Coarsening] = (
    lambda traits: replace(traits, english=None),
    _later,
    lambda traits: replace(traits, driving=None),
    lambda traits: replace(traits, start=None),
    _two_bands,
    lambda traits: replace(traits, district_code=None),
    _major,
    lambda traits: replace(traits, experience=None),
    lambda traits: replace(traits, bulgarian=None),
    _broad,
    lambda traits: replace(traits, occupation=None),
)
FOOT = len(LADDER)
#: From this step on a card tells two bands of Bulgarian apart: none or basic, and good or better.
TWO_BANDS = LADDER.index(_two_bands) + 1


def finest(known: Known, isco: str, today: date) -> Traits:
    """The traits of a person beside work with this ISCO code: where they have done such work, that; else what they have
    done longest."""
    group, years = _work(known, isco[:2])
    return Traits(
        occupation=group, experience=None if years is None else _band(years),
        bulgarian=SPOKEN[known.bulgarian] if known.bulgarian else None,
        english=SPOKEN[known.english] if known.english else None, driving=known.driving,
        start=_month(known.earliest_start, today), district_code=known.district,
    )  # fmt: skip


def coarsened(traits: Traits, step: int, since: int = 0) -> Traits:
    """The same after so many steps of the ladder, `since` of which have been taken already."""
    for coarsen in LADDER[since:step]:
        traits = coarsen(traits)
    return traits


def _work(known: Known, group: str) -> tuple[str | None, float | None]:
    years: dict[str, float | None] = {}
    for isco, said in known.work:
        before = years.get(isco[:2])
        years[isco[:2]] = before if said is None else said + (before or 0)
    if group in years:
        return group, years[group]
    longest = max(sorted(years), key=lambda each: years[each] or 0, default=None)
    return longest, years[longest] if longest else None


def _band(years: float) -> Years:
    if years < 1:
        return Years.UNDER_ONE
    return Years.ONE_TO_FOUR if years < 5 else Years.FIVE_OR_MORE


def _month(start: date | None, today: date) -> str | None:
    if start is None:
        return None
    return NOW if start <= today else f"{start:%Y-%m}"


if STEPS < FOOT:
    raise ValueError("The table of cards must know every step of the ladder.")
