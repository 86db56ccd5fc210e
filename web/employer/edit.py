"""Changing the terms of a vacancy. A fresh draft starts from what is usual."""

from collections.abc import Mapping, Sequence

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Vacancy
from models.enums import VacancyState
from models.queries import taxonomy, vacancies
from web import vacancy_words
from web.employer import blueprint, doctor, suggested
from web.employer.asking import changeable
from web.employer.terms_form import TermsForm
from web.extensions import db, now, principal
from web.i18n import language
from web.pages import done
from web.place_names import place_choices
from web.services import matching, vacancy_edit, vacancy_usual
from web.services.clock import day_in_bulgaria
from web.services.principal import Actor
from web.services.vacancy_usual import Suggested


@blueprint.route("/employer/vacancies/<id:vacancy>/edit", methods=["GET", "POST"])
def edit_vacancy(vacancy: Vacancy) -> str | Response | tuple[str, int]:
    """All terms on one page; saving an open vacancy sends it back to approval."""
    changeable(vacancy)
    vacancies.whole(db.session, vacancy)
    places = place_choices()
    form = TermsForm().offer(list(places.items()))
    usual = _usual(vacancy)
    if not form.is_submitted():
        form.fill(vacancy_usual.filled(vacancy_edit.terms_of(vacancy), usual), vacancy.version)
    elif form.validate():
        try:
            changed = vacancy_edit.change(
                db.session, vacancy, principal(), form.terms(), form.version.data, matching.rules(db.session), now()
            )
        except vacancy_edit.Stale:
            return _stale(form, vacancy, places), 409
        flash(_what_happened(vacancy, bool(changed)), "success")
        return done(_next(vacancy))
    shown = _page(form, vacancy, usual)
    return (shown, 422) if form.is_submitted() else shown


def _next(vacancy: Vacancy) -> str:
    """The vacancy's page, or these terms once more beside what the doctor says now."""
    if "again" in request.form:
        return url_for("employer.edit_vacancy", vacancy=vacancy.public_id, _anchor="doctor")
    return url_for("employer.vacancy", vacancy=vacancy.public_id)


def _usual(vacancy: Vacancy) -> Mapping[str, Suggested]:
    """What is suggested where nothing was said yet."""
    if vacancy.state is not VacancyState.DRAFT or not vacancy_usual.untouched(vacancy_edit.terms_of(vacancy)):
        return {}
    return vacancy_usual.usual(db.session, vacancy, matching.rules(db.session), day_in_bulgaria(now()))


def _page(
    form: TermsForm, vacancy: Vacancy, usual: Mapping[str, Suggested],
    stale: Sequence[vacancy_words.Difference] = (),
) -> str:  # fmt: skip
    names = taxonomy.preferred_labels(db.session, {row.concept_id for row in vacancy.skills}, language())
    pay = suggested.about_pay(matching.rules(db.session), vacancy.starts_on or day_in_bulgaria(now()))
    looks = principal().actor is Actor.EMPLOYER and not usual
    return render_template(
        "employer/edit.html", form=form, vacancy=vacancy, stale=stale, said=suggested.told(usual), pay=pay,
        names=names, looks=looks, **(doctor.parts(vacancy, names) if looks else {}),
    )  # fmt: skip


def _stale(form: TermsForm, vacancy: Vacancy, places: dict[str, str]) -> str:
    """The form as it was sent, beside what is saved; sending it once more keeps the reader's version."""
    rows = vacancy_words.differences(form.terms(), vacancy_edit.terms_of(vacancy), places)
    form.version.data = vacancy.version
    return _page(form, vacancy, {}, [row for row in rows if row[3]])


def _what_happened(vacancy: Vacancy, changed: bool) -> str:
    if not changed:
        return str(_("Nothing was changed."))
    if vacancy.state is VacancyState.SUBMITTED:
        return str(_("Saved. A counsellor looks at the vacancy again before it is shown to people."))
    return str(_("Saved."))
