"""Who is interested in a vacancy and waits for an answer; and who says on the telephone that they still look."""

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Jobseeker
from models.queries import interests
from web.counsellor import blueprint, words
from web.counsellor.forms import StepForm
from web.extensions import db, now, principal
from web.gate import leave_marks
from web.pages import done, send_again
from web.paging import PAGE, page_of
from web.services import looking


@blueprint.route("/desk/interested", methods=["GET"])
def interested() -> str:
    """Everybody of the organisation whose interest nobody has answered, the longest waiting first."""
    waiting = interests.count_waiting(db.session, words.organisation_id())
    page, pages = page_of(waiting)
    found = interests.waiting(db.session, words.organisation_id(), PAGE, (page - 1) * PAGE)
    leave_marks("interest", {row.jobseeker.public_id for row in found})
    rows = [(row, words.name(row.jobseeker)) for row in found]
    return render_template("counsellor/interested.html", rows=rows, waiting=waiting, page=page, pages=pages)


@blueprint.route("/desk/people/<id:jobseeker>/looking", methods=["POST"])
def still_looking(jobseeker: Jobseeker) -> Response:
    """Note what a person says on the telephone or at the desk: they look for work, or not now."""
    page = url_for("counsellor.person", jobseeker=jobseeker.public_id)
    if not StepForm().validate_on_submit():
        return send_again(page)
    if request.form.get("looking") == "no":
        looking.pause(db.session, principal(), jobseeker, now())
        flash(_("Saved. Nobody suggests this person until they look again."), "success")
        return done(page)
    try:
        looking.still_looking(db.session, principal(), jobseeker, now())
    except looking.NotAgreed:
        db.session.rollback()
        flash(_("This person has not agreed yet. They can do so when they sign in."), "warning")
        return done(page)
    flash(_("Saved. The person looks for work."), "success")
    return done(page)
