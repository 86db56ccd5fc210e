"""Offers, outcomes and the duties of hiring in words. Employers, people and staff share them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from flask_babel import LazyString, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

import matcher
from matcher.filings import BY_PRACTICE, Duty, Filing
from models import JobOffer, Vacancy
from models.enums import PayPeriod
from models.outcome import OutcomeReason
from web import labels, money, vacancy_words
from web.filters import day, place_name
from web.services.offers import Offered, pays_less, terms_of

NEAR = 60
GATHERED = date(2026, 11, 22)
SURE, LIKELY = matcher.Confidence.HIGH, matcher.Confidence.MEDIUM

DUTIES: Mapping[Duty, LazyString] = {
    Duty.SEE_DOCUMENT: _l("See the valid card and note its last day"),
    Duty.WRITTEN_CONTRACT: _l("Sign a written contract"),
    Duty.REGISTER_CONTRACT: _l("Enter the contract in the Employment Register"),
    Duty.REGISTER_CHANGE: _l("Enter the change of the contract in the Employment Register"),
    Duty.REGISTER_END: _l("Enter the end of the contract in the Employment Register"),
    Duty.TELL_INSPECTORATE: _l("Tell the General Labour Inspectorate that the person has started"),
    Duty.TELL_LABOUR_OFFICE: _l("Declare the work to the Labour Office"),
    Duty.TERM_WITHIN_DOCUMENT: _l("Think of a contract that ends no later than the card (practice, not law)"),
    Duty.PROBATION_WITHIN_LAW: _l("Keep the trial period within the law"),
    Duty.MEDICAL_CHECK: _l("Medical check; a health book where the work needs one"),
    Duty.PERMIT_FOR_YOUNG: _l("Permit of the Labour Inspectorate and a medical opinion"),
    Duty.RENEW_DOCUMENT: _l("Remind the person to renew the card"),
}
#: What to see or to file.
HOW: Mapping[Duty, LazyString] = {
    Duty.SEE_DOCUMENT: _l(
        "The person shows you the card or paper that lets them work. Note which paper it is and its last day. One guide"
        " says that you keep a copy. Ask the Labour Inspectorate before you copy it. Never keep the card itself."
    ),
    Duty.WRITTEN_CONTRACT: _l("Both sign before work begins, and the person gets a copy."),
    Duty.REGISTER_CONTRACT: _l("You enter the contract after both have signed. This replaced the paper labour book."),
    Duty.REGISTER_CHANGE: _l("You enter what was changed in the contract."),
    Duty.REGISTER_END: _l("You enter that the contract has ended."),
    Duty.TELL_INSPECTORATE: _l("You tell them that a citizen of another country has begun work with you."),
    Duty.TELL_LABOUR_OFFICE: _l("A declaration in two copies. Do it again when the person has a new card."),
    Duty.TERM_WITHIN_DOCUMENT: _l("Some employers do this. We have not seen it in a law. A card can be renewed."),
    Duty.PROBATION_WITHIN_LAW: _l("At most six months. If the contract is for less than a year, at most one month."),
    Duty.MEDICAL_CHECK: _l("The same as for Bulgarian citizens. Work with food or children needs a health book."),
    Duty.PERMIT_FOR_YOUNG: _l("For somebody of 16 or 17. You need both before the first day of work."),
    Duty.RENEW_DOCUMENT: _l("Ask in good time. See the new card and note its last day."),
}
#: Where, by the name of the institution only: an address or number needs a source of its own.
WHERE: Mapping[Duty, LazyString] = {
    **dict.fromkeys(
        (Duty.REGISTER_CONTRACT, Duty.REGISTER_CHANGE, Duty.REGISTER_END),
        _l("National Revenue Agency (НАП), Employment Register"),
    ),
    Duty.TELL_INSPECTORATE: _l("General Labour Inspectorate (ИА ГИТ), also online"),
    Duty.PERMIT_FOR_YOUNG: _l("General Labour Inspectorate (ИА ГИТ)"),
    Duty.TELL_LABOUR_OFFICE: _l("Labour Office (Дирекция „Бюро по труда“)"),
    Duty.MEDICAL_CHECK: _l("A doctor"),
}
WITH_THE_PERSON = _l("Between you and the person")
#: What only some papers ask, as a question to the company.
ASKS: Mapping[Duty, LazyString] = {
    Duty.TELL_LABOUR_OFFICE: _l(
        "Does the person still wait for a decision on asylum? Then ask the Labour Office about a declaration within"
        " seven days from the first day of work."
    ),
    Duty.PERMIT_FOR_YOUNG: _l(
        "Is the person 16 or 17 years old? Then you need a permit of the Labour Inspectorate and a medical opinion"
        " before the first day."
    ),
    Duty.TERM_WITHIN_DOCUMENT: _l(
        "Does the card end before the contract? Some employers then make a contract that ends with the card. We have"
        " not seen this in a law."
    ),
    Duty.RENEW_DOCUMENT: _l("When does the card end? Note the day and ask for the new card in good time."),
}
SOURCES = (
    _l("refugeelight.bg 16.04.2024"),
    _l("Labour Code art. 62; to be verified"),
    _l("ukraine-renovation.com 24.07.2024: practice, not seen in statute"),
    _l("ukraine-renovation.com 24.07.2024; same as for nationals"),
    _l("Labour migration regulation art. 36; refugeelight.bg 16.04.2024"),
    _l("Practice of this tool: no law sets the days"),
)
#: What is said to whoever was not chosen: first the news, then what could come next. The reason in other words, gently.
CLOSING: Mapping[OutcomeReason, tuple[LazyString, LazyString]] = {
    OutcomeReason.LANGUAGE: (
        _l("For this job they looked for more of the language. You can learn it, and many do."),
        _l("A language course can open this kind of job for you."),
    ),
    OutcomeReason.SKILLS: (
        _l("For this job they looked for somebody with other experience. Yours counts in other jobs."),
        _l("A course can bring what this kind of job asks."),
    ),
    OutcomeReason.HOURS: (
        _l("The hours of this job and your hours do not go together. Both are fine as they are."),
        _l("There are jobs with other hours."),
    ),
    OutcomeReason.PLACE_TAKEN: (
        _l("Somebody else got the place. This says nothing about you and your work."),
        _l("There are more jobs like this one."),
    ),
    OutcomeReason.DID_NOT_COME: (
        _l("The company noted that you did not meet. Perhaps something came between, or it is not right."),
        _l("Tell your counsellor what happened. They can talk with the company."),
    ),
    OutcomeReason.OTHER: (
        _l("This time it did not become this job. That happens to most people who look for work."),
        _l("Your counsellor can tell you more."),
    ),
}


class Compared(NamedTuple):
    """One term of an offer beside what the vacancy says, and whether they differ."""

    label: str
    promised: str
    offered: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Words:
    """A filing in words: what, how and where, by when, and the notes on where that is written."""

    what: str
    how: str
    where: str
    due: str
    notes: tuple[str, ...]


def compared(offer: JobOffer) -> list[Compared]:
    """An offer beside its vacancy as it stands now, term by term."""
    vacancy, terms = offer.disclosure.vacancy, terms_of(offer)
    return [
        _row(_("First day"), day(vacancy.starts_on), day(terms.first_day)),
        _row(_("Ends on"), _end(vacancy.ends_on), _end(terms.last_day)),
        _row(_("Contract"), labels.label(vacancy.contract) if vacancy.contract else "", labels.label(terms.contract)),
        _row(_("Hours a week"), str(vacancy.hours_per_week or ""), str(terms.hours_per_week)),
        Compared(_("Pay"), vacancy_words.pay(vacancy), pay(terms), _pays_otherwise(terms, vacancy)),
        _row(_("Place"), place_name(vacancy.municipality), place_name(offer.municipality)),
        _row(
            _("Accommodation"), _home(vacancy.accommodation, vacancy.accommodation_price),
            _home(offer.accommodation, offer.accommodation_price),
        ),
    ]  # fmt: skip


def less_than_promised(offer: JobOffer) -> bool:
    """Whether the offer pays less than the vacancy's low end."""
    return pays_less(terms_of(offer), offer.disclosure.vacancy)


