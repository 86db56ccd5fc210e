"""How I want to hear of news, when I do not want to be disturbed, and an e-mail for it."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Account
from models.enums import Channel, Role
from models.queries import inbox as queries
from web.accounts import blueprint, browser
from web.accounts.message_forms import ChoiceForm, EmailForm, text_of, understood
from web.extensions import db, now, own_transaction, principal
from web.forms import ZaednoForm
from web.links import absolute
from web.pages import done
from web.services import account_phone, channels, message_email, sign_in
from web.services.channels import Chosen
from web.services.one_time_codes import Purpose, account_of_link
from web.services.sign_in import WrongSecret

Answer = Response | tuple[str, int] | str


@blueprint.route("/me/messages", methods=["GET", "POST"])
def messages() -> Answer:
    """Choose the channel and the quiet hours."""
    account = _account()
    reachable = [Channel.INBOX, *(c for c in (Channel.SMS, Channel.EMAIL) if channels.address(db.session, account, c))]
    chosen = channels.chosen(db.session, account)
    form = ChoiceForm(channel=chosen.channel.value, quiet=text_of(chosen.quiet))
    form.offer(reachable)
    if form.validate_on_submit():
        wanted = Chosen(Channel(form.channel.data), understood(form.quiet.data))
        channels.choose(db.session, principal(), account, wanted, now())
        flash(_("Saved."), "success")
        return done(url_for("accounts.messages"))
    row = queries.choice_of(db.session, account.id)
    page = render_template(
        "accounts/messages.html", form=form, private=account.role is Role.JOBSEEKER, reachable=reachable, row=row
    )  # fmt: skip
    return page, 422 if form.is_submitted() else 200


@blueprint.route("/me/messages/email", methods=["GET", "POST"])
def message_email_address() -> Answer:
    """Give an e-mail; a link goes there. The PIN is asked again."""
    form = EmailForm()
    if form.validate_on_submit():
        browser.throttle(principal().account_name)
        try:
            with own_transaction() as reading:
                reading.info["read_only"] = True
                found = sign_in.own(reading, principal())
            sign_in.prove(found, form.pin.data)
        except WrongSecret:
            form.wrong("pin", _("This PIN is not right."))
        else:
            with own_transaction() as writing, writing.begin():
                account_phone.throttle_messages(writing, form.email.data.casefold(), now())
            message_email.ask(db.session, principal(), _account(), form.email.data, _link, now())
            flash(_("We sent a link to this e-mail. Open it within 24 hours."), "success")
            return done(url_for("accounts.messages"))
    return render_template("accounts/message_email.html", form=form), 422 if form.is_submitted() else 200


@blueprint.route("/me/messages/email/remove", methods=["POST"])
def forget_message_email() -> Response:
    """Forget the e-mail."""
    message_email.forget(db.session, principal(), _account(), now())
    flash(_("Your e-mail is removed."), "success")
    return done(url_for("accounts.messages"))


@blueprint.route("/messages/<string(maxlength=64):token>", methods=["GET", "POST"])
def confirm_message_email(token: str) -> Answer:
    """Looking at the page does not use the link up, because mail scanners look too; the button does."""
    if ZaednoForm().validate_on_submit():
        if not message_email.confirm(db.session, token, now()):
            return render_template("accounts/message_email_over.html")
        flash(_("Done. We send messages to this e-mail from now on."), "success")
        return done(url_for("accounts.messages") if principal().signed_in else url_for("public.start"))
    with own_transaction() as reading:
        reading.info["read_only"] = True
        works = account_of_link(reading, Purpose.EMAIL, token, now()) is not None
    return render_template("accounts/message_email_confirm.html" if works else "accounts/message_email_over.html")


def _account() -> Account:
    return db.session.get_one(Account, principal().account_id)


def _link(token: str) -> str:
    return absolute("accounts.confirm_message_email", token=token)
