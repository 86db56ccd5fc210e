"""Companies register."""

from flask import render_template, request, url_for
from werkzeug.wrappers import Response

from models.queries import places
from web.accounts import blueprint, browser
from web.accounts.forms import RegisterForm
from web.extensions import db, now, own_transaction
from web.i18n import language
from web.links import absolute
from web.pages import done
from web.place_names import told_apart
from web.services import account_phone, employer_register, throttles

Answer = Response | tuple[str, int] | str


@blueprint.route("/employers/register", methods=["GET", "POST"])
def register_employer() -> Answer:
    """Company number, name, place and e-mail. The answer is the same whether or not they are known."""
    if request.args.get("sent") and request.method == "GET":
        return render_template("accounts/registered.html")
    form = RegisterForm()
    with own_transaction() as reading:
        reading.info["read_only"] = True
        named = told_apart(places.municipalities(reading))
    form.municipality.choices = [("", ""), *named.items()]
    if form.validate_on_submit():
        if _may_write_to(form.email.data):
            company = employer_register.Company(
                form.name.data, form.number.data, form.municipality.data, form.email.data
            )
            employer_register.register(db.session, company, language(), _link, now())
        return done(url_for("accounts.register_employer", sent=1))
    return render_template("accounts/register_employer.html", form=form), 422 if form.is_submitted() else 200


def _link(token: str) -> str:
    return absolute("accounts.invitation", token=token)


def _may_write_to(email: str) -> bool:
    """Whether this source may go on, and whether this mailbox has had few enough messages. The second is not said."""
    with own_transaction() as writing, writing.begin():
        throttles.count(writing, throttles.JOIN_SOURCE, browser.source().address, now())
    try:
        with own_transaction() as writing, writing.begin():
            account_phone.throttle_messages(writing, email.casefold(), now())
    except throttles.TooManyTries:
        return False
    return True
