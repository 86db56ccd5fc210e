"""The authenticator's code once more, for those who sign in with one."""

from flask import flash, render_template, session
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.accounts import blueprint, browser
from web.accounts.forms import CodeForm
from web.confirming import THEN
from web.extensions import db, now, own_transaction, principal
from web.pages import done
from web.services import second_factor, sign_in


@blueprint.route("/staff/confirm", methods=["GET", "POST"])
def confirm_code() -> Response | tuple[str, int]:
    """Ask for a code, then go on to where it was needed."""
    form = CodeForm()
    then = session.get(THEN) or browser.home()
    if form.validate_on_submit():
        with own_transaction() as writing, writing.begin():
            second_factor.throttle_codes(writing, principal(), now())
        if second_factor.accept(db.session, principal(), form.digits.data, now()):
            sign_in.confirm_again(db.session, principal(), now())
            answer = done(then)
            session.pop(THEN, None)
            flash(_("Thank you. You can go on for five minutes."), "success")
            return answer
        form.wrong("digits", _("This code is not right, or it was used already. Wait for the next one."))
    page = render_template("accounts/confirm_code.html", form=form, back_url=browser.home())
    return page, 422 if form.is_submitted() else 200
