"""Fetching what an address names, together with how the asker stands to it. Views never fetch by id themselves."""

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from models import (
    Account,
    Concept,
    Contact,
    Contest,
    Course,
    CourseWish,
    Disclosure,
    Employer,
    InboxItem,
    Jobseeker,
    Organisation,
    Vacancy,
    WorkExperience,
)
from models.course import CourseState
from models.enums import VacancyState
from models.queries import by_public_id
from models.report import Report
from web.services import disclosure
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
    | Contest
    | Course
    | CourseWish
    | InboxItem
    | Report
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
    return found


def _to_its_person(who: Principal, thing: WorkExperience | Contest | CourseWish) -> set[Relation]:
    return _to_jobseeker(who, thing.jobseeker)


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


def _to_news(who: Principal, item: InboxItem) -> set[Relation]:
    return {Relation.SELF} if who.signed_in and who.account_id == item.account_id else set()


def _to_report(who: Principal, report: Report) -> set[Relation]:
    return {Relation.STAFF} if who.actor is Actor.LEAD else set()


def _to_administered(who: Principal, thing: Employer | Organisation | Concept | Contact) -> set[Relation]:
    return {Relation.OPERATES} if who.actor is Actor.OPERATOR else set()


RELATIONS: Mapping[type, Callable[..., set[Relation]]] = {
    Jobseeker: _to_jobseeker,
    Vacancy: _to_vacancy,
    WorkExperience: _to_its_person,
    Contest: _to_its_person,
    CourseWish: _to_its_person,
    Course: _to_course,
    Disclosure: _to_disclosure,
    InboxItem: _to_news,
    Report: _to_report,
    Employer: _to_administered,
    Organisation: _to_administered,
    Concept: _to_administered,
    Contact: _to_administered,
}


def find(session: Session, kind: type[Thing], public_id: str) -> Thing | None:
    """The thing with this public id, or None."""
    return by_public_id(session, kind, public_id)


def relations(who: Principal, thing: Thing) -> frozenset[Relation]:
    """How somebody stands to a thing; `ANYONE` is never enough for a named thing."""
    return frozenset(RELATIONS[type(thing)](who, thing))
