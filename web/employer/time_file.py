"""A time the person agreed to, as a file for the employer's calendar."""

from flask import abort, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Interview
from models.interview import InterviewState
from web import calendar_file, labels
from web.employer import blueprint
from web.employer.times import sign
from web.extensions import now
from web.services import interviews


@blueprint.route("/employer/times/<id:interview>/calendar", methods=["GET"])
def time_file(interview: Interview) -> Response:
    """The file, as long as the person shares something; it names the job and the sign, never the person."""
    if interview.state is not InterviewState.AGREED or not interviews.shares(interview.disclosure, now()):
        abort(404)
    title = _(
        "%(what)s: %(job)s (%(sign)s)", what=labels.label(interview.slot.kind),
        job=interview.slot.vacancy.title, sign=sign(interview.disclosure),
    )  # fmt: skip
    return calendar_file.answer(interview, title, url_for("public.start", _external=True))
