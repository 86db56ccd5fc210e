"""When a form comes in after its sender was signed out for being idle: ask to sign in, and lose nothing."""

from flask import request, session

from web.extensions import now, own_transaction
from web.services import unsent_answers
from web.services.unsent_answers import Unsent

GUARDS = frozenset({"csrf_token", "form_key"})


class SignInAgain(Exception):
    """The person must sign in again. `sealed` carries what they sent; only they can open it."""

    def __init__(self, sealed: str) -> None:
        super().__init__("Sign in again.")
        self.sealed = sealed


def keep_what_was_sent() -> None:
    """Raise SignInAgain if this browser's sign-in slept too long; do nothing if it was ended or there was none."""
    token = session.get("_user_id")
    if not token:
        return
    fields = tuple((name, value) for name, value in request.form.items(multi=True) if name not in GUARDS)
    unsent = Unsent(request.full_path.rstrip("?"), fields)
    with own_transaction() as reading:
        reading.info["read_only"] = True
        sealed = unsent_answers.sealed_for(reading, token, unsent, now())
    if sealed:
        raise SignInAgain(sealed)
