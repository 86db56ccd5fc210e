"""Asking for the PIN once more before contact data or copies of data are handed out: the phone may be shared."""

from flask import redirect, session, url_for
from werkzeug.wrappers import Response

from web.extensions import now, principal
from web.services import sign_in

THEN = "confirm_then"


def confirm_first(back: str) -> Response | None:
    """None if the PIN was given in this browser within the last five minutes; otherwise the way to the page that asks
    for it, which leads on to `back`, an address of ours."""
    if sign_in.recently_confirmed(principal(), now()):
        return None
    session[THEN] = back
    return redirect(url_for("accounts.confirm"), 303)
