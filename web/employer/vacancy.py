"""One vacancy as people will see it, and what it still lacks."""

from flask import render_template

from models import Vacancy
from models.enums import ReturnReason, VacancyState
from models.queries import taxonomy, vacancies
from web import labels, vacancy_words
from web.employer import blueprint, doctor, hiring_notes
from web.employer.forms import CloseForm, PromiseForm
from web.extensions import db, principal
from web.filters import place_name
from web.i18n import language
from web.services import vacancy_edit
from web.services.principal import Actor

STAFF = (Actor.COUNSELLOR, Actor.LEAD)


@blueprint.route("/employer/vacancies/<id:vacancy>", methods=["GET"])
def vacancy(vacancy: Vacancy) -> str:
    """The preview, the state, and what is missing before it can be sent."""
    return page(vacancy, PromiseForm())


def page(shown: Vacancy, promise: PromiseForm) -> str:
    """The page of a vacancy with the form that sends it."""
    row = vacancies.whole(db.session, shown)
    concepts = {skill.concept_id for skill in row.skills} | ({row.concept_id} if row.concept_id else set())
    places = {row.municipality_code: place_name(row.municipality)} if row.municipality_code else {}
    names = taxonomy.preferred_labels(db.session, concepts, language())
    live = row.state is not VacancyState.CLOSED
    return render_template(
        "employer/vacancy.html", vacancy=row, promise=promise, live=live, pay=vacancy_words.pay(row),
        closing=CloseForm(formdata=None).offer(), staff=principal().actor in STAFF, phoned=row.phoned,
        terms=vacancy_words.rows(vacancy_edit.terms_of(row), places),
        names=names,
        return_label=labels.label(ReturnReason(row.return_reason)) if row.return_reason else "",
        **doctor.parts(row, names), **hiring_notes.parts(row),
    )  # fmt: skip
