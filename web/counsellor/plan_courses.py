"""The courses that may stand in a person's plan: what closes most of what they lack first."""

from collections.abc import Mapping, Sequence

import matcher
from models import Course, Jobseeker
from models.queries import taxonomy
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
    known = catalogue(person)
    helps = matching.expectation(db.session, person, now()).helps if known.options else ()
    options = known.by_worth(helps)
    told = _names(helps, options)
    names = {each.offered.course.concept_id or 0: told.get(_uri(each), "") for each in options}
    helping = [
        (each.offered.course, course_words.name(each.offered.course, names), prospects.told(each.brings, told))
        for each in options if each.brings
    ]  # fmt: skip
    return PlanStepForm().among((each.offered.course, _told(each, names)) for each in options), helping[:MOST_HINTS]


def _names(helps: Sequence[matcher.Counterfactual], options: Sequence[Option]) -> Mapping[str, str]:
    """The names of everything that helps and that is taught."""
    wanted = {uri for help in helps for uri in reasons.concepts_of(help.facts)} | {_uri(each) for each in options}
    return taxonomy.names(db.session, wanted - {""}, language())


def _uri(option: Option) -> str:
    concept = option.offered.course.concept
    return concept.uri if concept else ""


def _told(option: Option, names: course_words.Names) -> str:
    """A course on one line: what it leads to, when, where, and how many seats are free."""
    course = option.offered.course
    parts = (
        course_words.name(course, names), course_words.dates(course), course_words.where(course, option.distance),
        course_words.seats(option.offered),
    )  # fmt: skip
    return " · ".join(parts)
