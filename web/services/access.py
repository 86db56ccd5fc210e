"""Fetching what an address names, together with how the asker stands to it. Views never fetch by id themselves."""

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session, joinedload
from sqlalchemy.sql.base import ExecutableOption

from models import (
    Account,
    ActionStep,
    BreakGlass,
    Concept,
    Contact,
    Contest,
    Course,
    CourseWish,
    Disclosure,
    Employer,
    FollowUp,
    HandOver,
    InboxItem,
    Interview,
    InterviewSlot,
    JobOffer,
    Jobseeker,
    Note,
    Organisation,
    PeopleExport,
    Placement,
    PlacementPlan,
    Referral,
    SubsidyProgramme,
    Task,
    Vacancy,
    WorkExperience,
)
from models.break_glass import GlassState
from models.course import CourseState
from models.enums import VacancyState
from models.note import NoteReader
from models.offer import OfferState
from models.queries import by_public_id
from models.queries.casework import REACHED
from models.queries.hiring import OF_PLACEMENT
from models.report import Report
from web.services import disclosure, offers, placements
from web.services.principal import Actor, Principal, Relation

Thing = (
    Jobseeker
    | Vacancy
    | Employer
    | Organisation
    | WorkExperience
    | Account
    | Concept
    | Contact
    | Disclosure
    | Interview
    | InterviewSlot
    | Contest
    | Course
    | CourseWish
    | InboxItem
    | Report
    | JobOffer
    | Placement
    | ActionStep
    | BreakGlass
    | PeopleExport
    | FollowUp
    | Note
    | Referral
    | Task
    | PlacementPlan
    | HandOver
    | SubsidyProgramme
)


def _to_jobseeker(who: Principal, person: Jobseeker) -> set[Relation]:
    found = set()
    if who.jobseeker_id == person.id:
        found.add(Relation.SELF)
    if who.organisation_id is not None and who.organisation_id == person.organisation_id:
        found.add(Relation.OWN_ORGANISATION)
    return found


def _to_vacancy(who: Principal, vacancy: Vacancy) -> set[Relation]:
    found = set()
    if who.employer_id is not None and who.employer_id == vacancy.employer_id:
        found.add(Relation.OWN_EMPLOYER)
    if who.actor in (Actor.COUNSELLOR, Actor.LEAD) and vacancy.state is not VacancyState.DRAFT:
        found.add(Relation.STAFF)
    if vacancy.state is VacancyState.OPEN:
        found.add(Relation.PUBLISHED)
    if vacancy.state is VacancyState.DRAFT and _wrote(who, vacancy):
        found.add(Relation.OWN_ORGANISATION)
    return found


def _wrote(who: Principal, vacancy: Vacancy) -> bool:
    """Whether the asker's organisation wrote the vacancy for an employer on the telephone."""
    if who.organisation_id is None or vacancy.phoned is None:
        return False
    return vacancy.phoned.organisation_id == who.organisation_id


def _to_its_person(who: Principal, thing: WorkExperience | Contest | CourseWish | HandOver) -> set[Relation]:
    return _to_jobseeker(who, thing.jobseeker)


def _to_note(who: Principal, row: Note) -> set[Relation]:
    """A note for colleagues stays with those of the organisation where it was written, when the person moves."""
    here = row.reader is NoteReader.PERSON or row.organisation_id == row.jobseeker.organisation_id
    return _to_jobseeker(who, row.jobseeker) if here else set()


def _to_referral(who: Principal, row: Referral) -> set[Relation]:
    """The other organisation knows of a referral from when it was sent until it is over."""
    found = _to_jobseeker(who, row.jobseeker)
    staff = who.actor in (Actor.COUNSELLOR, Actor.LEAD)
    if staff and who.organisation_id == row.receiver_id and row.stage in REACHED:
        found.add(Relation.RECEIVING)
    return found


def _to_course(who: Principal, course: Course) -> set[Relation]:
    found = {Relation.PUBLISHED} if course.state is CourseState.OPEN else set()
    if who.actor in (Actor.COUNSELLOR, Actor.LEAD):
        found.add(Relation.STAFF)
    if who.organisation_id is not None and who.organisation_id == course.organisation_id:
        found.add(Relation.OWN_ORGANISATION)
    return found


def _to_disclosure(who: Principal, row: Disclosure) -> set[Relation]:
    found = _to_jobseeker(who, row.jobseeker)
    if who.employer_id is not None and who.employer_id == row.vacancy.employer_id and disclosure.in_force(row):
        found.add(Relation.OWN_EMPLOYER)
    return found


