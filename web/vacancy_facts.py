"""The facts of a vacancy, in the reader's words. What the employer left open is said to be open."""

from collections.abc import Iterable, Iterator

from flask_babel import gettext as _
from flask_babel import ngettext

from models import Vacancy
from web import labels, money
from web.filters import day, language_name, place_name
from web.time_words import listed, span, weekday_names

Row = tuple[str, str]


def facts(vacancy: Vacancy) -> list[Row]:
    """Each fact with its name, for anybody."""
    way = (_("Way to work"), transport(vacancy))
    return said([*work(vacancy), way, *home(vacancy)])


def said(rows: Iterable[Row]) -> list[Row]:
    """The rows, with a sentence where the employer said nothing."""
    return [(what, value or _("The employer has not said yet")) for what, value in rows]


def work(vacancy: Vacancy) -> Iterator[Row]:
    """Where, when, how many, under which terms, and in which languages."""
    hours = vacancy.hours_per_week
    yield _("Place"), place_name(vacancy.municipality)
    yield _("Start"), day(vacancy.starts_on)
    yield from _group(vacancy)
    if vacancy.ends_on:
        yield _("End"), day(vacancy.ends_on)
    yield _("Contract"), labels.label(vacancy.contract) if vacancy.contract else ""
    yield _("Hours a week"), ngettext("%(num)s hour", "%(num)s hours", hours) if hours else ""
    yield _("Days"), _days(vacancy)
    yield _("Time of day"), _clock(vacancy)
    yield from _contract_terms(vacancy)
    yield _("Languages"), _languages(vacancy)


def _group(vacancy: Vacancy) -> Iterator[Row]:
    """Whether several are wanted at once."""
    if vacancy.group_size:
        together = ngettext(
            "%(num)s person starts at the same time.", "%(num)s people start at the same time.", vacancy.group_size
        )
        yield _("A group"), f"{together} {_belong(vacancy)}".rstrip()
    elif vacancy.start_together:
        yield _("A group"), _belong(vacancy)


def _belong(vacancy: Vacancy) -> str:
    if vacancy.start_together is None:
        return ""
    if vacancy.start_together:
        return str(_("Family and friends may start together."))
    return str(_("Each person is chosen alone."))


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


def transport(vacancy: Vacancy) -> str:
    """Whether the employer brings people to work."""
    if vacancy.employer_transport:
        return str(_("The employer brings people to work."))
    if vacancy.employer_transport is None:
        return str(_("Ask if the employer brings people to work."))
    return str(_("The employer does not bring people to work."))


def home(vacancy: Vacancy) -> Iterator[Row]:
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
