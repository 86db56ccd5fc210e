"""Entering a person who sits beside the counsellor."""

from flask import render_template, session, url_for
from werkzeug.wrappers import Response

from web.counsellor import blueprint
from web.counsellor.forms import PersonForm
from web.counsellor.slip import ONCE
from web.extensions import db, now, principal
from web.pages import done
from web.services import casework_intake
from web.services.casework_intake import Heard


@blueprint.route("/desk/people/new", methods=["GET", "POST"])
def new_person() -> str | Response | tuple[str, int]:
    """A language and the consent; then the slip with which the person signs in."""
    form = PersonForm()
    if not form.validate_on_submit():
        shown = render_template("counsellor/new_person.html", form=form)
        return (shown, 422) if form.is_submitted() else shown
    name = (form.given_name.data, form.family_name.data)
    person, _account = casework_intake.enter(db.session, principal(), form.language.data, name, now())
    heard, interpreter = Heard(form.heard.data), bool(form.interpreter.data)
    casework_intake.record_consent(db.session, person, principal(), heard, interpreter, now())
    digits = casework_intake.new_slip(db.session, person, principal(), now())
    answer = done(url_for("counsellor.slip", jobseeker=person.public_id))
    session[ONCE] = [person.public_id, digits]
    return answer
