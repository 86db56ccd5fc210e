"""Times an employer offers the person to meet: yes, no, giving one back, and a file for the own calendar."""

from collections.abc import Callable

from flask import abort, flash, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Disclosure, Interview
from models.interview import InterviewState
from models.queries import interviews as queries
from web import calendar_file
from web.extensions import db, now, principal
from web.forms import ZaednoForm
from web.jobseeker import blueprint
from web.jobseeker.forms.sharing import AgreeForm
from web.jobseeker.invitations import Answer, show, time_form
from web.pages import done, moved_on, send_again
from web.services import interviews
from web.services.disclosure_steps import NotPossible


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
    """Take a step and show where everything stands."""
    page = url_for("jobseeker.invitation", disclosure=disclosure.public_id)
    if not ZaednoForm().validate_on_submit():
        return send_again(page)
    try:
        take()
    except interviews.NoSeat:
        return moved_on(page, _("Somebody else has taken this time. Please choose another one."))
    except interviews.Clash:
        return moved_on(page, _("You have another appointment at this time. Please choose another one."))
    except NotPossible:
        return moved_on(page)
    flash(told, "success")
    return done(page)
