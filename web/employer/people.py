"""People proposed for a vacancy: a line without a name, and what a person chose to share."""

from datetime import datetime
from typing import NamedTuple

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from models import Disclosure, Vacancy
from models.enums import EmployerState, VacancyState
from models.queries import disclosures as queries
from models.queries import vacancies
from models.sharing_enums import DisclosureState
from web import sharing_words
from web.employer import blueprint
from web.employer.asking import employer_id
from web.extensions import db, now
from web.gate import leave_marks
from web.services.disclosed import disclosed_fields, pseudonym

# A yes that staff noted looks like no answer yet: only the person's own word tells an employer anything.
WAITING = frozenset({DisclosureState.INVITED, DisclosureState.ACCEPTED})


class Row(NamedTuple):
    """One nameless person. `stand`: proposed, waiting, shared or gone."""

    public_id: str
    pseudonym: str
    proposed: datetime
    stand: str


@blueprint.route("/employer/vacancies/<id:vacancy>/people", methods=["GET"])
def people(vacancy: Vacancy) -> str:
    """Who is proposed: how many, since which month, and where each stands."""
    company = vacancies.employer(db.session, employer_id())
    open_now = company.state is EmployerState.VETTED and vacancy.state is VacancyState.OPEN
    found = queries.of_vacancy(db.session, vacancy.id) if open_now else []
    return render_template(
        "employer/people.html", vacancy=vacancy, open_now=open_now, rows=[_row(each) for each in found]
    )


@blueprint.route("/employer/people/<id:disclosure>", methods=["GET"])
def person(disclosure: Disclosure) -> str | Response:
    """Exactly what the person shares, as long as they do; afterwards only the list without names. Every look leaves a
    mark the person can read."""
    company = vacancies.employer(db.session, employer_id())
    shown = disclosed_fields(db.session, company, disclosure, now())
    if shown is None:
        return redirect(url_for("employer.people", vacancy=disclosure.vacancy.public_id), 303)
    facts = {"employer": company.public_id, "disclosure": disclosure.public_id, "fields": sorted(disclosure.fields)}
    leave_marks("shared data", [disclosure.jobseeker.public_id], **facts)
    return render_template(
        "employer/person.html", vacancy=disclosure.vacancy, row=_row(disclosure), rows=sharing_words.details(shown),
        until=disclosure.expires_at,
    )  # fmt: skip


def _row(row: Disclosure) -> Row:
    over = row.expires_at is not None and row.expires_at <= now()
    stand = "gone"
    if row.state is DisclosureState.SUGGESTED:
        stand = "proposed"
    elif row.state in WAITING and not over:
        stand = "waiting"
    elif row.state is DisclosureState.DISCLOSED and not over:
        stand = "shared"
    return Row(row.public_id, pseudonym(db.session.info["vault"], row), row.created_at, stand)
