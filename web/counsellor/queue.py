"""People who wait for somebody to take them on."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Jobseeker
from models.caseload_enums import Whose
from models.queries import caseload_list
from models.queries.caseload_list import Asked
from web.counsellor import blueprint, words
from web.counsellor.forms import StepForm
from web.extensions import db, now, principal
from web.gate import leave_marks
from web.pages import done, send_again
from web.paging import PAGE, page_of
from web.services import casework_intake, casework_next
from web.services.clock import day_in_bulgaria


@blueprint.route("/desk/queue", methods=["GET"])
def queue() -> str:
    """The intake queue, the longest waiting first."""
    asked = Asked(words.organisation_id(), words.me(), Whose.NOBODYS, by_waiting=True)
    at = casework_next.moment(now())
    waiting = caseload_list.how_many(db.session, asked, at)
    page, pages = page_of(waiting)
    found = caseload_list.lines(db.session, asked, at, PAGE, (page - 1) * PAGE)
    leave_marks("intake queue", [line.person.public_id for line in found])
    days = [(at.today - day_in_bulgaria(line.person.created_at)).days for line in found]
    rows = [
        (line, words.name(line.person), casework_next.progress(line), waited)
        for line, waited in zip(found, days, strict=True)
    ]
    return render_template("counsellor/queue.html", rows=rows, waiting=waiting, page=page, pages=pages)


@blueprint.route("/desk/people/<id:jobseeker>/take", methods=["POST"])
def take(jobseeker: Jobseeker) -> Response:
    """Become the person's counsellor."""
    if not StepForm().validate_on_submit():
        return send_again(url_for("counsellor.queue"))
    try:
        casework_intake.take(db.session, jobseeker, principal(), now())
    except casework_intake.TakenAlready:
        flash(_("A colleague has taken this person on already."), "warning")
        return done(url_for("counsellor.queue"))
    flash(_("This person is now yours."), "success")
    return done(url_for("counsellor.person", jobseeker=jobseeker.public_id))
