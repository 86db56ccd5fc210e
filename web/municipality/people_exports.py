"""The second person's word on lists of people with names."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import PeopleExport
from models.queries import people_exports as queries
from web.extensions import db, now, principal
from web.municipality import blueprint
from web.municipality.emergencies import OPEN, SHOWN, VerdictForm
from web.pages import done, moved_on
from web.services import people_export as service


@blueprint.route("/organisation/exports", methods=["GET"])
def people_exports() -> str:
    """Who asked for a list with names, and what for."""
    rows = queries.of_organisation(db.session, principal().organisation_id or 0, SHOWN)
    return render_template("municipality/exports.html", rows=rows, me=principal().account_id)


@blueprint.route("/organisation/exports/<id:people_export>/answer", methods=["POST"])
def answer_export(people_export: PeopleExport) -> Response:
    """Agree or refuse."""
    form, back = VerdictForm(), url_for("municipality.people_exports")
    if not form.validate():
        return moved_on(back)
    agrees = form.verdict.data == OPEN
    try:
        service.answer(db.session, principal(), people_export, form.version.data, agrees=agrees, now=now())
    except service.NotNow:
        return moved_on(back)
    flash(_("Saved."), "success")
    return done(back)
