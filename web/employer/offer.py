"""Offers to people who share data: making one, taking it back, and saying that work has begun."""

from datetime import date

from flask import flash, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from models import Disclosure, JobOffer
from models.offer import OfferState
from models.queries import hiring as queries
from web import hiring_words
from web.employer import blueprint
from web.employer.asking import employer_id
from web.employer.hiring_form import BeganForm, OfferForm
from web.employer.signs import sign, signs
from web.extensions import db, now, principal
from web.forms import DateParts, ZaednoForm
from web.gate import leave_marks
from web.pages import done, moved_on, send_again
from web.place_names import place_choices
from web.reasons.offers import OfferAudience, sentence
from web.services import checklist, offers, placements, rule_values
from web.services.clock import day_in_bulgaria
from web.services.disclosure_steps import NotPossible

Answer = str | tuple[str, int] | Response


@blueprint.route("/employer/hiring", methods=["GET"])
def hiring() -> str:
    """Every offer, and everybody who began work through us."""
    waiting = queries.offers_of_employer(db.session, employer_id())
    placed = queries.placements_of_employer(db.session, employer_id())
    rules, today = rule_values.in_force(db.session), day_in_bulgaria(now())
    listed = placed if placed and placements.in_force(placed[0]) else []
    lists, signed = checklist.of_placements(db.session, listed, rules, now()), signs(listed)
    rows = []
    for row in listed:
        left = [each for each in lists[row.id].entries if each.mark is None and not each.advice]
        rows.append((row, signed.get(row.id, ""), len(left), any(each.late(today) for each in left)))
    shown = [(row, sign(row.disclosure)) for row in waiting if offers.in_force(row)]
    return render_template("employer/hiring.html", offers=shown, placements=rows)


@blueprint.route("/employer/people/<id:disclosure>/offer", methods=["GET", "POST"])
def offer(disclosure: Disclosure) -> Answer:
    """Offer the job to somebody who shares data. It begins with what the vacancy promises."""
    today = day_in_bulgaria(now())
    form = OfferForm().put_up(place_choices(), today)
    if not offers.sharing(disclosure, now()):
        return moved_on(url_for("employer.people", vacancy=disclosure.vacancy.public_id))
    if not form.is_submitted():
        form.fill(offers.of_vacancy(disclosure.vacancy, today))
    elif form.validate() and _sure(form, disclosure):
        try:
            made = offers.make(
                db.session, disclosure, principal(), form.terms(), rule_values.in_force(db.session), now()
            )
        except offers.Unlawful as refused:
            db.session.rollback()
            form.form_errors = [sentence(each, OfferAudience.EMPLOYER) for each in refused.findings]
            return _page(disclosure, form), 422
        except NotPossible:
            return _not_possible()
        held = made.state is OfferState.HELD
        flash(
            _("Saved. A counsellor looks at the offer first.") if held else _("Sent. The person has 14 days."),
            "success",
        )
        return done(url_for("employer.offered", job_offer=made.public_id))
    return _page(disclosure, form), 422 if form.is_submitted() else 200


def _sure(form: OfferForm, disclosure: Disclosure) -> bool:
    """Whether the employer knows it, where the offer pays less than the vacancy says."""
    less = offers.pays_less(form.terms(), disclosure.vacancy)
    if less and not form.less.data:
        form.wrong("less", _("This pays less than the vacancy says. Change it, or tick this box."))
    return not form.errors


def _page(disclosure: Disclosure, form: OfferForm) -> str:
    return render_template("employer/offer.html", form=form, row=disclosure, vacancy=disclosure.vacancy,
                           sign=sign(disclosure))  # fmt: skip


@blueprint.route("/employer/offers/<id:job_offer>", methods=["GET"])
def offered(job_offer: JobOffer) -> str:
    """One offer: what it says, where it stands, and once it is accepted what comes next. What follows from somebody's
    papers leaves a mark they read."""
    if job_offer.state is OfferState.ACCEPTED and offers.told_duties(job_offer):
        facts = {"employer": job_offer.disclosure.vacancy.employer.public_id, "job_offer": job_offer.public_id}
        leave_marks("hiring checklist", [job_offer.disclosure.jobseeker.public_id], **facts)
    return _offered(job_offer, _began_form(job_offer))


@blueprint.route("/employer/offers/<id:job_offer>/take-back", methods=["POST"])
def take_back_offer(job_offer: JobOffer) -> Response:
    """Take an offer back that nobody has accepted."""
    page = url_for("employer.offered", job_offer=job_offer.public_id)
    if not ZaednoForm().validate_on_submit():
        return send_again(page)
    try:
        offers.take_back(db.session, job_offer, principal(), now())
    except NotPossible:
        return _not_possible()
    flash(_("The offer is taken back. The person is told."), "success")
    return done(url_for("employer.hiring"))


@blueprint.route("/employer/offers/<id:job_offer>/began", methods=["POST"])
def began(job_offer: JobOffer) -> Answer:
    """Say that work has begun."""
    form = BeganForm()
    if not form.validate_on_submit():
        return _offered(job_offer, form), 422
    try:
        first, signed = form.first_day.date or date.max, form.signed_on.date or date.max
        made = placements.begin(db.session, job_offer, principal(), first, signed, now())
    except placements.Impossible:
        db.session.rollback()
        form.first_day.form.day.errors = [_("Work has begun on a day of the last three months, on a signed contract.")]
        return _offered(job_offer, form), 422
    except NotPossible:
        return _not_possible()
    flash(_("Saved. Here is everything there is to do, with its last day."), "success")
    if placements.free_places(db.session, made.vacancy) == 0:
        flash(_("All places of this vacancy are taken. You can close it now."), "warning")
    return done(url_for("employer.checklist", placement=made.public_id))


def _offered(row: JobOffer, form: BeganForm) -> str:
    rules = rule_values.in_force(db.session)
    coming = checklist.of_offer(db.session, row, rules, now()) if row.state is OfferState.ACCEPTED else None
    return render_template(
        "employer/offered.html", row=row, sign=sign(row.disclosure), rows=hiring_words.compared(row), form=form,
        less=hiring_words.less_than_promised(row), vacancy=row.disclosure.vacancy, asks=hiring_words.ASKS,
        coming=coming and [hiring_words.in_words(each.filing, rules) for each in coming.entries],
        asked=coming.asks if coming else (), begun=row.first_day <= day_in_bulgaria(now()),
    )  # fmt: skip


def _began_form(row: JobOffer) -> BeganForm:
    form = BeganForm(formdata=None)
    for field in (form.first_day, form.signed_on):
        for part, value in DateParts.shown(row.first_day).items():
            field.form[part].data = value
    return form


def _not_possible() -> Response:
    return moved_on(url_for("employer.hiring"))