def pay(terms: Offered) -> str:
    """The pay in one line."""
    period = labels.label(terms.pay_period)
    return str(_("%(pay)s %(period)s, gross", pay=money.euros(terms.pay), period=period))


def net(terms: Offered, rules: matcher.Rules) -> str:
    """What is left of a month's pay, about, after insurance and tax."""
    month = terms.pay if terms.pay_period is PayPeriod.MONTH else round(terms.pay * terms.hours_per_week * 52 / 12)
    return money.euros(round(rules.net_month(month, terms.first_day), -2))


def in_words(filing: Filing, rules: matcher.Rules) -> Words:
    """One duty in the reader's words, with how sure it is and where it is written."""
    notes = [_unsure(filing.confidence), _("Source: %(source)s (checked on %(day)s)",
             source=_(filing.source), day=day(_checked_on(filing, rules)))]  # fmt: skip
    where = WHERE.get(filing.duty, WITH_THE_PERSON)
    what, how = DUTIES[filing.duty], HOW[filing.duty]
    return Words(str(what), str(how), str(where), day(filing.due), tuple(note for note in notes if note))


def days_left(due: date, today: date) -> str:
    """How far away a day is; nothing for days that are far away."""
    number = (due - today).days
    if number > NEAR:
        return ""
    if number < 0:
        return str(ngettext("%(num)s day late", "%(num)s days late", -number))
    return str(ngettext("%(num)s day left", "%(num)s days left", number) if number else _("Today"))


