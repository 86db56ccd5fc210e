"""Two people for one vacancy, or two vacancies for one person, side by side, criterion by criterion."""

from collections.abc import Sequence
from typing import NamedTuple

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

import matcher
from models import Jobseeker, Vacancy
from models.queries import matching as queries
from web import reasons
from web.counsellor import blueprint, words
from web.extensions import db, now
from web.gate import leave_marks
from web.pages import done
from web.reasons import Line
from web.services import engine_switch, matching

TWO = 2
MOST = 50


class Side(NamedTuple):
    """One of the two: what it is called, its band, its whole page, and what the gates say."""

    name: str
    language: str
    band: str
    address: str
    lines: Sequence[Line]


class Told(NamedTuple):
    """What one criterion says of one side: its sentence, and whether it counts more there than on the other."""

    text: str
    ahead: bool


class Part(NamedTuple):
    """One criterion, said of both."""

    name: str
    told: tuple[Told, Told]


@blueprint.route("/desk/vacancies/<id:vacancy>/compare", methods=["GET"])
def compare_people(vacancy: Vacancy) -> str | Response:
    """Two of the organisation's people for a vacancy."""
    own = queries.people_named(db.session, request.args.getlist("person")[:MOST]).values()
    people = sorted((each for each in own if each.organisation_id == words.organisation_id()), key=_as_asked)
    if len(people) != TWO:
        return _choose_two(url_for("counsellor.candidates", vacancy=vacancy.public_id))
    leave_marks("matches", [each.public_id for each in people])
    results = [matching.pair(db.session, each, vacancy, now()) for each in people]
    names = words.concept_names(results)
    sides = [
        Side(words.name(each), "", words.band(result), _pair(vacancy, each), _gates(result, names))
        for each, result in zip(people, results, strict=True)
    ]
    back = url_for("counsellor.candidates", vacancy=vacancy.public_id)
    return _page(vacancy.title, vacancy.language, back, sides, results, names)


@blueprint.route("/desk/people/<id:jobseeker>/compare", methods=["GET"])
def compare_vacancies(jobseeker: Jobseeker) -> str | Response:
    """Two open vacancies for a person."""
    asked = request.args.getlist("vacancy")
    known = queries.open_vacancies_named(db.session, asked[:MOST])
    found = [known[name] for name in dict.fromkeys(asked) if name in known]
    if len(found) != TWO:
        return _choose_two(url_for("counsellor.person_vacancies", jobseeker=jobseeker.public_id))
    results = [matching.pair(db.session, jobseeker, each, now()) for each in found]
    names = words.concept_names(results)
    sides = [
        Side(each.title, each.language, words.band(result), _pair(each, jobseeker), _gates(result, names))
        for each, result in zip(found, results, strict=True)
    ]
    back = url_for("counsellor.person_vacancies", jobseeker=jobseeker.public_id)
    return _page(words.name(jobseeker), "", back, sides, results, names)


def _choose_two(back: str) -> Response:
    flash(_("Tick exactly two lines to compare them."), "warning")
    return done(back)


def _as_asked(person: Jobseeker) -> int:
    return request.args.getlist("person").index(person.public_id)


def _pair(vacancy: Vacancy, person: Jobseeker) -> str:
    return url_for("counsellor.pair", vacancy=vacancy.public_id, jobseeker=person.public_id)


def _gates(result: matching.Result, names: words.Names) -> list[Line]:
    """What the gates say that is more than a plain yes."""
    said = {gate.reason for gate in result.gates if gate.outcome is not matcher.Outcome.PASS}
    return [line for line in words.lines(result, names) if line.reason in said]


def _page(
    about: str, language: str, back: str, sides: Sequence[Side], results: Sequence[matching.Result], names: words.Names
) -> str:
    return render_template(
        "counsellor/compare.html", about=about, language=language, back=back, sides=sides,
        parts=_parts(results, names), ranked=engine_switch.runs(db.session),
    )  # fmt: skip


def _parts(results: Sequence[matching.Result], names: words.Names) -> list[Part]:
    """Every criterion, the weightiest first; nothing where one side has no score."""
    scored = [result for result in results if isinstance(result, matcher.Match)]
    if len(scored) != TWO:
        return []
    pairs = [({part.criterion: part for part in result.contributions}) for result in scored]
    first, second = pairs
    ordered = sorted(first.values(), key=lambda part: -part.max_points)
    return [_part(part, second[part.criterion], names) for part in ordered if part.criterion in second]


def _part(mine: matcher.Contribution, other: matcher.Contribution, names: words.Names) -> Part:
    def told(one: matcher.Contribution, beside: matcher.Contribution) -> Told:
        text = reasons.sentence(one.reason, one.facts, names, reasons.Audience.STAFF)
        return Told(text, one.points * beside.max_points > beside.points * one.max_points)

    return Part(str(words.CRITERIA[mine.criterion]), (told(mine, other), told(other, mine)))
