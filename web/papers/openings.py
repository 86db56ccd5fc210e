"""The jobs for a person on paper, in their language: what each is, and what speaks for it. No points, no order of merit
but the list's own."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from flask_babel import force_locale, ngettext
from flask_babel import gettext as _

from models import Vacancy
from web import vacancy_words
from web.filters import day, place_name
from web.i18n import isolated, locale_of
from web.papers.pdf import paper
from web.reasons import Line

Told = tuple[Vacancy, str, Sequence[Line]]


def openings_pdf(told: Sequence[Told], language: str, name: str, made_on: date) -> bytes:
    """The list. `told` are vacancies with their name in the language and what speaks for and against them, in words of
    that language. Raises FontsMissing where the project was not installed whole."""
    with force_locale(language):
        none = [_entry(_("There is no job in reach now. Your counsellor looks further with you."))]
        return paper({
            "lang": language,
            "dir": locale_of(language).text_direction,
            "title": _("Jobs for you"),
            "kicker": isolated(name),
            "headline": [],
            "contact": [],
            "sections": [_section(*each) for each in told] or [{"title": _("Jobs"), "lines": none}],
            "footer": _("As of %(day)s", day=day(made_on)),
        })  # fmt: skip


def _section(vacancy: Vacancy, name: str, lines: Sequence[Line]) -> Mapping[str, object]:
    return {"title": f"{isolated(name)} · {isolated(vacancy.employer.name)}", "lines": list(_lines(vacancy, lines))}


def _lines(vacancy: Vacancy, lines: Sequence[Line]) -> Iterator[Mapping[str, str]]:
    begins = _("Starts on %(day)s", day=day(vacancy.starts_on)) if vacancy.starts_on else ""
    hours = ngettext("%(num)s hour a week", "%(num)s hours a week", vacancy.hours_per_week or 0)
    facts = (
        isolated(place_name(vacancy.municipality)),
        vacancy_words.pay(vacancy),
        hours if vacancy.hours_per_week else "",
        begins,
    )
    yield _entry(" · ".join(filter(None, facts)))
    marks = {"plus": _("Fits"), "gap": _("Missing"), "ask": _("Not known yet")}
    for line in lines:
        yield _entry(f"{marks.get(line.mark, '')}: {line.text}" if line.mark in marks else line.text)
    yield _entry(_("Do you want it? Tell your counsellor, or press “I am interested” in Zaedno."))


def _entry(text: str) -> dict[str, str]:
    return {"text": str(text), "note": "", "lang": "", "dir": ""}
