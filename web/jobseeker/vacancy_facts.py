"""The facts of a vacancy, in the reader's words. What the employer left open is said to be open."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import ngettext

from models import Vacancy
from web import labels, money
from web.filters import day, language_name, place_name
from web.jobseeker.words import listed, span, weekday_names

Row = tuple[str, str]


def facts(vacancy: Vacancy) -> list[Row]:
    """Each fact with its name."""
    return [(what, said or _("The employer has not said yet")) for what, said in _rows(vacancy)]


def _rows(vacancy: Vacancy) -> Iterator[Row]:
    hours = vacancy.hours_per_week
    yield _("Employer, checked by us"), vacancy.employer.name
    yield _("Place"), place_name(vacancy.municipality)
    yield _("Start"), day(vacancy.starts_on)
    if vacancy.ends_on:
        yield _("End"), day(vacancy.ends_on)
    yield _("Contract"), labels.label(vacancy.contract) if vacancy.contract else ""
    yield _("Hours a week"), ngettext("%(num)s hour", "%(num)s hours", hours) if hours else ""
    yield _("Days"), _days(vacancy)
    yield _("Time of day"), _clock(vacancy)
    yield from _contract_terms(vacancy)
    yield _("Languages"), _languages(vacancy)
    yield _("A place to live"), _accommodation(vacancy)
    if vacancy.employer_transport:
        yield _("Way to work"), _("The employer brings people to work.")


def _contract_terms(vacancy: Vacancy) -> Iterator[Row]:
    """Overtime, trial period and leave, where the employer said them."""
    overtime, trial, leave = vacancy.overtime_hours, vacancy.probation_months, vacancy.leave_days
    if overtime is not None:
        more = ngettext("%(num)s hour a week", "%(num)s hours a week", overtime) if overtime else _("None")
        yield _("Overtime"), more
    if trial is not None:
        yield _("Trial period"), ngettext("%(num)s month", "%(num)s months", trial) if trial else _("None")
    if leave is not None:
        yield _("Paid leave a year"), ngettext("%(num)s working day", "%(num)s working days", leave)


def _days(vacancy: Vacancy) -> str:
    mask = vacancy.weekdays or 0
    return listed(name for number, name in enumerate(weekday_names()) if mask >> number & 1)


def _clock(vacancy: Vacancy) -> str:
    if vacancy.rotating_shifts:
        return str(_("Shifts that change"))
    if vacancy.from_minute is None or vacancy.to_minute is None:
        return ""
    return span(vacancy.from_minute, vacancy.to_minute)


def _languages(vacancy: Vacancy) -> str:
    needs = [
        _(
            "%(language)s %(level)s, you can learn it on the job",
            language=language_name(need.language),
            level=need.level,
        )
        if need.learnable_on_the_job
        else _("%(language)s %(level)s", language=language_name(need.language), level=need.level)
        for need in vacancy.languages
    ]
    return " · ".join(needs) or _("No language is asked for.")


def _accommodation(vacancy: Vacancy) -> str:
    if vacancy.accommodation is None:
        return ""
    if not vacancy.accommodation:
        return str(_("Not offered"))
    price = vacancy.accommodation_price
    if price is None:
        return str(_("Offered. Ask for the price first."))
    told = _("Offered for %(price)s a month.", price=money.euros(price)) if price else _("Offered, free of charge.")
    return f"{told} {_('You must leave it when the job ends.')}" if vacancy.accommodation_ends_with_job else told
