"""One person in a plan: what is proposed, what else is possible, and both to be changed by hand."""

from collections.abc import Mapping, Sequence

from flask import render_template
from werkzeug.wrappers import Response

import matcher
from models import Jobseeker, PlacementPlan, PlanPair, Vacancy
from models.queries import caseload
from models.queries import matching as matching_queries
from models.queries import plan_pages as queries
from web import plan_words
from web.counsellor import blueprint, plan_use, words
from web.counsellor.plan_form import PairsForm, key_of
from web.counsellor.plan_lists import finished
from web.counsellor.plan_rows import Pair, frame
from web.extensions import db, now
from web.services import engine_switch, matching

SHOWN = 30


@blueprint.route("/desk/plans/<id:plan>/people/<id:jobseeker>", methods=["GET", "POST"])
def plan_person(plan: PlacementPlan, jobseeker: Jobseeker) -> str | Response | tuple[str, int]:
    """What the plan proposes to a person, and what else would be possible as of now."""
    finished(plan)
    form = PairsForm()
    form.offer([key for key in plan_use.sent_pairs() if key.startswith(jobseeker.public_id)])
    if form.validate_on_submit():
        return plan_use.carry_out(plan, form)
    plan_use.only_read()
    why = queries.why_left_out(db.session, plan, jobseeker.id)
    page = render_template(
        "counsellor/plan_person.html", **frame(plan, "", None), person=jobseeker, name=words.name(jobseeker), form=form,
        rows=_rows(plan, jobseeker),
        why=plan_words.LEFT_OUT[why] if why else "", next=plan_words.NEXT[why] if why else "",
    )  # fmt: skip
    return page, 422 if form.is_submitted() else 200


def _rows(plan: PlacementPlan, person: Jobseeker) -> Sequence[Pair]:
    """What the plan holds for the person first, then what else is possible, the best first."""
    planned = queries.of_person(db.session, plan, person.id)
    held = {row.vacancy.public_id: row for row in planned}
    matches = _possible(plan, person)
    others = [name for name in matches if name not in held][:SHOWN]
    vacancies = {
        **matching_queries.open_vacancies_named(db.session, others),
        **{name: row.vacancy for name, row in held.items()},
    }
    concepts = words.concept_names([matches[name] for name in (*held, *others) if name in matches])
    return [
        _row(person, vacancies[name], held.get(name), matches.get(name), concepts)
        for name in (*held, *others)
        if name in vacancies
    ]


def _possible(plan: PlacementPlan, person: Jobseeker) -> Mapping[str, matcher.Match]:
    """Vacancy (public id) → how the person fits now, the best first, of the vacancies of the plan."""
    if not engine_switch.runs(db.session):
        return {}
    ranking = matching.vacancies_for(db.session, caseload.whole_person(db.session, person), now())
    asked = plan.vacancies
    return {each.opening_id: each for each in ranking.matches if asked is None or each.opening_id in asked}


def _row(
    person: Jobseeker, vacancy: Vacancy, row: PlanPair | None, match: matcher.Match | None, concepts: Mapping[str, str]
) -> Pair:
    band = words.band(match) if match else words.BANDS[matcher.Band(row.band)] if row else ""
    accepted = row is not None and row.decision_id is not None
    return Pair(
        key_of(person.public_id, vacancy.public_id), person, "", vacancy, band,
        words.main_lines(match, concepts) if match else (), plan_words.choice(row.rank) if row else "",
        row is not None and row.pinned, row is not None and row.together, accepted,
        str(plan_words.BLOCKED[row.blocked]) if row and row.blocked and not accepted else "", not accepted,
        row is not None,
    )  # fmt: skip
