"""What both sides of the index share: numbers for names, points for levels, and the rules in force."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np

from matcher.context import Context
from matcher.criteria import LEVELS
from matcher.index.numbering import Array, Numbering
from matcher.index.occupations import Jobs
from matcher.index.places import Places
from matcher.index.skills import Skills
from matcher.index.windows import Weeks
from matcher.result import Criterion
from matcher.rules import Rules
from matcher.settings import Settings
from matcher.taxonomy import Taxonomy

NO_DAY = 0
NEVER = np.iinfo(np.int32).max
MOST_LICENCES = 64


class Lexicon:
    """Numbers and tables for one taxonomy, one set of rules and one set of weights."""

    def __init__(self, taxonomy: Taxonomy, rules: Rules, settings: Settings) -> None:
        self.taxonomy, self.rules, self.settings = taxonomy, rules, settings
        self.jobs = Jobs(taxonomy, settings.neighbour_occupation)
        self.skills = Skills(taxonomy)
        self.places = Places()
        self.weeks = Weeks()
        self.languages: Numbering[str] = Numbering()
        self.excludable: Numbering[tuple[str, str]] = Numbering()
        certain = sorted(code for code, law in rules.licences.items() if law.may_block)
        if len(certain) > MOST_LICENCES:
            raise ValueError(f"the index has room for {MOST_LICENCES} licences, not {len(certain)}")
        self._licences = {code: 1 << place for place, code in enumerate(certain)}
        self.points = {
            criterion: np.array([settings.points.get(reason, 0) for reason in levels], np.int16)
            for criterion, levels in LEVELS.items()
        }
        credit = [closeness * settings.near_skill_credit // 100 for closeness in range(101)]
        self.skill_credit = np.array([*credit, 100], np.int32)

    def licence_bits(self, codes: Iterable[str]) -> int:
        """The licences among ``codes`` whose lack may remove somebody, a bit each."""
        return sum({self._licences.get(code, 0) for code in codes})


@dataclass(frozen=True, slots=True)
class Day:
    """The lexicon on the day of the question."""

    lexicon: Lexicon
    context: Context
    ordinal: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ordinal", self.context.on.toordinal())


class Levels:
    """The level of each pair in one criterion, as its place among the criterion's levels, and the points for it."""

    __slots__ = ("_points", "level")

    def __init__(self, level: Array, points: Array | Callable[[], Array]) -> None:
        self.level, self._points = level, points

    @property
    def points(self) -> Array:
        """The points; worked out only for whoever asks."""
        return self._points() if callable(self._points) else self._points


def at_levels(day: Day, criterion: Criterion, level: Array) -> Levels:
    """The points of a criterion whose levels are fixed."""
    return Levels(level, lambda: day.lexicon.points[criterion].take(level))


def worst(day: Day, criterion: Criterion, found: list[Array]) -> Levels:
    """The findings worth least, the first of equal ones."""
    points = day.lexicon.points[criterion]
    level, value = found[0], points[found[0]]
    for other in found[1:]:
        worth = points[other]
        level = level ^ ((level ^ other) * (worth < value).view(np.uint8))
        value = np.minimum(value, worth)
    return Levels(level, value)
