"""Tables and queries. Importing this package registers every table."""

from models.account import Account, FormPost, OneTimeCode, SignIn, Throttle
from models.action_plan import ActionPlan, ActionStep
from models.audit import AuditEntry, AuditHead
from models.base import Base
from models.break_glass import BreakGlass
from models.card import Card, HeldBack
from models.change import Change
from models.consent import Consent
from models.contact import Contact
from models.contest import Contest
from models.course import Course, CourseWish
from models.disclosure import Disclosure
from models.disclosure_words import InvitationWords
from models.employer import Employer
from models.engine_switch import EngineSwitch
from models.entered import EnteredAnswer
from models.follow_up import FollowUp
from models.hand_over import HandOver
from models.household import Household, HouseholdMember
from models.inbox import InboxItem, MessageChoice
from models.interview import Interview, InterviewSlot
from models.jobseeker import (
    CareWindow,
    Exclusion,
    Jobseeker,
    JobseekerLanguage,
    JobseekerLicence,
    JobseekerSkill,
    WorkExperience,
)
from models.matching import Decision, Interest, MatchRun, SavedVacancy, Suggestion
from models.merge import LikelyTwins, Merge
from models.note import Note
from models.offer import JobOffer
from models.organisation import Organisation
from models.outbox import OutboxMessage
from models.outcome import HiringOutcome
from models.people_export import PeopleExport
from models.person_key import PersonKey
from models.phoned import PhonedVacancy
from models.place import District, Municipality
from models.placement import FilingMark, FilingReminder, Placement
from models.plan import PlacementPlan, PlanLeftOut, PlanPair, PlanSheet, PlanWish
from models.referral import Referral, ReferralEvent
from models.replay import EngineMaterial, RunRecord, SeekerSnapshot
from models.report import Report
from models.rule_override import RuleOverride
from models.saved_view import SavedView
from models.snapshot import DemandCount, DemandLook
from models.subsidy import SubsidyProgramme
from models.task import Task
from models.taxonomy import (
    Concept,
    ConceptCorrection,
    ConceptDescription,
    ConceptLabel,
    ConceptRelation,
    TaxonomyImport,
)
from models.vacancy import Vacancy, VacancyLanguage, VacancyLicence, VacancyOwnSkill, VacancySkill
from models.vetting import CompanyRequest, VettingEntry, VettingPerson

__all__ = [
    "Account", "ActionPlan", "ActionStep", "AuditEntry", "AuditHead", "Base", "BreakGlass", "Card", "CareWindow",
    "Change", "CompanyRequest", "Concept", "ConceptCorrection", "ConceptDescription", "ConceptLabel",
    "ConceptRelation", "Consent", "Contact", "Contest", "Course", "CourseWish", "Decision", "DemandCount",
    "DemandLook", "Disclosure", "District", "Employer", "EngineMaterial", "EngineSwitch", "EnteredAnswer",
    "Exclusion", "FilingMark", "FilingReminder", "FollowUp", "FormPost", "HandOver", "HeldBack", "HiringOutcome",
    "Household", "HouseholdMember", "InboxItem", "Interest", "Interview", "InterviewSlot", "InvitationWords",
    "JobOffer", "Jobseeker", "JobseekerLanguage", "JobseekerLicence", "JobseekerSkill", "LikelyTwins", "MatchRun",
    "Merge", "MessageChoice", "Municipality", "Note", "OneTimeCode", "Organisation", "OutboxMessage",
    "PeopleExport", "PersonKey", "PhonedVacancy", "Placement", "PlacementPlan", "PlanLeftOut", "PlanPair",
    "PlanSheet", "PlanWish", "Referral", "ReferralEvent", "Report", "RuleOverride", "RunRecord", "SavedVacancy",
    "SavedView", "SeekerSnapshot", "SignIn", "SubsidyProgramme", "Suggestion", "Task", "TaxonomyImport", "Throttle",
    "Vacancy", "VacancyLanguage", "VacancyLicence", "VacancyOwnSkill", "VacancySkill", "VettingEntry",
    "VettingPerson", "WorkExperience",
]  # fmt: skip
