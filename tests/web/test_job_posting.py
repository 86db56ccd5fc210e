"""JobPosting: what search engines require is there, and a posting of ours brought in again is the same vacancy."""

import json
import re
from datetime import date
from typing import Any

from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models import Employer, Vacancy, VacancyLanguage, VacancyLicence, VacancyOwnSkill, VacancySkill
from models.enums import CefrLevel, ContractKind, LicenceKind, PayPeriod, VacancyState
from models.queries import by_public_id, taxonomy
from tests.browser import HouseClient
from tests.world import NOW, World
from web import labels, posting_words, sheet_words
from web.extensions import db
from web.services import sheet_cells, sheets, vacancies_import
from web.services.job_posting import LOSSES, READERS
from web.services.principal import SYSTEM
from web.services.vacancy_sheet import ASKED_LANGUAGES, cells, fields

#: Google Search Central, "Job posting (JobPosting) structured data": required and recommended properties.
REQUIRED = {"title", "description", "datePosted", "hiringOrganization", "jobLocation"}
RECOMMENDED = {
    "baseSalary", "directApply", "employmentType", "identifier", "validThrough", "experienceRequirements",
}  # fmt: skip
EMPLOYMENT_TYPES = {
    "FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER", "SEASONAL",
}  # fmt: skip
#: Properties of JobPosting and of Thing at schema.org, version 29.
PROPERTIES = REQUIRED | RECOMMENDED | {
    "inLanguage", "jobStartDate", "totalJobOpenings", "occupationalCategory", "skills", "workHours", "jobBenefits",
    "url",
}  # fmt: skip
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def breaks_the_rules(found: dict[str, Any]) -> list[str]:
    """What a search engine would complain about."""
    known = {name for name in found if not name.startswith(("@", "zaedno:"))}
    wrong = [f"{name} is missing" for name in REQUIRED - known] + [f"{name} is unknown" for name in known - PROPERTIES]
    wrong += [f"{name} is no day" for name in ("datePosted", "validThrough") if not DAY.fullmatch(found.get(name, ""))]
    address, salary = found["jobLocation"]["address"], found["baseSalary"]
    wrong += [
        f"{name} is missing" for name in ("addressLocality", "addressRegion", "addressCountry") if name not in address
    ]
    wrong += [] if salary["currency"] == "EUR" and salary["value"]["unitText"] in ("MONTH", "HOUR") else ["pay"]
    wrong += [] if 0 < salary["value"]["minValue"] <= salary["value"]["maxValue"] else ["pay"]
    wrong += [] if set(found["employmentType"]) <= EMPLOYMENT_TYPES else ["employmentType"]
    wrong += (
        []
        if found["hiringOrganization"]["name"] and found["hiringOrganization"]["@type"] == "Organization"
        else ["who"]
    )
    return wrong + ([] if found["@type"] == "JobPosting" and found["@context"][0] == "https://schema.org" else ["type"])


