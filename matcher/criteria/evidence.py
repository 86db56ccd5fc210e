"""How well are the essential skills evidenced?"""

from __future__ import annotations

from matcher.context import Context
from matcher.criteria.scale import at_level
from matcher.reasons import ReasonCode
from matcher.records import Candidate, Evidence, Opening
from matcher.result import Contribution, Criterion

LEVELS = (
    ReasonCode.EVIDENCE_NOT_ASKED,
    ReasonCode.EVIDENCE_RECOGNISED,
    ReasonCode.EVIDENCE_CERTIFICATE,
    ReasonCode.EVIDENCE_WORK_SAMPLE,
    ReasonCode.EVIDENCE_REFERENCE,
    ReasonCode.EVIDENCE_SELF_REPORTED,
    ReasonCode.EVIDENCE_NOTHING,
    ReasonCode.EVIDENCE_UNKNOWN,
)
_LEVEL_OF = {
    Evidence.RECOGNISED: ReasonCode.EVIDENCE_RECOGNISED,
    Evidence.CERTIFICATE: ReasonCode.EVIDENCE_CERTIFICATE,
    Evidence.WORK_SAMPLE: ReasonCode.EVIDENCE_WORK_SAMPLE,
    Evidence.REFERENCE: ReasonCode.EVIDENCE_REFERENCE,
    Evidence.SELF_REPORTED: ReasonCode.EVIDENCE_SELF_REPORTED,
}


def assess(candidate: Candidate, opening: Opening, context: Context) -> Contribution:
    """The best evidence among the essential skills held, so that one more skill never counts against anybody.

    A skill on record without any evidence is one we know nothing about, not one that is not believed.
    """
    if not opening.essential_skills:
        return at_level(context, Criterion.EVIDENCE, ReasonCode.EVIDENCE_NOT_ASKED)
    if candidate.skills is None:
        return at_level(context, Criterion.EVIDENCE, ReasonCode.EVIDENCE_UNKNOWN)
    asked = set(opening.essential_skills)
    grades = [skill.evidence for skill in candidate.skills if skill.concept_id in asked]
    if not grades:
        return at_level(context, Criterion.EVIDENCE, ReasonCode.EVIDENCE_NOTHING)
    best = max(grades)
    if best is Evidence.NONE:
        return at_level(context, Criterion.EVIDENCE, ReasonCode.EVIDENCE_UNKNOWN)
    return at_level(context, Criterion.EVIDENCE, _LEVEL_OF[best], {"skill_count": grades.count(best)})
