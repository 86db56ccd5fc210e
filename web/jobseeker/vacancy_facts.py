"""The facts of a vacancy, in the reader's words. What the employer left open is said to be open."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import ngettext

from models import Jobseeker, Vacancy
from web import labels, money
from web.filters import day, language_name, number, place_name
from web.jobseeker.words import listed, span, weekday_names
from web.services import way_to_work

Row = tuple[str, str]


def facts(vacancy: Vacancy, person: Jobseeker) -> list[Row]:
    """Each fact with its name; the way to work is from where the person lives."""
    rows = [*_rows(vacancy), *_way(vacancy, person), *_home(vacancy)]
    return [(what, said or _("The employer has not said yet")) for what, said in rows]


def _rows(vacancy: Vacancy) -> Iterator[Row]:
    hours = vacancy.hours_per_week
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


def how_far(km: int | None) -> str:
    """A distance in words; nothing where it is not known."""
    if km is None:
        return ""
    return str(_("About %(km)s km", km=number(km)) if km else _("In your town"))


def _way(vacancy: Vacancy, person: Jobseeker) -> Iterator[Row]:
    km = way_to_work.kilometres(way_to_work.home(person), vacancy)
    yield _("How far"), how_far(km) or str(_("We do not know yet where you live."))
    yield _("Way to work"), " ".join(_ways(vacancy, person, km))


def _ways(vacancy: Vacancy, person: Jobseeker, km: int | None) -> Iterator[str]:
    """Every way to get there, as whole sentences. Times are estimates from town to town."""
    if vacancy.employer_transport:
        yield str(_("The employer brings people to work."))
    elif vacancy.employer_transport is None:
        yield str(_("Ask if the employer brings people to work."))
    else:
        yield str(_("The employer does not bring people to work."))
    if km == 0:
        yield str(_("It is in your town. Ask for the street: perhaps you can walk or take a town bus."))
    if km:
        yield from _times(way_to_work.minutes(km, person.own_transport))


def _times(way: way_to_work.Minutes) -> Iterator[str]:
    if way.on_foot:
        yield ngettext("On foot about %(num)s minute.", "On foot about %(num)s minutes.", way.on_foot)
    if way.own_transport:
        yield ngettext(
            "With your own car or motorbike about %(num)s minute.",
            "With your own car or motorbike about %(num)s minutes.",
            way.own_transport,
        )
    if way.public_transport:
        yield ngettext(
            "By bus or train perhaps %(num)s minute. Look at the timetable first.",
            "By bus or train perhaps %(num)s minutes. Look at the timetable first.",
            way.public_transport,
        )


def _home(vacancy: Vacancy) -> Iterator[Row]:
    """The place to live: whether there is one, its price and deposit, who shares it, when to leave."""
    if not vacancy.accommodation:
        yield _("A place to live"), "" if vacancy.accommodation is None else _("Not offered")
        return
    price, deposit, people = (
        vacancy.accommodation_price, vacancy.accommodation_deposit, vacancy.accommodation_sharing,
    )  # fmt: skip
    if price is None:
        yield _("A place to live"), _("Offered. Ask for the price first.")
    else:
        told = _("Offered for %(price)s a month.", price=money.euros(price))
        yield _("A place to live"), told if price else _("Offered, free of charge.")
    if deposit is None:
        yield _("Deposit"), ""
    else:
        back = _("%(amount)s. Ask in writing when you get it back.", amount=money.euros(deposit))
        yield _("Deposit"), back if deposit else _("None")
    alone = _("You have the room to yourself.")
    shared = ngettext("%(num)s person shares a room.", "%(num)s people share a room.", people) if people else ""
    yield _("Who lives there"), alone if people == 1 else shared
    yield _("When you must leave"), _leaving(vacancy)


def _leaving(vacancy: Vacancy) -> str:
    days = vacancy.accommodation_leave_days
    if vacancy.accommodation_ends_with_job is None:
        return ""
    if not vacancy.accommodation_ends_with_job:
        return str(_("You may stay when the job ends."))
    if days is None:
        return str(_("When the job ends. Ask how many days you have then."))
    if days == 0:
        return str(_("On the last day of the job."))
    return str(ngettext("%(num)s day after the job ends.", "%(num)s days after the job ends.", days))
