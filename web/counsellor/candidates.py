"""The people the engine puts forward for a vacancy."""

from collections.abc import Sequence
from typing import NamedTuple

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Decision, Interest, Suggestion, Vacancy
from models.enums import VacancyState
from models.queries import matching as queries
from web.counsellor import blueprint, words
from web.counsellor.forms import StepForm
from web.counsellor.home import page_of
from web.extensions import db, now, principal
from web.gate import leave_marks
from web.pages import done
from web.reasons import Line
from web.services import matching

SHOWN = 25


class Row(NamedTuple):
    """One person in the list. `place` counts the asking organisation's own people only."""

    place: int
    suggestion: Suggestion
    name: str
    band: str
    lines: list[Line]
    interest: Interest | None
    decision: Decision | None


@blueprint.route("/desk/vacancies/<id:vacancy>/people", methods=["GET"])
def candidates(vacancy: Vacancy) -> str:
    """The latest list, as far as it is about the asking organisation's own people."""
    mine = words.organisation_id()
    run = queries.last_run(db.session, vacancy.id, mine)
    page, pages = page_of(queries.how_many_suggested(db.session, run.id, mine) if run else 0, SHOWN)
    before = (page - 1) * SHOWN
    found = queries.suggestions_for(db.session, run.id, mine, before, SHOWN) if run else []
    return render_template(
        "counsellor/candidates.html", vacancy=vacancy, run=run, may_rank=vacancy.state is VacancyState.OPEN,
        rows=_rows(vacancy, found, before), page=page, pages=pages,
    )  # fmt: skip


def _rows(vacancy: Vacancy, found: Sequence[Suggestion], before: int) -> list[Row]:
    """The people shown; `before` stand on earlier pages."""
    mine = words.organisation_id()
    leave_marks("matches", [row.jobseeker.public_id for row in found])
    matches = [matching.stored_match(row) for row in found]
    names = words.concept_names(matches)
    decisions = {row.jobseeker_id: row for row in queries.decisions_for_vacancy(db.session, vacancy.id, mine)}
    interests = {row.jobseeker_id: row for row in queries.interested_in(db.session, vacancy.id, mine)}
    return [
        Row(
            place, row, words.name(row.jobseeker), words.band(match), list(words.main_lines(match, names)),
            interests.get(row.jobseeker_id), decisions.get(row.jobseeker_id),
        )
        for place, (row, match) in enumerate(zip(found, matches, strict=True), start=before + 1)
    ]  # fmt: skip


@blueprint.route("/desk/vacancies/<id:vacancy>/rank", methods=["POST"])
def rank(vacancy: Vacancy) -> Response:
    """Make the list anew."""
    if vacancy.state is not VacancyState.OPEN or not StepForm().validate_on_submit():
        flash(_("Only an open vacancy gets a list of people."), "warning")
        return done(url_for("counsellor.vacancy", vacancy=vacancy.public_id))
    matching.run(db.session, vacancy, principal(), now(), words.organisation_id())
    flash(_("The list is up to date."), "success")
    return done(url_for("counsellor.candidates", vacancy=vacancy.public_id))
