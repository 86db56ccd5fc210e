"""A counsellor's week in words, on the page and on paper."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby

from babel.dates import format_date
from flask_babel import gettext as _
from flask_babel import ngettext

from models import FollowUp, Interview, Jobseeker, Task
from web import labels, times_words
from web.filters import day
from web.i18n import isolated, language, locale_of
from web.papers.pdf import paper
from web.services.week import Item, Week

Named = Callable[[Jobseeker], str]
Part = tuple[str, list[tuple[Item, str]]]


def initials(person: Jobseeker) -> str:
    """Who it is for those who know: first letters and a short mark, and nothing for whoever finds the sheet."""
    letters = [part[0] for part in (person.given_name, person.family_name) if part]
    return " ".join(["".join(f"{letter}." for letter in letters), person.public_id[:5]]).strip()


def parts(week: Week) -> list[Part]:
    """The week as headed lists of (item, what it is): overdue, each day, papers. Empty ones are left out."""
    found: list[Part] = [(_("Overdue"), [(item, what(item)) for item in week.overdue])]
    for due, items in groupby(week.coming, key=lambda item: item.day):
        found.append((weekday(due), [(item, what(item)) for item in items]))
    found.append((_("Papers that end within 30 days"), [(item, what(item)) for item in week.papers]))
    return [part for part in found if part[1]]


def weekday(due: date) -> str:
    """A day with its name."""
    return str(format_date(due, "EEEE, d MMMM", locale=language()))


def what(item: Item) -> str:
    """What there is to do, in one line."""
    about = item.about
    if isinstance(about, Task):
        return " · ".join(filter(None, (labels.label(about.kind), isolated(about.words or ""))))
    if isinstance(about, FollowUp):
        told = ngettext("Ask how work goes after %(num)s month", "Ask how work goes after %(num)s months", about.months)
        return str(told)
    if isinstance(about, Interview):
        vacancy = about.disclosure.vacancy
        return " · ".join((times_words.hours(about.slot), isolated(vacancy.title), isolated(vacancy.employer.name)))
    return str(_("%(paper)s ends on %(day)s", paper=labels.label(about), day=day(item.day)))


def week_pdf(week: Week, named: Named) -> bytes:
    """The list to take along, in the reader's language. `named` says how people are written. Raises FontsMissing where
    the project was not installed whole."""
    sections = [{"title": title, "lines": list(_lines(rows, named))} for title, rows in parts(week)]
    nothing = {"title": _("This week"), "lines": [_entry(_("Nothing is due this week."), "")]}
    return paper({
        "lang": language(), "dir": locale_of(language()).text_direction, "title": _("Your week"), "kicker": "",
        "headline": [], "contact": [], "sections": sections or [nothing],
        "footer": _("As of %(day)s", day=day(week.first)),
    })  # fmt: skip


def _lines(rows: Sequence[tuple[Item, str]], named: Named) -> Iterator[dict[str, str]]:
    for item, told in rows:
        late = isinstance(item.about, Task | FollowUp)
        name = isolated(named(item.person))
        yield _entry(told, f"{name} · {day(item.day)}" if late else name)


def _entry(text: str, note: str) -> dict[str, str]:
    return {"text": str(text), "note": note, "lang": "", "dir": ""}