def data_of(page: str) -> dict[str, Any]:
    """The data block of a page."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    assert len(found) == 1
    data: dict[str, Any] = json.loads(found[0])
    return data


def test_the_public_page_holds_what_search_engines_require(client: HouseClient, world: World) -> None:
    for name in (world.hotel_vacancy, world.cook_vacancy):
        found = data_of(client.get(f"/vacancies/{name}").get_data(as_text=True))
        assert breaks_the_rules(found) == []
        assert found.keys() >= RECOMMENDED - {"experienceRequirements"}


def test_a_posting_says_nothing_that_is_not_for_everybody(client: HouseClient, session: Session, world: World) -> None:
    row = by_public_id(session, Vacancy, world.hotel_vacancy)
    assert row is not None
    row.external_reference, row.return_note = "inner number 77", "inner note"
    session.commit()
    page = client.get(f"/vacancies/{world.hotel_vacancy}").get_data(as_text=True)
    assert "inner" not in page
    assert row.employer.company_number not in page


def test_the_sheet_knows_the_languages_of_the_form() -> None:
    assert (*labels.OURS, *labels.OTHERS) == ASKED_LANGUAGES


PLAIN = st.text(st.sampled_from("абвгджзклмнпрстъя <>&\"';:,.-=+@0123456789Éüß\u200c\n"), min_size=1, max_size=60)
LINE = PLAIN.map(lambda text: " ".join(text.split())).filter(bool)
TEXT = PLAIN.map(str.strip).filter(bool)
MAYBE = st.none() | st.booleans()
EURO = st.integers(100, 999_999)
SKILLS = ("clean-bathrooms", "make-beds", "customer-service", "dust-furniture")
LANGUAGES = st.lists(st.sampled_from(ASKED_LANGUAGES), max_size=3, unique=True)
WHOLE: dict[str, st.SearchStrategy[Any]] = {
    "hours_per_week": st.integers(1, 60), "weekdays": st.integers(1, 127), "experience_years": st.integers(0, 40),
    "overtime_hours": st.integers(0, 40), "probation_months": st.integers(0, 24), "leave_days": st.integers(0, 100),
    "accommodation_price": EURO, "accommodation_deposit": EURO, "accommodation_sharing": st.integers(1, 20),
    "accommodation_leave_days": st.integers(0, 365),
}  # fmt: skip


@st.composite
def values(draw: st.DrawFn) -> dict[str, Any]:
    """The plain columns of a vacancy that could be stored."""
    first, last = sorted((draw(EURO), draw(EURO)))
    starts = draw(st.none() | st.dates(date(2026, 1, 1), date(2030, 1, 1)))
    places, times = draw(st.integers(2, 500)), draw(st.none() | st.tuples(st.integers(0, 1439), st.integers(0, 1439)))
    return {
        "title": draw(LINE), "description": draw(st.none() | TEXT), "language": draw(st.sampled_from(["bg", "en"])),
        "places": places, "group_size": draw(st.none() | st.integers(2, places)), "start_together": draw(MAYBE),
        "municipality_code": draw(st.sampled_from([None, "SOF46", "RSE04", "VAR05"])), "starts_on": starts,
        "ends_on": draw(st.none() | st.dates(date(2030, 1, 2), date(2031, 1, 1))) if starts else None,
        "contract": draw(st.none() | st.sampled_from(ContractKind)), "pay_min": first, "pay_max": last,
        "pay_period": draw(st.sampled_from(PayPeriod)), "hazardous": draw(st.booleans()),
        "regulated_profession": draw(st.booleans()), "rotating_shifts": draw(MAYBE), "night_work": draw(MAYBE),
        "accommodation": draw(MAYBE), "accommodation_ends_with_job": draw(MAYBE), "employer_transport": draw(MAYBE),
        "from_minute": times[0] if times else None, "to_minute": times[1] if times else None,
        **{name: draw(st.none() | each) for name, each in WHOLE.items()},
    }  # fmt: skip


@st.composite
def parts(draw: st.DrawFn) -> dict[str, list[Any]]:
    """Its languages, papers and skills."""
    asked = draw(LANGUAGES)
    words = draw(st.lists(LINE, max_size=3, unique=True))
    return {
        "languages": [
            (code, draw(st.sampled_from([one for one in CefrLevel if one is not CefrLevel.NONE])), draw(st.booleans()),
             draw(st.none() | LINE.filter(lambda text: ";" not in text)))
            for code in asked
        ],
        "papers": draw(st.lists(st.sampled_from(LicenceKind), max_size=3, unique=True)),
        "skills": [(name, draw(st.booleans())) for name in draw(st.lists(st.sampled_from(SKILLS), unique=True))],
        "own": [(word, draw(st.booleans())) for word in words],
    }  # fmt: skip


def made(session: Session, employer: Employer, plain: dict[str, Any], more: dict[str, list[Any]]) -> Vacancy:
    """A vacancy of these, flushed."""
    row = Vacancy(employer=employer, state=VacancyState.DRAFT, created_at=NOW, **plain)
    row.concept = taxonomy.by_uri(session, "urn:zaedno:occupation:hotel-room-attendant")
    row.languages = [
        VacancyLanguage(language=code, level=level, learnable_on_the_job=learn, needed_for=why)
        for code, level, learn, why in more["languages"]
    ]
    row.licences = [VacancyLicence(kind=kind, by_law=True) for kind in more["papers"]]
    row.skills = [
        VacancySkill(concept=taxonomy.by_uri(session, f"urn:zaedno:skill:{name}"), essential=need)
        for name, need in more["skills"]
    ]
    row.own_skills = [VacancyOwnSkill(words=word, language=row.language, essential=need) for word, need in more["own"]]
    session.add(row)
    session.flush()
    return row


#: What is generated beside the plain columns. A new column must be generated too, or be named among the losses.
GENERATED = {
    "vacancy.employer_id", "vacancy.concept_id", "vacancy_skill.concept_id", "vacancy_skill.essential",
    "vacancy_own_skill.words", "vacancy_own_skill.language", "vacancy_own_skill.essential",
    "vacancy_language.language", "vacancy_language.level", "vacancy_language.learnable_on_the_job",
    "vacancy_language.needed_for", "vacancy_licence.kind", "vacancy_licence.by_law",
}  # fmt: skip
CHILDREN = ("skills", "own_skills", "languages", "licences")


def told(row: Vacancy) -> dict[str, Any]:
    """Every column of a vacancy and of what hangs on it, by table and name."""
    found: dict[str, Any] = {
        f"vacancy.{column.key}": getattr(row, column.key) for column in Vacancy.__mapper__.column_attrs
    }
    for name in CHILDREN:
        rows = getattr(row, name)
        kind = Vacancy.__mapper__.relationships[name].mapper
        for column in kind.column_attrs:
            key = f"{kind.class_.__tablename__}.{column.key}"
            found[key] = sorted((str(getattr(each, column.key)), _which(each)) for each in rows)
    return found


def _which(row: Any) -> str:
    """What a row that hangs on a vacancy is about."""
    return str(next(getattr(row, name) for name in ("concept_id", "words", "language", "kind") if hasattr(row, name)))


def lost(first: Vacancy, second: Vacancy) -> set[str]:
    """The columns in which two vacancies differ."""
    one, other = told(first), told(second)
    return {name for name in one if one[name] != other[name]}


def read_again(session: Session, employer: Employer, rows: list[sheets.Row]) -> Vacancy:
    """The one vacancy that rows make."""
    planned = vacancies_import.plan(session, rows, employer)
    assert planned.faults == []
    assert len(planned.fresh) == 1
    planned.fresh[0] = (employer.id, {**planned.fresh[0][1], "reference": "again"})
    vacancies_import.store(session, planned, SYSTEM, NOW)
    session.flush()
    return session.query(Vacancy).where(Vacancy.external_reference == "again").one()


@settings(
    max_examples=40, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(plain=values(), more=parts(), way=st.sampled_from(["json", "html", "csv", "xlsx"]))
def test_a_vacancy_goes_out_and_comes_in_as_it_was_but_for_the_losses_we_name(
    app: Flask, world: World, plain: dict[str, Any], more: dict[str, list[Any]], way: str
) -> None:
    with app.test_request_context("https://zaedno.example/"), db.session.no_autoflush:
        lozen = by_public_id(db.session, Employer, world.lozen)
        assert lozen is not None
        row = made(db.session, lozen, plain, more)
        again = read_again(db.session, lozen, sheets.read_bytes(f"x.{way}", file(app, row, way), others=READERS))
        assert lost(row, again) <= LOSSES.keys()
        assert told(row).keys() - LOSSES.keys() == GENERATED | {f"vacancy.{name}" for name in plain}
        db.session.rollback()


def file(app: Flask, row: Vacancy, way: str) -> bytes:
    """A vacancy as a file of one kind."""
    if way in ("csv", "xlsx"):
        table = [list(fields(None)), list({**cells(row), "reference": "elsewhere"}.values())]
        return sheet_cells.csv_file(table) if way == "csv" else sheet_cells.workbook([("x", table)])
    posting = {**posting_words.posting(row), "identifier": {"value": "elsewhere"}}
    if way == "json":
        return json.dumps(posting).encode()
    page = app.jinja_env.from_string('<script type="application/ld+json">{{ it|tojson }}</script>')
    return page.render(it=posting).encode()


def test_the_losses_we_name_are_real_columns() -> None:
    columns = {f"vacancy.{column.key}" for column in Vacancy.__mapper__.column_attrs}
    for name in CHILDREN:
        kind = Vacancy.__mapper__.relationships[name].mapper
        columns |= {f"{kind.class_.__tablename__}.{column.key}" for column in kind.column_attrs}
    assert LOSSES.keys() <= columns


NAMES = st.sampled_from(
    ["@type", "@graph", "title", "description", "identifier", "value", "baseSalary", "jobLocation", "address",
     "addressLocality", "employmentType", "zaedno:languages", "zaedno:skills", "zaedno:weekdays", "zaedno:occupation",
     "zaedno:\ud800", "experienceRequirements", "monthsOfExperience", "totalJobOpenings", "hiringOrganization", "taxID"]
)  # fmt: skip
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=12)
    | st.just("JobPosting")
    | st.just("\0"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=6),
    max_leaves=12,
)


@settings(
    max_examples=120,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(inner=st.dictionaries(NAMES, ANYTHING, max_size=8))
def test_whatever_a_posting_says_is_read_or_refused(app: Flask, world: World, inner: dict[str, Any]) -> None:
    data = json.dumps({**inner, "@type": "JobPosting"}).encode()
    try:
        rows = sheets.read_bytes("x.json", data, others=READERS)
    except sheets.Refused:
        return
    with app.test_request_context("https://zaedno.example/"):
        lozen = by_public_id(db.session, Employer, world.lozen)
        planned = vacancies_import.plan(db.session, rows, lozen)
        assert planned.fresh or planned.faults
        for fault in planned.faults:
            sheet_words.line(fault).encode()
        db.session.rollback()


@settings(
    max_examples=120,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(cell=st.text(max_size=20) | st.from_regex(r"[0-9A-Ca-z ;:,.€-]{1,24}", fullmatch=True))
def test_whatever_stands_in_a_cell_is_read_or_has_a_sentence(app: Flask, world: World, cell: str) -> None:
    with app.test_request_context("https://zaedno.example/"):
        lozen = by_public_id(db.session, Employer, world.lozen)
        row = sheets.Row(2, dict.fromkeys(fields(None), cell))
        for fault in vacancies_import.plan(db.session, [row], lozen).faults:
            assert sheet_words.what_is_wrong(fault)
        db.session.rollback()
