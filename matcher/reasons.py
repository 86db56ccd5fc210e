"""Every reason the engine can give, as a code with named, typed facts. The sentences live outside the engine.

A code reads ``family.level``. Codes of a criterion are its levels; the gates for language, commute and schedule give
the same codes as the criteria of that name. ``FACTS`` says which facts come with a code, ``FACT_KINDS`` in
``matcher.fact_kinds`` what a fact of that name is.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class ReasonCode(StrEnum):
    """Why a gate, a criterion or a piece of advice says what it says."""

    # Gate: right to work
    WORK_RIGHT_VALID = "work_right.valid"
    WORK_RIGHT_IN_GRACE = "work_right.in_grace"
    WORK_RIGHT_DOCUMENT_EXPIRED = "work_right.document_expired"
    WORK_RIGHT_DOCUMENT_DATE_UNKNOWN = "work_right.document_date_unknown"
    WORK_RIGHT_RENEWAL_PENDING = "work_right.renewal_pending"
    WORK_RIGHT_RENEWAL_NEEDED = "work_right.renewal_needed"
    WORK_RIGHT_TERM_EXCEEDS_DOCUMENT = "work_right.term_exceeds_document"
    WORK_RIGHT_NOTE_MISSING = "work_right.note_missing"
    WORK_RIGHT_NOTE_WITHDRAWN = "work_right.note_withdrawn"
    WORK_RIGHT_WAITING = "work_right.waiting"
    WORK_RIGHT_UNVERIFIED = "work_right.unverified"

    # Gate: labour law for young people
    LABOUR_LAW_MET = "labour_law.met"
    LABOUR_LAW_UNKNOWN = "labour_law.unknown"
    LABOUR_LAW_TOO_YOUNG = "labour_law.too_young"
    LABOUR_LAW_EXCEPTION = "labour_law.exception"
    LABOUR_LAW_NIGHT = "labour_law.night"
    LABOUR_LAW_HOURS_PER_DAY = "labour_law.hours_per_day"
    LABOUR_LAW_HOURS_PER_WEEK = "labour_law.hours_per_week"
    LABOUR_LAW_OVERTIME = "labour_law.overtime"
    LABOUR_LAW_HAZARDOUS = "labour_law.hazardous"
    LABOUR_LAW_CONDITIONS_UNKNOWN = "labour_law.conditions_unknown"
    LABOUR_LAW_PERMIT = "labour_law.permit"

    # Gate: licences the law demands
    LICENCE_NOT_NEEDED = "licence.not_needed"
    LICENCE_HELD = "licence.held"
    LICENCE_MISSING = "licence.missing"
    LICENCE_EXPIRED = "licence.expired"
    LICENCE_NOT_ACCEPTED = "licence.not_accepted"
    LICENCE_ACCEPTANCE_ENDS = "licence.acceptance_ends"
    LICENCE_UNCHECKED = "licence.unchecked"
    LICENCE_UNKNOWN = "licence.unknown"

    # Gate: regulated professions
    RECOGNITION_NOT_NEEDED = "recognition.not_needed"
    RECOGNITION_HELD = "recognition.held"
    RECOGNITION_NEEDED = "recognition.needed"
    RECOGNITION_NOT_NEEDED_FOR = "recognition.not_needed_for"

    # Gate: what the person has ruled out
    EXCLUSION_NONE = "exclusion.none"
    EXCLUSION_OCCUPATION = "exclusion.occupation"
    EXCLUSION_SECTOR = "exclusion.sector"
    EXCLUSION_EMPLOYER = "exclusion.employer"
    EXCLUSION_PLACE = "exclusion.place"
    EXCLUSION_SHIFT = "exclusion.shift"
    EXCLUSION_SHIFT_UNKNOWN = "exclusion.shift_unknown"

    # Criterion: occupation
    OCCUPATION_SAME = "occupation.same"
    OCCUPATION_UNIT_GROUP = "occupation.unit_group"
    OCCUPATION_NEIGHBOUR = "occupation.neighbour"
    OCCUPATION_MINOR_GROUP = "occupation.minor_group"
    OCCUPATION_OTHER = "occupation.other"
    OCCUPATION_UNKNOWN = "occupation.unknown"

    # Criterion: essential skills
    ESSENTIAL_SKILLS_ALL = "essential_skills.all"
    ESSENTIAL_SKILLS_NEAR = "essential_skills.near"
    ESSENTIAL_SKILLS_MOST = "essential_skills.most"
    ESSENTIAL_SKILLS_SOME = "essential_skills.some"
    ESSENTIAL_SKILLS_NONE = "essential_skills.none"
    ESSENTIAL_SKILLS_NOT_ASKED = "essential_skills.not_asked"
    ESSENTIAL_SKILLS_UNKNOWN = "essential_skills.unknown"

    # Criterion: optional skills
    OPTIONAL_SKILLS_ALL = "optional_skills.all"
    OPTIONAL_SKILLS_SOME = "optional_skills.some"
    OPTIONAL_SKILLS_NONE = "optional_skills.none"
    OPTIONAL_SKILLS_NOT_ASKED = "optional_skills.not_asked"
    OPTIONAL_SKILLS_UNKNOWN = "optional_skills.unknown"

    # Criterion: experience
    EXPERIENCE_ENOUGH = "experience.enough"
    EXPERIENCE_LONG_AGO = "experience.long_ago"
    EXPERIENCE_HALF = "experience.half"
    EXPERIENCE_LITTLE = "experience.little"
    EXPERIENCE_NONE = "experience.none"
    EXPERIENCE_NOT_ASKED = "experience.not_asked"
    EXPERIENCE_UNKNOWN = "experience.unknown"

    # Criterion: evidence of the essential skills
    EVIDENCE_RECOGNISED = "evidence.recognised"
    EVIDENCE_CERTIFICATE = "evidence.certificate"
    EVIDENCE_WORK_SAMPLE = "evidence.work_sample"
    EVIDENCE_REFERENCE = "evidence.reference"
    EVIDENCE_SELF_REPORTED = "evidence.self_reported"
    EVIDENCE_NOTHING = "evidence.nothing"
    EVIDENCE_NOT_ASKED = "evidence.not_asked"
    EVIDENCE_UNKNOWN = "evidence.unknown"

    # Criterion and gate: language
    LANGUAGE_MET = "language.met"
    LANGUAGE_LEARNABLE = "language.learnable"
    LANGUAGE_LEARNABLE_UNKNOWN = "language.learnable_unknown"
    LANGUAGE_ONE_BELOW = "language.one_below"
    LANGUAGE_TWO_BELOW = "language.two_below"
    LANGUAGE_FAR_BELOW = "language.far_below"
    LANGUAGE_NOT_ASKED = "language.not_asked"
    LANGUAGE_UNKNOWN = "language.unknown"

    # Criterion and gate: commute
    COMMUTE_REMOTE = "commute.remote"
    COMMUTE_NEAR = "commute.near"
    COMMUTE_EMPLOYER_TRANSPORT = "commute.employer_transport"
    COMMUTE_ACCOMMODATION = "commute.accommodation"
    COMMUTE_ACCOMMODATION_ANYWHERE = "commute.accommodation_anywhere"
    COMMUTE_IN_REACH = "commute.in_reach"
    COMMUTE_BEYOND = "commute.beyond"
    COMMUTE_FAR = "commute.far"
    COMMUTE_UNKNOWN = "commute.unknown"
    # Gate only
    COMMUTE_ACCOMMODATION_MISSING = "commute.accommodation_missing"
    COMMUTE_AFTER_LAST_BUS = "commute.after_last_bus"

    # Criterion and gate: schedule
    SCHEDULE_FITS = "schedule.fits"
    SCHEDULE_HOURS_DIFFER = "schedule.hours_differ"
    SCHEDULE_CARE_CLASH = "schedule.care_clash"
    SCHEDULE_SHIFT_DIFFERS = "schedule.shift_differs"
    SCHEDULE_CARE_TO_ASK = "schedule.care_to_ask"
    SCHEDULE_UNKNOWN = "schedule.unknown"

    # Criterion: start date
    START_READY = "start.ready"
    START_SOON = "start.soon"
    START_LATER = "start.later"
    START_MUCH_LATER = "start.much_later"
    START_UNKNOWN = "start.unknown"

    # Criterion: pay
    PAY_MEETS = "pay.meets"
    PAY_WITHIN_RANGE = "pay.within_range"
    PAY_SLIGHTLY_BELOW = "pay.slightly_below"
    PAY_BELOW = "pay.below"
    PAY_UNKNOWN = "pay.unknown"

    # Criterion: contract
    CONTRACT_WANTED = "contract.wanted"
    CONTRACT_OTHER = "contract.other"
    CONTRACT_UNKNOWN = "contract.unknown"

    # Criterion: preferences
    PREFERENCE_WANTED = "preference.wanted"
    PREFERENCE_NEAR = "preference.near"
    PREFERENCE_OTHER = "preference.other"
    PREFERENCE_UNKNOWN = "preference.unknown"

    # Advice: what would change the picture
    ADVICE_LANGUAGE = "advice.language"
    ADVICE_SKILL = "advice.skill"
    ADVICE_LICENCE = "advice.licence"
    ADVICE_COMMUTE = "advice.commute"
    ADVICE_SHIFT = "advice.shift"
    ADVICE_ACCOMMODATION = "advice.accommodation"

    def __init__(self, value: str) -> None:
        #: ``family``: the gate, criterion or kind of advice that gives this reason; ``level``: which of its answers.
        self.family, _, self.level = value.partition(".")


R = ReasonCode
_FACTS_WHERE_ANY: Mapping[ReasonCode, tuple[str, ...]] = {
    R.WORK_RIGHT_IN_GRACE: ("until",),
    R.WORK_RIGHT_DOCUMENT_EXPIRED: ("until",),
    R.WORK_RIGHT_RENEWAL_PENDING: ("until",),
    R.WORK_RIGHT_RENEWAL_NEEDED: ("until",),
    R.WORK_RIGHT_TERM_EXCEEDS_DOCUMENT: ("until", "end"),
    R.WORK_RIGHT_WAITING: ("until",),
    R.LABOUR_LAW_TOO_YOUNG: ("start",),
    R.LABOUR_LAW_EXCEPTION: ("start",),
    R.LABOUR_LAW_HOURS_PER_DAY: ("hours", "limit_hours"),
    R.LABOUR_LAW_HOURS_PER_WEEK: ("hours", "limit_hours"),
    R.LABOUR_LAW_CONDITIONS_UNKNOWN: ("unknown_conditions",),
    R.LICENCE_HELD: ("licence",),
    R.LICENCE_MISSING: ("licence",),
    R.LICENCE_EXPIRED: ("licence", "until"),
    R.LICENCE_NOT_ACCEPTED: ("licence",),
    R.LICENCE_ACCEPTANCE_ENDS: ("licence", "until"),
    R.LICENCE_UNCHECKED: ("licence",),
    R.LICENCE_UNKNOWN: ("licence",),
    R.RECOGNITION_HELD: ("isco",),
    R.RECOGNITION_NEEDED: ("isco",),
    R.RECOGNITION_NOT_NEEDED_FOR: ("near",),
    R.EXCLUSION_OCCUPATION: ("occupation",),
    R.EXCLUSION_SECTOR: ("sector",),
    R.EXCLUSION_SHIFT: ("shift",),
    R.EXCLUSION_SHIFT_UNKNOWN: ("shift",),
    R.OCCUPATION_SAME: ("occupation",),
    R.OCCUPATION_UNIT_GROUP: ("occupation", "held_occupation"),
    R.OCCUPATION_NEIGHBOUR: ("occupation", "held_occupation"),
    R.OCCUPATION_MINOR_GROUP: ("occupation", "held_occupation"),
    R.OCCUPATION_OTHER: ("occupation",),
    R.OCCUPATION_UNKNOWN: ("occupation",),
    R.ESSENTIAL_SKILLS_ALL: ("asked_count",),
    R.ESSENTIAL_SKILLS_NEAR: ("held_count", "asked_count", "near"),
    R.ESSENTIAL_SKILLS_MOST: ("held_count", "near_count", "asked_count", "missing"),
    R.ESSENTIAL_SKILLS_SOME: ("held_count", "near_count", "asked_count", "missing"),
    R.ESSENTIAL_SKILLS_NONE: ("asked_count", "missing"),
    R.ESSENTIAL_SKILLS_UNKNOWN: ("asked_count",),
    R.OPTIONAL_SKILLS_ALL: ("asked_count",),
    R.OPTIONAL_SKILLS_SOME: ("held_count", "near_count", "asked_count"),
    R.OPTIONAL_SKILLS_NONE: ("asked_count",),
    R.OPTIONAL_SKILLS_UNKNOWN: ("asked_count",),
    R.EXPERIENCE_ENOUGH: ("years", "wanted_years"),
    R.EXPERIENCE_LONG_AGO: ("years", "wanted_years", "last_used_on"),
    R.EXPERIENCE_HALF: ("years", "wanted_years"),
    R.EXPERIENCE_LITTLE: ("years", "wanted_years"),
    R.EXPERIENCE_NONE: ("wanted_years",),
    R.EXPERIENCE_UNKNOWN: ("wanted_years",),
    R.EVIDENCE_RECOGNISED: ("skill_count",),
    R.EVIDENCE_CERTIFICATE: ("skill_count",),
    R.EVIDENCE_WORK_SAMPLE: ("skill_count",),
    R.EVIDENCE_REFERENCE: ("skill_count",),
    R.EVIDENCE_SELF_REPORTED: ("skill_count",),
    R.LANGUAGE_MET: ("language", "needed_level", "held_level"),
    R.LANGUAGE_LEARNABLE: ("language", "needed_level", "held_level"),
    R.LANGUAGE_LEARNABLE_UNKNOWN: ("language", "needed_level"),
    R.LANGUAGE_ONE_BELOW: ("language", "needed_level", "held_level"),
    R.LANGUAGE_TWO_BELOW: ("language", "needed_level", "held_level"),
    R.LANGUAGE_FAR_BELOW: ("language", "needed_level", "held_level"),
    R.LANGUAGE_UNKNOWN: ("language", "needed_level"),
    R.COMMUTE_NEAR: ("distance",),
    R.COMMUTE_EMPLOYER_TRANSPORT: ("distance",),
    R.COMMUTE_ACCOMMODATION: ("distance",),
    R.COMMUTE_IN_REACH: ("distance", "limit"),
    R.COMMUTE_BEYOND: ("distance", "limit"),
    R.COMMUTE_FAR: ("distance", "limit"),
    R.COMMUTE_AFTER_LAST_BUS: ("last_bus",),
    R.SCHEDULE_HOURS_DIFFER: ("hours", "available_hours"),
    R.SCHEDULE_CARE_CLASH: ("clash",),
    R.SCHEDULE_SHIFT_DIFFERS: ("shifts",),
    R.START_SOON: ("earliest_start", "start"),
    R.START_LATER: ("earliest_start", "start"),
    R.START_MUCH_LATER: ("earliest_start", "start"),
    R.PAY_MEETS: ("net", "minimum_net"),
    R.PAY_WITHIN_RANGE: ("net", "minimum_net"),
    R.PAY_SLIGHTLY_BELOW: ("net", "minimum_net"),
    R.PAY_BELOW: ("net", "minimum_net"),
    R.CONTRACT_WANTED: ("contract",),
    R.CONTRACT_OTHER: ("contract",),
    R.PREFERENCE_WANTED: ("occupation",),
    R.PREFERENCE_NEAR: ("occupation",),
    R.PREFERENCE_OTHER: ("occupation",),
    R.ADVICE_LANGUAGE: ("language", "needed_level"),
    R.ADVICE_SKILL: ("skill",),
    R.ADVICE_LICENCE: ("licence",),
    R.ADVICE_COMMUTE: ("extra",),
    R.ADVICE_SHIFT: ("shift",),
}
FACTS: Mapping[ReasonCode, tuple[str, ...]] = MappingProxyType(
    {code: _FACTS_WHERE_ANY.get(code, ()) for code in ReasonCode}
)
