"""Facts about occupations and skills that ranking needs: which belong together, and which are near each other."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy import sparse

NEAR_PERCENT = 20
NO_SKILLS: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """Occupations with their ISCO unit group and skills, and how near skills are to each other.

    ``neighbours[a][b]`` is the closeness of skill ``b`` to skill ``a`` in percent: the cosine of the sets of
    occupations that need them. Build it with :func:`build_taxonomy`.
    """

    unit_groups: Mapping[str, str]
    essential: Mapping[str, frozenset[str]]
    optional: Mapping[str, frozenset[str]]
    neighbours: Mapping[str, Mapping[str, int]]
    version: str
    _nearest: dict[str, tuple[str, ...]] = field(init=False, default_factory=dict, compare=False, repr=False)

    def shared_skills(self, held: str, wanted: str) -> int:
        """How many percent of the skills essential to ``wanted`` somebody who worked as ``held`` has met."""
        needed = self.essential.get(wanted, NO_SKILLS)
        if not needed:
            return 0
        met = needed & self.essential.get(held, NO_SKILLS) | needed & self.optional.get(held, NO_SKILLS)
        return 100 * len(met) // len(needed)

    def nearest(self, occupation: str) -> tuple[str, ...]:
        """The occupations of which somebody who worked as ``occupation`` has met at least :data:`NEAR_PERCENT` of
        the essential skills, the nearest first; worked out once."""
        if occupation not in self._nearest:
            others = ((self.shared_skills(occupation, other), other) for other in self.unit_groups)
            ranked = sorted(
                (-shared, other) for shared, other in others if shared >= NEAR_PERCENT and other != occupation
            )
            self._nearest[occupation] = tuple(other for _, other in ranked)
        return self._nearest[occupation]


def build_taxonomy(
    unit_groups: Mapping[str, str],
    essential: Mapping[str, Collection[str]],
    optional: Mapping[str, Collection[str]],
    *,
    closest: int = 8,
    min_closeness: int = 40,
) -> Taxonomy:
    """The taxonomy of these occupations, keyed by concept id.

    Each skill keeps its ``closest`` neighbours of at least ``min_closeness`` percent.
    """
    by_occupation = {
        occupation: sorted({*essential.get(occupation, ()), *optional.get(occupation, ())})
        for occupation in sorted({*essential, *optional})
    }
    return Taxonomy(
        unit_groups=dict(unit_groups),
        essential={occupation: frozenset(skills) for occupation, skills in essential.items()},
        optional={occupation: frozenset(skills) for occupation, skills in optional.items()},
        neighbours=_neighbours(by_occupation, closest, min_closeness),
        version=_version(unit_groups, essential, optional, (closest, min_closeness)),
    )


def _neighbours(by_occupation: Mapping[str, list[str]], closest: int, min_closeness: int) -> dict[str, dict[str, int]]:
    skills = sorted({skill for held in by_occupation.values() for skill in held})
    column = {skill: position for position, skill in enumerate(skills)}
    columns = [column[skill] for held in by_occupation.values() for skill in held]
    rows = np.repeat(np.arange(len(by_occupation)), [len(held) for held in by_occupation.values()])
    needs = sparse.csr_array((np.ones(len(columns)), (rows, columns)), shape=(len(by_occupation), len(skills)))
    scale = sparse.diags_array(1 / np.sqrt(np.maximum(needs.sum(axis=0), 1)))
    closeness = (scale @ (needs.T @ needs) @ scale).tocsr()
    return {
        skill: near
        for position, skill in enumerate(skills)
        if (near := _nearest(closeness, position, skills, closest, min_closeness))
    }


def _nearest(
    closeness: sparse.csr_array, row: int, skills: list[str], closest: int, min_closeness: int
) -> dict[str, int]:
    span = slice(closeness.indptr[row], closeness.indptr[row + 1])
    percents = np.floor(closeness.data[span] * 100 + 1e-9).astype(int)
    ranked = sorted(
        (-int(percent), skills[other])
        for other, percent in zip(closeness.indices[span], percents, strict=True)
        if other != row and percent >= min_closeness
    )
    return {skill: -percent for percent, skill in ranked[:closest]}


def _version(
    unit_groups: Mapping[str, str],
    essential: Mapping[str, Collection[str]],
    optional: Mapping[str, Collection[str]],
    nearness: tuple[int, int],
) -> str:
    digest = hashlib.sha256(f"{nearness}\n".encode())
    for occupation in sorted({*unit_groups, *essential, *optional}):
        skills = [sorted(each.get(occupation, ())) for each in (essential, optional)]
        digest.update(f"{(occupation, unit_groups.get(occupation, ''), *skills)!r}\n".encode())
    return digest.hexdigest()[:12]
