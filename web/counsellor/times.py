"""What people say on the telephone about times to meet, and interpreters who have to be found."""

from flask import flash, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Disclosure, Interview
from models.queries import interviews as queries
from web.counsellor import blueprint
from web.counsellor.forms import StepForm
from web.counsellor.invitations import Answer, show, time_form
from web.counsellor.sharing_form import NotedForm
from web.extensions import db, now, principal
from web.pages import done, moved_on, send_again
from web.services import interviews
from web.services.disclosure_steps import NotPossible


@blueprint.route("/desk/invitations/<id:disclosure>/time", methods=["POST"])
def note_time(disclosure: Disclosure) -> Answer:
    """Note which time a person chose. The employer learns of a yes when the person has confirmed it."""
    found = queries.of_disclosure(db.session, disclosure)
    form = time_form(found)
    if not form.validate_on_submit():
        return show(disclosure, NotedForm(formdata=None), form), 422
    page, chosen = url_for("counsellor.invitation", disclosure=disclosure.public_id), form.chosen(found)
    try:
        if chosen is None:
            interviews.refuse(db.session, disclosure, principal(), now())
        else:
            interviews.take(db.session, chosen, principal(), form.interpreter.data or None, now())
    except interviews.NoSeat:
        return moved_on(page, _("Somebody else has taken this time. Please choose another one."))
    except interviews.Clash:
        return moved_on(page, _("The person has another appointment at this time."))
    except NotPossible:
        return moved_on(page)
    flash(_("Noted. The employer sees a yes only when the person signs in and confirms it."), "success")
    return done(page)


@blueprint.route("/desk/times/<id:interview>/interpreter", methods=["POST"])
def found_interpreter(interview: Interview) -> Response:
    """Note that an interpreter will be there."""
    page = url_for("counsellor.invitations")
    if not StepForm().validate_on_submit():
        return send_again(page)
    try:
        interviews.interpreter_found(db.session, interview, principal(), now())
    except NotPossible:
        return moved_on(page)
    flash(_("Noted. The employer reads that an interpreter will be there, not for which language."), "success")
    return done(page)
