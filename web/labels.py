"""Names of closed lists in the reader's language: shifts, levels, papers, states. One entry per stored value."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache

from babel import Locale
from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from models.break_glass import GlassReason, GlassState
from models.course import CourseState, CourseWishState
from models.enums import (
    CefrLevel,
    CloseReason,
    ContractKind,
    DatePrecision,
    DecisionKind,
    DecisionReason,
    EmployerState,
    InterestKind,
    IssuedIn,
    LicenceKind,
    NotForMe,
    OrganisationKind,
    PayPeriod,
    ProtectionStatus,
    ReturnReason,
    Role,
    SkillEvidence,
    VacancyState,
    WorkKind,
)
from models.hand_over import HandOverState
from models.people_export import ExportState
from models.phoned import ConfirmationAnswer
from models.report import Harm, ReportState
from web import casework_labels, sharing_labels
from web.entered_labels import ENTERED
from web.hiring_labels import HIRING
from web.i18n import language

LABELS: Mapping[type[StrEnum], Mapping[StrEnum, LazyString]] = {
    **sharing_labels.LABELS,
    **casework_labels.LABELS,
    **HIRING,
    **ENTERED,
    CefrLevel: {
        CefrLevel.NONE: _l("Not at all"),
        CefrLevel.A1: _l("A1: a few words and greetings"),
        CefrLevel.A2: _l("A2: shopping, tickets, simple talk"),
        CefrLevel.B1: _l("B1: everyday talk at work"),
        CefrLevel.B2: _l("B2: I speak freely about most things"),
        CefrLevel.C1: _l("C1: very well, also in writing"),
        CefrLevel.C2: _l("C2: like a mother tongue"),
    },
    ContractKind: {
        ContractKind.PERMANENT: _l("Permanent"),
        ContractKind.FIXED_TERM: _l("For a fixed time"),
        ContractKind.SEASONAL: _l("For a season"),
        ContractKind.PART_TIME: _l("Part-time"),
    },
    GlassReason: {
        GlassReason.PERSON_ASKS: _l("The person is here and asks for help"),
        GlassReason.HEALTH: _l("Somebody's life or health is in danger"),
        GlassReason.VIOLENCE: _l("Violence, threats or exploitation"),
        GlassReason.OTHER: _l("Something else that cannot wait"),
    },
    GlassState: {
        GlassState.ASKED: _l("Asked"),
        GlassState.OPENED: _l("Opened"),
        GlassState.REFUSED: _l("Refused"),
        GlassState.ENDED: _l("Over"),
    },
    ExportState: {
        ExportState.ASKED: _l("Asked"),
        ExportState.APPROVED: _l("Agreed"),
        ExportState.REFUSED: _l("Refused"),
    },
    CourseState: {
        CourseState.OPEN: _l("Open"),
        CourseState.ENDED: _l("Ended"),
    },
    CourseWishState: {
        CourseWishState.ASKED: _l("Asked for, no answer yet"),
        CourseWishState.SEAT: _l("There is a seat"),
        CourseWishState.NO_SEAT: _l("No seat this time"),
        CourseWishState.CALLED_OFF: _l("The course is not offered any more"),
    },
    DatePrecision: {
        DatePrecision.DAY: _l("I know the day"),
        DatePrecision.MONTH: _l("I know the month"),
        DatePrecision.YEAR: _l("I know the year only"),
    },
    DecisionKind: {
        DecisionKind.PROPOSE: _l("Proposed"),
        DecisionKind.HOLD: _l("On hold"),
        DecisionKind.VETO: _l("Not suitable"),
        DecisionKind.REOPEN: _l("Open again"),
    },
    DecisionReason: {
        DecisionReason.SKILLS_FIT: _l("The skills fit"),
        DecisionReason.PERSON_WANTS_IT: _l("The person wants this job"),
        DecisionReason.CAN_LEARN: _l("What is missing can be learned on the job"),
        DecisionReason.STEP_TOWARDS_GOAL: _l("A good step towards what the person wants"),
        DecisionReason.ASK_PERSON: _l("Ask the person first"),
        DecisionReason.ASK_EMPLOYER: _l("Ask the employer first"),
        DecisionReason.PAPERS_FIRST: _l("Papers must be ready first"),
        DecisionReason.LANGUAGE_FIRST: _l("A language course comes first"),
        DecisionReason.CARE_FIRST: _l("Care for a child or relative must be settled first"),
        DecisionReason.LATER: _l("The person can start later"),
        DecisionReason.PERSON_SAID_NO: _l("The person does not want it"),
        DecisionReason.NOT_SAFE: _l("I worry that it is not safe"),
        DecisionReason.SKILLS_MISSING: _l("Important skills are missing"),
        DecisionReason.LANGUAGE_TOO_LOW: _l("The language is not enough yet"),
        DecisionReason.TOO_FAR: _l("Too far away"),
        DecisionReason.HOURS_DO_NOT_FIT: _l("The hours do not fit"),
        DecisionReason.PAY_TOO_LOW: _l("The pay is too low for the person"),
        DecisionReason.THINGS_CHANGED: _l("Things have changed since"),
        DecisionReason.WAS_A_MISTAKE: _l("It was a mistake"),
        DecisionReason.OTHER: _l("Something else, see the note"),
    },
    HandOverState: {
        HandOverState.OPEN: _l("Asked, no answer yet"),
        HandOverState.ACCEPTED: _l("Taken on"),
        HandOverState.REFUSED: _l("Said no"),
        HandOverState.TAKEN_BACK: _l("Taken back"),
        HandOverState.GIVEN: _l("Given by the lead"),
        HandOverState.ENDED: _l("The person had moved on"),
    },
    EmployerState: {
        EmployerState.NEW: _l("New, not checked"),
        EmployerState.DOCUMENTS: _l("Papers to look at"),
        EmployerState.CALL_BACK: _l("To be called"),
        EmployerState.SECOND_PERSON: _l("Second person needed"),
        EmployerState.VETTED: _l("Checked"),
        EmployerState.SUSPENDED: _l("Suspended"),
    },
    Harm: {
        Harm.UNPAID: _l("Wages were not paid, or not in full"),
        Harm.PAPERS_KEPT: _l("Papers were taken or kept"),
        Harm.FEE: _l("Money was asked for a job or for papers"),
        Harm.VIOLENCE: _l("Threats or violence"),
        Harm.HOURS: _l("Very long hours, or no contract"),
        Harm.HOUSING: _l("Bad or unsafe housing"),
        Harm.OTHER: _l("Something else"),
    },
    InterestKind: {
        InterestKind.INTERESTED: _l("Interested"),
        InterestKind.NOT_FOR_ME: _l("Not for me"),
    },
    NotForMe: {
        NotForMe.TOO_FAR: _l("It is too far away"),
        NotForMe.HOURS: _l("The hours do not fit"),
        NotForMe.PAY: _l("The pay is too low"),
        NotForMe.KIND_OF_WORK: _l("I do not want this kind of work"),
        NotForMe.TOO_HARD: _l("It is too hard for my body"),
        NotForMe.LANGUAGE: _l("The language is too hard for now"),
        NotForMe.CARE: _l("I look after somebody at that time"),
        NotForMe.HOME: _l("The place to live does not suit me"),
        NotForMe.EMPLOYER: _l("I do not want to work for this employer"),
        NotForMe.FOUND_WORK: _l("I have found other work"),
    },
    CloseReason: {
        CloseReason.FILLED: _l("The job is filled"),
        CloseReason.WITHDRAWN: _l("We do not need anybody any more"),
    },
    ConfirmationAnswer: {
        ConfirmationAnswer.CONFIRMED: _l("Yes, and everything is right"),
        ConfirmationAnswer.WRONG: _l("Yes, but something is wrong"),
        ConfirmationAnswer.NOT_OURS: _l("No, this is not ours"),
    },
    IssuedIn: {
        IssuedIn.BULGARIA: _l("Bulgaria"),
        IssuedIn.EUROPEAN_UNION: _l("Another country of the European Union"),
        IssuedIn.UKRAINE: _l("Ukraine"),
        IssuedIn.ELSEWHERE: _l("Another country"),
    },
    LicenceKind: {
        LicenceKind.DRIVING_B: _l("Driving licence B (car)"),
        LicenceKind.DRIVING_C: _l("Driving licence C (lorry)"),
        LicenceKind.DRIVING_CE: _l("Driving licence C+E (lorry with trailer)"),
        LicenceKind.DRIVING_D: _l("Driving licence D (bus)"),
        LicenceKind.DRIVER_CPC: _l("Driver's card of professional competence"),
        LicenceKind.FORKLIFT: _l("Forklift licence"),
        LicenceKind.WELDING: _l("Welding certificate"),
        LicenceKind.ELECTRICAL: _l("Electrical safety group"),
        LicenceKind.HEALTH_BOOK: _l("Health book"),
        LicenceKind.RECOGNISED_DIPLOMA: _l("Diploma recognised in Bulgaria"),
    },
    OrganisationKind: {
        OrganisationKind.MUNICIPALITY: _l("Municipality"),
        OrganisationKind.ASSOCIATION: _l("Association"),
        OrganisationKind.PUBLIC_BODY: _l("Public body"),
    },
    PayPeriod: {
        PayPeriod.MONTH: _l("per month"),
        PayPeriod.HOUR: _l("per hour"),
    },
    ProtectionStatus: {
        ProtectionStatus.REFUGEE_STATUS: _l("Refugee status"),
        ProtectionStatus.HUMANITARIAN_STATUS: _l("Humanitarian status"),
        ProtectionStatus.ASYLUM_PRESIDENT: _l("Asylum given by the President"),
        ProtectionStatus.TEMPORARY_PROTECTION: _l("Temporary protection"),
        ProtectionStatus.ASYLUM_APPLICANT: _l("I have asked for protection and wait for the answer"),
    },
    ReportState: {
        ReportState.WAITING: _l("Nobody has looked yet"),
        ReportState.IN_HAND: _l("Somebody is looking at it"),
        ReportState.CLOSED: _l("Answered and closed"),
    },
    ReturnReason: {
        ReturnReason.UNCLEAR: _l("It is not clear what the work is"),
        ReturnReason.PAY: _l("Something about the pay must change"),
        ReturnReason.NEEDLESS_DEMANDS: _l("It asks for more than the work needs"),
        ReturnReason.UNLAWFUL: _l("The law does not allow something in it"),
        ReturnReason.FEES_OR_PAPERS: _l("It asks people for money or keeps their papers"),
        ReturnReason.ACCOMMODATION: _l("The terms of the accommodation are not clear"),
        ReturnReason.TWICE: _l("The same vacancy is here already"),
    },
    Role: {
        Role.JOBSEEKER: _l("Jobseeker"),
        Role.EMPLOYER: _l("Employer"),
        Role.COUNSELLOR: _l("Counsellor"),
        Role.LEAD: _l("Organisation lead"),
        Role.OPERATOR: _l("Operator"),
    },
    SkillEvidence: {
        SkillEvidence.NONE: _l("Not shown yet"),
        SkillEvidence.SELF_REPORTED: _l("Said by the person"),
        SkillEvidence.REFERENCE: _l("Reference"),
        SkillEvidence.WORK_SAMPLE: _l("Shown in a work sample"),
        SkillEvidence.CERTIFICATE: _l("Certificate"),
        SkillEvidence.RECOGNISED: _l("Recognised in Bulgaria"),
    },
    VacancyState: {
        VacancyState.DRAFT: _l("Draft"),
        VacancyState.SUBMITTED: _l("Waiting for approval"),
        VacancyState.OPEN: _l("Open"),
        VacancyState.CLOSED: _l("Closed"),
        VacancyState.PAUSED: _l("Paused"),
    },
    WorkKind: {
        WorkKind.EMPLOYED: _l("Paid job"),
        WorkKind.SELF_EMPLOYED: _l("My own business"),
        WorkKind.INFORMAL: _l("Informal work, day jobs"),
        WorkKind.UNPAID: _l("Unpaid: at home, for family, volunteering"),
    },
}

OURS = ("bg", "en", "uk", "ru", "ar", "fa", "ps", "fr")
OTHERS = ("tr", "ku", "de", "es", "it", "ro", "el", "so", "ti")


def label(value: StrEnum) -> str:
    """The name of a stored value in the reader's language."""
    return str(LABELS[type(value)][value])


def choices(values: Iterable[StrEnum]) -> list[tuple[str, LazyString]]:
    """Values and names for a select, radio buttons or checkboxes."""
    return [(value.value, LABELS[type(value)][value]) for value in values]


@cache
def language_name(code: str, reader: str) -> str:
    """The name of a human language in the reader's language."""
    return Locale.parse(reader).languages.get(code) or code


def language_choices() -> list[tuple[str, str]]:
    """Languages people speak, in the reader's language; the eight of this service first, then by name."""
    ours, others = ([(code, language_name(code, language())) for code in codes] for codes in (OURS, OTHERS))
    return ours + sorted(others, key=lambda pair: pair[1])
