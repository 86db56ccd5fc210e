"""The employer's first page."""

from collections.abc import Sequence
from datetime import date

from flask import render_template

from models import Vacancy
from models.enums import VacancyState
from models.queries import taxonomy, vacancies
from web import vacancy_words
from web.employer import blueprint, check
from web.employer.asking import employer_id
from web.extensions import db, now
from web.i18n import language
from web.services import matching, vacancy_check, vacancy_freshness
from web.services.clock import day_in_bulgaria


@blueprint.route("/employer", methods=["GET"])
def home() -> str:
    """Own vacancies, where each stands and what it waits for."""
    company = vacancies.employer(db.session, employer_id())
    own = vacancies.of_employer(db.session, company.id)
    today = day_in_bulgaria(now())
    lacking = {
        row.id for row in own
        if row.state is VacancyState.DRAFT and vacancy_check.blocked(row, matching.rules(db.session), today)
    }  # fmt: skip
    names = taxonomy.preferred_labels(db.session, {row.concept_id for row in own if row.concept_id}, language())
    return render_template(
        "employer/home.html", company=company, vacancies=own, lacking=lacking, occupations=names,
        pay=vacancy_words.pay, pauses=_pauses(own), **check.parts(company),
    )  # fmt: skip


def _pauses(own: Sequence[Vacancy]) -> dict[int, date]:
    """Number of each vacancy that is asked about → the day on which it is paused without an answer."""
    rules, today = matching.rules(db.session), now()
    return {
        row.id: vacancy_freshness.pauses_on(row.asked_open_at, rules, today)
        for row in own if row.asked_open_at is not None
    }  # fmt: skip
