"""The open vacancies for one person, ranked and explained."""

from typing import NamedTuple

from flask import render_template

import matcher
from models import Decision, Interest, Jobseeker, Vacancy
from models.queries import caseload
from models.queries import matching as queries
from web import course_hints, reasons, vacancy_words
from web.counsellor import blueprint, words
from web.counsellor.home import page_of
from web.extensions import db, now
from web.reasons import Line, prospects
from web.services import matching

HELPS = 5
SHOWN = 50


class Row(NamedTuple):
    """One vacancy for the person."""

    vacancy: Vacancy
    band: str
    lines: list[Line]
    interest: Interest | None
    decision: Decision | None


@blueprint.route("/desk/people/<id:jobseeker>/vacancies", methods=["GET"])
def person_vacancies(jobseeker: Jobseeker) -> str:
    """Best first; what the law or the person's own wish rules out comes last and apart, with the reason."""
    person = caseload.whole_person(db.session, jobseeker)
    ranking = matching.vacancies_for(db.session, person, now())
    expected = matching.expectation(db.session, person, now())
    helps = expected.helps[:HELPS]
    every: list[matcher.Match | matcher.Blocked] = [*ranking.matches, *ranking.blocked]
    page, pages = page_of(len(every), SHOWN)
    answers = every[(page - 1) * SHOWN : page * SHOWN]
    names = words.concept_names(answers, {one for each in helps for one in reasons.concepts_of(each.facts)})
    vacancies = queries.open_vacancies_named(db.session, [each.opening_id for each in answers])
    decisions = {row.vacancy_id: row for row in queries.decisions_of_person(db.session, person.id)}
    interests = {row.vacancy_id: row for row in queries.interests_of(db.session, person.id)}

    def rows(kind: type[matcher.Match] | type[matcher.Blocked]) -> list[Row]:
        """Without vacancies that were closed a moment ago."""
        return [
            Row(
                row, words.band(result), list(words.main_lines(result, names)), interests.get(row.id),
                decisions.get(row.id),
            )
            for result in answers
            if isinstance(result, kind) and (row := vacancies.get(result.opening_id)) is not None
        ]  # fmt: skip

    return render_template(
        "counsellor/person_vacancies.html", person=person, name=words.name(person), pay=vacancy_words.pay,
        courses=course_hints.beside_helps(person, helps, names, "counsellor.course"),
        expected=expected, helps=[prospects.told(each, names) for each in helps],
        rows=rows(matcher.Match), blocked=rows(matcher.Blocked), page=page, pages=pages,
    )  # fmt: skip
