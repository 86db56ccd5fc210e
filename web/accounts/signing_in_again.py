"""Signing in once more after a long pause, and getting back what was written meanwhile."""

from flask import make_response, render_template
from werkzeug.wrappers import Response

from web.accounts import blueprint, browser
from web.accounts.forms import CodeForm, SignInForm, StaffSignInForm
from web.extensions import now, own_transaction
from web.services import sign_in, unsent_answers
from web.services.unsent_answers import Unsent
from web.signing_in_again import SignInAgain


@blueprint.app_errorhandler(SignInAgain)
def sign_in_again(asked: SignInAgain) -> tuple[str, int]:
    """Ask to sign in; the answers wait in the page, sealed."""
    kind, page = (SignInForm, "sign_in") if asked.by_code else (StaffSignInForm, "staff_sign_in")
    form = kind(formdata=None, data={"unsent": asked.sealed})
    return render_template(f"accounts/{page}.html", form=form), 403


def waiting(account_id: int | None, sealed: str | None) -> Unsent | None:
    """What this account's person wrote before, if anything waits for them."""
    if not sealed or account_id is None:
        return None
    with own_transaction() as reading:
        reading.info["read_only"] = True
        return unsent_answers.opened(reading, account_id, sealed, now())


def hand_back(account_id: int, unsent: Unsent) -> Response:
    """Sign in, and show that nothing is lost, with one button to save it.

    Not remembered as carried out: a second copy of the form gets the answers back like the first.
    """
    _begin(account_id, proved=True)
    return make_response(render_template("accounts/handed_back.html", unsent=unsent, home=browser.home()))


def ask_second_step(account_id: int, sealed: str) -> Response:
    """The second step, at once: the answers go along in the page."""
    _begin(account_id, proved=False)
    form = CodeForm(formdata=None, data={"unsent": sealed})
    return make_response(render_template("accounts/second_step.html", form=form))


def _begin(account_id: int, *, proved: bool) -> None:
    with own_transaction() as writing, writing.begin():
        token = sign_in.start(writing, account_id, now(), proved=proved)
    browser.carry(token)
