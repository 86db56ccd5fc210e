"""A step a person takes with one tap: a yes, a no, taking something back."""

from collections.abc import Callable

from flask import flash
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.extensions import db
from web.forms import ZaednoForm
from web.pages import done, moved_on, send_again
from web.services import interviews
from web.services.disclosure_steps import NotPossible


def take_step(asked_on: str, told: str, take: Callable[[], None], then: Callable[[], str]) -> Response:
    """Take the step, say `told`, and show where things stand: at the address `then` gives. A form that is out of date
    goes back to the page it was `asked_on`; an old page is told that things have moved on."""
    if not ZaednoForm().validate_on_submit():
        return send_again(asked_on)
    try:
        take()
    except (interviews.NoSeat, interviews.Clash, NotPossible) as refused:
        db.session.rollback()
        return moved_on(then(), _why(refused))
    flash(told, "success")
    return done(then())


def _why(refused: Exception) -> str:
    if isinstance(refused, interviews.NoSeat):
        return str(_("Somebody else has taken this time. Please choose another one."))
    if isinstance(refused, interviews.Clash):
        return str(_("You have another appointment at this time. Please choose another one."))
    return ""
