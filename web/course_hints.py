"""Courses beside what somebody lacks: the next ones near them that lead there."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from flask import url_for
from flask_babel import gettext as _

import matcher
from models import Jobseeker
from models.queries import courses as queries
from web import course_words, reasons
from web.extensions import db, now
from web.filters import day
from web.reasons import Audience, prospects
from web.services.clock import day_in_bulgaria
from web.services.course_gaps import Catalogue, Option

MOST = 2
Names = Mapping[str, str]
Lacks = Mapping[str, tuple[matcher.ReasonCode, matcher.Facts]]


class Hint(NamedTuple):
    """A course in one line: the sentence, its page, and whether somebody looks after children meanwhile."""

    text: str
    address: str
    childcare: bool


def catalogue(person: Jobseeker) -> Catalogue:
    """The courses a person can still go to."""
    return Catalogue(person, queries.upcoming(db.session, day_in_bulgaria(now())))


def beside_reasons(person: Jobseeker, result: reasons.Result, names: Names) -> dict[str, list[Hint]]:
    """Sentence of an explanation to the person → the courses that lead to what it says is missing."""
    said = [(gate.reason, gate.facts) for gate in result.gates]
    if isinstance(result, matcher.Match):
        said += [(part.reason, part.facts) for part in result.contributions]
    lacks = {reasons.sentence(*each, names, Audience.PERSON): each for each in said}
    return _hints(person, lacks, "jobseeker.course")


def beside_helps(
    person: Jobseeker, helps: Iterable[matcher.Counterfactual], names: Names, page: str
) -> dict[str, list[Hint]]:
    """Sentence about what a change would bring → the courses that lead there. `page` is the endpoint of a course."""
    return _hints(person, {prospects.told(help, names): (help.reason, help.facts) for help in helps}, page)


def _hints(person: Jobseeker, lacks: Lacks, page: str) -> dict[str, list[Hint]]:
    known = catalogue(person)
    found = {text: known.near(reason, facts, MOST) for text, (reason, facts) in lacks.items()}
    names = course_words.names_of(each.offered.course for options in found.values() for each in options)
    return {text: [_hint(each, names, page) for each in options] for text, options in found.items() if options}


def _hint(option: Option, names: course_words.Names, page: str) -> Hint:
    course = option.offered.course
    text = _(
        "Course: %(what)s, from %(day)s, %(place)s", what=course_words.name(course, names),
        day=day(course.starts_on), place=course_words.place(course),
    )  # fmt: skip
    return Hint(str(text), url_for(page, course=course.public_id), course.childcare)
