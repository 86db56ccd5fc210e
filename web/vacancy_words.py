"""A vacancy in the reader's words: its terms line by line, and what was found in it. Employers and staff share it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from babel.dates import format_date, get_day_names
from babel.lists import format_list
from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from models import Vacancy
from web import labels, money
from web.i18n import language
from web.services.vacancy_edit import LanguageWanted, Terms

Row = tuple[str, str, str]
Difference = tuple[str, str, str, bool]
PROMISE = _l(
    "Nobody pays anything to get this job and nobody's papers are kept. There are at least 20 working days of paid "
    "leave a year."
)
WHAT: Mapping[str, LazyString] = {
    "title": _l("Title"),
    "places": _l("People wanted"),
    "municipality_code": _l("Place"),
    "starts_on": _l("Starts on"),
    "ends_on": _l("Ends on"),
    "contract": _l("Contract"),
    "hours_per_week": _l("Hours a week"),
    "weekdays": _l("Days"),
    "from_minute": _l("Work begins at"),
    "to_minute": _l("Work ends at"),
    "rotating_shifts": _l("Shifts that change"),
    "night_work": _l("Night work"),
    "overtime_hours": _l("Overtime a week, in hours"),
    "probation_months": _l("Trial period, in months"),
    "leave_days": _l("Paid leave, in working days a year"),
    "pay_min": _l("Gross pay from"),
    "pay_max": _l("Gross pay up to"),
    "pay_period": _l("Pay is counted"),
    "experience_years": _l("Years of experience"),
    "languages": _l("Languages"),
    "licences": _l("Papers the law asks for"),
    "accommodation": _l("Accommodation"),
    "accommodation_price": _l("Its price a month"),
    "accommodation_deposit": _l("Deposit for it"),
    "accommodation_sharing": _l("People in one room"),
    "accommodation_ends_with_job": _l("It ends with the job"),
    "accommodation_leave_days": _l("Days to move out after the job ends"),
    "employer_transport": _l("Transport by the employer"),
    "hazardous": _l("Dangerous by law"),
    "group_size": _l("How many start together"),
    "start_together": _l("People who belong together may start together"),
    "description": _l("What the work is like"),
}


def rows(terms: Terms, places: Mapping[str, str]) -> list[Row]:
    """(name of the term, its label, its value in words) of every term. `places` names municipalities by code."""
    return [(name, str(label), said(name, getattr(terms, name), places)) for name, label in WHAT.items()]


def said(name: str, value: object, places: Mapping[str, str]) -> str:
    """One term in words; nothing if it was not said."""
    if value is None or value == ():
        return ""
    if name == "municipality_code":
        return places.get(str(value), str(value))
    return FIGURES[name](value) if name in FIGURES else _word(value)


def _word(value: object) -> str:
    if isinstance(value, bool):
        return str(_("Yes") if value else _("No"))
    if isinstance(value, StrEnum):
        return labels.label(value)
    if isinstance(value, date):
        return str(format_date(value, format="long", locale=language()))
    return str(value)


def _wanted(languages: Iterable[LanguageWanted]) -> str:
    return "; ".join(_language(each) for each in languages)


def _language(wanted: LanguageWanted) -> str:
    name = labels.language_name(wanted.language, language())
    if wanted.needed_for:
        name = f"{name} ({wanted.needed_for})"
    if wanted.learnable_on_the_job:
        return str(_("%(language)s %(level)s, can be learned on the job", language=name, level=wanted.level.value))
    return f"{name} {wanted.level.value}"


def differences(mine: Terms, saved: Terms, places: Mapping[str, str]) -> list[Difference]:
    """What somebody typed beside what is saved, for the page about both versions."""
    pairs = zip(rows(mine, places), rows(saved, places), strict=True)
    return [(label, ours, theirs, ours != theirs) for (_name, label, ours), (_same, _too, theirs) in pairs]


def pay(vacancy: Vacancy) -> str:
    """The pay range in one line; nothing if it is not named."""
    if vacancy.pay_min is None or vacancy.pay_max is None:
        return ""
    period = labels.label(vacancy.pay_period)
    if vacancy.pay_min == vacancy.pay_max:
        return str(_("%(pay)s %(period)s, gross", pay=money.euros(vacancy.pay_min), period=period))
    least, most = money.euros(vacancy.pay_min), money.euros(vacancy.pay_max)
    return str(_("%(least)s to %(most)s %(period)s, gross", least=least, most=most, period=period))


def clock_time(minute: int) -> str:
    """A time of day from minutes since midnight."""
    return f"{minute // 60 % 24:02d}:{minute % 60:02d}"


def weekdays(mask: int) -> str:
    """The days of a bit mask, Monday as 1, in words."""
    names = get_day_names("abbreviated", "stand-alone", locale=language())
    shown = [names[day] for day in range(7) if mask >> day & 1]
    return str(format_list(shown, locale=language()))


def weekday_choices() -> list[tuple[str, str]]:
    """The days of the week, by their number from Monday as 0."""
    names = get_day_names("wide", "stand-alone", locale=language())
    return [(str(day), names[day]) for day in range(7)]


FIGURES: Mapping[str, Callable[[Any], str]] = {
    "pay_min": money.euros,
    "pay_max": money.euros,
    "accommodation_price": money.euros,
    "accommodation_deposit": money.euros,
    "weekdays": weekdays,
    "from_minute": clock_time,
    "to_minute": clock_time,
    "languages": _wanted,
    "licences": lambda kinds: "; ".join(labels.label(kind) for kind in kinds),
}
