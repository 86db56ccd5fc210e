"""When a form comes in after its sender was signed out for being idle: ask to sign in, and lose nothing."""

from flask import request, session

from models.enums import Role
from web.extensions import now, own_transaction
from web.grants import Rule
from web.services import unsent_answers
from web.services.unsent_answers import Unsent

GUARDS = frozenset({"csrf_token", "form_key"})
SECRETS = frozenset({"pin", "pin_again", "password", "digits"})


class SignInAgain(Exception):
    """Somebody must sign in again, with a code and a PIN or as staff do. `sealed` carries what they sent, if anything;
    only they can open it."""

    def __init__(self, sealed: str, *, by_code: bool) -> None:
        super().__init__("Sign in again.")
        self.sealed, self.by_code = sealed, by_code


def keep_what_was_sent(rule: Rule) -> None:
    """Raise SignInAgain if this browser's sign-in slept too long; do nothing if it was ended or there was none."""
    token = session.get("_user_id")
    if not token or "form_key" not in request.form:
        return
    with own_transaction() as reading:
        reading.info["read_only"] = True
        account = unsent_answers.slept(reading, token)
        if account is not None:
            sealed = unsent_answers.sealed_for(reading, account, _sent(rule), now())
            raise SignInAgain(sealed, by_code=account.role is Role.JOBSEEKER)


def _sent(rule: Rule) -> Unsent:
    """What can be handed back: no guard and no secret, nothing that has to be asked anew, and no form without its file,
    as that would be another form."""
    pressed_only = not request.form.keys() - GUARDS - SECRETS - {"version"}
    if rule.asked_anew or pressed_only or any(file.filename for file in request.files.values()):
        return Unsent(request.path, ())
    kept = [(name, value) for name, value in request.form.items(multi=True) if name not in GUARDS | SECRETS]
    return Unsent(request.full_path.rstrip("?"), tuple(kept))