def closing(reason: OutcomeReason | None) -> list[str]:
    """The words to somebody who was not chosen."""
    first, then = CLOSING[reason or OutcomeReason.OTHER]
    return [str(_("Thank you for your interest in this job. It did not work out this time.")), str(first), str(then)]


def _unsure(confidence: matcher.Confidence) -> str:
    if confidence is SURE:
        return ""
    if confidence is LIKELY:
        return str(_("We are not quite sure of this. Ask there before you rely on it."))
    return str(_("We have not verified this yet. Ask the Labour Inspectorate."))


def _checked_on(filing: Filing, rules: matcher.Rules) -> date:
    """The day somebody last looked the source up."""
    if filing.source in BY_PRACTICE.values():
        return GATHERED
    rows: Iterable[matcher.Parameter] = (row for rows in rules.parameters.values() for row in rows)
    return max((row.checked_on for row in rows if row.source == filing.source), default=GATHERED)


def _row(label: str, promised: str, offered: str) -> Compared:
    return Compared(label, promised or str(_("Not said")), offered, promised != offered)


def _end(last: date | None) -> str:
    return day(last) if last is not None else str(_("No end"))


def _home(offered: bool | None, price: int | None) -> str:
    if offered is None:
        return str(_("Not said"))
    if not offered:
        return str(_("No"))
    if price is None:
        return str(_("Yes, the price is not said"))
    return str(_("Yes, for %(price)s a month", price=money.euros(price))) if price else str(_("Yes, free of charge"))


def _pays_otherwise(terms: Offered, vacancy: Vacancy) -> bool:
    """Whether the pay is not within what the vacancy says."""
    most = vacancy.pay_max
    if most is None or terms.pay_period is not vacancy.pay_period:
        return True
    same_hours = terms.pay_period is PayPeriod.HOUR or terms.hours_per_week == vacancy.hours_per_week
    return pays_less(terms, vacancy) or (same_hours and terms.pay > most)
