"""Taking back what a counsellor understood by own words."""

from flask import flash, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.extensions import db, now, principal
from web.jobseeker import blueprint
from web.jobseeker.me import me
from web.pages import done
from web.services import own_words


@blueprint.route("/me/linked-words/undo", methods=["POST"])
def undo_link() -> Response:
    """The words stand again as they were written; the counsellor sees that the link was wrong."""
    try:
        about = own_words.unlink(db.session, principal(), me(), request.form.get("entry", ""), now())
    except own_words.SettledMeanwhile:
        flash(_("This was changed already."), "warning")
        return done(url_for("jobseeker.add_work"))
    flash(_("Your own words stand again. Your counsellor sees it."), "success")
    return done(url_for("jobseeker.skills" if about is own_words.About.SKILL else "jobseeker.add_work"))
