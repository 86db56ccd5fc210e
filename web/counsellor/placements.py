"""Offers to the organisation's people, what companies said of them, and who began work."""

from datetime import date, timedelta

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import JobOffer
from models.offer import OfferState
from models.queries import hiring as queries
from web import hiring_words
from web.counsellor import blueprint, words
from web.counsellor.forms import StepForm
from web.counsellor.offer_form import NotedOfferForm, StartedForm
from web.extensions import db, now, principal
from web.gate import leave_marks
from web.pages import done, moved_on, send_again
from web.services import offers as service
from web.services import placements as work
from web.services.clock import day_in_bulgaria
from web.services.disclosure_steps import NotPossible

Answer = str | tuple[str, int] | Response
LATELY = timedelta(days=60)


@blueprint.route("/desk/placements", methods=["GET"])
def placements() -> str:
    """What waits for somebody, what companies said in the last two months, and who works."""
    organisation = words.organisation_id()
    waiting = queries.offers_of_organisation(db.session, organisation)
    said = queries.outcomes_of_organisation(db.session, organisation, now() - LATELY)
    placed = queries.placements_of_organisation(db.session, organisation)
    people = [row.disclosure.jobseeker for row in waiting] + [row.disclosure.jobseeker for row in said]
    people += [row.jobseeker for row in placed]
    leave_marks("placements", {person.public_id for person in people})
    return render_template(
        "counsellor/placements.html", names={person.id: words.name(person) for person in people}, waiting=waiting,
        said=said, placed=placed,
    )  # fmt: skip


@blueprint.route("/desk/offers/<id:job_offer>", methods=["GET", "POST"])
def offer(job_offer: JobOffer) -> Answer:
    """One offer: note what the person answers. A yes counts when the person confirms it."""
    form = NotedOfferForm()
    if form.validate_on_submit():
        yes = form.says_yes()
        try:
            if yes:
                service.note(db.session, job_offer, principal(), now())
            else:
                service.decline(db.session, job_offer, principal(), form.reasons(), now())
        except NotPossible:
            return _not_possible()
        flash(_("Noted. It counts when the person signs in and confirms it.") if yes else _("Noted."), "success")
        return done(url_for("counsellor.placements"))
    return _page(job_offer, form), 422 if form.is_submitted() else 200


@blueprint.route("/desk/offers/<id:job_offer>/let-through", methods=["POST"])
def let_offer_through(job_offer: JobOffer) -> Answer:
    """Let an offer below the vacancy's pay reach the person."""
    return _decided(job_offer, let=True)


@blueprint.route("/desk/offers/<id:job_offer>/give-back", methods=["POST"])
def give_offer_back(job_offer: JobOffer) -> Answer:
    """Give such an offer back; the person never sees it."""
    return _decided(job_offer, let=False)


@blueprint.route("/desk/offers/<id:job_offer>/began", methods=["POST"])
def began(job_offer: JobOffer) -> Answer:
    """Note that work has begun."""
    form = StartedForm()
    if not form.validate_on_submit():
        return _page(job_offer, NotedOfferForm(formdata=None), form), 422
    first = form.first_day.date or date.max
    try:
        work.begin(db.session, job_offer, principal(), first, min(first, job_offer.first_day), now())
    except work.Impossible:
        db.session.rollback()
        form.first_day.form.day.errors = [_("Work has begun on a day of the last three months.")]
        return _page(job_offer, NotedOfferForm(formdata=None), form), 422
    except NotPossible:
        return _not_possible()
    flash(_("Saved. The person and the company are told."), "success")
    return done(url_for("counsellor.placements"))


def _decided(row: JobOffer, *, let: bool) -> Response:
    if not StepForm().validate_on_submit():
        return send_again(url_for("counsellor.offer", job_offer=row.public_id))
    try:
        (service.let_through if let else service.give_back)(db.session, row, principal(), now())
    except NotPossible:
        return _not_possible()
    told = _("The person can read the offer now.") if let else _("The company is told. The person does not see it.")
    flash(told, "success")
    return done(url_for("counsellor.placements"))


def _page(row: JobOffer, form: NotedOfferForm, started: StartedForm | None = None) -> str:
    return render_template(
        "counsellor/offer.html", row=row, name=words.name(row.disclosure.jobseeker), vacancy=row.disclosure.vacancy,
        form=form, started=started or StartedForm(formdata=None), rows=hiring_words.compared(row),
        less=hiring_words.less_than_promised(row), answerable=service.answerable(row, now()),
        begun=row.state is OfferState.ACCEPTED and row.first_day <= day_in_bulgaria(now()),
    )  # fmt: skip


def _not_possible() -> Response:
    return moved_on(url_for("counsellor.placements"))
