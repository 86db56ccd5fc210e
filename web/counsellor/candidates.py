"""The people for a vacancy: those the engine puts forward, or while it is switched off everybody, with plain facts."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Decision, Interest, Jobseeker, MatchRun, Vacancy
from models.enums import VacancyState
from models.queries import desk_order as keys
from models.queries import matching as queries
from models.queries.desk_order import PersonKey
from web.counsellor import blueprint, order_words, words
from web.counsellor.forms import StepForm
from web.extensions import db, now, principal
from web.gate import leave_marks
from web.pages import done
from web.paging import page_of
from web.reasons import Line
from web.services import desk_order, engine_switch, matching
from web.services.desk_order import Order

SHOWN = 25
Answered = tuple[keys.Asked, matching.Result]


class Row(NamedTuple):
    """One person in the list. `place` is the engine's, counting the asking organisation's own people only; 0 without
    one. `here` says why the person stands here when the list has another order."""

    place: int
    person: Jobseeker
    name: str
    band: str
    here: str
    lines: Sequence[Line]
    interest: Interest | None
    decision: Decision | None


@blueprint.route("/desk/vacancies/<id:vacancy>/people", methods=["GET"])
def candidates(vacancy: Vacancy) -> str:
    """The latest list, as far as it is about the asking organisation's own people, in the order asked for."""
    mine, ranked = words.organisation_id(), engine_switch.runs(db.session)
    run = queries.last_run(db.session, vacancy.id, mine) if ranked else None
    same = not ranked and request.args.get("work") == "same"
    orders = desk_order.OF_PEOPLE if ranked else desk_order.OF_PEOPLE[1:]
    order = order_words.asked(orders)
    found = _keys(vacancy, run, ranked=ranked, same=same)
    page, pages = page_of(len(found), SHOWN)
    shown = desk_order.people(found, order, vacancy.municipality)[(page - 1) * SHOWN : page * SHOWN]
    narrowed = {"work": "same"} if same else {}
    return render_template(
        "counsellor/candidates.html", vacancy=vacancy, run=run, ranked=ranked, same=same, narrowed=narrowed,
        may_rank=vacancy.state is VacancyState.OPEN, page=page, pages=pages, order=order.value,
        rows=_rows(vacancy, shown, order, _answers(vacancy, run, shown), {key.number: key.place for key in found}),
        orders=order_words.choices(
            order_words.PEOPLE, orders, order, "counsellor.candidates", vacancy=vacancy.public_id, **narrowed
        ),
    )  # fmt: skip


def _keys(vacancy: Vacancy, run: MatchRun | None, *, ranked: bool, same: bool) -> Sequence[PersonKey]:
    """Whom the list is about; places count from 1 among them."""
    mine = words.organisation_id()
    if not ranked:
        return keys.everybody(db.session, mine, vacancy.concept_id if same else None)
    found = keys.suggested(db.session, run.id, mine) if run else ()
    return [key._replace(place=place) for place, key in enumerate(found, start=1)]


def _answers(vacancy: Vacancy, run: MatchRun | None, shown: Sequence[PersonKey]) -> list[Answered]:
    """Each person shown, with what the run said of them, or what the gates say now."""
    found = keys.beside_vacancy(db.session, vacancy.id, run.id if run else None, [key.number for key in shown])
    if run is not None:
        return [(row, matching.stored_match(row.suggestion)) for row in found if row.suggestion is not None]
    if vacancy.concept_id is None:
        return []
    people = [row.person for row in found]
    return list(zip(found, matching.sifted_people(db.session, people, vacancy, now()), strict=True))


def _rows(
    vacancy: Vacancy, shown: Sequence[PersonKey], order: Order, answers: Sequence[Answered], places: Mapping[int, int]
) -> list[Row]:
    leave_marks("matches", [row.person.public_id for row, _result in answers])
    names = words.concept_names([result for _row, result in answers])
    here = {key.number: order_words.about_person(key, order, vacancy.municipality) for key in shown}
    return [
        Row(
            places[row.person.id], row.person, words.name(row.person), words.band(result), here[row.person.id],
            words.main_lines(result, names), row.interest, row.decision,
        )
        for row, result in answers
    ]  # fmt: skip


@blueprint.route("/desk/vacancies/<id:vacancy>/rank", methods=["POST"])
def rank(vacancy: Vacancy) -> Response:
    """Make the list anew."""
    if vacancy.state is not VacancyState.OPEN or not StepForm().validate_on_submit():
        flash(_("Only an open vacancy gets a list of people."), "warning")
        return done(url_for("counsellor.vacancy", vacancy=vacancy.public_id))
    page = url_for("counsellor.candidates", vacancy=vacancy.public_id)
    try:
        matching.run(db.session, vacancy, principal(), now(), words.organisation_id())
    except engine_switch.EngineOff:
        flash(_("The matching program is switched off, so no list is made."), "warning")
        return done(page)
    flash(_("The list is up to date."), "success")
    return done(page)
