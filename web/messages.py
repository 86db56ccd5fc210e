"""The words of messages. Subjects say nothing; texts name no person, no employer and no status."""

from collections.abc import Callable, Mapping

from flask_babel import force_locale
from flask_babel import gettext as _

from web.services.outbox import NEWS, Letter


def _phone_code(secret: str) -> str:
    return str(_("Your code is %(code)s. It works for 15 minutes. Give it to nobody.", code=secret))


def _invitation(secret: str) -> str:
    return str(_("Open this address within 7 days and choose a password: %(address)s", address=secret))


def _known_already(_secret: str) -> str:
    return str(
        _(
            "Somebody asked for an account with your e-mail or your company's number. You have one already. "
            "If it was you, sign in. If it was not you, do nothing."
        )
    )


def _news(_secret: str) -> str:
    return str(_("There is news in Zaedno."))


def _account_ended(_secret: str) -> str:
    return str(_("Your old code for Zaedno does not work any more. Please ask your counsellor for the right one."))


def _confirm_email(secret: str) -> str:
    return str(_("Open this address within 24 hours, if you want messages here: %(address)s", address=secret))


def _confirm_vacancy(secret: str) -> str:
    return str(
        _(
            "We wrote a vacancy for you on the telephone. Read it and answer within 7 days: %(address)s",
            address=secret,
        )
    )


TEXTS: Mapping[str, Callable[[str], str]] = {
    "phone_code": _phone_code,
    "invitation": _invitation,
    "known_already": _known_already,
    "account_ended": _account_ended,
    "confirm_email": _confirm_email,
    "confirm_vacancy": _confirm_vacancy,
    NEWS: _news,
}


def compose(letter: Letter) -> tuple[str, str]:
    """Subject and text of a letter, in its receiver's language. Needs an application context."""
    with force_locale(letter.language):
        return _("A message for you"), TEXTS[letter.template](letter.secret)
