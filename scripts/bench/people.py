"""The people of a drawn population as the engine's values; parts that many share exist once."""

from collections.abc import Iterator
from datetime import date
from typing import Any, TypeVar

import numpy as np

import matcher
from matcher import (
    Availability,
    Candidate,
    Cefr,
    Evidence,
    Exclusions,
    LabourLimits,
    LabourStage,
    LegalFacts,
    Reach,
    Shift,
)
from matcher.gates.facts import Established, Seeker, WorkRight
from scripts.bench.population import LANGUAGES, WAYS, Population, earliest_day
from scripts.bench.wishes import CARE, CONTRACTS, NO_EXCLUSIONS, SHIFTS

MAY_WORK = WorkRight(Established.YES, verified=True, valid_until=date(2028, 3, 4))
ADULT = LegalFacts(MAY_WORK, LabourLimits(LabourStage.ADULT))
NO_NIGHT = frozenset({Shift.NIGHT})
Shared = TypeVar("Shared")


class People:
    """Builds the people of a population one by one."""

    def __init__(self, population: Population) -> None:
        self.population, self.world = population, population.world
        self.skills = [[matcher.SkillHeld(skill, grade) for grade in Evidence] for skill in self.world.skills]
        self.levels = [*Cefr, None]
        self._kept: dict[Any, Any] = {}

    def __iter__(self) -> Iterator[Seeker]:
        return (self.person(number) for number in range(self.population.size))

    def person(self, number: int) -> Seeker:
        """The person with this number."""
        drawn = self.population
        minutes, own_transport, roof = WAYS[drawn.way[number]]
        home = self.world.places[drawn.place[number]]
        min_net, wanted, adult = int(drawn.min_net[number]), int(drawn.wanted[number]), int(drawn.adult_from[number])
        candidate = Candidate(
            id=drawn.ids[number],
            occupations=self._occupations(number) if drawn.jobs_known[number] else None,
            skills=self._skills(number) if drawn.skills_known[number] else None,
            languages=self._languages(number) if drawn.languages_known[number] else None,
            availability=self._availability(number),
            reach=self._once(Reach(home, None, minutes, own_transport, roof)),
            min_net_month=None if min_net < 0 else min_net,
            contracts=CONTRACTS[drawn.contracts[number]],
            wanted_occupations=None if wanted < 0 else self._once(frozenset({self.world.occupations[wanted]})),
            exclusions=self._exclusions(number),
        )
        limits = LabourLimits(LabourStage.YOUNG, adult_from=earliest_day(adult)) if adult else None
        return Seeker(candidate, LegalFacts(MAY_WORK, limits) if limits else ADULT)

    def _once(self, value: Shared) -> Shared:
        """The equal value that is already in use, if there is one."""
        kept: Shared = self._kept.setdefault(value, value)
        return kept

    def _occupations(self, number: int) -> tuple[matcher.OccupationHeld, ...]:
        drawn, world = self.population, self.world
        years, used = drawn.years[number].tolist(), drawn.last_used[number].tolist()
        return tuple(
            self._once(
                matcher.OccupationHeld(
                    world.occupations[job],
                    world.isco[job],
                    None if np.isnan(years[slot]) else years[slot],
                    earliest_day(used[slot]),
                )
            )
            for slot, job in enumerate(drawn.jobs[number].tolist())
            if job >= 0
        )

    def _skills(self, number: int) -> tuple[matcher.SkillHeld, ...]:
        drawn = self.population
        span = slice(drawn.skills.ends[number], drawn.skills.ends[number + 1])
        held = zip(drawn.skills.values[span].tolist(), drawn.evidence[span].tolist(), strict=True)
        return tuple(self.skills[skill][grade] for skill, grade in held)

    def _languages(self, number: int) -> tuple[matcher.LanguageSkill, ...]:
        drawn = self.population
        levels = zip(LANGUAGES, drawn.spoken[number].tolist(), drawn.written[number].tolist(), strict=True)
        return tuple(
            self._once(matcher.LanguageSkill(code, self.levels[spoken], self.levels[written]))
            for code, spoken, written in levels
            if spoken
        )

    def _availability(self, number: int) -> Availability:
        drawn = self.population
        hours = float(drawn.hours[number])
        return self._once(
            Availability(
                shifts=SHIFTS[drawn.shifts[number]],
                earliest_start=earliest_day(int(drawn.earliest[number])),
                max_hours_per_week=None if np.isnan(hours) else hours,
                care=CARE[drawn.care[number]],
            )
        )

    def _exclusions(self, number: int) -> Exclusions:
        drawn = self.population
        employer, job, night = int(drawn.no_employer[number]), int(drawn.no_job[number]), drawn.no_night[number]
        if employer < 0 and job < 0 and not night:
            return NO_EXCLUSIONS
        return self._once(
            Exclusions(
                occupations=frozenset({self.world.occupations[job]}) if job >= 0 else frozenset(),
                employers=frozenset({f"e{employer}"}) if employer >= 0 else frozenset(),
                shifts=NO_NIGHT if night else frozenset(),
            )
        )
