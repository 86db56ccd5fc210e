"""Joining alone, and the page that shows the sign-in code."""

from flask import render_template, url_for
from werkzeug.wrappers import Response

from models import Account
from models.queries import organisations
from web import wanted
from web.accounts import blueprint, browser
from web.accounts.forms import JoinForm
from web.extensions import db, now, own_transaction, principal
from web.i18n import language
from web.links import absolute
from web.pages import done
from web.services import account_create, code_words, sign_in, slips, throttles


@blueprint.route("/join", methods=["GET", "POST"])
def join() -> Response | tuple[str, int] | str:
    """A new person chooses who helps them, and a PIN."""
    form = JoinForm()
    with own_transaction() as reading:
        reading.info["read_only"] = True
        form.organisation.choices = [(row.public_id, row.name) for row in organisations.open_to_join(reading)]
    if form.validate_on_submit():
        _throttle()
        pin = account_create.HashedPin.of(form.pin.data)
        account = account_create.join(db.session, form.organisation.data, language(), pin, now())
        token = sign_in.start(db.session, account.id, now(), proved=True)
        name, answer = account.code or "", done(url_for("accounts.welcome"))
        browser.carry(token)
        return browser.remember_device(answer, name)
    return render_template("accounts/join.html", form=form), 422 if form.is_submitted() else 200


def _throttle() -> None:
    with own_transaction() as writing, writing.begin():
        throttles.count(writing, throttles.JOIN_SOURCE, browser.source().address, now())


@blueprint.route("/welcome")
def welcome() -> Response | str:
    """The sign-in code in words and as a square, for a quarter of an hour after the PIN was given. From here a new
    person goes straight to the first question."""
    if not sign_in.is_fresh(principal(), now()):
        return render_template("accounts/welcome_later.html")
    account = db.session.get_one(Account, principal().account_id)
    words, digits = code_words.words_and_digits(account.code or "", language())
    square = slips.sign_in_square(absolute("accounts.sign_in"), account.code or "")
    begun = account.jobseeker is not None and bool(account.jobseeker.work)
    onward = wanted.address() or url_for("jobseeker.home" if begun else "jobseeker.add_work")
    return render_template("accounts/welcome.html", words=words, digits=digits, square=square, onward=onward)
