"""The switch of the matching engine: how it stands, why, and turning it."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response
from wtforms import HiddenField

import matcher
from models.queries import engine_switch as queries
from web.extensions import db, now, principal
from web.forms import Answered, LongText, ZaednoForm
from web.operator import blueprint
from web.pages import done, moved_on
from web.services import engine_switch, matching

LONGEST_REASON = 500
SHOWN = 50


class SwitchForm(ZaednoForm):
    """Which way, and why."""

    to = HiddenField(validators=[Answered()])
    reason = LongText(
        _l("Why?"), [Answered()], longest=LONGEST_REASON,
        description=_l("Counsellors read this. Write plainly and name nobody."),
    )  # fmt: skip


@blueprint.route("/operator/engine", methods=["GET", "POST"])
def engine() -> str | Response | tuple[str, int]:
    """Switch it off or on with a reason; it counts at once, everywhere."""
    form = SwitchForm()
    if form.validate_on_submit():
        on = form.to.data == "on"
        try:
            engine_switch.turn(db.session, principal(), on=on, reason=form.reason.data, now=now())
        except engine_switch.AlreadySo:
            told = _("Somebody has turned it meanwhile. Here you see how it stands.")
            return moved_on(url_for("operator.engine"), told)
        flash(_("The matching program runs again.") if on else _("The matching program is switched off."), "success")
        return done(url_for("operator.engine"))
    settings = matching.weights(db.session)
    page = render_template(
        "operator/engine.html", form=form, runs=engine_switch.runs(db.session), settings=settings,
        own=settings.version != matching.WRITTEN.version, engine=matcher.ENGINE_VERSION,
        rules=matching.rules(db.session).version, turns=queries.history(db.session, SHOWN),
    )  # fmt: skip
    return page, 422 if form.is_submitted() else 200
