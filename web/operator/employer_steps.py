"""Taking a step in a company's check, and what is settled beside it: who has access, and who asked once more."""

from flask import abort, flash, request, url_for
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.wrappers import Response

from models import Employer
from models.enums import EmployerState
from models.queries import employers as queries
from models.vetting import VettingStep
from web import vetting_words as words
from web.extensions import db, now, principal
from web.links import absolute
from web.operator import blueprint
from web.operator.employer_forms import AccessForm, StepForm
from web.operator.employers import form_for, shown
from web.pages import done
from web.services import employer_register, employer_team, employer_vetting
from web.services.employer_register import Settled
from web.services.vetting_steps import NotPossible

Answer = Response | tuple[str, int]
STEPS = ", ".join(step.value for step in VettingStep)
SAID: dict[EmployerState, LazyString] = {
    EmployerState.DOCUMENTS: _l("Noted. Next, somebody looks at its papers."),
    EmployerState.CALL_BACK: _l("Noted. Next, somebody calls its official number."),
    EmployerState.SECOND_PERSON: _l("Noted. Next, a second person decides."),
    EmployerState.VETTED: _l("The company may now work with us."),
    EmployerState.SUSPENDED: _l("The company is suspended."),
}
SETTLED: dict[Settled, LazyString] = {
    Settled.ADMITTED: _l("The registration goes on. They get a link."),
    Settled.REFUSED: _l("The registration is deleted."),
    Settled.SECOND: _l("Noted. The company is known already, so a second operator must say the same."),
    Settled.SAME_PERSON: _l("You asked for this. Somebody else must let it go on."),
    Settled.IMPOSSIBLE: _l("This is not possible. Perhaps the company is suspended, or somebody was quicker."),
}


@blueprint.route(f"/operator/employers/<id:employer>/<any({STEPS}):check_step>", methods=["POST"])
def employer_step(employer: Employer, check_step: str) -> Answer:
    """Take a step: the first people look and call, a second one decides, anybody suspends."""
    chosen = VettingStep(check_step)
    form = form_for(chosen, employer, posted=True)
    if not form.validate_on_submit():
        return shown(employer, form), 422
    try:
        after = employer_vetting.take(db.session, principal(), employer, chosen, form.version.data, now(), form.told())
        flash(SAID[after], "success")
    except employer_vetting.SamePerson:
        db.session.rollback()
        flash(_("You checked this company. Somebody else must be the second person."), "warning")
    except (StaleDataError, NotPossible):
        db.session.rollback()
        return _overtaken(employer, chosen, form), 409
    return done(url_for("operator.employer", employer=employer.public_id))


def _overtaken(employer: Employer, step: VettingStep, form: StepForm) -> str:
    last = queries.last_steps(db.session, [employer.id]).get(employer.id)
    return shown(employer, form, words.both_versions(step, form.told(), last))


@blueprint.route("/operator/employers/<id:employer>/access", methods=["POST"])
def employer_access(employer: Employer) -> Answer:
    """Give somebody access for a company, by a link that is sent; or take an account's access away."""
    page = url_for("operator.employer", employer=employer.public_id)
    if gone := request.form.get("account"):
        if employer_team.remove(db.session, principal(), employer, gone, now(), even_the_last=True) is None:
            abort(404)
        flash(_("This account has no access any more."), "success")
        return done(page)
    form = AccessForm()
    if form.validate_on_submit():
        try:
            employer_team.invite(db.session, principal(), employer, form.email.data, _link, now())
            flash(_("Noted. When a second operator lets it go on, we send a link to this e-mail."), "success")
            return done(page)
        except employer_team.Full:
            db.session.rollback()
            form.wrong("email", _("This company has as many accounts as possible."))
        except employer_team.Suspended:
            db.session.rollback()
            form.wrong("email", _("This company is suspended. Let it be checked again first."))
    return shown(employer, access=form), 422


@blueprint.route("/operator/registrations", methods=["POST"])
def settle_registration() -> Response:
    """A registration that waited for a person: it is let in to the check, or deleted."""
    name, admit = request.form.get("request", ""), request.form.get("answer") == "admit"
    answer = employer_register.settle(db.session, principal(), name, now(), admit=admit)
    flash(SETTLED[answer], "success" if answer in (Settled.ADMITTED, Settled.REFUSED) else "warning")
    return done(url_for("operator.employers"))


def _link(token: str) -> str:
    return absolute("accounts.invitation", token=token)
