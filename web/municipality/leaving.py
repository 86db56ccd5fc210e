"""A colleague leaves: all their people go to another in one step, and their account is closed."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from models import Account
from models.queries import hand_overs as queries
from web.extensions import db, now, principal
from web.forms import Pick, Tick, ZaednoForm
from web.forms.rules import Answered
from web.municipality import blueprint
from web.pages import done
from web.services import hand_over

Answer = str | tuple[str, int] | Response


class LeavingForm(ZaednoForm):
    """Who takes the people over."""

    to = Pick(_l("Who takes their people over?"), choices=[])
    sure = Tick(_l("This colleague leaves. Close the account."), [Answered(_l("Tick this to go on."))])


@blueprint.route("/organisation/staff/<id:colleague>/leaving", methods=["GET", "POST"])
def leaving(colleague: Account) -> Answer:
    """Give the people of a colleague away and close the account. They are signed out at once."""
    own = principal().organisation_id or 0
    people = queries.how_many_people(db.session, own).get(colleague.id, 0)
    form, others = LeavingForm(), {each.public_id: each for each in queries.colleagues(db.session, own, colleague.id)}
    form.to.choices = [("", ""), *(SelectChoice(name, each.name or each.email) for name, each in others.items())]
    if form.validate_on_submit():
        try:
            to = others.get(form.to.data or "")
            given = hand_over.leave(db.session, colleague, to, principal(), now())
        except hand_over.PeopleLeft:
            form.wrong("to", _("Choose a colleague: nobody may be left without a counsellor."))
        except hand_over.OnlyLead:
            form.wrong("sure", _("Nobody else leads your organisation. Invite another lead first."))
        except hand_over.NotAColleague:
            form.wrong("to", _("This account cannot be closed here, or the other colleague has left, too."))
        else:
            flash(_gone(given), "success")
            return done(url_for("municipality.staff"))
        db.session.rollback()
    page = render_template("municipality/leaving.html", colleague=colleague, form=form, people=people)
    return page, 422 if form.is_submitted() else 200


def _gone(given: int) -> str:
    told = ngettext(
        "The account is closed. %(num)s person has a new counsellor and is told.",
        "The account is closed. %(num)s people have a new counsellor and are told.", given,
    )  # fmt: skip
    return str(told) if given else str(_("The account is closed."))
