"""What companies see of a person before a yes, and the person's word on whether they may."""

from collections.abc import Sequence
from typing import NamedTuple

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Card, Vacancy
from models.queries import cards as queries
from models.queries import taxonomy
from web import card_words
from web.extensions import db, now, principal
from web.forms import ZaednoForm
from web.i18n import language
from web.jobseeker import blueprint
from web.jobseeker.me import me
from web.pages import done
from web.services import being_suggested, cards


class Given(NamedTuple):
    """One card of the person, and the vacancy whose company may look at it, with its name in the reader's language."""

    vacancy: Vacancy
    name: str
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
        cards=_given(cards.visible_of(db.session, person, now())),
    )  # fmt: skip


def _given(shown: Sequence[Card]) -> list[Given]:
    about = [(card, card.disclosure.vacancy) for card in shown]
    names = taxonomy.preferred_labels(db.session, {job.concept_id for card, job in about if job.concept_id}, language())
    return [Given(job, names.get(job.concept_id or 0, job.title), card_words.rows(card, job)) for card, job in about]
