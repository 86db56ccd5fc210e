"""Sending a vacancy for approval, and closing it."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Vacancy
from web.employer import blueprint
from web.employer.forms import CloseForm, PromiseForm
from web.employer.outcome import asks_first
from web.employer.vacancy import STAFF, page
from web.extensions import db, now, principal
from web.pages import done
from web.services import matching, vacancy_state


@blueprint.route("/employer/vacancies/<id:vacancy>/submit", methods=["POST"])
def submit_vacancy(vacancy: Vacancy) -> Response | tuple[str, int]:
    """Ask for approval."""
    form = PromiseForm()
    if not form.validate_on_submit():
        return page(vacancy, form), 422
    try:
        vacancy_state.submit(db.session, vacancy, principal(), matching.rules(db.session), now())
    except vacancy_state.NotReady:
        form.form_errors.append(_("Something is still missing. It is listed on this page."))
        return page(vacancy, form), 422
    except vacancy_state.EmployerNotChecked:
        form.form_errors.append(_("Your company is suspended. Please call us."))
        return page(vacancy, form), 422
    except vacancy_state.NotPossible:
        form.form_errors.append(_("This vacancy was sent already."))
        return page(vacancy, form), 409
    flash(_("Sent. A counsellor looks at it, usually within one working day."), "success")
    return done(url_for("employer.vacancy", vacancy=vacancy.public_id))


@blueprint.route("/employer/vacancies/<id:vacancy>/close", methods=["POST"])
def close_vacancy(vacancy: Vacancy) -> Response | tuple[str, int]:
    """Take the vacancy off."""
    form = CloseForm().offer()
    if not form.validate_on_submit():
        return page(vacancy, PromiseForm(formdata=None)), 422
    if asks_first(vacancy, form.chosen()):
        return redirect(url_for("employer.outcomes_asked", vacancy=vacancy.public_id), 303)
    try:
        vacancy_state.close(db.session, vacancy, principal(), now(), form.chosen())
    except vacancy_state.NotPossible:
        return page(vacancy, PromiseForm(formdata=None)), 409
    flash(_("Closed. Nobody new sees this vacancy, and whoever wanted it is told."), "success")
    return done(url_for("counsellor.vacancies" if principal().actor in STAFF else "employer.home"))
