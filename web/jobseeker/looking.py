"""Not looking now, looking again, still looking."""

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.extensions import db, now, principal
from web.jobseeker import blueprint
from web.jobseeker.me import me
from web.pages import done
from web.services import looking as services


@blueprint.route("/me/looking", methods=["GET", "POST"])
def looking() -> str | Response:
    """Say whether work is looked for; one tap each way. Nothing is deleted by it."""
    person = me()
    answer = request.form.get("looking", "")
    if answer == "yes":
        services.still_looking(db.session, principal(), person, now())
        flash(_("Thank you. We look for jobs for you."), "success")
        return done(url_for("jobseeker.home"))
    if answer == "no":
        services.pause(db.session, principal(), person, now())
        flash(_("Saved. Nobody suggests you for a job now. Nothing is deleted."), "success")
        return done(url_for("jobseeker.home"))
    if request.method == "POST":
        flash(_("Choose one of the answers."), "warning")
        return done(url_for("jobseeker.looking"))
    return render_template("jobseeker/looking.html", standing=services.standing(person).value, person=person)
