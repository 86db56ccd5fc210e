"""Opening a vacancy, or giving it back."""

from flask import flash, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Vacancy
from models.enums import ReturnReason
from web.counsellor import blueprint
from web.counsellor.forms import ApproveForm, ReturnForm
from web.counsellor.vacancies import show
from web.extensions import db, now, principal
from web.pages import done
from web.services import matching, vacancy_state
from web.services.vacancy_edit import Stale

Answer = Response | tuple[str, int]


@blueprint.route("/desk/vacancies/<id:vacancy>/approve", methods=["POST"])
def approve(vacancy: Vacancy) -> Answer:
    """Open it; people are ranked at once."""
    form = ApproveForm()
    if not form.validate_on_submit():
        return show(vacancy, _fresh()), 422
    try:
        vacancy_state.approve(db.session, vacancy, principal(), form.version.data, matching.rules(db.session), now())
    except vacancy_state.EmployerNotChecked:
        return show(vacancy, _fresh(), _("This employer has not been checked yet.")), 422
    except vacancy_state.Held:
        return show(vacancy, _fresh(), _("This vacancy is stopped. The lead of your organisation knows why.")), 422
    except vacancy_state.NotReady:
        return show(vacancy, _fresh(), _("Something in it must change first. It is listed below.")), 422
    except (Stale, vacancy_state.NotPossible):
        return show(vacancy, _fresh(), _changed()), 409
    flash(_("The vacancy is open. These people may fit."), "success")
    return done(url_for("counsellor.candidates", vacancy=vacancy.public_id))


@blueprint.route("/desk/vacancies/<id:vacancy>/return", methods=["POST"])
def return_vacancy(vacancy: Vacancy) -> Answer:
    """Give it back to the employer, with the reason."""
    form = ReturnForm()
    if not form.validate_on_submit():
        return show(vacancy, form), 422
    reason = ReturnReason(form.reason.data)
    try:
        vacancy_state.give_back(db.session, vacancy, principal(), form.version.data, reason, form.note.data, now())
    except (Stale, vacancy_state.NotPossible):
        return show(vacancy, form, _changed()), 409
    flash(_("Given back. The employer sees the reason."), "success")
    return done(url_for("counsellor.vacancies"))


def _fresh() -> ReturnForm:
    return ReturnForm(formdata=None)


def _changed() -> str:
    return str(_("This vacancy was changed meanwhile. This is how it stands now. Please read it again."))
