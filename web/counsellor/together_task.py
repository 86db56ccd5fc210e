"""One task planned for several people at once: each gets their own."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask_babel import ngettext
from werkzeug.wrappers import Response

from models import Jobseeker
from models.queries import casework
from web.counsellor import blueprint, words
from web.counsellor.case_forms import TaskForm
from web.counsellor.together import own_people
from web.extensions import db, now, principal
from web.gate import leave_marks
from web.pages import done
from web.services import tasks as service


@blueprint.route("/desk/together/task", methods=["GET", "POST"])
def together_task() -> str | Response | tuple[str, int]:
    """The task, for whoever is still ticked."""
    form = TaskForm().among(casework.staff(db.session, words.organisation_id()))
    asked = request.form if form.is_submitted() else request.args
    people = own_people(asked.getlist("person"))
    if not people:
        return redirect(url_for("counsellor.together"), 303)
    if not form.is_submitted():
        form.owner.data = principal().account_name
    elif form.validate():
        return _planned(people, form)
    return _page(people, form), 422 if form.is_submitted() else 200


def _planned(people: Sequence[Jobseeker], form: TaskForm) -> Response:
    for person in sorted(people, key=lambda each: each.id):
        service.add(db.session, principal(), person, form.typed(), now())
    said = ngettext("The task is planned for %(num)s person.", "The task is planned for %(num)s people.", len(people))
    flash(said, "success")
    return done(url_for("counsellor.home", whose="mine"))


def _page(people: Sequence[Jobseeker], form: TaskForm) -> str:
    shown = [(each.public_id, words.name(each)) for each in people]
    # The mark is written in a transaction of its own, which this one must not keep waiting.
    db.session.rollback()
    leave_marks("caseload", [name for name, _shown in shown])
    return render_template("counsellor/together_task.html", people=shown, form=form)
