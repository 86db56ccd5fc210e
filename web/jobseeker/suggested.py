"""What companies see of a person before a yes, and the person's word on whether they may."""

from collections.abc import Sequence
from typing import NamedTuple

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Card, Vacancy
from models.queries import cards as queries
from web import card_words
from web.extensions import db, now, principal
from web.forms import ZaednoForm
from web.i18n import language
from web.jobseeker import blueprint
from web.jobseeker.me import me
from web.pages import done
from web.services import being_suggested, cards


class Given(NamedTuple):
    """One card of the person, and the vacancy whose company may look at it."""

    vacancy: Vacancy
    facts: Sequence[card_words.Row]


@blueprint.route("/me/suggested", methods=["GET", "POST"])
def suggested() -> str | Response:
    """Say yes or no to being suggested without a name, and see the cards there are."""
    person = me()
    if ZaednoForm().validate_on_submit():
        if request.form.get("agrees") == "yes":
            being_suggested.agree(db.session, principal(), person, language(), now())
            flash(_("Thank you. A counsellor may suggest you to companies, without your name."), "success")
        else:
            being_suggested.take_back(db.session, principal(), person, now())
            flash(_("Saved. No company sees a card of you from now on."), "success")
        return done(url_for("jobseeker.suggested"))
    return render_template(
        "jobseeker/suggested.html", agrees=bool(queries.consents(db.session, person.id)),
        cards=[_given(card) for card in cards.visible_of(db.session, person, now())],
    )  # fmt: skip


def _given(card: Card) -> Given:
    vacancy = card.disclosure.vacancy
    return Given(vacancy, card_words.rows(card, vacancy))
