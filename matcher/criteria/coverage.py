"""Which of the skills asked for a person holds, or holds a neighbour of."""

from __future__ import annotations

from dataclasses import dataclass

from matcher.context import Context
from matcher.records import SkillHeld


@dataclass(frozen=True, slots=True)
class Coverage:
    """Skills asked for, by how they are covered. ``percent`` gives full credit for ``held`` skills and part of it for
    those in ``near``, by how near the nearest skill held is."""

    held: tuple[str, ...]
    near: tuple[str, ...]
    missing: tuple[str, ...]
    percent: int


def cover(skills: tuple[SkillHeld, ...], asked: tuple[str, ...], context: Context) -> Coverage:
    """Cover the skills ``asked`` for, at least one. Each is judged alone: being good at one never hides another."""
    holds = {skill.concept_id for skill in skills}
    held, near, missing, credit = [], [], [], 0
    for skill in asked:
        if skill in holds:
            held.append(skill)
            credit += 100
        elif closeness := _nearest(skill, holds, context):
            near.append(skill)
            credit += closeness * context.settings.near_skill_credit // 100
        else:
            missing.append(skill)
    return Coverage(tuple(held), tuple(near), tuple(missing), credit // len(asked))


def _nearest(skill: str, holds: set[str], context: Context) -> int:
    neighbours = context.taxonomy.neighbours.get(skill)
    if not neighbours:
        return 0
    return max([neighbours[other] for other in neighbours.keys() & holds], default=0)
