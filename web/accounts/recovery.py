"""A forgotten PIN: a new one with the slip of a counsellor."""

from flask import render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web.accounts import blueprint, browser
from web.accounts.forms import RecoverForm
from web.extensions import now, own_transaction
from web.pages import done
from web.services import account_recover, sign_in
from web.services.account_create import HashedPin

Answer = Response | tuple[str, int]


@blueprint.route("/new-pin", methods=["GET", "POST"])
def recover() -> Answer:
    """Code, digits of the slip, new PIN. The answer is the same whatever did not fit."""
    form = RecoverForm()
    if form.validate_on_submit():
        name = sign_in.normal_name(form.name.data)
        browser.throttle(name)
        token = _new_pin(name, form.digits.data, HashedPin.of(form.pin.data))
        if token is not None:
            answer = done(url_for("jobseeker.home"))
            browser.carry(token)
            return browser.remember_device(answer, name)
        form.form_errors.append(_("Code or digits are not right. Look at both, or ask your counsellor for a new slip."))
    return render_template("accounts/recover.html", form=form), 422 if form.is_submitted() else 200


def _new_pin(name: str, digits: str, pin: HashedPin) -> str | None:
    """In a transaction of its own, so that wrong digits are counted although nothing else happens."""
    with own_transaction() as writing, writing.begin():
        return account_recover.new_pin(writing, name, digits, pin, now())
