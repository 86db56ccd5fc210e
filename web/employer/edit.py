"""Changing the terms of a vacancy."""

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Vacancy
from models.enums import VacancyState
from models.queries import vacancies
from web import vacancy_words
from web.employer import blueprint
from web.employer.asking import changeable
from web.employer.terms_form import TermsForm
from web.extensions import db, now, principal
from web.pages import done
from web.place_names import place_choices
from web.services import matching, vacancy_edit


@blueprint.route("/employer/vacancies/<id:vacancy>/edit", methods=["GET", "POST"])
def edit_vacancy(vacancy: Vacancy) -> str | Response | tuple[str, int]:
    """All terms on one page; saving an open vacancy sends it back to approval."""
    changeable(vacancy)
    vacancies.whole(db.session, vacancy)
    places = place_choices()
    form = TermsForm().offer(list(places.items()))
    if not form.is_submitted():
        form.fill(vacancy_edit.terms_of(vacancy), vacancy.version)
    elif form.validate():
        try:
            changed = vacancy_edit.change(
                db.session, vacancy, principal(), form.terms(), form.version.data, matching.rules(db.session), now()
            )
        except vacancy_edit.Stale:
            return _stale(form, vacancy, places), 409
        flash(_what_happened(vacancy, bool(changed)), "success")
        return done(url_for("employer.vacancy", vacancy=vacancy.public_id))
    shown = render_template("employer/edit.html", form=form, vacancy=vacancy, stale=())
    return (shown, 422) if form.is_submitted() else shown


def _stale(form: TermsForm, vacancy: Vacancy, places: dict[str, str]) -> str:
    """The form as it was sent, beside what is saved; sending it once more keeps the reader's version."""
    rows = vacancy_words.differences(form.terms(), vacancy_edit.terms_of(vacancy), places)
    form.version.data = vacancy.version
    return render_template("employer/edit.html", form=form, vacancy=vacancy, stale=[row for row in rows if row[3]])


def _what_happened(vacancy: Vacancy, changed: bool) -> str:
    if not changed:
        return str(_("Nothing was changed."))
    if vacancy.state is VacancyState.SUBMITTED:
        return str(_("Saved. A counsellor looks at the vacancy again before it is shown to people."))
    return str(_("Saved."))
