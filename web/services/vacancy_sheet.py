"""A vacancy as a row of text cells: each column with how it is read and how it is written, so that both agree."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from models import Vacancy
from models.enums import CefrLevel, ContractKind, LicenceKind, PayPeriod
from web.services.pack import LANGUAGES
from web.services.sheet_fields import (
    Column,
    Reader,
    Wrong,
    WrongCell,
    among,
    cents,
    day,
    euro_only,
    minute,
    one_of,
    text,
    weekdays,
    whole,
    yes_or_no,
)
from web.services.sheet_lookups import Lookups
from web.services.vacancy_edit import LanguageWanted

NO_SKILLS = "none"
ASKED_LANGUAGES = (*LANGUAGES, "tr", "ku", "de", "es", "it", "ro", "el", "so", "ti")
LONGEST_TITLE, LONGEST_TEXT, LONGEST_WORDS = 200, 20_000, 200
LANGUAGE_LINE = re.compile(
    r"(?P<code>[A-Za-z]{2,3})[ ]+(?P<level>[ABCabc][12])(?P<learnable>[ ]+learnable)?(?:[ ]*:[ ]*(?P<needed_for>.*))?"
)
Write = Callable[[Vacancy], str]


@dataclass(frozen=True, slots=True)
class Field:
    """A column of the sheet: how it is read, how a vacancy is written into it, and whether a row needs it."""

    read: Reader
    write: Write
    needed: bool = False


def columns(lookups: Lookups) -> Mapping[str, Column]:
    """How each column is read, against what is stored."""
    return {name: Column(each.read, each.needed) for name, each in fields(lookups).items()}


def cells(vacancy: Vacancy) -> dict[str, str]:
    """The row that reads back as the same vacancy, but for what `LOSSES` names. `reference` and `company_number` are
    left to whoever hands it out."""
    return {name: each.write(vacancy) for name, each in fields(None).items()}


def fields(lookups: Lookups | None) -> Mapping[str, Field]:
    """Every column in the order of the template; without `lookups` they can only be written."""
    return {**_about(lookups), **_hours(), **_pay(), **_asked(lookups), **_given()}


def _about(lookups: Lookups | None) -> dict[str, Field]:
    found = lookups or _Nothing()
    return {
        "reference": Field(text(100), lambda _row: ""),
        "company_number": Field(text(13), lambda _row: ""),
        "title": Field(text(LONGEST_TITLE), _same("title"), needed=True),
        "description": Field(text(LONGEST_TEXT), _same("description")),
        "language": Field(among(LANGUAGES), _same("language")),
        "occupation": Field(found.occupation, lambda row: row.concept.uri if row.concept else ""),
        "places": Field(whole(1, 500), _same("places")),
        "group_size": Field(whole(2, 500), _same("group_size")),
        "start_together": Field(yes_or_no, _same("start_together")),
        "municipality": Field(found.municipality, _same("municipality_code")),
        "starts_on": Field(day, _same("starts_on")),
        "ends_on": Field(day, _same("ends_on")),
        "contract": Field(one_of(ContractKind), _same("contract")),
    }


def _hours() -> dict[str, Field]:
    return {
        "hours_per_week": Field(whole(1, 60), _same("hours_per_week")),
        "weekdays": Field(weekdays, lambda row: _days(row.weekdays)),
        "from": Field(minute, lambda row: _clock(row.from_minute)),
        "to": Field(minute, lambda row: _clock(row.to_minute)),
        "night_work": Field(yes_or_no, _same("night_work")),
        "rotating_shifts": Field(yes_or_no, _same("rotating_shifts")),
        "overtime_hours": Field(whole(0, 40), _same("overtime_hours")),
    }


def _pay() -> dict[str, Field]:
    return {
        "pay_min": Field(cents, lambda row: _euros(row.pay_min)),
        "pay_max": Field(cents, lambda row: _euros(row.pay_max)),
        "pay_period": Field(one_of(PayPeriod), _same("pay_period")),
        "currency": Field(euro_only, lambda row: "EUR" if row.pay_min is not None else ""),
        "probation_months": Field(whole(0, 24), _same("probation_months")),
        "leave_days": Field(whole(0, 100), _same("leave_days")),
    }


def _asked(lookups: Lookups | None) -> dict[str, Field]:
    found = lookups or _Nothing()
    return {
        "experience_years": Field(whole(0, 40), _same("experience_years")),
        "bulgarian": Field(one_of(CefrLevel), lambda _row: ""),
        "languages": Field(languages, lambda row: "\n".join(map(_language, row.languages))),
        "papers": Field(papers, lambda row: "; ".join(each.kind.value for each in row.licences if each.by_law)),
        "skills": Field(found.skills, lambda row: _uris(row, essential=True)),
        "welcome_skills": Field(found.skills, lambda row: _uris(row, essential=False)),
        "own_skills": Field(lines, lambda row: _own(row, essential=True)),
        "own_welcome_skills": Field(lines, lambda row: _own(row, essential=False)),
        "dangerous": Field(yes_or_no, _same("hazardous")),
        "regulated": Field(yes_or_no, _same("regulated_profession")),
    }


def _given() -> dict[str, Field]:
    return {
        "accommodation": Field(yes_or_no, _same("accommodation")),
        "accommodation_price": Field(cents, lambda row: _euros(row.accommodation_price)),
        "accommodation_deposit": Field(cents, lambda row: _euros(row.accommodation_deposit)),
        "accommodation_sharing": Field(whole(1, 20), _same("accommodation_sharing")),
        "accommodation_ends_with_job": Field(yes_or_no, _same("accommodation_ends_with_job")),
        "accommodation_leave_days": Field(whole(0, 365), _same("accommodation_leave_days")),
        "employer_transport": Field(yes_or_no, _same("employer_transport")),
    }


class _Nothing:
    """Stands in for the lookups where nothing is read."""

    def occupation(self, written: str) -> Any:
        """Never asked."""
        raise WrongCell(Wrong.UNKNOWN_OCCUPATION)

    municipality = skills = occupation


def languages(value: str) -> tuple[LanguageWanted, ...]:
    """Languages such as `bg A2` or `en B1 learnable: to read orders`, one in a line or with semicolons between."""
    wanted: dict[str, LanguageWanted] = {}
    for line in re.split(r"\n|;(?=[ ]*[A-Za-z]{2,3}[ ]+[ABCabc][12]\b)", value):
        match = LANGUAGE_LINE.fullmatch(line.strip().rstrip(";").strip()) if line.strip() else None
        if line.strip() and (match is None or match["code"].lower() not in ASKED_LANGUAGES):
            raise WrongCell(Wrong.NOT_LANGUAGES, allowed=", ".join(ASKED_LANGUAGES))
        if match is not None:
            needed_for = text(LONGEST_WORDS)(match["needed_for"]) if match["needed_for"] else None
            level, code = CefrLevel(match["level"].upper()), match["code"].lower()
            wanted[code] = LanguageWanted(code, level, bool(match["learnable"]), needed_for)
    return tuple(wanted.values())


def papers(value: str) -> tuple[LicenceKind, ...]:
    """Papers by their short names, with semicolons or commas between."""
    kinds = one_of(LicenceKind)
    return tuple(dict.fromkeys(kinds(each) for each in re.split(r"[;,\s]+", value) if each))


def lines(value: str) -> tuple[str, ...]:
    """Skills in own words, one in a line."""
    reader = text(LONGEST_WORDS)
    return tuple(dict.fromkeys(reader(line.strip()) for line in value.split("\n") if line.strip()))


def _same(name: str) -> Write:
    def write(row: Vacancy) -> str:
        return _plain(getattr(row, name))

    return write


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else str(value)


def _euros(amount: int | None) -> str:
    if amount is None:
        return ""
    return f"{amount // 100}.{amount % 100:02d}" if amount % 100 else str(amount // 100)


def _clock(minutes: int | None) -> str:
    return "" if minutes is None else f"{minutes // 60:02d}:{minutes % 60:02d}"


def _days(mask: int | None) -> str:
    return ",".join(str(number + 1) for number in range(7) if (mask or 0) >> number & 1)


def _language(row: Any) -> str:
    learnable = " learnable" if row.learnable_on_the_job else ""
    return f"{row.language} {row.level.value}{learnable}{f': {row.needed_for}' if row.needed_for else ''}"


def _uris(row: Vacancy, *, essential: bool) -> str:
    named = "\n".join(each.concept.uri for each in row.skills if each.essential is essential)
    return named or (NO_SKILLS if essential and not row.skills else "")


def _own(row: Vacancy, *, essential: bool) -> str:
    return "\n".join(each.words for each in row.own_skills if each.essential is essential)
