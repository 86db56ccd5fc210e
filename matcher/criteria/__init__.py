"""What is scored: one module per criterion, each an ordered list of levels of which "unknown" is one."""

from collections.abc import Callable, Mapping

from matcher.context import Context
from matcher.criteria import (
    commute,
    contract,
    essential_skills,
    evidence,
    experience,
    language,
    occupation,
    optional_skills,
    pay,
    preference,
    schedule,
    start,
)
from matcher.reasons import ReasonCode
from matcher.records import Candidate, Opening
from matcher.result import Contribution, Criterion

Assess = Callable[[Candidate, Opening, Context], Contribution]

CRITERIA: Mapping[Criterion, Assess] = {
    Criterion.OCCUPATION: occupation.assess,
    Criterion.ESSENTIAL_SKILLS: essential_skills.assess,
    Criterion.OPTIONAL_SKILLS: optional_skills.assess,
    Criterion.EXPERIENCE: experience.assess,
    Criterion.EVIDENCE: evidence.assess,
    Criterion.LANGUAGE: language.assess,
    Criterion.COMMUTE: commute.assess,
    Criterion.SCHEDULE: schedule.assess,
    Criterion.START: start.assess,
    Criterion.PAY: pay.assess,
    Criterion.CONTRACT: contract.assess,
    Criterion.PREFERENCE: preference.assess,
}

LEVELS: Mapping[Criterion, tuple[ReasonCode, ...]] = {
    Criterion.OCCUPATION: occupation.LEVELS,
    Criterion.ESSENTIAL_SKILLS: essential_skills.LEVELS,
    Criterion.OPTIONAL_SKILLS: optional_skills.LEVELS,
    Criterion.EXPERIENCE: experience.LEVELS,
    Criterion.EVIDENCE: evidence.LEVELS,
    Criterion.LANGUAGE: language.LEVELS,
    Criterion.COMMUTE: commute.LEVELS,
    Criterion.SCHEDULE: schedule.LEVELS,
    Criterion.START: start.LEVELS,
    Criterion.PAY: pay.LEVELS,
    Criterion.CONTRACT: contract.LEVELS,
    Criterion.PREFERENCE: preference.LEVELS,
}
