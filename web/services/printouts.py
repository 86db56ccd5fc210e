"""What goes on paper for a person: their plan, their next dates, and whom to turn to."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from models import ActionPlan, Contact, Course, Interview, Jobseeker
from models.contact import ContactKind
from models.course import CourseWishState
from models.queries import casework, courses, interviews, people_listed
from models.queries import contacts as contact_queries
from web.services.clock import day_in_bulgaria

KINDS = (
    ContactKind.LABOUR_OFFICE, ContactKind.LABOUR_INSPECTORATE, ContactKind.LEGAL_HELP, ContactKind.REFUGEE_AGENCY,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """A person's plan, talks they said yes to, courses they have a seat in, papers with their last day, and contacts
    that have a source: those for everybody, and those near the person."""

    person: Jobseeker
    plan: ActionPlan | None
    talks: tuple[Interview, ...]
    courses: tuple[Course, ...]
    papers: tuple[tuple[StrEnum, date], ...]
    contacts: tuple[Contact, ...]


def plan_of(session: Session, person: Jobseeker, now: datetime) -> PlanFacts:
    """Everything the sheet says, from today on."""
    today = day_in_bulgaria(now)
    talks = interviews.held_by_person(session, person.id, now)
    person = people_listed.on_paper(session, person)
    wishes = courses.wishes_of(session, person.id)
    return PlanFacts(
        person=person,
        plan=casework.plan(session, person),
        talks=tuple(each for each in talks if each.slot.starts_at > now),
        courses=tuple(
            row.course for row in wishes if row.state is CourseWishState.SEAT and row.course.starts_on >= today
        ),
        papers=tuple(each for each in papers_of(person) if each[1] >= today),
        contacts=tuple(_near(session, person)),
    )


def papers_of(person: Jobseeker) -> list[tuple[StrEnum, date]]:
    """Every paper of a person that has a last day."""
    status = [(person.status, person.status_valid_until)]
    held = [*status, *((row.kind, row.valid_until) for row in person.licences)]
    return [(kind, end) for kind, end in held if kind is not None and end is not None]


def _near(session: Session, person: Jobseeker) -> list[Contact]:
    here = (None, person.municipality_code, person.organisation.municipality_code)
    return [row for row in contact_queries.for_readers(session, KINDS) if row.municipality_code in here]
