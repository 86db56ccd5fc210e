"""A vacancy as schema.org/JobPosting, which search engines and other job sites read, and such postings as rows.

What schema.org has no field for travels beside it under names of our own (`zaedno:…`), which are the columns of the
sheet of vacancies; other readers pass over them. Where both say something, ours counts, because it is exact.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import escape, unescape
from itertools import islice
from typing import Any

from models import Vacancy
from models.enums import ContractKind
from web.services.clock import day_in_bulgaria
from web.services.sheets import Refused, Row, WhyNot, text_of, written
from web.services.vacancy_sheet import cells

Posting = dict[str, Any]
OURS = "zaedno:"
CONTEXT = ["https://schema.org", {"zaedno": "urn:zaedno:column:"}]
NAMED_OTHERWISE = frozenset(
    {"reference", "company_number", "description", "language", "places", "starts_on", "currency"}
)
UNITS = {"MONTH": "month", "HOUR": "hour"}
EMPLOYMENT: Mapping[str, str] = {
    "FULL_TIME": "permanent", "PART_TIME": "part_time", "TEMPORARY": "fixed_term", "SEASONAL": "seasonal",
}  # fmt: skip
WRITTEN_AS = {
    ContractKind.PERMANENT: ["FULL_TIME"], ContractKind.PART_TIME: ["PART_TIME"],
    ContractKind.FIXED_TERM: ["TEMPORARY"], ContractKind.SEASONAL: ["TEMPORARY", "SEASONAL"],
}  # fmt: skip
#: Column → why it does not come back from a file. Everything else of a vacancy does.
LOSSES: Mapping[str, str] = {
    "vacancy.id": "a vacancy of its own",
    "vacancy.public_id": "a vacancy of its own; the file's one is known as its reference",
    "vacancy.version": "a vacancy of its own",
    "vacancy.created_at": "a vacancy of its own",
    "vacancy.external_reference": "the file's reference takes its place",
    "vacancy.state": "whatever comes from a file is a draft",
    "vacancy.findable": "chosen anew for each vacancy",
    "vacancy.submitted_at": "a draft was not sent yet",
    "vacancy.approved_at": "a draft is not approved",
    "vacancy.approved_by_id": "a draft is not approved",
    "vacancy.said_open_at": "a draft is not open",
    "vacancy.asked_open_at": "a draft is not open",
    "vacancy.closed_at": "a draft is not closed",
    "vacancy.close_reason": "a draft is not closed",
    "vacancy.return_reason": "a draft was not given back",
    "vacancy.return_note": "a draft was not given back",
    "vacancy_skill.id": "a row of its own",
    "vacancy_skill.vacancy_id": "a row of its own",
    "vacancy_skill.own_words": "the skill stands there, the words for which staff found it do not",
    "vacancy_own_skill.id": "a row of its own",
    "vacancy_own_skill.public_id": "a row of its own",
    "vacancy_own_skill.vacancy_id": "a row of its own",
    "vacancy_language.id": "a row of its own",
    "vacancy_language.vacancy_id": "a row of its own",
    "vacancy_licence.id": "a row of its own",
    "vacancy_licence.vacancy_id": "a row of its own",
}
LONGEST_REFERENCE, MOST_BLOCKS = 100, 100
DATA_BLOCK = re.compile(r"<script\b[^<>]*application/ld\+json[^<>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """What a posting says in words of its language: a description where the employer wrote none, what the skills are
    called, the hours and the benefits, and the address of the page."""

    description: str
    skills: tuple[str, ...]
    hours: str
    benefits: str
    address: str
    valid_through: date


def posting(vacancy: Vacancy, words: Words) -> Posting:
    """The vacancy for everybody: nothing of any person, and of the company only its name."""
    made = {
        "@context": CONTEXT,
        "@type": "JobPosting",
        "title": vacancy.title,
        "description": _html(vacancy.description or words.description),
        "inLanguage": vacancy.language,
        "identifier": {"@type": "PropertyValue", "name": vacancy.employer.name, "value": vacancy.public_id},
        "datePosted": day_in_bulgaria(vacancy.approved_at or vacancy.created_at).isoformat(),
        "validThrough": words.valid_through.isoformat(),
        "hiringOrganization": {"@type": "Organization", "name": vacancy.employer.name},
        "jobLocation": _place(vacancy),
        "baseSalary": _salary(vacancy),
        "employmentType": WRITTEN_AS[vacancy.contract] if vacancy.contract else ["OTHER"],
        "jobStartDate": vacancy.starts_on.isoformat() if vacancy.starts_on else None,
        "totalJobOpenings": vacancy.places,
        "occupationalCategory": vacancy.concept.isco if vacancy.concept else None,
        "experienceRequirements": _experience(vacancy),
        "skills": ", ".join(words.skills),
        "workHours": words.hours,
        "jobBenefits": words.benefits,
        "directApply": False,
        "url": words.address,
    }
    return {name: value for name, value in made.items() if value not in (None, "")} | _exactly(vacancy)


def _exactly(vacancy: Vacancy) -> Posting:
    """What a reader of ours needs to make the same vacancy of it."""
    row = cells(vacancy)
    ours = {OURS + name: cell for name, cell in row.items() if cell and name not in NAMED_OTHERWISE}
    return ours if row["description"] else {**ours, f"{OURS}description": ""}


def _place(vacancy: Vacancy) -> Posting | None:
    place = vacancy.municipality
    if place is None:
        return None
    address = {"@type": "PostalAddress", "addressLocality": place.name_bg, "addressCountry": "BG"}
    return {"@type": "Place", "address": {**address, "addressRegion": place.district.name_bg}}


def _salary(vacancy: Vacancy) -> Posting | None:
    if vacancy.pay_min is None or vacancy.pay_max is None:
        return None
    value = {
        "@type": "QuantitativeValue", "minValue": vacancy.pay_min / 100, "maxValue": vacancy.pay_max / 100,
        "unitText": vacancy.pay_period.value.upper(),
    }  # fmt: skip
    return {"@type": "MonetaryAmount", "currency": "EUR", "value": value}


def _experience(vacancy: Vacancy) -> Posting | str | None:
    years = vacancy.experience_years
    if not years:
        return None if years is None else "no requirements"
    return {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": years * 12}


def _html(text: str) -> str:
    return escape(text, quote=False).replace("\n", "<br>")


def rows_of_json(data: bytes) -> Iterator[Row]:
    """The postings of a JSON-LD file. Raises Refused."""
    return _rows([text_of(data)])


def rows_of_page(data: bytes) -> Iterator[Row]:
    """The postings inside a saved page. Raises Refused."""
    page = text_of(data)
    blocks = [match.end() for match in islice(DATA_BLOCK.finditer(page), MOST_BLOCKS)]
    return _rows([page[start : end if (end := page.find("</script", start)) >= 0 else None] for start in blocks])


READERS = {".json": rows_of_json, ".jsonld": rows_of_json, ".html": rows_of_page, ".htm": rows_of_page}


def _rows(texts: list[str]) -> Iterator[Row]:
    postings: list[Posting] = []
    for text in texts:
        try:
            postings += _postings(json.loads(text))
        except (ValueError, RecursionError) as error:
            raise Refused(WhyNot.NO_JSON) from error
    if not postings:
        raise Refused(WhyNot.NO_POSTING)
    for number, each in enumerate(postings, start=1):
        told = {name: cell.strip() for name, cell in _cells(each).items()}
        ours = {
            name.removeprefix(OURS): written(value).strip() for name, value in each.items() if name.startswith(OURS)
        }
        yield Row(number, {**told, **ours})


def _postings(found: Any) -> list[Posting]:
    listed = found.get("@graph", [found]) if isinstance(found, dict) else found
    several = listed if isinstance(listed, list) else []
    return [each for each in several if isinstance(each, dict) and "JobPosting" in _several(each.get("@type"))]


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _cells(found: Posting) -> dict[str, str]:
    """A posting as the sheet's cells."""
    salary = _inside(found, "baseSalary", "value")
    place = _inside(found, "jobLocation", "address")
    locality = _text(place, "addressLocality") if isinstance(place, dict) else _text(found, "jobLocation", "address")
    return {
        "reference": _reference(found),
        "company_number": _text(found, "hiringOrganization", "taxID")
        or _text(found, "hiringOrganization", "vatID").removeprefix("BG")
        or _text(found, "hiringOrganization", "identifier", "value"),
        "title": " ".join(_plain(_text(found, "title")).split()),
        "description": _plain(_text(found, "description")),
        "language": _text(found, "inLanguage")[:2].lower(),
        "occupation": _text(found, "relevantOccupation", "occupationalCategory")
        or _text(found, "occupationalCategory"),
        "municipality": re.sub(r"^(?:гр\.|град)\s*", "", locality.partition(",")[0].strip()),
        "places": _text(found, "totalJobOpenings"),
        "starts_on": _text(found, "jobStartDate")[:10],
        "contract": _contract(found),
        "experience_years": _years(found),
        "pay_min": _text(salary, "minValue") or _text(salary, "value") or written(salary),
        "pay_max": _text(salary, "maxValue") or _text(salary, "value") or written(salary),
        "pay_period": UNITS.get(_text(salary, "unitText").upper(), _text(salary, "unitText")),
        "currency": _text(found, "baseSalary", "currency") or _text(found, "salaryCurrency"),
    }


