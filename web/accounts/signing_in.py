"""Signing in and out."""

from flask import flash, redirect, render_template, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from web import wanted
from web.accounts import blueprint, browser
from web.accounts.forms import SignInForm, StaffSignInForm
from web.accounts.signing_in_again import ask_second_step, hand_back, waiting
from web.extensions import db, now, own_transaction, principal
from web.pages import done
from web.services import sign_in
from web.services.principal import Actor
from web.services.sign_in import Found, WrongSecret

Answer = Response | tuple[str, int]


@blueprint.route("/sign-in", endpoint="sign_in", methods=["GET", "POST"])
def sign_in_page() -> Answer:
    """A person signs in with a code or a phone, and a PIN."""
    if principal().actor is not Actor.ANONYMOUS:
        return redirect(browser.home(), 303)
    form = SignInForm()
    if form.validate_on_submit():
        name = sign_in.normal_name(form.name.data)
        browser.throttle(name)
        try:
            proved = sign_in.prove(_person(name, form.pin.data), form.pin.data)
            return _enter(proved, name, proved=True, sealed=form.unsent.data or "")
        except WrongSecret:
            form.form_errors.append(_("Code or PIN is not right. Look at both and try again."))
    return render_template("accounts/sign_in.html", form=form), 422 if form.is_submitted() else 200


@blueprint.route("/staff/sign-in", methods=["GET", "POST"])
def staff_sign_in() -> Answer:
    """Staff and employers sign in with e-mail and password; the second step follows."""
    if principal().actor is not Actor.ANONYMOUS:
        return redirect(browser.home(), 303)
    form = StaffSignInForm()
    if form.validate_on_submit():
        name = sign_in.normal_name(form.email.data)
        browser.throttle(name)
        try:
            proved = sign_in.prove(_colleague(name), form.password.data)
            return _enter(proved, name, proved=False, sealed=form.unsent.data or "")
        except WrongSecret:
            form.form_errors.append(_("E-mail or password is not right. Look at both and try again."))
    return render_template("accounts/staff_sign_in.html", form=form), 422 if form.is_submitted() else 200


def _person(name: str, pin: str) -> Found | None:
    with own_transaction() as reading:
        reading.info["read_only"] = True
        return sign_in.find_jobseeker(reading, name, pin)


def _colleague(name: str) -> Found | None:
    with own_transaction() as reading:
        reading.info["read_only"] = True
        return sign_in.find_staff(reading, name)


def _enter(account_id: int, name: str, *, proved: bool, sealed: str) -> Response:
    if unsent := waiting(account_id, sealed):
        answer = hand_back(account_id, unsent) if proved else ask_second_step(account_id, sealed)
        return browser.remember_device(answer, name)
    token = sign_in.start(db.session, account_id, now(), proved=proved)
    answer = done((wanted.take() or url_for("jobseeker.home")) if proved else url_for("accounts.second_step"))
    browser.carry(token)
    return browser.remember_device(answer, name)


@blueprint.route("/sign-out", methods=["POST"])
def sign_out() -> Response:
    """End this browser's sign-in."""
    sign_in.end(db.session, principal(), now())
    answer = done(url_for("public.start"))
    session.clear()
    flash(_("You are signed out."), "success")
    return answer


@blueprint.route("/sign-out-everywhere", methods=["POST"])
def sign_out_everywhere() -> Response:
    """End the account's sign-ins in every browser, this one too."""
    sign_in.end_everywhere(db.session, principal(), now())
    answer = done(url_for("public.start"))
    session.clear()
    flash(_("You are signed out everywhere."), "success")
    return answer
