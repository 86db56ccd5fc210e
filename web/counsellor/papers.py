"""Marking papers as seen."""

from flask import flash, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Jobseeker
from web.counsellor import blueprint
from web.counsellor.forms import PaperForm
from web.extensions import db, now, principal
from web.pages import done
from web.services import casework_papers


@blueprint.route("/desk/people/<id:jobseeker>/papers", methods=["POST"])
def see_papers(jobseeker: Jobseeker) -> Response:
    """A paper was seen today."""
    form = PaperForm()
    if form.validate_on_submit():
        try:
            casework_papers.saw(db.session, jobseeker, principal(), form.paper.data, now())
            flash(_("Noted: seen today."), "success")
        except casework_papers.NothingToSee:
            flash(_("The person has not named this paper."), "warning")
    return done(url_for("counsellor.person", jobseeker=jobseeker.public_id) + "#papers")
