"""Where a suggested term comes from, in words."""

from collections.abc import Callable, Mapping
from datetime import date

from flask_babel import gettext as _

import matcher
from web import money
from web.filters import day
from web.services import vacancy_usual
from web.services.vacancy_usual import Source, Suggested

WORDS: Mapping[Source, Callable[[str], str]] = {
    Source.LAW: lambda looked: _("The usual week by law. On %(day)s we looked it up.", day=looked),
    Source.LAW_AT_MOST: lambda looked: _("The longest the law allows. On %(day)s we looked it up.", day=looked),
    Source.LAW_AT_LEAST: lambda looked: _("The least the law allows. On %(day)s we looked it up.", day=looked),
    Source.CONTRACT_LAW: lambda _looked: _("By law a contract has no end unless you both agree on one."),
    Source.OCCUPATION: lambda _looked: _("The usual tasks of this occupation."),
    Source.LANGUAGE_NEED: lambda _looked: _(
        "The most that such work needs as a rule. A lower level reaches more people."
    ),
    Source.COMPANY: lambda _looked: _("The place of your company."),
    Source.CUSTOM: lambda _looked: _("Most jobs have these days. Change it if yours has others."),
}


def told(suggested: Mapping[str, Suggested]) -> dict[str, str]:
    """Name of a term → where its suggestion comes from."""
    return {name: WORDS[each.source](_looked_up(each.parameter)) for name, each in suggested.items()}


def _looked_up(parameter: matcher.Parameter | None) -> str:
    return day(parameter.checked_on) if parameter else ""


def about_pay(rules: matcher.Rules, first_day: date) -> str:
    """The least pay there may be on the first day, and why no other figure stands here."""
    month, hour, looked_up = vacancy_usual.minimum_pay(rules, first_day)
    least = _(
        "By law at least %(month)s a month for a full week, or %(hour)s an hour. On %(day)s we looked it up.",
        month=money.euros(month), hour=money.euros(hour), day=day(looked_up),
    )  # fmt: skip
    none_usual = _("We have no checked figures of what is usual, so we suggest none.")
    return f"{least} {none_usual}"
