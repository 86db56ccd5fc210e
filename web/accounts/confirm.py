"""The PIN once more."""

from flask import flash, render_template, session
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.accounts import blueprint, browser
from web.accounts.forms import ConfirmForm
from web.confirming import THEN
from web.extensions import db, now, own_transaction, principal
from web.pages import done
from web.services import sign_in
from web.services.sign_in import Found, WrongSecret


@blueprint.route("/confirm", methods=["GET", "POST"])
def confirm() -> Response | tuple[str, int]:
    """Ask for the PIN, then go on to where it was needed."""
    form = ConfirmForm()
    then = session.get(THEN) or browser.home()
    if form.validate_on_submit():
        browser.throttle(principal().account_name)
        try:
            sign_in.prove(_own(), form.pin.data)
        except WrongSecret:
            form.wrong("pin", _("This PIN is not right."))
        else:
            sign_in.confirm_again(db.session, principal(), now())
            answer = done(then)
            session.pop(THEN, None)
            flash(_("Thank you. You can go on for five minutes."), "success")
            return answer
    page = render_template("accounts/confirm.html", form=form, back_url=browser.home())
    return page, 422 if form.is_submitted() else 200


def _own() -> Found:
    with own_transaction() as reading:
        reading.info["read_only"] = True
        return sign_in.own(reading, principal())
