"""People proposed for a vacancy: a card without a name, and what a person chose to share."""

from collections.abc import Sequence
from typing import NamedTuple

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from models import Card, Disclosure, Vacancy
from models.enums import EmployerState, VacancyState
from models.queries import vacancies
from models.sharing_enums import DisclosureState
from web import card_words, sharing_words
from web.employer import blueprint
from web.employer.asking import employer_id
from web.extensions import db, now
from web.gate import leave_marks
from web.services import cards
from web.services.disclosed import disclosed_fields, pseudonym

# A yes that staff noted looks like no answer yet: only the person's own word tells an employer anything.
WAITING = frozenset({DisclosureState.INVITED, DisclosureState.ACCEPTED})


class Row(NamedTuple):
    """One nameless person. `stand`: proposed, waiting or shared; `facts` is what the card shows."""

    public_id: str
    pseudonym: str
    stand: str
    facts: Sequence[card_words.Row]


@blueprint.route("/employer/vacancies/<id:vacancy>/people", methods=["GET"])
def people(vacancy: Vacancy) -> str:
    """The cards of the vacancy: ten at most, in an order that says nothing, and how far each has come."""
    row = vacancies.whole(db.session, vacancy)
    open_now = row.employer.state is EmployerState.VETTED and row.state is VacancyState.OPEN
    found = cards.visible_for(db.session, row, now())
    return render_template("employer/people.html", vacancy=row, open_now=open_now, rows=[_row(each) for each in found])


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
        "employer/person.html", vacancy=disclosure.vacancy, disclosure=disclosure, rows=sharing_words.details(shown),
        sign=pseudonym(db.session.info["vault"], disclosure), until=disclosure.expires_at,
    )  # fmt: skip


def _row(card: Card) -> Row:
    row = card.disclosure
    stand = "waiting" if row.state in WAITING else "proposed"
    if row.state is DisclosureState.DISCLOSED:
        stand = "shared"
    sign = pseudonym(db.session.info["vault"], row)
    return Row(row.public_id, sign, stand, card_words.rows(card, row.vacancy))
