"""A new vacancy: from a title to an occupation to a draft, or from a former one."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Vacancy
from models.enums import EmployerState
from models.queries import vacancies
from web import vacancy_words
from web.employer import blueprint
from web.employer.asking import employer_id
from web.employer.forms import TitleForm
from web.employer.title import offer_occupations
from web.extensions import db, now, principal
from web.i18n import language
from web.pages import done
from web.services import vacancy_draft

FORMER = 5


@blueprint.route("/employer/vacancies/new", methods=["GET", "POST"])
def new_vacancy() -> str | Response | tuple[str, int]:
    """First the title, then which of the occupations offered for it is meant."""
    form = TitleForm()
    offer_occupations(form)
    if form.validate_on_submit() and form.occupation.data:
        concept = vacancy_draft.occupation(db.session, form.uri())
        made = vacancy_draft.create(db.session, principal(), form.title.data, language(), concept, now())
        page = "employer.edit_vacancy" if concept is not None else "employer.vacancy_occupation"
        return done(url_for(page, vacancy=made.public_id))
    company = vacancies.employer(db.session, employer_id())
    former = vacancies.of_employer(db.session, company.id)[:FORMER]
    shown = render_template(
        "employer/new.html",
        form=form,
        new=company.state is not EmployerState.VETTED,
        former=former,
        pay=vacancy_words.pay,
    )
    return (shown, 422) if form.errors or form.form_errors else shown


@blueprint.route("/employer/vacancies/<id:vacancy>/copy", methods=["POST"])
def copy_vacancy(vacancy: Vacancy) -> Response:
    """A new draft that says the same, without its dates."""
    made = vacancy_draft.copy(db.session, principal(), vacancy, now())
    flash(_("This is a copy. Say when the work starts, and look at the rest."), "success")
    return done(url_for("employer.edit_vacancy", vacancy=made.public_id))
