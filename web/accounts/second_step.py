"""The second step of staff and employers."""

from flask import redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Account
from web.accounts import blueprint, browser
from web.accounts.forms import CodeForm
from web.accounts.signing_in_again import hand_back, waiting
from web.extensions import db, now, own_transaction, principal
from web.pages import done
from web.services import second_factor, sign_in, slips

Answer = Response | tuple[str, int]
GROUP = 4


@blueprint.route("/staff/second-step", methods=["GET", "POST"])
def second_step() -> Answer:
    """The code of the authenticator."""
    if not _is_set_up():
        return redirect(url_for("accounts.set_up_second_step"), 303)
    form = CodeForm()
    if form.validate_on_submit():
        _throttle()
        if (answer := _back_to_what_waits(form)) is not None:
            return answer
        if second_factor.accept(db.session, principal(), form.digits.data, now()):
            return _enter()
        form.wrong("digits", _("This code is not right, or it was used already. Wait for the next one."))
    return render_template("accounts/second_step.html", form=form), 422 if form.is_submitted() else 200


@blueprint.route("/staff/set-up", methods=["GET", "POST"])
def set_up_second_step() -> Answer:
    """The first time: a square to scan, and a code to show that it worked."""
    if _is_set_up():
        return redirect(url_for("accounts.second_step"), 303)
    form = CodeForm()
    if form.validate_on_submit():
        _throttle()
        if second_factor.set_up(db.session, principal(), form.digits.data, now()):
            return _enter()
        form.wrong("digits", _("This code is not right. Wait for the next one."))
    secret = second_factor.offer(db.session.info["vault"], principal())
    label = db.session.get_one(Account, principal().account_id).email or ""
    groups = [secret[start : start + GROUP] for start in range(0, len(secret), GROUP)]
    square = slips.square(second_factor.address(secret, label))
    page = render_template("accounts/set_up_second_step.html", form=form, square=square, groups=groups)
    return page, 422 if form.is_submitted() else 200


def _is_set_up() -> bool:
    with own_transaction() as reading:
        reading.info["read_only"] = True
        return second_factor.is_set_up(reading, principal())


def _throttle() -> None:
    with own_transaction() as writing, writing.begin():
        second_factor.throttle_codes(writing, principal(), now())


def _back_to_what_waits(form: CodeForm) -> Response | None:
    """What was written before, if there is any and the code is right. The half sign-in is left to sleep: a second copy
    of the form must find it, to ask for the next code."""
    who = principal()
    unsent = waiting(who.account_id, form.unsent.data)
    if unsent is None:
        return None
    with own_transaction() as writing, writing.begin():
        right = second_factor.accept(writing, who, form.digits.data, now())
    return hand_back(who.account_id or 0, unsent) if right else None


def _enter() -> Response:
    """Signed in whole: the half sign-in ends, a new one begins."""
    who = principal()
    sign_in.end(db.session, who, now())
    token = sign_in.start(db.session, who.account_id or 0, now(), proved=True)
    answer = done(url_for("accounts.sign_in"))
    browser.carry(token)
    answer.location = browser.home()
    return answer
