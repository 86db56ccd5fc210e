"""Another occupation for a vacancy: the job in other words."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Vacancy
from models.queries import taxonomy
from web.employer import blueprint
from web.employer.asking import changeable
from web.employer.forms import NONE, TitleForm
from web.employer.title import offer_occupations
from web.extensions import db, now, principal
from web.i18n import language
from web.pages import done
from web.services import matching, vacancy_edit


@blueprint.route("/employer/vacancies/<id:vacancy>/occupation", methods=["GET", "POST"])
def vacancy_occupation(vacancy: Vacancy) -> str | Response | tuple[str, int]:
    """Say the job in other words and choose what it is."""
    changeable(vacancy)
    form = TitleForm(data={"version": vacancy.version})
    offer_occupations(form)
    status = 200
    if form.validate_on_submit() and form.occupation.data and form.occupation.data != NONE:
        try:
            vacancy_edit.change_occupation(
                db.session,
                vacancy,
                principal(),
                form.occupation.data,
                form.version.data,
                matching.rules(db.session),
                now(),
            )
        except vacancy_edit.Stale:
            db.session.rollback()
            form.form_errors.append(_changed(vacancy))
            form.version.data, status = vacancy.version, 409
        else:
            flash(_("Saved."), "success")
            return done(url_for("employer.vacancy_skills", vacancy=vacancy.public_id))
    shown = render_template("employer/occupation.html", form=form, vacancy=vacancy)
    return shown, (422 if status == 200 and (form.errors or form.form_errors) else status)


def _changed(vacancy: Vacancy) -> str:
    """What the vacancy says by now; what was typed stays in the form."""
    names = taxonomy.preferred_labels(db.session, {vacancy.concept_id} if vacancy.concept_id else (), language())
    saved = names.get(vacancy.concept_id or 0) or vacancy.title
    return str(_("The vacancy was changed meanwhile. Its occupation is now: %(name)s. Choose again.", name=saved))
