"""An invitation to a person proposed for a vacancy."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Disclosure
from models.sharing_enums import DisclosureState, InvitationText
from web.employer import blueprint
from web.employer.forms import InviteForm
from web.extensions import db, now, principal
from web.pages import done
from web.services import disclosure as steps
from web.services.disclosed import pseudonym
from web.services.disclosure_steps import NotPossible

Answer = str | tuple[str, int] | Response


@blueprint.route("/employer/people/<id:disclosure>/invite", methods=["GET", "POST"])
def invite(disclosure: Disclosure) -> Answer:
    """Choose what to invite to."""
    page = url_for("employer.people", vacancy=disclosure.vacancy.public_id)
    form = InviteForm()
    if form.validate_on_submit():
        try:
            steps.invite(db.session, disclosure, principal(), InvitationText(form.text.data), now())
        except NotPossible:
            db.session.rollback()
            flash(_("This is not possible any more. Here you see where it stands."), "warning")
            return done(page)
        flash(_("Sent. You see here when the person has answered."), "success")
        return done(page)
    shown = render_template(
        "employer/invite.html", vacancy=disclosure.vacancy, form=form, back=page,
        sign=pseudonym(db.session.info["vault"], disclosure),
        possible=disclosure.state is DisclosureState.SUGGESTED,
    )  # fmt: skip
    return shown, 422 if form.is_submitted() else 200
