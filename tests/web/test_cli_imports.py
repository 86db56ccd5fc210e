"""Importing vacancies and people: every fault named, all rows or none, a second time without effect."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from models import Jobseeker, Vacancy
from models.queries import imports
from tests.world import World

LOZEN = "831902088"
HEAD = "reference,company_number,title,occupation,municipality,starts_on,pay_min,pay_max,weekdays,from,to"
GOOD = f"A-1,{LOZEN},Камериерка,9112,Sofia,01.02.2027,850,950.50,1-5,08:00,17:00"
PEOPLE = "organisation,reference,language,given_name,family_name,own_words,municipality,consent_on,bulgarian"


def run(app: Flask, what: str, file: Path) -> Result:
    """An import command."""
    return app.test_cli_runner().invoke(args=[what, "import", str(file)])


def csv_file(folder: Path, *lines: str) -> Path:
    """A CSV file."""
    path = folder / "rows.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def imported(session: Session, world: World) -> Vacancy | None:
    """The vacancy A-1 of Lozen."""
    employer_id = session.execute(text(f"SELECT id FROM employer WHERE company_number = '{LOZEN}'")).scalar_one()
    return imports.vacancy(session, employer_id, "A-1")


def count(session: Session, table: str) -> int:
    """How many rows there are."""
    return int(session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def test_a_vacancy_becomes_a_draft_with_its_skills(app: Flask, session: Session, world: World, tmp_path: Path) -> None:
    result = run(app, "vacancies", csv_file(tmp_path, HEAD, GOOD))
    assert result.exit_code == 0, result.output
    assert "1 rows: 1 added, 0 there already." in result.stdout
    made = imported(session, world)
    assert made is not None
    assert (made.state.value, made.municipality_code, made.pay_min, made.pay_max) == ("draft", "SOF46", 85000, 95050)
    assert (made.weekdays, made.from_minute, made.starts_on and made.starts_on.isoformat()) == (31, 480, "2027-02-01")
    assert made.concept is not None
    assert made.concept.isco == "9112"


def test_the_same_file_twice_changes_nothing(app: Flask, session: Session, tmp_path: Path) -> None:
    file = csv_file(tmp_path, HEAD, GOOD)
    run(app, "vacancies", file)
    before = count(session, "vacancy")
    session.rollback()
    assert "0 added, 1 there already" in run(app, "vacancies", file).stdout
    assert count(session, "vacancy") == before


FAULTS = {
    "A-2,123,Камериерка,9112,Sofia,,,,,,": ("row 3, company_number: No employer here has this number",),
    f"A-2,{LOZEN},,9112,Sofia,,,,,,": ("row 3, title: This must be filled in",),
    f"A-2,{LOZEN},x,0000,Sofia,,,,,,": ("row 3, occupation: We do not know this occupation",),
    f"A-2,{LOZEN},x,9112,Бяла,,,,,,": ("Several municipalities have this name", "RSE04, VAR05"),
    f"A-2,{LOZEN},x,9112,Paris,31.02.2027,,,,,": ("row 3, municipality", "row 3, starts_on: Write a day"),
    f"A-2,{LOZEN},x,9112,Sofia,,900,800,,,": ("row 3, pay_max: This must not be less than pay_min",),
    f"A-2,{LOZEN},x,9112,Sofia,,nine,,8,25:00,": ("row 3, pay_min", "row 3, weekdays", "row 3, from"),
    f"A-2,{LOZEN},a\u202eb,9112,Sofia,,,,,,": ("row 3, title: There are hidden signs",),
    f"A-2,{LOZEN},{'x' * 70_000},9112,Sofia,,,,,,": ("row 3, title: This is too long. At most 200 letters",),
    f"A-1,{LOZEN},x,9112,Sofia,,,,,,": ("row 3, reference: This vacancy stands in two rows",),
}


@pytest.mark.parametrize(("row", "said"), FAULTS.items(), ids=range(len(FAULTS)))
def test_a_fault_is_named_and_nothing_is_stored(
    app: Flask, session: Session, tmp_path: Path, row: str, said: tuple[str, ...]
) -> None:
    before = count(session, "vacancy")
    session.rollback()
    result = run(app, "vacancies", csv_file(tmp_path, HEAD, GOOD, row))
    assert result.exit_code == 1
    assert "Nothing was imported." in result.stderr
    for words in said:
        assert words in result.stdout
    assert count(session, "vacancy") == before


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("rows.csv", b"\xff\xfe\x00", "cannot read the letters"),
        ("rows.csv", b"", "There are no rows"),
        ("rows.csv", b'title\n"open', "broken at line"),
        ("rows.csv", b"title,title\na,b\n", "same name"),
        ("rows.csv", b"title\na,b\n", "more cells"),
        ("rows.xlsx", b"PK\x03\x04 broken", "cannot open this as an XLSX workbook"),
        ("rows.json", b"{", "cannot read the data"),
        ("rows.json", b'{"@type": "Person"}', "no JobPosting"),
        ("rows.pdf", b"%PDF", "We read: CSV, HTM, HTML, JSON, JSONLD, TSV, XLSX"),
    ],
)
def test_a_file_that_is_no_table_is_refused(app: Flask, tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    result = run(app, "vacancies", tmp_path / name)
    assert result.exit_code == 1
    assert said in result.stderr


def test_an_unknown_column_is_a_fault(app: Flask, tmp_path: Path) -> None:
    result = run(app, "vacancies", csv_file(tmp_path, f"{HEAD},salery", f"{GOOD},900"))
    assert "row 1, salery: We do not know this column" in result.stdout


def test_a_workbook_is_read_and_formulas_stay_text(app: Flask, session: Session, world: World, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([*HEAD.split(","), "description"])
    sheet.append([*GOOD.split(","), "=1+1"])
    book.save(tmp_path / "rows.xlsx")
    result = run(app, "vacancies", tmp_path / "rows.xlsx")
    assert result.exit_code == 0, result.output
    made = imported(session, world)
    assert made is not None
    assert made.description == "=1+1"


def test_a_job_posting_is_read(app: Flask, session: Session, world: World, tmp_path: Path) -> None:
    posting: dict[str, Any] = {
        "@context": "https://schema.org", "@type": "JobPosting", "title": "Готвач", "description": "<p>Топла кухня</p>",
        "identifier": {"@type": "PropertyValue", "value": "A-1"}, "hiringOrganization": {"taxID": LOZEN},
        "jobLocation": {"address": {"addressLocality": "София"}}, "occupationalCategory": "5120",
        "baseSalary": {"currency": "EUR", "value": {"minValue": 900, "maxValue": 1200, "unitText": "MONTH"}},
        "employmentType": ["FULL_TIME"], "jobStartDate": "2027-02-01", "totalJobOpenings": 2,
    }  # fmt: skip
    (tmp_path / "post.jsonld").write_text(json.dumps(posting), encoding="utf-8")
    result = run(app, "vacancies", tmp_path / "post.jsonld")
    assert result.exit_code == 0, result.output
    made = imported(session, world)
    assert made is not None
    assert (made.title, made.description, made.places, made.pay_max) == ("Готвач", "Топла кухня", 2, 120000)


def test_people_wait_in_the_queue_and_only_those_who_agreed_are_matched(
    app: Flask, session: Session, tmp_path: Path
) -> None:
    rows = (
        "Рамо до рамо,P-1,uk,Ганна,Лісова,,SOF46,2026-11-01,A1",
        "Рамо до рамо,P-2,ar,ليلى,نجار,,SOF46,,none",
    )
    result = run(app, "jobseekers", csv_file(tmp_path, PEOPLE, *rows))
    assert result.exit_code == 0, result.output
    new = session.query(Jobseeker).where(Jobseeker.external_index.is_not(None)).order_by(Jobseeker.id).all()
    assert [(row.given_name, row.counsellor_id, row.paused_at is None) for row in new] == [
        ("Ганна", None, True), ("ليلى", None, False),
    ]  # fmt: skip
    session.rollback()
    assert "0 added, 2 there already" in run(app, "jobseekers", tmp_path / "rows.csv").stdout


def test_a_person_with_impossible_dates_is_refused_with_everybody_else(
    app: Flask, session: Session, tmp_path: Path
) -> None:
    before = count(session, "jobseeker")
    session.rollback()
    rows = ("Рамо до рамо,P-1,uk,Ганна,Лісова,,SOF46,2026-11-01,A1", "Рамо до рамо,P-2,xx,A,B,,SOF46,2999-01-01,Z9")
    result = run(app, "jobseekers", csv_file(tmp_path, PEOPLE, *rows))
    assert result.exit_code == 1
    for words in ("row 3, language", "row 3, consent_on: This lies in the future", "row 3, bulgarian"):
        assert words in result.stdout
    assert count(session, "jobseeker") == before
