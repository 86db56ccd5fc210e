"""The closed lists the tables use. Values are stored as written here; labels for people live in web."""

from enum import StrEnum


class Role(StrEnum):
    """What an account may be."""

    JOBSEEKER = "jobseeker"
    EMPLOYER = "employer"
    COUNSELLOR = "counsellor"
    LEAD = "lead"
    OPERATOR = "operator"


class ProtectionStatus(StrEnum):
    """The person's right to stay, as DOMAIN names it. Only gates' adapters read it."""

    REFUGEE_STATUS = "refugee_status"
    HUMANITARIAN_STATUS = "humanitarian_status"
    ASYLUM_PRESIDENT = "asylum_president"
    TEMPORARY_PROTECTION = "temporary_protection"
    ASYLUM_APPLICANT = "asylum_applicant"


class DatePrecision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class CefrLevel(StrEnum):
    """Language level: none, then the Common European Framework."""

    NONE = "none"
    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"


class SkillEvidence(StrEnum):
    """How a skill is known."""

    NONE = "none"
    SELF_REPORTED = "self_reported"
    REFERENCE = "reference"
    WORK_SAMPLE = "work_sample"
    CERTIFICATE = "certificate"
    RECOGNISED = "recognised"


class WorkKind(StrEnum):
    """How the work was done; unpaid and informal work counts."""

    EMPLOYED = "employed"
    SELF_EMPLOYED = "self_employed"
    INFORMAL = "informal"
    UNPAID = "unpaid"


class Shift(StrEnum):
    """When work happens."""

    DAY = "day"
    EVENING = "evening"
    NIGHT = "night"
    WEEKEND = "weekend"
    ROTATING = "rotating"


class ContractKind(StrEnum):
    """The kind of contract."""

    PERMANENT = "permanent"
    FIXED_TERM = "fixed_term"
    SEASONAL = "seasonal"
    PART_TIME = "part_time"


class PayPeriod(StrEnum):
    """What the pay is counted in."""

    MONTH = "month"
    HOUR = "hour"


class EmployerState(StrEnum):
    """Where the vetting of an employer stands: what it waits for, or how it ended."""

    NEW = "new"
    DOCUMENTS = "documents"
    CALL_BACK = "call_back"
    SECOND_PERSON = "second_person"
    VETTED = "vetted"
    SUSPENDED = "suspended"