def _reference(found: Posting) -> str:
    name = _text(found, "identifier", "value") or _text(found, "identifier") or _text(found, "url")
    if len(name) <= LONGEST_REFERENCE:
        return name
    return f"url {hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:32]}"


def _contract(found: Posting) -> str:
    kinds = [re.sub("[ -]", "_", written(each).upper()) for each in _several(found.get("employmentType"))]
    return next((EMPLOYMENT[kind] for kind in reversed(kinds) if kind in EMPLOYMENT), "")


def _years(found: Posting) -> str:
    months = _text(found, "experienceRequirements", "monthsOfExperience")
    return str(-(-int(months) // 12)) if re.fullmatch(r"[0-9]{1,3}", months) else ""


def _inside(value: Any, *names: str) -> Any:
    """What lies under names one inside the other; of several things the first."""
    for name in names:
        if isinstance(value, list):
            value = value[0] if value else None
        value = value.get(name) if isinstance(value, dict) else None
    return value[0] if isinstance(value, list) and value else value


def _text(value: Any, *names: str) -> str:
    return written(_inside(value, *names))


def _plain(text: str) -> str:
    """Text without its markup, line by line."""
    lines = re.sub(r"<br\s*/?>|</(?:p|li|div|h[1-6]|tr)>", "\n", text, flags=re.IGNORECASE)
    return unescape(re.sub(r"<[^<>]*>", " ", lines))
