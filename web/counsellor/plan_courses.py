"""The courses that may stand in a person's plan: what closes most of what they lack first."""

from models import Course, Jobseeker
from models.queries import caseload, taxonomy
from web import course_words, reasons
from web.counsellor.case_forms import PlanStepForm
from web.course_hints import catalogue
from web.extensions import db, now
from web.i18n import language
from web.reasons import prospects
from web.services import matching
from web.services.course_gaps import Option

MOST_HINTS = 3


def step_form(person: Jobseeker) -> tuple[PlanStepForm, list[tuple[Course, str, str]]]:
    """The form for a step, and the courses that would bring most jobs into reach: each with its name and what it
    brings, in a sentence."""
    whole = caseload.whole_person(db.session, person)
    known = catalogue(whole)
    helps = matching.expectation(db.session, whole, now()).helps if whole.work and known.options else ()
    options = known.by_worth(helps)
    names = course_words.names_of(each.offered.course for each in options)
    told = taxonomy.names(db.session, {uri for help in helps for uri in reasons.concepts_of(help.facts)}, language())
    offered = [(each.offered.course, _told(each, names)) for each in options]
    helping = [
        (each.offered.course, course_words.name(each.offered.course, names), prospects.told(each.brings, told))
        for each in options if each.brings
    ]  # fmt: skip
    return PlanStepForm().among(offered), helping[:MOST_HINTS]


def _told(option: Option, names: course_words.Names) -> str:
    """A course on one line: what it leads to, when, where, and how many seats are free."""
    course = option.offered.course
    parts = (
        course_words.name(course, names), course_words.dates(course), course_words.where(course, option.distance),
        course_words.seats(option.offered),
    )  # fmt: skip
    return " · ".join(parts)
