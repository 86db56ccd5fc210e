"""The parts of a plan: by vacancy, by person, who is left out, what changed, what was done by hand."""

from typing import NamedTuple

from flask import abort, flash, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Jobseeker, PlacementPlan
from models.plan import NoProposal, PlanState
from models.queries import plan_pages as queries
from web import plan_words
from web.counsellor import blueprint, plan_use, words
from web.counsellor.plan_form import LiftForm, PairsForm, key_of
from web.counsellor.plan_rows import PURPOSE, by_person, by_vacancy, frame, tally_of, why_left_out
from web.extensions import db
from web.filters import number
from web.gate import leave_marks
from web.pages import done
from web.paging import PAGE, page_of

VACANCIES, PEOPLE = 5, 25
STANDING = ("open", "proposed", "blocked")
Answer = str | Response | tuple[str, int]


class LeftOutRow(NamedTuple):
    """Somebody without a proposal: why, and the page on which something can be done."""

    person: Jobseeker
    name: str
    why: str
    next: str
    address: str


def finished(plan: PlacementPlan) -> None:
    """Answer 404 for a part of a plan that is not made yet."""
    if plan.state is not PlanState.DONE:
        abort(404)


@blueprint.route("/desk/plans/<id:plan>/vacancies", methods=["GET", "POST"])
def plan_pairs(plan: PlacementPlan) -> Answer:
    """The proposals of each vacancy: propose those ticked, or change the plan and make it again."""
    finished(plan)
    form = PairsForm()
    form.offer(plan_use.sent_pairs())
    if form.validate_on_submit():
        return plan_use.carry_out(plan, form)
    plan_use.only_read(form)
    found, state, page = _vacancies(plan)
    shown = render_template(
        "counsellor/plan_pairs.html", **frame(plan, "pairs"), tally=found.tally, groups=by_vacancy(found.pairs),
        form=form, state=state, page=page, pages=max(1, -(-found.vacancies // VACANCIES)), at_once=plan_use.AT_ONCE,
    )  # fmt: skip
    return shown, 422 if form.is_submitted() else 200


def _vacancies(plan: PlacementPlan) -> tuple[queries.VacancyPage, str, int]:
    """The vacancies of the page asked for, with how the pairs stand that are shown; the first page if there is no such
    one."""
    asked, page = request.args.get("show", ""), max(1, request.args.get("page", 1, type=int))
    state, mine = asked if asked in STANDING else "", words.organisation_id()
    found = queries.by_vacancy(db.session, plan, mine, state, limit=VACANCIES, offset=(page - 1) * VACANCIES)
    if not found.pairs and page > 1:
        return queries.by_vacancy(db.session, plan, mine, state, limit=VACANCIES, offset=0), state, 1
    return found, state, page


@blueprint.route("/desk/plans/<id:plan>/people", methods=["GET"])
def plan_people(plan: PlacementPlan) -> str:
    """The proposals of each person."""
    finished(plan)
    page, pages = page_of(tally_of(plan).people, PEOPLE)
    found = queries.by_person(db.session, plan, words.organisation_id(), PEOPLE, (page - 1) * PEOPLE)
    return render_template(
        "counsellor/plan_people.html", **frame(plan, "people"), rows=by_person(found), page=page, pages=pages
    )


@blueprint.route("/desk/plans/<id:plan>/left-out", methods=["GET"])
def plan_left_out(plan: PlacementPlan) -> str:
    """Who has no proposal, why, and what helps."""
    finished(plan)
    known, asked = why_left_out(plan), request.args.get("why", "")
    why = NoProposal(asked) if asked in known else None
    page, pages = page_of(known[why] if why else sum(known.values()), PAGE)
    found = queries.left_out(db.session, plan, words.organisation_id(), why, limit=PAGE, offset=(page - 1) * PAGE)
    leave_marks(PURPOSE, {row.jobseeker.public_id for row in found})
    return render_template(
        "counsellor/plan_left_out.html", **frame(plan, "left_out"), reasons=known, why=why, page=page, pages=pages,
        rows=[_left_out(plan, row.jobseeker, row.reason) for row in found],
    )  # fmt: skip


def _left_out(plan: PlacementPlan, person: Jobseeker, why: NoProposal) -> LeftOutRow:
    page = plan_words.NEXT_PAGE.get(why, "counsellor.person")
    address = url_for(page, jobseeker=person.public_id)
    if why is NoProposal.NO_ROOM:
        address = url_for("counsellor.plan_person", plan=plan.public_id, jobseeker=person.public_id)
    return LeftOutRow(
        person, words.name(person), str(plan_words.LEFT_OUT[why]), str(plan_words.NEXT[why]),
        address,
    )  # fmt: skip


@blueprint.route("/desk/plans/<id:plan>/changes", methods=["GET"])
def plan_changes(plan: PlacementPlan) -> str:
    """What is other than in the plan from which this one was made."""
    finished(plan)
    former = plan.parent
    if former is None or former.organisation_id != words.organisation_id():
        abort(404)
    page, pages = page_of(queries.count_changes(db.session, plan, words.organisation_id()), PAGE)
    found = queries.changes(db.session, plan, words.organisation_id(), PAGE, (page - 1) * PAGE)
    leave_marks(PURPOSE, {row.person.public_id for row in found})
    return render_template(
        "counsellor/plan_changes.html", **frame(plan, "changes"), former=former, page=page, pages=pages,
        rows=[(row, words.name(row.person)) for row in found], compared=_beside(plan, former),
    )  # fmt: skip


def _beside(plan: PlacementPlan, former: PlacementPlan) -> list[tuple[str, str, str]]:
    """A plan in figures, and the plan before it."""
    mine = words.organisation_id()
    tallies = queries.tallies(db.session, mine, [plan.id, former.id])

    def figures(one: PlacementPlan) -> list[str]:
        tally, bound = tallies.get(one.id), one.upper_bound or 0
        fit = round(100 * (one.total or 0) / bound) if bound else 0
        return [number(tally.people if tally else 0), number(tally.pairs if tally else 0), number(fit),
                number(round(one.gini or 0, 2))]  # fmt: skip

    names = (_("People with a proposal"), _("Proposals"), _("Fit of all pairs together, of 100"), _("Gini number"))
    return [
        (str(name), before, after) for name, before, after in zip(names, figures(former), figures(plan), strict=True)
    ]


@blueprint.route("/desk/plans/<id:plan>/by-hand", methods=["GET", "POST"])
def plan_wishes(plan: PlacementPlan) -> Answer:
    """The pairs that were put first or left out by hand; some can be taken back."""
    finished(plan)
    form = LiftForm()
    form.pair.choices = plan_use.choices_of(plan_use.sent_pairs())
    if form.validate_on_submit():
        made = plan_use.without(plan, form.pair.data or [])
        flash(_("The plan is made anew."), "success")
        return done(url_for("counsellor.plan", plan=made.public_id))
    plan_use.only_read(form)
    found = queries.wishes(db.session, plan, words.organisation_id())
    leave_marks(PURPOSE, {row.jobseeker.public_id for row in found})
    rows = [(row, words.name(row.jobseeker), key_of(row.jobseeker.public_id, row.vacancy.public_id)) for row in found]
    page = render_template("counsellor/plan_wishes.html", **frame(plan, "wishes"), rows=rows, form=form)
    return page, 422 if form.is_submitted() else 200
