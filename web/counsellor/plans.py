"""Placement plans: those there are, a new one, and what one of them says."""

from datetime import timedelta
from typing import NamedTuple

from flask import make_response, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from models import PlacementPlan
from models.enums import VacancyState
from models.plan import NoProposal, PlanState
from models.queries import plan_pages as pages_of_plans
from models.queries import plans as queries
from models.queries import vacancies
from web import plan_words
from web.counsellor import blueprint, words
from web.counsellor.plan_form import PlanForm
from web.counsellor.plan_rows import counts, frame
from web.extensions import db, now, principal
from web.pages import done
from web.paging import PAGE, page_of
from web.services import plan as service

CHOICES = 300
LOOK_AGAIN_SECONDS = "3"
#: A page that looks again by itself keeps its reader signed in, also one who has left: where no worker makes the plan,
#: it stops.
LOOKS_AGAIN_FOR = timedelta(minutes=10)
#: For these nothing was possible, so that they do not count where proposals are spread.
OUT_OF_REACH = frozenset({NoProposal.NOTHING_FITS, NoProposal.NOT_LOOKING, NoProposal.NOTHING_SAID, NoProposal.WORKING})


class Row(NamedTuple):
    """One plan in the list."""

    plan: PlacementPlan
    by: str
    scope: str
    people: int
    proposals: int
    left_out: int


@blueprint.route("/desk/plans", methods=["GET"])
def plans() -> str:
    """The organisation's plans, the newest first."""
    mine = words.organisation_id()
    page, pages = page_of(pages_of_plans.count_of_organisation(db.session, mine))
    found = service.newest(db.session, principal(), PAGE, (page - 1) * PAGE)
    numbers = [row.id for row in found]
    tallies = pages_of_plans.tallies(db.session, mine, numbers)
    left_out = pages_of_plans.left_out_counts(db.session, mine, numbers)

    def row(plan: PlacementPlan) -> Row:
        tally, missing = tallies.get(plan.id, pages_of_plans.NO_PAIRS), sum(left_out.get(plan.id, {}).values())
        by = (plan.account.name or "") if plan.account else ""
        return Row(
            plan,
            by,
            plan_words.scope(plan, mine=plan.counsellor_id == words.me()),
            tally.people + missing,
            tally.pairs,
            missing,
        )

    return render_template(
        "counsellor/plans.html", rows=[row(plan) for plan in found], words=plan_words, page=page, pages=pages
    )


@blueprint.route("/desk/plans/new", methods=["GET", "POST"])
def new_plan() -> str | Response | tuple[str, int]:
    """Choose for whom and how far, and let it be made."""
    form = PlanForm()
    form.vacancies.choices = [
        SelectChoice(row.public_id, f"{row.title} · {row.employer.name}")
        for row in vacancies.for_staff(db.session, (VacancyState.OPEN,), CHOICES, 0)
    ]
    if form.validate_on_submit():
        made = service.order(db.session, principal(), form.scope(), form.limits(), now())
        return done(url_for("counsellor.plan", plan=made.public_id))
    page = render_template("counsellor/plan_new.html", form=form)
    return page, 422 if form.is_submitted() else 200


@blueprint.route("/desk/plans/<id:plan>", methods=["GET"])
def plan(plan: PlacementPlan) -> str | Response:
    """What a plan comes to; while it is made, how far it is."""
    if plan.state is not PlanState.DONE:
        again = plan.state is not PlanState.FAILED and now() < plan.created_at + LOOKS_AGAIN_FOR
        page = render_template("counsellor/plan_waits.html", **frame(plan, "overview"), looks_again=again)
        answer = make_response(page)
        if again:
            answer.headers["Refresh"] = LOOK_AGAIN_SECONDS
        return answer
    known = counts(plan)
    placed, reached = known.tally.people, [count for why, count in known.why.items() if why not in OUT_OF_REACH]
    return render_template(
        "counsellor/plan.html", **frame(plan, "overview"), counts=known, placed=placed, people=placed + known.left_out,
        possible=placed + sum(reached), compared=_compared(plan), evenness=plan_words.evenness(plan.gini or 0),
        costs=_costs(plan), limits=plan_words.limits(plan),
        gaps=len(plan.checks or ()) - queries.how_many_are_left(db.session, plan.id),
    )  # fmt: skip


def _compared(plan: PlacementPlan) -> list[tuple[str, int]]:
    """The total fit of the plan beside other ways, of 100 that no plan can pass."""
    bound = plan.upper_bound or 0
    ways = [
        (_("This plan"), plan.total), (_("The best pair first, then the next"), plan.greedy_total),
        (_("Whoever came first is served first"), plan.first_come_total),
    ]  # fmt: skip
    return [(str(way), round(100 * (total or 0) / bound) if bound else 0) for way, total in ways]


def _costs(plan: PlacementPlan) -> list[tuple[str, str]]:
    """Each rule in words, and what it costs."""
    known = plan.costs or {}
    return [
        (str(words_of_rule), plan_words.cost(known[rule], plan.total or 0))
        for rule, words_of_rule in plan_words.RULES.items()
        if rule in known
    ]
