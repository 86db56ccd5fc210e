"""Which courses lead to what somebody lacks: a level of a language, a skill, a paper."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import matcher
from matcher import Cefr, FactValue, ReasonCode
from matcher.distance import road_km
from models import Course, Jobseeker
from models.queries.courses import Offered
from web.services import adapters

NEAR_KM = 60
_PAPERS = frozenset({ReasonCode.LICENCE_MISSING, ReasonCode.LICENCE_EXPIRED, ReasonCode.ADVICE_LICENCE})
_NOT_A_LACK = frozenset(
    {ReasonCode.LANGUAGE_MET, ReasonCode.LANGUAGE_UNKNOWN, ReasonCode.LANGUAGE_LEARNABLE_UNKNOWN}
)  # fmt: skip
Facts = Mapping[str, FactValue]


class Aim(StrEnum):
    """What kind of thing a course leads to."""

    LANGUAGE = "language"
    SKILL = "skill"
    LICENCE = "licence"


class Gap(NamedTuple):
    """One thing that is lacking: a language by its code and the level needed, a skill by its URI, or a paper by the
    engine's code."""

    aim: Aim
    name: str
    needed: Cefr = Cefr.NONE


@dataclass(frozen=True, slots=True)
class Option:
    """A course for one person: how far away it is by road (None where that is not known, 0 online), and the change it
    would bring about, if that brings jobs."""

    offered: Offered
    distance: int | None
    brings: matcher.Counterfactual | None = None

    @property
    def near(self) -> bool:
        """Whether one can go there, as far as is known."""
        return self.distance is None or self.distance <= NEAR_KM


def gaps(reason: ReasonCode, facts: Facts) -> Iterator[Gap]:
    """What a reason says is lacking, or what an advice says would help."""
    if "needed_level" in facts and "language" in facts and reason not in _NOT_A_LACK:
        yield Gap(Aim.LANGUAGE, str(facts["language"]), Cefr[str(facts["needed_level"])])
    if "licence" in facts and reason in _PAPERS:
        yield Gap(Aim.LICENCE, str(facts["licence"]))
    missing = facts.get("missing", ())
    lacking = list(missing) if isinstance(missing, tuple) else []
    if reason is ReasonCode.ADVICE_SKILL:
        lacking.append(str(facts["skill"]))
    yield from (Gap(Aim.SKILL, skill) for skill in lacking)


def leads_to(course: Course, gap: Gap, held: Mapping[str, Cefr]) -> bool:
    """Whether a course closes a gap; in a language a level above the one held and up to the one needed is a step."""
    if gap.aim is Aim.LANGUAGE:
        level = adapters.CEFR[course.spoken] if course.spoken else Cefr.NONE
        return course.teaches == gap.name and held.get(gap.name, Cefr.NONE) < level <= gap.needed
    if gap.aim is Aim.SKILL:
        return course.concept is not None and course.concept.uri == gap.name
    return course.licence is not None and adapters.LICENCE_CODES[course.licence] == gap.name


class Catalogue:
    """The courses one person can still go to, read once for a page."""

    def __init__(self, person: Jobseeker, upcoming: Sequence[Offered]) -> None:
        known = [row for row in person.languages if row.spoken is not None]
        self.held = {row.language: adapters.CEFR[row.spoken] for row in known if row.spoken}
        home = adapters.place(person.municipality)
        self.options = [
            Option(each, 0 if each.course.online else road_km(home, adapters.place(each.course.municipality)))
            for each in upcoming
        ]

    def near(self, reason: ReasonCode, facts: Facts, most: int) -> list[Option]:
        """The courses near the person that lead to what a reason says is lacking: the nearest first, then the next."""
        wanted = list(gaps(reason, facts))
        found = [each for each in self.options if each.near and self._leads(each, wanted)]
        return sorted(found, key=_nearest)[:most]

    def by_worth(self, helps: Iterable[matcher.Counterfactual]) -> list[Option]:
        """Every course: first by how many jobs it would bring into reach, then by distance, then by date."""
        wanted = [(help, list(gaps(help.reason, help.facts))) for help in helps]
        valued = []
        for each in self.options:
            best = next((help for help, lacking in wanted if self._leads(each, lacking)), None)
            valued.append(Option(each.offered, each.distance, best))
        return sorted(valued, key=lambda each: (*_worth(each.brings), *_nearest(each)))

    def _leads(self, option: Option, wanted: Iterable[Gap]) -> bool:
        return any(leads_to(option.offered.course, gap, self.held) for gap in wanted)


def _worth(brings: matcher.Counterfactual | None) -> tuple[int, int]:
    return (-brings.then.in_reach, -brings.then.fits_well) if brings else (1, 0)


def _nearest(option: Option) -> tuple[int, int, int]:
    course, far = option.offered.course, 10_000
    return (far if option.distance is None else option.distance, course.starts_on.toordinal(), course.id)
