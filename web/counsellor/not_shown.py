"""Proposals that no company sees yet: why, and what to do next."""

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Jobseeker
from models.queries import cards as queries
from web import card_words
from web.counsellor import blueprint, words
from web.counsellor.forms import StepForm
from web.extensions import db, now, principal
from web.gate import leave_marks
from web.pages import done
from web.services import being_suggested


@blueprint.route("/desk/not-shown", methods=["GET"])
def not_shown() -> str:
    """The asking organisation's people who are proposed and not shown."""
    found = queries.waiting(db.session, words.organisation_id())
    leave_marks("matches", [row.disclosure.jobseeker.public_id for row in found])
    return render_template(
        "counsellor/not_shown.html", rows=[(row, words.name(row.disclosure.jobseeker)) for row in found],
        causes=card_words.CAUSES, next_steps=card_words.NEXT,
    )  # fmt: skip


@blueprint.route("/desk/people/<id:jobseeker>/suggested", methods=["POST"])
def note_suggested(jobseeker: Jobseeker) -> Response:
    """Note what the person said: that they may be suggested to companies without a name, or not any more."""
    if StepForm().validate_on_submit():
        if request.form.get("agrees") == "yes":
            being_suggested.agree(db.session, principal(), jobseeker, jobseeker.language, now())
        else:
            being_suggested.take_back(db.session, principal(), jobseeker, now())
        flash(_("Saved."), "success")
    return done(url_for("counsellor.person", jobseeker=jobseeker.public_id))