def _to_offer(who: Principal, offer: JobOffer) -> set[Relation]:
    """The person knows of an offer once it has reached them."""
    found = _to_jobseeker(who, offer.disclosure.jobseeker)
    if offer.state in (OfferState.HELD, OfferState.GIVEN_BACK):
        found.discard(Relation.SELF)
    if who.employer_id is not None and who.employer_id == offer.disclosure.vacancy.employer_id:
        found |= {Relation.OWN_EMPLOYER} if offers.in_force(offer) else set()
    return found


def _to_placement(who: Principal, row: Placement) -> set[Relation]:
    found = _to_jobseeker(who, row.jobseeker)
    if who.employer_id is not None and who.employer_id == row.vacancy.employer_id and placements.in_force(row):
        found.add(Relation.OWN_EMPLOYER)
    return found


def _to_interview(who: Principal, row: Interview) -> set[Relation]:
    return _to_disclosure(who, row.disclosure)


def _to_slot(who: Principal, slot: InterviewSlot) -> set[Relation]:
    own = who.employer_id is not None and who.employer_id == slot.vacancy.employer_id
    return {Relation.OWN_EMPLOYER} if own and disclosure.going_on(slot.vacancy) else set()


def _to_news(who: Principal, item: InboxItem) -> set[Relation]:
    return {Relation.SELF} if who.signed_in and who.account_id == item.account_id else set()


def _to_colleague(who: Principal, account: Account) -> set[Relation]:
    own = who.organisation_id is not None and who.organisation_id == account.organisation_id
    return {Relation.OWN_ORGANISATION} if own else set()


def _to_report(who: Principal, report: Report) -> set[Relation]:
    return {Relation.STAFF} if who.actor is Actor.LEAD else set()


def _to_plan(who: Principal, thing: PlacementPlan) -> set[Relation]:
    own = who.organisation_id is not None and who.organisation_id == thing.organisation_id
    return {Relation.OWN_ORGANISATION} if own else set()


def _to_glass(who: Principal, row: BreakGlass) -> set[Relation]:
    """Whoever asked reads the case while it is open; leads of both organisations see the request."""
    found = set()
    if who.account_id == row.asked_by_id and row.state is GlassState.OPENED:
        found.add(Relation.BREAK_GLASS)
    if who.actor is Actor.LEAD and row.jobseeker is not None and row.jobseeker.organisation_id == who.organisation_id:
        found.add(Relation.OWN_ORGANISATION)
    if who.actor is Actor.LEAD and row.organisation_id == who.organisation_id:
        found.add(Relation.STAFF)
    return found


def _to_list(who: Principal, row: PeopleExport) -> set[Relation]:
    found = {Relation.SELF} if who.account_id == row.asked_by_id else set()
    if who.actor is Actor.LEAD and row.organisation_id == who.organisation_id:
        found.add(Relation.OWN_ORGANISATION)
    return found


def _to_administered(
    who: Principal, thing: Employer | Organisation | Concept | Contact | SubsidyProgramme
) -> set[Relation]:
    return {Relation.OPERATES} if who.actor is Actor.OPERATOR else set()


RELATIONS: Mapping[type, Callable[..., set[Relation]]] = {
    Jobseeker: _to_jobseeker,
    Vacancy: _to_vacancy,
    WorkExperience: _to_its_person,
    Contest: _to_its_person,
    CourseWish: _to_its_person,
    **dict.fromkeys((ActionStep, FollowUp, Task), _to_its_person),
    Note: _to_note,
    Referral: _to_referral,
    HandOver: _to_its_person,
    Account: _to_colleague,
    Course: _to_course,
    Disclosure: _to_disclosure,
    Interview: _to_interview,
    InterviewSlot: _to_slot,
    InboxItem: _to_news,
    JobOffer: _to_offer,
    Placement: _to_placement,
    PlacementPlan: _to_plan,
    SubsidyProgramme: _to_administered,
    Report: _to_report,
    BreakGlass: _to_glass,
    PeopleExport: _to_list,
    Employer: _to_administered,
    Organisation: _to_administered,
    Concept: _to_administered,
    Contact: _to_administered,
}


#: What is fetched together with a thing, because whoever asks for it reads this too.
READ_WITH: Mapping[type, tuple[ExecutableOption, ...]] = {
    Disclosure: (
        joinedload(Disclosure.jobseeker).joinedload(Jobseeker.key),
        joinedload(Disclosure.vacancy).joinedload(Vacancy.employer),
    ),
    Placement: OF_PLACEMENT,
}


def find(session: Session, kind: type[Thing], public_id: str) -> Thing | None:
    """The thing with this public id, or None."""
    return by_public_id(session, kind, public_id, *READ_WITH.get(kind, ()))


def relations(who: Principal, thing: Thing) -> frozenset[Relation]:
    """How somebody stands to a thing; `ANYONE` is never enough for a named thing."""
    return frozenset(RELATIONS[type(thing)](who, thing))
