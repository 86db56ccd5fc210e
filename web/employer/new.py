"""A new vacancy: from a title to an occupation to a draft."""

from flask import render_template, url_for
from werkzeug.wrappers import Response

from models.queries import vacancies
from web.employer import blueprint
from web.employer.asking import employer_id
from web.employer.forms import TitleForm
from web.employer.title import offer_occupations
from web.extensions import db, now, principal
from web.i18n import language
from web.pages import done
from web.services import vacancy_draft


@blueprint.route("/employer/vacancies/new", methods=["GET", "POST"])
def new_vacancy() -> str | Response | tuple[str, int]:
    """First the title, then which of the occupations offered for it is meant."""
    form = TitleForm()
    offer_occupations(form)
    if form.validate_on_submit() and form.occupation.data:
        concept = vacancy_draft.occupation(db.session, form.uri())
        made = vacancy_draft.create(db.session, principal(), form.title.data, language(), concept, now())
        page = "employer.vacancy_skills" if concept is not None else "employer.vacancy_occupation"
        return done(url_for(page, vacancy=made.public_id))
    company = vacancies.employer(db.session, employer_id())
    shown = render_template("employer/new.html", form=form, new=company.being_checked)
    return (shown, 422) if form.errors or form.form_errors else shown
