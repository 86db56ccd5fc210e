"""What came of it: an offer, or no. Asked for everybody who shares data when a vacancy is closed as filled."""

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Disclosure, Vacancy
from models.enums import CloseReason
from models.outcome import OutcomeReason
from web.employer import blueprint
from web.employer.hiring_form import NotChosenForm
from web.employer.signs import sign
from web.extensions import db, now, principal
from web.pages import done, moved_on
from web.services import outcomes
from web.services.disclosure_steps import NotPossible
from web.services.principal import Actor


@blueprint.route("/employer/people/<id:disclosure>/outcome", methods=["GET", "POST"])
def outcome(disclosure: Disclosure) -> str | tuple[str, int] | Response:
    """Say that the person was not chosen; the way to an offer stands beside it."""
    form = NotChosenForm()
    page = url_for("employer.people", vacancy=disclosure.vacancy.public_id)
    if form.validate_on_submit():
        try:
            outcomes.not_chosen(db.session, disclosure, principal(), OutcomeReason(form.reason.data), now())
        except NotPossible:
            return moved_on(page)
        flash(_("Saved. The person reads kind words from us. You see nothing of them any more."), "success")
        return done(page)
    shown = render_template(
        "employer/outcome.html", form=form, row=disclosure, vacancy=disclosure.vacancy, sign=sign(disclosure)
    )
    return shown, 422 if form.is_submitted() else 200


def asks_first(vacancy: Vacancy, reason: CloseReason | None) -> bool:
    """Whether a company that closes a filled vacancy is asked first what came of those who share data. Pressing on
    closes it: nobody is held up for ever."""
    if reason is not CloseReason.FILLED or request.form.get("unsaid") or principal().actor is not Actor.EMPLOYER:
        return False
    return bool(outcomes.unsaid(db.session, vacancy))


@blueprint.route("/employer/vacancies/<id:vacancy>/outcomes", methods=["GET"])
def outcomes_asked(vacancy: Vacancy) -> str:
    """Everybody about whom the company has not said yet what came of it; it may close the vacancy without."""
    rows = [(row, sign(row)) for row in outcomes.unsaid(db.session, vacancy)]
    return render_template("employer/outcomes.html", vacancy=vacancy, rows=rows)
