"""Which skills a vacancy asks for."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response
from wtforms.fields.choices import SelectChoice

from models import Vacancy
from models.queries import taxonomy, vacancies
from web.employer import blueprint
from web.employer.asking import changeable
from web.employer.forms import SkillsForm
from web.extensions import db, now, principal
from web.i18n import language
from web.pages import done
from web.services import matching, vacancy_draft, vacancy_edit


@blueprint.route("/employer/vacancies/<id:vacancy>/skills", methods=["GET", "POST"])
def vacancy_skills(vacancy: Vacancy) -> str | Response | tuple[str, int]:
    """Tick what is needed and what is welcome."""
    changeable(vacancy)
    vacancies.whole(db.session, vacancy)
    form, names = _form(vacancy)
    if form.validate_on_submit():
        mine = form.skills()
        try:
            vacancy_edit.change_skills(
                db.session, vacancy, principal(), mine, form.version.data, matching.rules(), now()
            )
        except vacancy_edit.Stale:
            form.version.raw_data = None
            form.version.data = vacancy.version
            rows = _differences(mine, vacancy_edit.skills_of(vacancy), names)
            return render_template("employer/skills.html", form=form, vacancy=vacancy, names=names, stale=rows), 409
        flash(_("Saved."), "success")
        return done(url_for("employer.vacancy", vacancy=vacancy.public_id))
    shown = render_template("employer/skills.html", form=form, vacancy=vacancy, names=names, stale=())
    return (shown, 422) if form.is_submitted() else shown


def _form(vacancy: Vacancy) -> tuple[SkillsForm, dict[str, str]]:
    """The form with every skill of the occupation and of the vacancy, and their names."""
    asked = vacancy_edit.skills_of(vacancy)
    usual = [concept.uri for concept, _essential in vacancy_draft.usual_skills(db.session, vacancy)]
    names = dict(taxonomy.names(db.session, {*usual, *asked}, language()))
    data = {
        "needed": [uri for uri, essential in asked.items() if essential],
        "welcome": [uri for uri, essential in asked.items() if not essential],
        "version": vacancy.version,
    }
    form = SkillsForm(data=data)
    order = [*usual, *(uri for uri in asked if uri not in usual)]
    form.needed.choices = form.welcome.choices = [SelectChoice(uri, names.get(uri, uri)) for uri in order]
    return form, names


def _differences(
    mine: vacancy_edit.Skills, saved: vacancy_edit.Skills, names: dict[str, str]
) -> list[tuple[str, str, str, bool]]:
    words = {True: _("Needed"), False: _("Welcome"), None: _("Not asked for")}
    uris = sorted({*mine, *saved}, key=lambda uri: names.get(uri, uri))
    return [
        (names.get(uri, uri), words[mine.get(uri)], words[saved.get(uri)], mine.get(uri) != saved.get(uri))
        for uri in uris
    ]
