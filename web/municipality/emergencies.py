"""The second person: leads agree that a case is opened in an emergency, refuse it, or close it again."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms import HiddenField

from models import BreakGlass
from models.queries import break_glass as queries
from web.extensions import db, now, principal
from web.forms import Answered, Version, ZaednoForm
from web.municipality import blueprint
from web.pages import done, moved_on
from web.services import break_glass as service

SHOWN = 100
OPEN, END = "open", "end"


class VerdictForm(ZaednoForm):
    """One button, and the version of what was read."""

    verdict = HiddenField(validators=[Answered()])
    version = Version()


@blueprint.route("/organisation/emergencies", methods=["GET"])
def emergencies() -> str:
    """What is asked about the organisation's people, and what its own staff ask."""
    moment, rows = now(), queries.for_leads(db.session, principal().organisation_id or 0, SHOWN)
    who = principal()
    told = [(row, service.as_told(who, row, moment), service.may_answer(who, row, moment)) for row in rows]
    return render_template("municipality/emergencies.html", rows=told)


@blueprint.route("/organisation/emergencies/<id:glass>", methods=["GET"])
def emergency(glass: BreakGlass) -> str:
    """One request: who asks, why, and whose case it is if it is one's own organisation's."""
    who, moment = principal(), now()
    return render_template(
        "municipality/emergency.html", row=glass, keeps=service.keeps(who, glass), open=service.is_open(glass, moment),
        state=service.as_told(who, glass, moment), until=service.open_until(who, glass),
        may_answer=service.may_answer(who, glass, moment), waits=service.still_waits(who, glass, moment),
        mine=glass.asked_by_id == who.account_id, version=service.version_as_told(who, glass),
    )  # fmt: skip


@blueprint.route("/organisation/emergencies/<id:glass>/answer", methods=["POST"])
def answer_emergency(glass: BreakGlass) -> Response:
    """Agree, refuse, or end it early."""
    form, back = VerdictForm(), url_for("municipality.emergency", glass=glass.public_id)
    if not form.validate():
        return moved_on(back)
    try:
        if form.verdict.data == END:
            service.end(db.session, principal(), glass, form.version.data, now())
        else:
            opens = form.verdict.data == OPEN
            service.answer(db.session, principal(), glass, form.version.data, opens=opens, now=now())
    except service.NotNow:
        return moved_on(back)
    flash(_("Saved."), "success")
    return done(back)
