"""Leaving quickly."""

from flask import make_response, render_template
from werkzeug.wrappers import Response

from web import leaving_mark
from web.accounts import blueprint, browser
from web.extensions import csrf, principal


@blueprint.route("/leave", methods=["POST"])
def quick_exit() -> Response:
    """End the sign-in and leave nothing behind.

    With a script the page has already gone blank and moved on by itself. Without one, this answer is a nameless page
    that moves on to an encyclopedia and, where there is no line, stays as it is. It is not a redirect: browsers hold
    the target of a form, through redirects too, to `form-action 'self'`. Pressed twice, on a page older than the
    sign-in, or with a busy database it leaves all the same: no answer here may be a page of ours.
    """
    leaving_mark.end(principal())
    answer = make_response(render_template("accounts/left.html"))
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return browser.forget_device(answer)


csrf.exempt(quick_exit)
