"""Asking for the PIN, or for a code of the authenticator, once more before contact data or copies of data are handed
out: the phone may be shared."""

from flask import redirect, session, url_for
from werkzeug.wrappers import Response

from web.extensions import now, principal
from web.services import sign_in
from web.services.principal import Actor

THEN = "confirm_then"
SEEN = 3


def confirm_first(back: str) -> Response | None:
    """None if PIN or code were given in this browser within the last five minutes; otherwise the way to the page that
    asks for it, which leads on to `back`, an address of ours."""
    if sign_in.recently_confirmed(principal(), now()):
        return None
    session[THEN] = back
    asks = "accounts.confirm" if principal().actor is Actor.JOBSEEKER else "accounts.confirm_code"
    return redirect(url_for(asks), 303)


def veiled(contact: str) -> str:
    """A telephone number or e-mail, in full only if the PIN was given in this browser within the last five minutes."""
    if sign_in.recently_confirmed(principal(), now()):
        return contact
    if not contact:
        return ""
    name, _at, host = contact.rpartition("@")
    return f"{name[:1]}…@{host}" if name else f"… {contact[-SEEN:]}"
