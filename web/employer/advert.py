"""A new vacancy from its text: pasted, read, confirmed field by field, and only then drafted."""

from flask import flash, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from matcher.reading.passages import Passage
from models.queries import vacancies
from web import labels
from web.employer import blueprint
from web.employer.advert_form import ProposalForm, TextForm
from web.employer.asking import employer_id
from web.extensions import db, now, principal
from web.i18n import language
from web.pages import done
from web.place_names import place_choices
from web.services import matching, vacancy_reading
from web.services.vacancy_reading import Proposal


@blueprint.route("/employer/vacancies/new/text", methods=["GET", "POST"])
def vacancy_from_text() -> str | Response | tuple[str, int]:
    """First the text, then everything that was read from it, to confirm."""
    text, confirming = TextForm(), "confirmed" in request.form
    fine = text.validate_on_submit()
    if text.language is None or not (fine or confirming):
        company = vacancies.employer(db.session, employer_id())
        shown = render_template("employer/text.html", form=text, new=company.being_checked)
        return (shown, 422) if text.is_submitted() else shown
    proposal = vacancy_reading.propose(db.session, text.advert.data, text.language, language())
    form = (ProposalForm() if confirming else ProposalForm(formdata=None)).offer(list(place_choices().items()))
    form.propose(proposal)
    if not confirming:
        form.take(proposal)
        return _page(text, form, proposal)
    if not form.validate():
        return _page(text, form, proposal), 422
    made = vacancy_reading.create(
        db.session, principal(), proposal.language, form.chosen_occupation(), form.terms(), form.skills(),
        matching.rules(db.session), now(),
    )  # fmt: skip
    flash(_("The draft is saved. Look at what is still missing."), "success")
    page = "employer.vacancy" if form.chosen_occupation() else "employer.vacancy_occupation"
    return done(url_for(page, vacancy=made.public_id))


def _page(text: TextForm, form: ProposalForm, proposal: Proposal) -> str:
    welcome = [each.found.language for each in proposal.reading.languages if not each.essential]
    return render_template(
        "employer/text_confirm.html", text=text, form=form, proposal=proposal, said=_said(proposal),
        asked=list(form.languages_asked(proposal)), notes=_pay_notes(proposal),
        welcome=[labels.language_name(code, language()) for code in welcome],
        contacts=[contact.said.text for contact in proposal.reading.contacts],
    )  # fmt: skip


def _said(proposal: Proposal) -> dict[str, str]:
    """Field → the words it was read from."""
    reading, hours = proposal.reading, proposal.reading.hours
    place = reading.place or reading.place_line
    reads: dict[str, Passage | None] = {
        "title": reading.title.said if reading.title else None,
        "places": reading.openings.said if reading.openings else None,
        "municipality_code": place.said if place else None,
        "hours_per_week": hours.week.said if hours.week else None,
        "days": hours.weekdays.said if hours.weekdays else None,
        "rotating_shifts": hours.shifts.said if hours.shifts else None,
        "night_work": hours.nights.said if hours.nights else None,
        "pay": reading.pay.said if reading.pay else None,
        "accommodation": reading.accommodation.said if reading.accommodation else None,
        "employer_transport": reading.transport.said if reading.transport else None,
    }
    return {name: said.text for name, said in reads.items() if said is not None}


def _pay_notes(proposal: Proposal) -> list[str]:
    """What the reader must settle about the pay, because we do not guess it."""
    pay = proposal.reading.pay
    if pay is None:
        return []
    notes = []
    if pay.currency != "EUR":
        notes.append(_("The text does not name euros. Write the amount in euros."))
    if pay.net is True:
        notes.append(_("The text names net pay. Write the gross pay, before taxes."))
    if pay.net is None:
        notes.append(_("The text does not say whether this is gross. Write the gross pay, before taxes."))
    if pay.per not in vacancy_reading.PERIODS:
        notes.append(_("The text names pay by the day or week. Write it by the hour or by the month."))
    elif not pay.per_said:
        notes.append(_("The text does not say for what time. We took it as pay for a month."))
    return notes
