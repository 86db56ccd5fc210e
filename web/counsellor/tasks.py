"""Tasks about one person: put down, changed, moved, done."""

from collections.abc import Sequence

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Jobseeker, Task
from models.queries import casework as queries
from web.counsellor import blueprint, words
from web.counsellor.case_forms import Row, TaskForm, both
from web.counsellor.editing import Answer, edit
from web.counsellor.forms import StepForm
from web.extensions import db, now, principal
from web.pages import done, send_again
from web.services import tasks as service
from web.services.clock import day_in_bulgaria


def _form() -> TaskForm:
    return TaskForm().among(queries.staff(db.session, words.organisation_id()))


@blueprint.route("/desk/people/<id:jobseeker>/tasks", methods=["GET", "POST"])
def tasks(jobseeker: Jobseeker) -> Answer:
    """What is to be done for a person, what was done, and a new task."""
    form = _form()
    if not form.is_submitted():
        form.owner.data = principal().account_name
    elif form.validate():
        service.add(db.session, principal(), jobseeker, form.typed(), now())
        flash(_("The task is saved."), "success")
        return done(url_for("counsellor.tasks", jobseeker=jobseeker.public_id))
    page = render_template(
        "counsellor/tasks.html", person=jobseeker, name=words.name(jobseeker), form=form,
        tasks=queries.tasks(db.session, jobseeker), today=day_in_bulgaria(now()),
    )  # fmt: skip
    return page, 422 if form.is_submitted() else 200


@blueprint.route("/desk/tasks/<id:task>", methods=["GET", "POST"])
def task(task: Task) -> Answer:
    """Change a task, or move it to another day."""
    form = _form()
    if not form.is_submitted():
        form.fill(service.to_do(task))
        form.read_in(task.version)

    def versions() -> list[Row]:
        form.read_in(task.version)
        return both(form.said(form.typed()), form.said(service.to_do(task)))

    def page(stale: Sequence[Row]) -> str:
        return render_template(
            "counsellor/task.html", row=task, person=task.jobseeker, name=words.name(task.jobseeker), form=form,
            stale=stale,
        )  # fmt: skip

    return edit(
        form, lambda: service.change(db.session, principal(), task, form.typed(), form.version.data, now()), versions,
        page, _("The task is saved."), lambda: url_for("counsellor.tasks", jobseeker=task.jobseeker.public_id),
    )  # fmt: skip


@blueprint.route("/desk/tasks/<id:task>/done", methods=["POST"])
def finish_task(task: Task) -> Response:
    """Say that a task is done, or that it is not after all."""
    on_agenda = request.form.get("from") == "agenda"
    page = (
        url_for("counsellor.agenda") if on_agenda else url_for("counsellor.tasks", jobseeker=task.jobseeker.public_id)
    )
    if not StepForm().validate_on_submit():
        return send_again(page)
    finished = request.form.get("done") != "no"
    service.finish(db.session, principal(), task, now(), done=finished)
    flash(_("Done.") if finished else _("The task is open again."), "success")
    return done(page)
