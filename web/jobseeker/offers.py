"""Offers of work, and what companies said: to read beside what the vacancy promised, to accept or to refuse."""

from collections.abc import Callable, Mapping

from flask import render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import JobOffer
from models.offer import OfferState
from models.outcome import OutcomeKind
from models.queries import hiring as queries
from models.queries import taxonomy
from web import hiring_words
from web.extensions import db, now, principal
from web.i18n import language
from web.jobseeker import blueprint
from web.jobseeker.forms.offer import AcceptForm, RefuseForm
from web.jobseeker.me import me
from web.jobseeker.one_tap import take_step
from web.services import offers as service
from web.services import placements, rule_values

Answer = str | tuple[str, int] | Response
SEEN = tuple(state for state in OfferState if state not in (OfferState.HELD, OfferState.GIVEN_BACK))


@blueprint.route("/me/offers", methods=["GET"])
def offers() -> str:
    """Every offer, where one works, and what companies decided."""
    person = me()
    found = queries.offers_of_person(db.session, person.id, SEEN)
    said = [row for row in queries.outcomes_of_person(db.session, person.id) if row.kind is OutcomeKind.NOT_CHOSEN]
    works = queries.placements_of_person(db.session, person.id)
    about = [row.disclosure.vacancy for row in found] + [row.disclosure.vacancy for row in said]
    about += [row.vacancy for row in works]
    return render_template(
        "jobseeker/offers.html", offers=found, outcomes=[(row, hiring_words.closing(row.reason)) for row in said],
        works=works, names=_names({vacancy.concept_id for vacancy in about if vacancy.concept_id}),
        answerable={row.id for row in found if service.answerable(row, now())},
    )  # fmt: skip


@blueprint.route("/me/offers/<id:job_offer>", methods=["GET", "POST"])
def offer(job_offer: JobOffer) -> Answer:
    """One offer beside the vacancy. A yes counts at once."""
    form = AcceptForm()
    if form.validate_on_submit():
        agreed = language() if form.duties.data else None
        return _step(
            job_offer, _("You said yes. The company is told."),
            lambda: service.accept(db.session, job_offer, principal(), now(), duties_in=agreed),
        )  # fmt: skip
    vacancy = job_offer.disclosure.vacancy
    names = _names({vacancy.concept_id} if vacancy.concept_id else set())
    work = queries.placement_between(db.session, job_offer.disclosure.jobseeker_id, job_offer.disclosure.vacancy_id)
    return render_template(
        "jobseeker/offer.html", row=job_offer, vacancy=vacancy, form=form, no=RefuseForm(formdata=None),
        rows=hiring_words.compared(job_offer), less=hiring_words.less_than_promised(job_offer),
        name=names.get(vacancy.concept_id or 0, vacancy.title), answerable=service.answerable(job_offer, now()),
        net=hiring_words.net(service.terms_of(job_offer), rule_values.in_force(db.session)),
        told=placements.told_duties(work) if work else service.told_duties(job_offer),
    )  # fmt: skip


@blueprint.route("/me/offers/<id:job_offer>/no", methods=["POST"])
def refuse_offer(job_offer: JobOffer) -> Answer:
    """Say no, also after a yes as long as work has not begun. Reasons are not needed."""
    form = RefuseForm()
    reasons = form.chosen() if form.validate() else frozenset()
    return _step(
        job_offer, _("You said no. Nobody thinks badly of you for it."),
        lambda: service.decline(db.session, job_offer, principal(), reasons, now()),
    )  # fmt: skip


@blueprint.route("/me/offers/<id:job_offer>/hide", methods=["POST"])
def hide_duties(job_offer: JobOffer) -> Answer:
    """Let the company learn no more from us of what it must do because of one's papers."""
    work = queries.placement_between(db.session, job_offer.disclosure.jobseeker_id, job_offer.disclosure.vacancy_id)

    def hide() -> None:
        for consent in (job_offer.consent, work.consent if work else None):
            service.withdraw_duties(db.session, consent, now())

    return _step(job_offer, _("Done. The company learns nothing more about your papers from us."), hide)


def _names(concepts: set[int]) -> Mapping[int, str]:
    return taxonomy.preferred_labels(db.session, concepts, language())


def _step(row: JobOffer, told: str, take: Callable[[], None]) -> Response:
    asked_on = url_for("jobseeker.offer", job_offer=row.public_id)
    return take_step(asked_on, told, take, lambda: url_for("jobseeker.offers"))
