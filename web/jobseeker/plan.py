"""The person's plan: steps to tick, notes to read, who may help, and how it goes at work."""

from collections.abc import Callable, Mapping

from flask import flash, render_template, request, url_for
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from models import ActionStep, FollowUp, Referral
from models.note import NoteReader
from models.placement import PlacementOutcome
from models.queries import casework as queries
from models.referral import StageBy
from web.extensions import db, now, principal
from web.forms import ZaednoForm
from web.jobseeker import blueprint
from web.jobseeker.me import me
from web.pages import done, moved_on, send_again
from web.services import action_plan, courses, follow_ups, referrals
from web.services.clock import day_in_bulgaria
from web.services.referrals import ReferralStep

ANSWERS: Mapping[PlacementOutcome, LazyString] = {
    PlacementOutcome.EMPLOYED_SAME: _l("I work there"),
    PlacementOutcome.EMPLOYED_OTHER: _l("I work somewhere else"),
    PlacementOutcome.NOT_EMPLOYED: _l("I do not work now"),
    PlacementOutcome.MOVED: _l("I have moved away"),
    PlacementOutcome.WITHDREW: _l("Please do not ask me again"),
}
REFUSED = (
    action_plan.NotTheirs, courses.NoSeatLeft, courses.Over, follow_ups.NotAsked, referrals.NotPossible,
)  # fmt: skip


@blueprint.route("/me/plan", methods=["GET"])
def plan() -> str:
    """Everything agreed on one page; what waits for an answer stands first."""
    person = me()
    asked = [row for row in queries.follow_ups(db.session, person) if follow_ups.answerable(row, now())]
    found = queries.referrals(db.session, person)
    return render_template(
        "jobseeker/plan.html", plan=queries.plan(db.session, person), asked=asked, referrals=found,
        waiting=[row for row in found if ReferralStep.AGREE in referrals.possible(row, StageBy.PERSON)],
        notes=queries.notes(db.session, person, reader=NoteReader.PERSON), today=day_in_bulgaria(now()),
    )  # fmt: skip


@blueprint.route("/me/steps/<id:step>/done", methods=["POST"])
def tick_step(step: ActionStep) -> Response:
    """Say that one's own step is done, or that it is not after all."""
    finished = request.form.get("done") != "no"
    told = _("Well done. Your counsellor sees it.") if finished else _("The step is open again.")
    return _step(told, lambda: action_plan.tick(db.session, principal(), step, done=finished, now=now()))


@blueprint.route("/me/referrals/<id:referral>", methods=["GET", "POST"])
def referral(referral: Referral) -> str | Response:
    """Who could help and what they would learn: yes or no, and taking a yes back."""
    answers = {"yes": ReferralStep.AGREE, "no": ReferralStep.TAKE_BACK}
    answer = answers.get(request.form.get("answer", ""))
    if answer is not None:
        told = _("You said yes. Your counsellor goes on.") if answer is ReferralStep.AGREE else _("You said no.")
        return _step(told, lambda: referrals.take(db.session, referral, answer, principal(), now()))
    steps = referrals.possible(referral, StageBy.PERSON)
    return render_template(
        "jobseeker/referral.html", row=referral, history=queries.history(db.session, referral),
        can_agree=answers["yes"] in steps, can_refuse=answers["no"] in steps,
    )  # fmt: skip


@blueprint.route("/me/follow-ups/<id:follow_up>", methods=["GET", "POST"])
def follow_up(follow_up: FollowUp) -> str | Response:
    """How it is at work: one tap, and whether one needs help."""
    said = {outcome.value: outcome for outcome in ANSWERS}.get(request.form.get("outcome", ""))
    if said is not None:
        help_wanted = bool(request.form.get("help"))
        told = _("Thank you. Your counsellor gets in touch with you.") if help_wanted else _("Thank you. It is saved.")
        return _step(
            told, lambda: follow_ups.answer(db.session, principal(), follow_up, said, now(), needs_help=help_wanted)
        )
    return render_template(
        "jobseeker/follow_up.html", row=follow_up, answers=ANSWERS, answerable=follow_ups.answerable(follow_up, now())
    )


def _step(told: str, take: Callable[[], None]) -> Response:
    """Take a step and show the plan. An old page is told that things have moved on."""
    page = url_for("jobseeker.plan")
    if not ZaednoForm().validate_on_submit():
        return send_again(page)
    try:
        take()
    except REFUSED:
        return moved_on(page)
    flash(told, "success")
    return done(page)
