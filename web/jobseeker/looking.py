"""Not looking now, looking again, still looking."""

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from web.extensions import db, now, principal
from web.i18n import language
from web.jobseeker import blueprint
from web.jobseeker.me import me
from web.pages import done
from web.services import looking as services

AGREE = _l("Choose this if you agree. Without it we cannot look for work for you.")


@blueprint.route("/me/looking", methods=["GET", "POST"])
def looking() -> str | Response:
    """Say whether work is looked for; one tap each way. Nothing is deleted by it."""
    person = me()
    answer = request.form.get("looking", "")
    if answer == "yes":
        try:
            services.still_looking(
                db.session, principal(), person, now(), agreed_in=language() if "agree" in request.form else None
            )
        except services.NotAgreed:
            db.session.rollback()
            flash(str(AGREE), "warning")
            return done(url_for("jobseeker.looking"))
        flash(_("Thank you. We look for jobs for you."), "success")
        return done(url_for("jobseeker.home"))
    if answer == "no":
        services.pause(db.session, principal(), person, now())
        flash(_("Saved. Nobody suggests you for a job now. Nothing is deleted."), "success")
        return done(url_for("jobseeker.home"))
    if request.method == "POST":
        flash(_("Choose one of the answers."), "warning")
        return done(url_for("jobseeker.looking"))
    return render_template("jobseeker/looking.html", standing=services.standing(db.session, person).value)
