"""Signing in once more after a long pause, and getting back what was written meanwhile."""

from flask import make_response, render_template
from werkzeug.wrappers import Response

from web.accounts import blueprint
from web.accounts.forms import SignInForm
from web.services.unsent_answers import Unsent
from web.signing_in_again import SignInAgain


@blueprint.app_errorhandler(SignInAgain)
def sign_in_again(asked: SignInAgain) -> tuple[str, int]:
    """Ask to sign in; the answers wait in the page, sealed."""
    form = SignInForm(formdata=None, data={"unsent": asked.sealed})
    return render_template("accounts/sign_in.html", form=form), 403


def hand_back(unsent: Unsent) -> Response:
    """The page that shows that nothing is lost, with one button to save it."""
    return make_response(render_template("accounts/handed_back.html", unsent=unsent))
