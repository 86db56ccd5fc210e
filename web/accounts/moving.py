"""Choosing another organisation."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Jobseeker
from models.queries import organisations
from web.accounts import blueprint
from web.accounts.forms import MoveForm
from web.extensions import db, now, principal
from web.i18n import language
from web.pages import done
from web.services import account_move


@blueprint.route("/me/move", methods=["GET", "POST"])
def move() -> Response | tuple[str, int]:
    """Leave one organisation and wait for the intake of another."""
    person = db.session.get_one(Jobseeker, principal().jobseeker_id)
    others = {row.public_id: row for row in organisations.open_to_join(db.session) if row.id != person.organisation_id}
    form = MoveForm()
    form.organisation.choices = [(name, row.name) for name, row in others.items()]
    if form.validate_on_submit():
        account_move.move(db.session, principal(), person, others[form.organisation.data], language(), now())
        flash(_("You have moved. Somebody there will get in touch with you."), "success")
        return done(url_for("jobseeker.home"))
    page = render_template("accounts/move.html", form=form, present=person.organisation, others=others)
    return page, 422 if form.is_submitted() else 200
