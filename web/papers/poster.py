"""A vacancy as a poster: one sheet in one or two languages, with a square that opens its public page."""

import json
from collections.abc import Iterator, Sequence

import segno
import typst
from flask_babel import force_locale
from flask_babel import gettext as _

from models import Vacancy
from web import posting_words, vacancy_words
from web.filters import day, place_name
from web.i18n import isolated, locale_of
from web.papers.pdf import FONTS, HERE, printable

Side = dict[str, object]
LONG_NAMES = 120
ON_PAPER = (
    "hours_per_week",
    "weekdays",
    "from_minute",
    "to_minute",
    "rotating_shifts",
    "night_work",
    "languages",
    "accommodation",
)


def poster_pdf(vacancy: Vacancy, languages: Sequence[str], address: str) -> bytes:
    """The sheet. Raises FontsMissing where the project was not installed whole."""
    square = str(segno.make(address, error="m", micro=False).svg_inline(scale=4, border=1, dark="#1d2a2f"))
    sides = printable([_side(vacancy, language) for language in languages])
    data = json.dumps({"sides": sides, "square": square, "address": address}, ensure_ascii=False)
    made = typst.compile(
        str(HERE / "poster.typ"), root=str(HERE), font_paths=[str(FONTS)], ignore_system_fonts=True, format="pdf",
        sys_inputs={"data": data}, pdf_standards=["ua-1"],
    )  # fmt: skip
    return bytes(made)


def _side(vacancy: Vacancy, language: str) -> Side:
    with force_locale(language):
        title = posting_words.occupation(vacancy)
        same = title.casefold() == vacancy.title.casefold()
        return {
            "lang": language,
            "dir": locale_of(language).text_direction,
            "kicker": _("Work at %(employer)s", employer=isolated(vacancy.employer.name)),
            "tight": len(vacancy.title) + len(vacancy.employer.name) > LONG_NAMES,
            "title": title[:1].upper() + title[1:],
            "original": "" if same else vacancy.title,
            "original_lang": vacancy.language,
            "original_dir": locale_of(vacancy.language).text_direction,
            "facts": [{"label": label, "text": said} for label, said in _facts(vacancy)],
            "scan": _("Scan this square to read more and to say that you are interested."),
            "free": _("It is free. Nobody may ask you for money for a job."),
        }


def _facts(vacancy: Vacancy) -> Iterator[tuple[str, str]]:
    """What decides whether somebody reads on; what is not offered is left to the page."""
    yield str(_("Place")), isolated(place_name(vacancy.municipality))
    yield str(_("Pay")), vacancy_words.pay(vacancy)
    yield str(_("Starts on")), day(vacancy.starts_on)
    for name, label, said in posting_words.facts(vacancy):
        if name in ON_PAPER and getattr(vacancy, name) is not False:
            yield label, said
