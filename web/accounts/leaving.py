"""Leaving quickly."""

from flask import make_response, render_template, session, url_for
from werkzeug.wrappers import Response

from web.accounts import blueprint, browser
from web.extensions import db, now, principal
from web.pages import done
from web.services import sign_in


@blueprint.route("/leave", methods=["POST"])
def quick_exit() -> Response:
    """End the sign-in and leave nothing behind.

    With a script the page has already gone blank and moved on by itself. Without one, this answer is a nameless page
    that moves on to an encyclopedia and, where there is no line, stays as it is. It is not a redirect: browsers hold
    the target of a form, through redirects too, to `form-action 'self'`.
    """
    sign_in.end(db.session, principal(), now())
    done(url_for("public.start"))
    session.clear()
    answer = make_response(render_template("accounts/left.html"))
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return browser.forget_device(answer)
