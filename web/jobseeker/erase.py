"""Erasing everything about oneself."""

from typing import Any

from flask import current_app, render_template, session, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from models.database import wipe
from web.confirming import confirm_first
from web.extensions import db, now, principal
from web.forms import Answered, Tick, ZaednoForm
from web.i18n import language
from web.jobseeker import blueprint
from web.jobseeker.me import me
from web.pages import done
from web.services import erasure

SAY_SO = _l("Choose this if you want to erase everything. Without it nothing is erased.")


class EraseForm(ZaednoForm):
    """The last question before everything goes."""

    sure = Tick(
        _l("Yes, erase everything about me. I know that nobody can bring it back."),
        [Answered(SAY_SO)],
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Only the tick itself counts: what cannot be undone is not done by odd input."""
        fine = super().validate(extra_validators)
        if fine and self.sure.raw_data != ["y"]:
            self.wrong("sure", SAY_SO)
            return False
        return fine


@blueprint.route("/me/erase", methods=["GET"])
def erase() -> str:
    """What would go, what would stay, and why."""
    return render_template("jobseeker/erase.html")


@blueprint.route("/me/erase/now", methods=["GET", "POST"])
def erase_now() -> Response | tuple[str, int]:
    """Ask for the PIN and a tick, then erase the person. They end up signed out, on a page that names nobody."""
    if (ask := confirm_first(url_for("jobseeker.erase_now"))) is not None:
        return ask
    form = EraseForm()
    if not form.validate_on_submit():
        return render_template("jobseeker/erase_now.html", form=form), 422 if form.is_submitted() else 200
    journal = erasure.Journal.of(current_app.extensions["settings"].instance)
    erasure.erase(db.session, journal, principal(), me().public_id, now())
    answer = done(url_for("public.erased", lang=language()))
    wipe(db.engine)
    session.clear()
    answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return answer
