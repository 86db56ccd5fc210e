"""The columnar twins of `matcher.criteria.essential_skills`, `optional_skills` and `evidence`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matcher.criteria.essential_skills import MOST_PERCENT
from matcher.index.choice import choose
from matcher.index.lexicon import Day, Levels, at_levels
from matcher.index.numbering import Array
from matcher.index.skills import HELD
from matcher.index.table import View
from matcher.reasons import ReasonCode as R
from matcher.records import Evidence
from matcher.result import Criterion

_GRADES = (
    (Evidence.RECOGNISED, R.EVIDENCE_RECOGNISED),
    (Evidence.CERTIFICATE, R.EVIDENCE_CERTIFICATE),
    (Evidence.WORK_SAMPLE, R.EVIDENCE_WORK_SAMPLE),
    (Evidence.REFERENCE, R.EVIDENCE_REFERENCE),
    (Evidence.SELF_REPORTED, R.EVIDENCE_SELF_REPORTED),
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """For each pair, how many skills are asked for, held and near, and the percent that is covered."""

    asked: Array
    held: Array
    near: Array
    percent: Array

    @property
    def missing(self) -> Array:
        """Skills neither held nor near."""
        return self.asked - self.held - self.near


def essential_skills(people: View, work: View, day: Day) -> Levels:
    """Points in proportion to the essential skills covered, in part for neighbouring ones."""
    found = _cover(people, work, "essential", day)
    not_asked, unknown = found.asked == 0, ~people["skills_known"]
    choices = [
        (R.ESSENTIAL_SKILLS_NOT_ASKED, not_asked),
        (R.ESSENTIAL_SKILLS_UNKNOWN, unknown),
        (R.ESSENTIAL_SKILLS_ALL, found.held == found.asked),
        (R.ESSENTIAL_SKILLS_NEAR, found.missing == 0),
        (R.ESSENTIAL_SKILLS_NONE, found.missing == found.asked),
        (R.ESSENTIAL_SKILLS_MOST, found.percent >= MOST_PERCENT),
    ]
    level = choose(Criterion.ESSENTIAL_SKILLS, choices, R.ESSENTIAL_SKILLS_SOME)
    return _in_proportion(day, Criterion.ESSENTIAL_SKILLS, level, found, fixed=not_asked | unknown)


def optional_skills(people: View, work: View, day: Day) -> Levels:
    """Points in proportion to the optional skills covered, in part for neighbouring ones."""
    found = _cover(people, work, "optional", day)
    unknown = ~people["skills_known"]
    all_held, none_held = found.held == found.asked, found.missing == found.asked
    choices = [
        (R.OPTIONAL_SKILLS_NOT_ASKED, found.asked == 0),
        (R.OPTIONAL_SKILLS_UNKNOWN, unknown),
        (R.OPTIONAL_SKILLS_ALL, all_held),
        (R.OPTIONAL_SKILLS_NONE, none_held),
    ]
    level = choose(Criterion.OPTIONAL_SKILLS, choices, R.OPTIONAL_SKILLS_SOME)
    return _in_proportion(day, Criterion.OPTIONAL_SKILLS, level, found, fixed=unknown | all_held | none_held)


def evidence(people: View, work: View, day: Day) -> Levels:
    """The best evidence among the essential skills held."""
    grade = day.lexicon.skills.best_grade(people["skills"], people["evidence"], work["essential"])
    choices = [
        (R.EVIDENCE_NOT_ASKED, work["essential_count"] == 0),
        (R.EVIDENCE_UNKNOWN, ~people["skills_known"]),
        (R.EVIDENCE_NOTHING, grade == 0),
        *((reason, grade == level + 1) for level, reason in _GRADES),
    ]
    return at_levels(day, Criterion.EVIDENCE, choose(Criterion.EVIDENCE, choices, R.EVIDENCE_UNKNOWN))


def _cover(people: View, work: View, column: str, day: Day) -> Coverage:
    asked = work[f"{column}_count"].astype(np.int32)
    closeness = day.lexicon.skills.closeness(people["skills"], work[column])
    held = (closeness == HELD).sum(axis=0)
    near = (closeness > 0).sum(axis=0) - held
    credit = day.lexicon.skill_credit[closeness].sum(axis=0)
    return Coverage(asked, held, near, credit // np.maximum(asked, 1))


def _in_proportion(day: Day, criterion: Criterion, level: Array, found: Coverage, *, fixed: Array) -> Levels:
    weight = day.lexicon.settings.weights[criterion]
    points = day.lexicon.points[criterion].take(level)
    return Levels(level, np.where(fixed, points, weight * found.percent // 100).astype(np.int16))
