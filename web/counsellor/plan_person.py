"""One person in a plan: what is proposed, what else fits, and both to be changed by hand."""

from collections.abc import Sequence
from typing import NamedTuple

from flask import render_template
from werkzeug.wrappers import Response

import matcher
from models import Jobseeker, PlacementPlan, PlanPair, Vacancy
from models.queries import plan_pages as queries
from web import plan_words
from web.counsellor import blueprint, plan_use, words
from web.counsellor.plan_form import PairsForm, key_of
from web.counsellor.plan_lists import finished
from web.counsellor.plan_rows import frame, left_of
from web.extensions import db
from web.services import plan_sheet_read

SHOWN = 15


class Row(NamedTuple):
    """A vacancy for the person: `pair` is what the plan holds of it, `choice` its place among all that fit."""

    key: str
    vacancy: Vacancy
    pair: PlanPair | None
    band: str
    choice: str
    left: str
    against: bool


@blueprint.route("/desk/plans/<id:plan>/people/<id:jobseeker>", methods=["GET", "POST"])
def plan_person(plan: PlacementPlan, jobseeker: Jobseeker) -> str | Response | tuple[str, int]:
    """What the plan proposes to a person, and what else would fit, as the plan saw it."""
    finished(plan)
    form = PairsForm()
    form.offer([key for key in plan_use.sent_pairs() if key.startswith(jobseeker.public_id)])
    if form.validate_on_submit():
        return plan_use.carry_out(plan, form)
    plan_use.only_read(form)
    known = plan_sheet_read.known(db.session, plan, jobseeker)
    rows = _rows(plan, jobseeker, known)
    why = None if any(row.pair for row in rows) else queries.why_left_out(db.session, plan, jobseeker.id)
    page = render_template(
        "counsellor/plan_person.html", **frame(plan, ""), person=jobseeker, name=words.name(jobseeker), form=form,
        rows=rows, waiting=known.waiting, why=why,
    )  # fmt: skip
    return page, 422 if form.is_submitted() else 200


def _rows(plan: PlacementPlan, person: Jobseeker, known: plan_sheet_read.Known) -> Sequence[Row]:
    """What the plan holds for the person first, then what else fits, the best first."""
    places = {name: place for place, name in enumerate(known.vacancies, start=1)}
    found = queries.of_person(db.session, plan, person.id, known.vacancies[:SHOWN])
    rows = [
        _row(person, vacancy, pair, places.get(vacancy.public_id, 0), vacancy.public_id in known.against)
        for vacancy, pair in found
    ]
    return sorted(rows, key=lambda row: (row.pair is None, places.get(row.vacancy.public_id, 0), row.key))


def _row(person: Jobseeker, vacancy: Vacancy, pair: PlanPair | None, place: int, against: bool) -> Row:
    rank = pair.rank if pair else place
    return Row(
        key_of(person.public_id, vacancy.public_id), vacancy, pair,
        words.BANDS[matcher.Band(pair.band)] if pair else "", plan_words.choice(rank) if rank else "",
        left_of(pair) if pair else "", against,
    )  # fmt: skip
