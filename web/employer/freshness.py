"""Saying whether a vacancy is still open."""

from enum import StrEnum

from flask import flash, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Vacancy
from models.enums import CloseReason
from web.employer import blueprint
from web.employer.forms import FewerForm, PromiseForm
from web.employer.vacancy import page
from web.extensions import db, now, principal
from web.pages import done
from web.services import matching, vacancy_freshness, vacancy_state


class Said(StrEnum):
    """The three answers."""

    OPEN = "open"
    FEWER = "fewer"
    FILLED = "filled"


@blueprint.route("/employer/vacancies/<id:vacancy>/still-open", methods=["POST"])
def still_open(vacancy: Vacancy) -> Response | tuple[str, int]:
    """Still open, for fewer people, or filled."""
    said, form = request.form.get("said", ""), FewerForm()
    if said not in list(Said):
        return _again(vacancy, _("Choose one of the answers."), 422)
    if said == Said.FEWER and not form.validate_on_submit():
        return _again(vacancy, _("Write how many people you still look for."), 422)
    try:
        _carry_out(vacancy, Said(said), form)
    except vacancy_freshness.NotFewer:
        return _again(vacancy, _("Write fewer people than before, and at least one."), 422)
    except vacancy_state.NotReady:
        return _again(vacancy, _("Something in it must change first. It is listed below."), 422)
    except vacancy_state.EmployerNotChecked:
        return _again(vacancy, _("Your company is not checked at the moment. Please call us."), 422)
    except vacancy_state.Held:
        return _again(vacancy, _("This vacancy is stopped. Please call us."), 422)
    except vacancy_state.NotPossible:
        return _again(vacancy, _("This vacancy is not open any more."), 409)
    return done(url_for("employer.home"))


def _carry_out(vacancy: Vacancy, said: Said, form: FewerForm) -> None:
    if said is Said.FILLED:
        vacancy_state.close(db.session, vacancy, principal(), now(), CloseReason.FILLED)
        flash(_("Closed. Nobody new sees this vacancy, and whoever wanted it is told."), "success")
        return
    places = form.places.data if said is Said.FEWER else None
    vacancy_freshness.still_open(db.session, vacancy, principal(), matching.rules(db.session), now(), places=places)
    flash(_("Thank you. People see that your vacancy is open."), "success")


def _again(vacancy: Vacancy, trouble: str, status: int) -> tuple[str, int]:
    form = PromiseForm(formdata=None)
    form.form_errors.append(trouble)
    return page(vacancy, form), status
