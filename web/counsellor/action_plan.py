"""The plan of one person: the goal and its steps, each ticked, changed or taken out."""

from collections.abc import Sequence

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.wrappers import Response

from models import ActionPlan, ActionStep, Jobseeker
from models.queries import casework as queries
from web.counsellor import blueprint, words
from web.counsellor.case_forms import GoalForm, PlanStepForm, Row, both
from web.counsellor.editing import Answer, edit
from web.counsellor.forms import ApproveForm, StepForm
from web.counsellor.plan_courses import step_form
from web.extensions import db, now, principal
from web.pages import done, moved_on, send_again
from web.services import action_plan as service
from web.services import courses
from web.services.clock import day_in_bulgaria


def _home(jobseeker: Jobseeker) -> str:
    return url_for("counsellor.action_plan", jobseeker=jobseeker.public_id)


@blueprint.route("/desk/people/<id:jobseeker>/action-plan", methods=["GET", "POST"])
def action_plan(jobseeker: Jobseeker) -> Answer:
    """The goal, to set or change, and the steps."""
    form, found = GoalForm(), queries.plan(db.session, jobseeker)
    if found is not None and not form.is_submitted():
        form.fill(service.aim_of(found))
        form.read_in(found.version)

    def versions() -> list[Row]:
        saved = queries.plan(db.session, jobseeker)
        if saved is None:
            return []
        form.read_in(saved.version)
        return both(form.said(form.typed()), form.said(service.aim_of(saved)))

    def page(stale: Sequence[Row]) -> str:
        return render_template(
            "counsellor/action_plan.html", person=jobseeker, name=words.name(jobseeker), form=form,
            plan=queries.plan(db.session, jobseeker) if form.is_submitted() else found, stale=stale,
            today=day_in_bulgaria(now()),
        )  # fmt: skip

    return edit(
        form, lambda: service.agree(db.session, principal(), jobseeker, form.typed(), form.version.data, now()),
        versions, page, _("The goal is saved. The person sees it."), lambda: _home(jobseeker),
    )  # fmt: skip


@blueprint.route("/desk/people/<id:jobseeker>/action-plan/steps", methods=["GET", "POST"])
def new_step(jobseeker: Jobseeker) -> Answer:
    """Add a step; one that is a course gives the person a seat there."""
    form, helping = step_form(jobseeker)
    if form.is_submitted() and form.validate():
        found = queries.plan(db.session, jobseeker)
        if found is None:
            return moved_on(_home(jobseeker), _("Choose where the plan leads first."))
        if _added(found, form):
            flash(_("The step is saved. The person sees it."), "success")
            return done(_home(jobseeker))
    page = render_template(
        "counsellor/step.html", person=jobseeker, name=words.name(jobseeker), form=form, helping=helping, row=None,
    )  # fmt: skip
    return page, 422 if form.is_submitted() else 200


@blueprint.route("/desk/steps/<id:step>", methods=["GET", "POST"])
def step(step: ActionStep) -> Answer:
    """Change a step."""
    person = step.plan.jobseeker
    form = PlanStepForm().among(())
    if not form.is_submitted():
        form.fill(service.step_of(step))
        form.read_in(step.version)

    def versions() -> list[Row]:
        form.read_in(step.version)
        return both(form.said(form.typed()), form.said(service.step_of(step)))

    def page(stale: Sequence[Row]) -> str:
        return render_template(
            "counsellor/step.html", person=person, name=words.name(person), form=form, row=step, stale=stale
        )

    return edit(
        form, lambda: service.change_step(db.session, principal(), step, form.typed(), form.version.data, now()),
        versions, page, _("The step is saved. The person sees it."), lambda: _home(person),
    )  # fmt: skip


@blueprint.route("/desk/steps/<id:step>/done", methods=["POST"])
def tick_step(step: ActionStep) -> Response:
    """Say that a step is done, or that it is not after all."""
    page = _home(step.plan.jobseeker)
    if not StepForm().validate_on_submit():
        return send_again(page)
    service.tick(db.session, principal(), step, done=request.form.get("done") != "no", now=now())
    flash(_("Saved. The person sees it."), "success")
    return done(page)


@blueprint.route("/desk/steps/<id:step>/remove", methods=["POST"])
def remove_step(step: ActionStep) -> Response:
    """Take a step out; a seat in a course stays."""
    form, page = ApproveForm(), _home(step.plan.jobseeker)
    if not form.validate_on_submit():
        return send_again(page)
    try:
        service.remove_step(db.session, principal(), step, form.version.data, now())
    except StaleDataError:
        return moved_on(page)
    flash(_("The step is gone."), "success")
    return done(page)


def _added(found: ActionPlan, form: PlanStepForm) -> bool:
    """Whether the step is in the plan now; what stands against it is said at the course."""
    try:
        service.add_step(db.session, principal(), found, form.typed(), now())
    except courses.NoSeatLeft:
        db.session.rollback()
        form.wrong("course", _("Every seat of this course is taken."))
    except courses.Over:
        db.session.rollback()
        form.wrong("course", _("This course has begun or has ended."))
    else:
        return True
    return False
