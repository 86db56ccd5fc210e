"""An invitation link: choose a password, once."""

from flask import render_template, url_for
from werkzeug.wrappers import Response

from web.accounts import blueprint, browser
from web.accounts.forms import PasswordForm
from web.extensions import db, now, own_transaction
from web.pages import done
from web.services import account_recover, passwords
from web.services.one_time_codes import Purpose, account_of_link

Answer = Response | tuple[str, int] | str


@blueprint.route("/invitation/<string(maxlength=64):token>", methods=["GET", "POST"])
def invitation(token: str) -> Answer:
    """Looking at the page does not use the link up; choosing a password does."""
    if not _works(token):
        return render_template("accounts/invitation_over.html")
    form = PasswordForm()
    if form.validate_on_submit():
        hashed = passwords.hash_secret(form.password.data)
        pending = account_recover.first_password(db.session, token, hashed, now())
        if pending is None:
            return render_template("accounts/invitation_over.html")
        answer = done(url_for("accounts.second_step"))
        browser.carry(pending)
        return answer
    return render_template("accounts/invitation.html", form=form), 422 if form.is_submitted() else 200


def _works(token: str) -> bool:
    with own_transaction() as reading:
        reading.info["read_only"] = True
        return account_of_link(reading, Purpose.INVITATION, token, now()) is not None
