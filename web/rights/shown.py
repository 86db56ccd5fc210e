"""A topic as it reads on a day: values put in, what is not sure left out, sources named."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from flask_babel import gettext as _

import matcher
from matcher.rules import RELIED_ON
from web import money
from web.filters import day
from web.i18n import reader_locale
from web.legal_values import in_words
from web.rights.model import Line, Part, Topic

NUMBERS = re.compile(r"\d[\d./-]*\d")
NET = "net"
LOWEST_PAY = "minimum_wage_month"
NET_FROM = (LOWEST_PAY, "employee_contributions", "income_tax")


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A sentence with its values; `notes` tell how sure they are, how long they hold and where they are written."""

    text: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownPart:
    """Lines under one heading, in groups that share their notes."""

    title: str
    groups: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


class _Values(dict[str, str]):
    """The values of legal parameters in words, for `%`; remembers which were asked for."""

    def __init__(self, rules: matcher.Rules, on: date) -> None:
        super().__init__()
        self.rules, self.on = rules, on
        self.used: dict[str, matcher.Known] = {}

    def __missing__(self, key: str) -> str:
        for used in NET_FROM if key == NET else (key,):
            self.used[used] = self.rules.known(used, self.on)
        if key == NET:
            return money.euros(self.rules.net_month(self.rules.number(LOWEST_PAY, self.on), self.on))
        return in_words(self.used[key].parameter)


def shown(topic: Topic, rules: matcher.Rules, today: date) -> Iterator[ShownPart]:
    """The parts of a page for a day. A part of which nothing is sure enough is left out."""
    for part in topic.parts:
        if lines := tuple(_lines(part, rules, today)):
            groups = groupby(lines, lambda line: line.notes)
            yield ShownPart(
                str(part.title), tuple((tuple(each.text for each in group), notes) for notes, group in groups)
            )


def _lines(part: Part, rules: matcher.Rules, today: date) -> Iterator[ShownLine]:
    for line in part.lines:
        values = _Values(rules, today)
        text = str(line.text) % values
        certain = [line.source.confidence] if line.source else []
        certain += [known.parameter.confidence for known in values.used.values()]
        if RELIED_ON.issuperset(certain):
            yield ShownLine(text, (*_holds(line, values), *_sources(line, values)))


def _sources(line: Line, values: _Values) -> Iterator[str]:
    """Each source once, with the day of the last look. Those of the release's values are in the catalogues."""
    told = [(str(line.source.name), line.source.checked_on)] if line.source else []
    told += [(_(known.parameter.source), known.parameter.checked_on) for known in values.used.values()]
    for name, checked_on in dict.fromkeys(told):
        yield str(_("Source: %(source)s (checked on %(day)s)", source=_isolated(name), day=day(checked_on)))


def _isolated(text: str) -> str:
    """The text with dates and numbers of laws kept in their own direction among words that run from the right."""
    if reader_locale().text_direction == "ltr":
        return text
    return NUMBERS.sub(lambda found: f"{money.LEFT_TO_RIGHT}{found[0]}{money.END}", text)


def _holds(line: Line, values: _Values) -> Iterator[str]:
    """What to know about values that are likely only, that have ended, or that end on a day that is known."""
    known = values.used.values()
    if any(each.parameter.confidence is not matcher.Confidence.HIGH for each in known):
        yield str(_("We are not quite sure of this. Ask your counsellor."))
    ends = [each.parameter.valid_to for each in known if each.parameter.valid_to is not None]
    if ends and min(ends) < values.on:
        yield str(_("This held until %(day)s, and we do not know the new value yet.", day=day(min(ends))))
    elif ends:
        then = _Values(values.rules, min(ends) + timedelta(days=1))
        text = str(line.text) % then
        if all(each.current for each in then.used.values()):
            yield str(_("From %(day)s: %(sentence)s", day=day(then.on), sentence=text))
        else:
            yield str(_("This holds until %(day)s, and no value is known for the time after.", day=day(min(ends))))
