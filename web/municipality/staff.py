"""The organisation's staff."""

from flask import render_template, url_for
from flask_babel import gettext as _

from models import Organisation
from models.enums import Role
from models.queries import accounts, hand_overs
from web.extensions import db, now, principal
from web.links import absolute
from web.municipality import blueprint
from web.municipality.forms import InviteForm
from web.pages import done
from web.services import account_create, organisations


@blueprint.route("/organisation/staff")
def staff() -> str:
    """Counsellors and leads, and a form to invite one more."""
    return _page(InviteForm(formdata=None))


@blueprint.route("/organisation/staff/invite", methods=["POST"])
def invite() -> tuple[str, int]:
    """Invite a colleague; the link is shown on this page once, and sent."""
    form = InviteForm()
    if form.validate_on_submit():
        own = db.session.get_one(Organisation, principal().organisation_id)
        try:
            account, token = organisations.invite(
                db.session, principal(), own, Role(form.role.data), form.email.data, now()
            )
            link = absolute("accounts.invitation", token=token)
            organisations.send_invitation(db.session, account, link, now())
            done(url_for("municipality.staff"))
            return render_template("municipality/invited.html", link=link), 200
        except account_create.Taken:
            db.session.rollback()
            form.wrong("email", _("This e-mail cannot be invited. Use another one, or ask your operator."))
    return _page(form), 422


def _page(form: InviteForm) -> str:
    colleagues = accounts.staff_of(db.session, principal().organisation_id or 0)
    people = hand_overs.how_many_people(db.session, principal().organisation_id or 0)
    return render_template(
        "municipality/staff.html", colleagues=colleagues, form=form, people=people, me=principal().account_id
    )
