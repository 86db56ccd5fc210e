"""The organisation at a glance."""

from flask import render_template

from models.enums import VacancyState
from models.queries import accounts, organisations, reports
from web.extensions import db, principal
from web.municipality import blueprint


@blueprint.route("/organisation")
def home() -> str:
    """Totals of the own organisation only; nothing finer, so that no number points at a person."""
    own = principal().organisation_id or 0
    organisation, place = organisations.with_place(db.session, own)
    people, waiting = organisations.people_of(db.session, own)
    counts = {
        "people": people,
        "waiting": waiting,
        "vacancies": organisations.vacancies_in_state(db.session, VacancyState.OPEN),
        "proposals": organisations.proposals_of(db.session, own),
        "staff": len(accounts.staff_of(db.session, own)),
    }
    return render_template(
        "municipality/home.html", organisation=organisation, place=place, counts=counts,
        reports=reports.count_waiting(db.session),
    )  # fmt: skip
