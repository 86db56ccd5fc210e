"""Times an employer offers the person to meet: yes, no, giving one back, and a file for the own calendar."""

from collections.abc import Callable

from flask import abort, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Disclosure, Interview
from models.interview import InterviewState
from models.queries import interviews as queries
from web import calendar_file
from web.extensions import db, now, principal
from web.jobseeker import blueprint
from web.jobseeker.forms.sharing import AgreeForm
from web.jobseeker.invitations import Answer, show, time_form
from web.jobseeker.one_tap import take_step
from web.services import interviews


@blueprint.route("/me/invitations/<id:disclosure>/time", methods=["POST"])
def take_time(disclosure: Disclosure) -> Answer:
    """Choose a time, or say that none will do."""
    found = queries.of_disclosure(db.session, disclosure)
    form = time_form(found)
    if not form.validate_on_submit():
        return show(disclosure, AgreeForm(formdata=None), form), 422
    chosen = form.chosen(found)
    if chosen is None:
        return _step(
            disclosure, _("Saved. The company learns that none of the times suits you."), lambda: _refuse(disclosure)
        )
    interpreter = form.interpreter.data or None
    return _step(
        disclosure, _("Saved. The company sees that you will come."),
        lambda: interviews.take(db.session, chosen, principal(), interpreter, now()),
    )  # fmt: skip


@blueprint.route("/me/times/<id:interview>/yes", methods=["POST"])
def confirm_time(interview: Interview) -> Response:
    """Say that a time somebody noted is right."""
    return _step(
        interview.disclosure, _("Saved. The company sees that you will come."),
        lambda: interviews.take(db.session, interview, principal(), None, now()),
    )  # fmt: skip


@blueprint.route("/me/times/<id:interview>/no", methods=["POST"])
def give_back_time(interview: Interview) -> Response:
    """Not come after all. Nobody asks why."""
    return _step(
        interview.disclosure, _("Saved. The company learns that you do not come at this time."),
        lambda: _refuse(interview.disclosure, interview),
    )  # fmt: skip


@blueprint.route("/me/times/<id:interview>/calendar", methods=["GET"])
def time_file(interview: Interview) -> Response:
    """A file that says when, and not what: somebody else may hold this phone."""
    agreed = interview.state is InterviewState.AGREED and interviews.shares(interview.disclosure, now())
    called_off = interview.state is InterviewState.CANCELLED and interviews.shares(interview.disclosure, now())
    if not agreed and not called_off:
        abort(404)
    return calendar_file.answer(interview, _("Appointment"), url_for("public.start", _external=True))


def _refuse(disclosure: Disclosure, only: Interview | None = None) -> None:
    interviews.refuse(db.session, disclosure, principal(), now(), only)


def _step(disclosure: Disclosure, told: str, take: Callable[[], None]) -> Response:
    page = url_for("jobseeker.invitation", disclosure=disclosure.public_id)
    return take_step(page, told, take, lambda: page)
