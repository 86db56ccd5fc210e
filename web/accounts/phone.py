"""A phone number to sign in with."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Account
from web.accounts import blueprint, browser
from web.accounts.forms import PhoneCodeForm, PhoneForm
from web.extensions import db, now, own_transaction, principal
from web.pages import done
from web.services import account_phone, sign_in
from web.services.sign_in import Found, WrongSecret

Answer = Response | tuple[str, int]


@blueprint.route("/me/phone", methods=["GET", "POST"])
def phone() -> Answer:
    """Give a number; a code goes there. The PIN is asked again."""
    form = PhoneForm()
    if form.validate_on_submit():
        browser.throttle(principal().account_name)
        try:
            sign_in.prove(_own(), form.pin.data)
            _throttle(form.number.data)
            account = db.session.get_one(Account, principal().account_id)
            account_phone.ask_for_code(db.session, principal(), account, form.number.data, now())
            return done(url_for("accounts.confirm_phone"))
        except WrongSecret:
            form.wrong("pin", _("This PIN is not right."))
    return render_template("accounts/phone.html", form=form), 422 if form.is_submitted() else 200


@blueprint.route("/me/phone/confirm", methods=["GET", "POST"])
def confirm_phone() -> Answer:
    """The digits that were sent; or a counsellor confirms the number."""
    form = PhoneCodeForm()
    if form.validate_on_submit():
        if _confirm(form.digits.data):
            flash(_("Done. You can now sign in with your phone number and your PIN."), "success")
            return done(url_for("accounts.security"))
        form.wrong("digits", _("These digits are not right, or they are too old. Ask for new ones."))
    return render_template("accounts/confirm_phone.html", form=form), 422 if form.is_submitted() else 200


def _own() -> Found:
    with own_transaction() as reading:
        reading.info["read_only"] = True
        account = reading.get_one(Account, principal().account_id)
        return Found(account.id, account.secret_hash)


def _throttle(number: str) -> None:
    with own_transaction() as writing, writing.begin():
        account_phone.throttle_messages(writing, number, now())


def _confirm(digits: str) -> bool:
    """In a transaction of its own, so that wrong digits are counted although nothing else happens."""
    with own_transaction() as writing, writing.begin():
        account = writing.get_one(Account, principal().account_id)
        return account_phone.confirm(writing, principal(), account, digits, now())
