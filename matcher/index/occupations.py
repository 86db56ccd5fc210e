"""How near occupations are to each other, for all that occur at once, as `matcher.criteria.occupation` compares two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from matcher.criteria.occupation import LEVELS
from matcher.index.numbering import Array, Numbering
from matcher.reasons import ReasonCode
from matcher.taxonomy import NO_SKILLS, Taxonomy

SAME, UNIT_GROUP, NEIGHBOUR, MINOR_GROUP, OTHER, UNKNOWN = (
    LEVELS.index(reason)
    for reason in (
        ReasonCode.OCCUPATION_SAME,
        ReasonCode.OCCUPATION_UNIT_GROUP,
        ReasonCode.OCCUPATION_NEIGHBOUR,
        ReasonCode.OCCUPATION_MINOR_GROUP,
        ReasonCode.OCCUPATION_OTHER,
        ReasonCode.OCCUPATION_UNKNOWN,
    )
)
WORDS, BITS = 3, 64
KEPT = 4096


class Jobs:
    """Occupations as held or offered: pairs of concept and ISCO code, numbered from 1."""

    def __init__(self, taxonomy: Taxonomy, neighbour_percent: int) -> None:
        self._taxonomy = taxonomy
        self._neighbour_percent = neighbour_percent
        self.concepts: Numbering[str] = Numbering(
            sorted({*taxonomy.essential, *taxonomy.optional, *taxonomy.unit_groups})
        )
        self._groups: Numbering[str] = Numbering(sorted(set(taxonomy.unit_groups.values())))
        self._minors: Numbering[str] = Numbering()
        self._jobs: Numbering[tuple[str, str]] = Numbering()
        self._facts: list[tuple[int, int, int]] = [(0, 0, 0)]
        self._columns = np.zeros((3, 1), np.int64)
        self._group_of = np.zeros(0, np.int64)
        self._needing = _by_skill(taxonomy.essential, self.concepts)
        self._holding = _joined(self._needing, _by_skill(taxonomy.optional, self.concepts))
        self._levels: dict[tuple[bool, int], Array] = {}

    def number(self, concept: str, isco: str) -> int:
        """The number of an occupation under an ISCO code."""
        number = self._jobs.number((concept, isco))
        if number == len(self._facts):
            facts = (self.concepts.number(concept), self._groups.number(isco), self._minors.number(isco[:3]))
            self._facts.append(facts)
        return number

    @property
    def concept(self) -> Array:
        """The concept's number, by number of job."""
        return self._arrays()[0, :]

    @property
    def group(self) -> Array:
        """The number of the ISCO code, by number of job."""
        return self._arrays()[1, :]

    def group_of_concept(self) -> Array:
        """The number of the unit group that the taxonomy gives, by number of concept; 0 where it gives none."""
        if len(self._group_of) < self.concepts.size:
            known = self._taxonomy.unit_groups
            codes = [known.get(key) for key in self.concepts.keys]
            self._group_of = np.array([0, *(0 if code is None else self._groups.number(code) for code in codes)])
        return self._group_of

    def signature(self, jobs: Iterable[int]) -> list[int]:
        """One bit for each minor group among the jobs, in :data:`WORDS` words."""
        words = [0] * WORDS
        for job in jobs:
            bit = self._facts[job][2] % (WORDS * BITS)
            words[bit // BITS] |= 1 << bit % BITS
        return words

    def nearness(self, held: Array, offered: Array) -> Array:
        """Levels of the jobs held (rows × slots) against the job offered; one of the two has a single row."""
        if len(offered) == 1:
            return self.near_to(int(offered[0]))[held]
        return np.stack([self.near_from(int(job))[offered] for job in held[0]], axis=1)

    def near_to(self, offered: int) -> Array:
        """The level of every job, if held, against the one offered; level :data:`OTHER` for no job."""
        return self._cached(True, offered)

    def near_from(self, held: int) -> Array:
        """The level of every job, if offered, against the one held; level :data:`OTHER` for no job."""
        return self._cached(False, held)

    def _cached(self, wanted: bool, job: int) -> Array:
        levels = self._levels.get((wanted, job))
        if levels is None or len(levels) < len(self._facts):
            if len(self._levels) >= KEPT:
                self._levels.clear()
            levels = self._levels[wanted, job] = self._compute(wanted, job)
        return levels

    def _compute(self, wanted: bool, job: int) -> Array:
        levels = np.full(len(self._facts), OTHER, np.uint8)
        if job == 0:
            return levels
        concept, group, minor = self._arrays()
        percent = (self._shared_to if wanted else self._shared_from)(self._jobs.keys[job - 1][0])
        levels[minor == minor[job]] = MINOR_GROUP
        levels[percent[concept] >= self._neighbour_percent] = NEIGHBOUR
        levels[group == group[job]] = UNIT_GROUP
        levels[concept == concept[job]] = SAME
        levels[0] = OTHER
        return levels

    def _shared_to(self, wanted: str) -> Array:
        """Percent of the skills essential to ``wanted`` that each concept has, as the taxonomy counts them."""
        needed = self._taxonomy.essential.get(wanted, NO_SKILLS)
        return 100 * self._count(self._holding, needed) // max(1, len(needed))

    def _shared_from(self, held: str) -> Array:
        """Percent of each concept's essential skills that ``held`` has."""
        essential, optional = self._taxonomy.essential, self._taxonomy.optional
        met = self._count(self._needing, essential.get(held, NO_SKILLS) | optional.get(held, NO_SKILLS))
        needed = np.array([1, *(max(1, len(essential.get(key, NO_SKILLS))) for key in self.concepts.keys)])
        percent: Array = 100 * met // needed
        return percent

    def _count(self, concepts: Mapping[str, Array], skills: Iterable[str]) -> Array:
        found = [concepts[skill] for skill in skills if skill in concepts]
        return np.bincount(np.concatenate(found) if found else np.zeros(0, int), minlength=self.concepts.size)

    def _arrays(self) -> Array:
        if self._columns.shape[1] < len(self._facts):
            self._columns = np.array(self._facts).T.copy()
        return self._columns


def _by_skill(skills: Mapping[str, Iterable[str]], concepts: Numbering[str]) -> dict[str, Array]:
    found: dict[str, list[int]] = {}
    for occupation, needed in skills.items():
        for skill in needed:
            found.setdefault(skill, []).append(concepts.number(occupation))
    return {skill: np.array(numbers) for skill, numbers in found.items()}


def _joined(some: Mapping[str, Array], more: Mapping[str, Array]) -> dict[str, Array]:
    return {
        skill: np.unique(np.concatenate([part[skill] for part in (some, more) if skill in part]))
        for skill in {*some, *more}
    }
