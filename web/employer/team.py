"""The colleagues of a company: who has access, inviting one more, taking access away, leaving."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from models import Employer
from models.queries import vacancies
from web.employer import blueprint
from web.employer.asking import employer_id
from web.extensions import db, now, own_transaction, principal
from web.forms import Answered, Email, ZaednoForm
from web.links import absolute
from web.pages import done
from web.services import employer_team, throttles

Answer = str | tuple[str, int] | Response


class ColleagueForm(ZaednoForm):
    """A colleague is invited."""

    email = Email(
        _l("E-mail of your colleague"), [Answered()],
        description=_l("We send a link to choose a password. It works for 7 days."),
    )  # fmt: skip


@blueprint.route("/employer/team", methods=["GET", "POST"])
def team() -> Answer:
    """Who of the company can sign in; a form to invite one more. Whether an e-mail is known is never said."""
    form = ColleagueForm()
    if form.validate_on_submit():
        try:
            with own_transaction() as writing, writing.begin():
                throttles.count(writing, employer_team.INVITED_A_DAY, str(employer_id()), now())
            employer_team.invite(db.session, principal(), _company(), form.email.data, _link, now())
            flash(_("We send a link to this e-mail if it can be invited."), "success")
            return done(url_for("employer.team"))
        except throttles.TooManyTries:
            form.wrong("email", _("You invited many people today. Please go on tomorrow."))
        except employer_team.Full:
            db.session.rollback()
            form.wrong("email", _("Your company has as many accounts as possible. Take one away first."))
        except employer_team.Suspended:
            db.session.rollback()
            form.wrong("email", _("Your company is suspended. Please call us."))
    company = _company()
    shown = render_template(
        "employer/team.html", form=form, me=principal().account_id, team=employer_team.of(db.session, company, now())
    )
    return shown, 422 if form.is_submitted() else 200


@blueprint.route("/employer/team/remove", methods=["POST"])
def remove_colleague() -> Answer:
    """Take a colleague's access away, or one's own."""
    try:
        gone = employer_team.remove(db.session, principal(), _company(), request.form.get("account", ""), now())
    except employer_team.LastOne:
        db.session.rollback()
        flash(_("You are the last one with access. Invite a colleague first, or call us."), "warning")
        return done(url_for("employer.team"))
    if gone is None:
        abort(404)
    if gone.id == principal().account_id:
        done(url_for("public.start"))
        return redirect(url_for("public.start"), 303)
    flash(_("This colleague has no access any more."), "success")
    return done(url_for("employer.team"))


def _company() -> Employer:
    return vacancies.employer(db.session, employer_id())


def _link(token: str) -> str:
    return absolute("accounts.invitation", token=token)
