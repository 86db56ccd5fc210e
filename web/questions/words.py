"""Answers in words: the same on the page that shows them all and where two versions stand side by side."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy.orm import Session

from models.enums import DatePrecision, LicenceKind
from models.queries import places, taxonomy
from web import labels, money
from web.confirming import veiled
from web.filters import day, number, place_name
from web.forms.dates import known_part
from web.i18n import language
from web.questions.levels import SHOWN_BY, SPOKEN, WRITTEN
from web.services.jobseeker_sheets import Answers
from web.time_words import listed, span, weekday_names

Row = tuple[str, str]
Names = Mapping[str, str]
NAMED = ("http", "urn:")


def names_for(session: Session, *sheets: Answers) -> Names:
    """The names of all concepts and municipalities in some answers."""
    texts = set(_texts(sheets))
    names = dict(taxonomy.names(session, [text for text in texts if text.startswith(NAMED)], language()))
    for sheet in sheets:
        codes = {sheet.get("municipality_code"), *sheet.get("not_in", ())} - {None}
        found = [places.by_code(session, code) for code in codes]
        names |= {place.code: place_name(place) for place in found if place is not None}
    return names


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _texts(each)


def describe(sheet: str, answers: Answers, names: Names) -> list[Row]:
    """Each answer of a sheet with its question; an empty text where nothing was said."""
    return list(SHEETS[sheet](answers, names)) if answers else []


def _yes_no(value: bool | None) -> str:
    return "" if value is None else _("Yes") if value else _("No")


def _label(value: Any) -> str:
    return labels.label(value) if value is not None else ""


def _born(iso: str | None, precision: DatePrecision | None) -> str:
    if iso is None:
        return ""
    return known_part(date.fromisoformat(iso), precision)


def _name(answers: Answers, names: Names) -> Iterator[Row]:
    yield _("First name"), answers["given_name"] or ""
    yield _("Family name"), answers["family_name"] or ""
    yield _("Telephone"), veiled(answers["phone"] or "")
    yield _("E-mail"), veiled(answers["email"] or "")
    yield _("Born"), _born(answers["birth_date"], answers["birth_date_precision"])


def _place(answers: Answers, names: Names) -> Iterator[Row]:
    way = answers["max_commute_minutes"]
    yield _("Place"), names.get(answers["municipality_code"] or "", "")
    yield _("Longest way to work"), ngettext("%(num)s minute", "%(num)s minutes", way) if way else ""
    yield _("Own car or motorbike"), _yes_no(answers["own_transport"])
    yield _("A place to live needed"), _yes_no(answers["accommodation_needed"])


def _times(answers: Answers, names: Names) -> Iterator[Row]:
    hours = answers["max_hours_per_week"]
    yield _("During the day"), _yes_no(answers["works_days"])
    yield _("In the evening"), _yes_no(answers["works_evenings"])
    yield _("At night"), _yes_no(answers["works_nights"])
    yield _("At the weekend"), _yes_no(answers["works_weekends"])
    yield _("Most hours a week"), ngettext("%(num)s hour", "%(num)s hours", hours) if hours else ""


def _care(answers: Answers, names: Names) -> Iterator[Row]:
    yield _("Looking after somebody"), _yes_no(answers["has_care_hours"])
    by_hours: dict[tuple[int, int], list[str]] = {}
    weekdays = weekday_names()
    for weekday, start, end in answers["windows"]:
        by_hours.setdefault((start, end), []).append(weekdays[weekday])
    for (start, end), days in by_hours.items():
        yield listed(days), span(start, end)


def _start(answers: Answers, names: Names) -> Iterator[Row]:
    yield _("First possible day"), day(answers["earliest_start"])


def _pay(answers: Answers, names: Names) -> Iterator[Row]:
    least = answers["min_net_pay"]
    yield _("At least, each month after tax"), "" if least is None else money.euros(least * 100)


def _papers(answers: Answers, names: Names) -> Iterator[Row]:
    yield _("Protection"), _label(answers["status"])
    yield _("Card valid until"), day(answers["status_valid_until"])
    if answers["status_registered_on"]:
        yield _("Asked for protection on"), day(answers["status_registered_on"])
    for kind, until in answers["licences"].items():
        name = labels.label(LicenceKind(kind))
        last_day = _("valid until %(day)s", day=day(until)) if until else _("last day not known")
        country = _label(answers["issued"].get(kind))
        yield name, f"{last_day} · {country}" if country else last_day


def _wishes(answers: Answers, names: Names) -> Iterator[Row]:
    yield _("Contract"), _label(answers["preferred_contract"])
    yield _("Work you do not want"), listed(names.get(uri, uri) for uri in answers["unwanted"])
    yield _("Places where you do not want to work"), listed(names.get(code, code) for code in answers["not_in"])


def _languages(answers: Answers, names: Names) -> Iterator[Row]:
    for code, (spoken, written) in answers["languages"].items():
        said = [
            _("Speaking: %(level)s", level=SPOKEN[spoken]) if spoken else "",
            _("Writing: %(level)s", level=WRITTEN[written]) if written else "",
        ]
        yield labels.language_name(code, language()), " · ".join(part for part in said if part)


def _skills(answers: Answers, names: Names) -> Iterator[Row]:
    said = [words or names.get(uri, uri) for uri, words, _language in answers["skills"]]
    yield _("What you can do"), listed(said)


def _proof(answers: Answers, names: Names) -> Iterator[Row]:
    for uri, words, evidence in answers["grades"]:
        yield words or names.get(uri, uri), str(SHOWN_BY[evidence])


def _years(count: float) -> str:
    if count % 1:
        return str(_("%(years)s years", years=number(count)))
    return str(ngettext("%(num)s year", "%(num)s years", int(count)))


def _work_details(answers: Answers, names: Names) -> Iterator[Row]:
    years = answers["years"]
    yield _("Kind of work"), _label(answers["kind"])
    yield _("Years"), "" if years is None else _years(years)
    yield _("Last year"), str(answers["last_worked_in"] or "")
    yield _("Do it again"), _yes_no(answers["wanted"])


SHEETS: Mapping[str, Callable[[Answers, Names], Iterator[Row]]] = {
    "name": _name, "place": _place, "times": _times, "care": _care, "start": _start, "pay": _pay,
    "papers": _papers, "wishes": _wishes, "languages": _languages, "skills": _skills, "proof": _proof,
    "work details": _work_details,
}  # fmt: skip