class VacancyState(StrEnum):
    """Where a vacancy stands; `paused` if its employer was silent. Only `open` is seen outside employer and staff."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    OPEN = "open"
    CLOSED = "closed"
    PAUSED = "paused"


class ConceptKind(StrEnum):
    """What a taxonomy concept is."""

    UNIT_GROUP = "unit_group"
    OCCUPATION = "occupation"
    SKILL = "skill"


class RelationKind(StrEnum):
    """How strongly a skill belongs to an occupation."""

    ESSENTIAL = "essential"
    OPTIONAL = "optional"


class LabelKind(StrEnum):
    """Which name of a concept this is."""

    PREFERRED = "preferred"
    ALTERNATIVE = "alternative"


class CorrectionKind(StrEnum):
    """What an operator says about a name of a concept: a better one, a further one of some sort, or a wrong one."""

    PREFERRED = "preferred"
    OTHER = "other"
    COLLOQUIAL = "colloquial"
    FEMININE = "feminine"
    MISSPELT = "misspelt"
    HIDDEN = "hidden"


class DecisionKind(StrEnum):
    """What a counsellor decided about a person and a vacancy. `REOPEN` lifts whatever stood: nothing is decided."""

    PROPOSE = "propose"
    HOLD = "hold"
    VETO = "veto"
    REOPEN = "reopen"


class DecisionReason(StrEnum):
    """Why a counsellor proposes, holds or rules out. `OTHER` needs a note."""

    SKILLS_FIT = "skills_fit"
    PERSON_WANTS_IT = "person_wants_it"
    CAN_LEARN = "can_learn"
    STEP_TOWARDS_GOAL = "step_towards_goal"
    ASK_PERSON = "ask_person"
    ASK_EMPLOYER = "ask_employer"
    PAPERS_FIRST = "papers_first"
    LANGUAGE_FIRST = "language_first"
    CARE_FIRST = "care_first"
    LATER = "later"
    PERSON_SAID_NO = "person_said_no"
    NOT_SAFE = "not_safe"
    SKILLS_MISSING = "skills_missing"
    LANGUAGE_TOO_LOW = "language_too_low"
    TOO_FAR = "too_far"
    HOURS_DO_NOT_FIT = "hours_do_not_fit"
    PAY_TOO_LOW = "pay_too_low"
    THINGS_CHANGED = "things_changed"
    WAS_A_MISTAKE = "was_a_mistake"
    OTHER = "other"


class ReturnReason(StrEnum):
    """Why a counsellor gives a vacancy back to its employer."""

    UNCLEAR = "unclear"
    PAY = "pay"
    NEEDLESS_DEMANDS = "needless_demands"
    UNLAWFUL = "unlawful"
    FEES_OR_PAPERS = "fees_or_papers"
    ACCOMMODATION = "accommodation"
    TWICE = "twice"


class InterestKind(StrEnum):
    """What the person said about a vacancy."""

    INTERESTED = "interested"
    NOT_FOR_ME = "not_for_me"


class NotForMe(StrEnum):
    """Why a person does not want a vacancy. New ones go to the end: stored sets count by place."""

    TOO_FAR = "too_far"
    HOURS = "hours"
    PAY = "pay"
    KIND_OF_WORK = "kind_of_work"
    TOO_HARD = "too_hard"
    LANGUAGE = "language"
    CARE = "care"
    HOME = "home"
    EMPLOYER = "employer"
    FOUND_WORK = "found_work"


class CloseReason(StrEnum):
    """Why a vacancy was closed."""

    FILLED = "filled"
    WITHDRAWN = "withdrawn"


class ConsentPurpose(StrEnum):
    """What a person agreed to."""

    MATCHING = "matching"
    SUGGEST_TO_EMPLOYERS = "suggest_to_employers"
    SHARE_WITH_EMPLOYER = "share_with_employer"
    KEEP_LONGER = "keep_longer"
    HIRING_CHECKLIST = "hiring_checklist"
    PLAN_TOGETHER = "plan_together"


class Channel(StrEnum):
    """How a message leaves."""

    SMS = "sms"
    EMAIL = "email"
    INBOX = "inbox"


class OrganisationKind(StrEnum):
    """What a helping organisation is."""

    MUNICIPALITY = "municipality"
    ASSOCIATION = "association"
    PUBLIC_BODY = "public_body"


class LicenceKind(StrEnum):
    """Papers a job may ask for."""

    DRIVING_B = "driving_b"
    DRIVING_C = "driving_c"
    DRIVING_CE = "driving_ce"
    DRIVING_D = "driving_d"
    DRIVER_CPC = "driver_cpc"
    FORKLIFT = "forklift"
    WELDING = "welding"
    ELECTRICAL = "electrical"
    HEALTH_BOOK = "health_book"
    RECOGNISED_DIPLOMA = "recognised_diploma"


class IssuedIn(StrEnum):
    """Which country gave a driving paper, as far as the law tells countries apart."""

    BULGARIA = "bulgaria"
    EUROPEAN_UNION = "european_union"
    UKRAINE = "ukraine"
    ELSEWHERE = "elsewhere"


class WordsState(StrEnum):
    """What staff made of a person's own words: linked them to a concept, left them as they are; or the person took the
    link back. Not set: nobody of the staff has looked yet, or the person chose the concept."""

    LINKED = "linked"
    KEPT = "kept"
    UNDONE = "undone"


class ExclusionKind(StrEnum):
    """What a person may rule out for themselves."""

    EMPLOYER = "employer"
    OCCUPATION = "occupation"
    MUNICIPALITY = "municipality"


class RuleConfidence(StrEnum):
    """How sure a legal value is, as the engine says it."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    BACKGROUND = "background"
