"""The open vacancies for one person, ranked and explained."""

from typing import NamedTuple

from flask import render_template

import matcher
from models import Decision, Interest, Jobseeker, Vacancy
from models.queries import caseload
from models.queries import matching as queries
from web import reasons, vacancy_words
from web.counsellor import blueprint, words
from web.extensions import db, now
from web.reasons import Line, prospects
from web.services import matching

HELPS = 5


class Row(NamedTuple):
    """One vacancy for the person."""

    vacancy: Vacancy
    band: str
    lines: list[Line]
    interest: Interest | None
    decision: Decision | None


@blueprint.route("/desk/people/<id:jobseeker>/vacancies", methods=["GET"])
def person_vacancies(jobseeker: Jobseeker) -> str:
    """Best first; what the law or the person's own wish rules out stands apart, with the reason."""
    person = caseload.whole_person(db.session, jobseeker)
    ranking = matching.vacancies_for(db.session, person, now())
    expected = matching.expectation(db.session, person, now())
    helps = expected.helps[:HELPS]
    named = {concept for each in helps for concept in reasons.concepts_of(each.facts)}
    names = words.concept_names([*ranking.matches, *ranking.blocked], named)
    vacancies = {row.public_id: row for row in queries.open_vacancies(db.session)}
    decisions = {row.vacancy_id: row for row in queries.decisions_of_person(db.session, person.id)}
    interests = {row.vacancy_id: row for row in queries.interests_of(db.session, person.id)}

    def row(result: matcher.Match | matcher.Blocked) -> Row:
        vacancy = vacancies[result.opening_id]
        lines = list(words.main_lines(result, names))
        return Row(vacancy, words.band(result), lines, interests.get(vacancy.id), decisions.get(vacancy.id))

    return render_template(
        "counsellor/person_vacancies.html", person=person, name=words.name(person), pay=vacancy_words.pay,
        expected=expected, helps=[prospects.told(each, names) for each in helps],
        rows=[row(match) for match in ranking.matches], blocked=[row(match) for match in ranking.blocked],
    )  # fmt: skip
