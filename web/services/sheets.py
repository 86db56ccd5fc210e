"""Reading tables people send: CSV and XLSX as rows of text, JobPosting JSON-LD as the same rows. Formulas stay text."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from html import unescape
from itertools import islice
from pathlib import Path
from typing import Any

import openpyxl

MOST_BYTES = 5 << 20
MOST_UNPACKED = 100 << 20
MOST_ROWS = 5000


class Refused(ValueError):
    """The file cannot be read as a table; nothing of it is stored. The message is for the one who sent it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands in the file, and its cells by column name, without blanks around."""

    number: int
    cells: dict[str, str]


def read(path: Path, *, most_bytes: int = MOST_BYTES, most_rows: int = MOST_ROWS) -> list[Row]:
    """All rows of a file; its name's ending tells how to read it. Raises Refused."""
    if path.stat().st_size > most_bytes:
        raise Refused(f"The file is larger than {most_bytes >> 20} MB.")
    readers: dict[str, Callable[[bytes], Iterator[Row]]] = {
        ".csv": _csv, ".tsv": _csv, ".xlsx": lambda data: _xlsx(data, most_rows), ".json": _json_ld,
        ".jsonld": _json_ld,
    }  # fmt: skip
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise Refused("The file must be CSV, XLSX or JSON-LD.")
    rows = list(islice(reader(path.read_bytes()), most_rows + 1))
    if not rows:
        raise Refused("The file holds no rows.")
    if len(rows) > most_rows:
        raise Refused(f"The file holds more than {most_rows} rows.")
    return rows


def _csv(data: bytes) -> Iterator[Row]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("The file is not UTF-8 text. Save it as “CSV UTF-8”.") from error
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        yield from _table((reader.line_num, record) for record in reader)
    except csv.Error as error:
        raise Refused(f"The file is broken at line {reader.line_num} ({error}).") from error


def _xlsx(data: bytes, most_rows: int) -> Iterator[Row]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MOST_UNPACKED:
                raise Refused("The file unpacks to more than 100 MB.")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        sheet = book.worksheets[0]
        records = [
            (number, [_written(cell) for cell in record])
            for number, record in zip(range(1, most_rows + 3), sheet.iter_rows(values_only=True), strict=False)
        ]
    except Refused:
        raise
    except Exception as error:  # openpyxl has no common error of its own
        raise Refused("The file is no readable XLSX workbook.") from error
    yield from _table(records)


def _written(cell: object) -> str:
    """A cell as one would type it."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _table(records: Iterable[tuple[int, list[str]]]) -> Iterator[Row]:
    lines = iter(records)
    _, header = next(lines, (0, []))
    names = [name.strip().lower() for name in header]
    if len({*filter(None, names)}) < len([*filter(None, names)]):
        raise Refused("Two columns have the same name.")
    for number, record in lines:
        if len(record) > len(names) and any(cell.strip() for cell in record[len(names) :]):
            raise Refused(f"Row {number} has more cells than there are columns.")
        cells = {name: cell.strip() for name, cell in zip(names, record, strict=False) if name}
        if any(cells.values()):
            yield Row(number, cells)


UNITS = {"MONTH": "month", "HOUR": "hour"}
EMPLOYMENT = {"FULL_TIME": "permanent", "PART_TIME": "part_time", "TEMPORARY": "fixed_term", "SEASONAL": "seasonal"}


def _json_ld(data: bytes) -> Iterator[Row]:
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise Refused("The file is no readable JSON.") from error
    listed = found.get("@graph", [found]) if isinstance(found, dict) else found
    postings = [each for each in listed if isinstance(each, dict) and each.get("@type") == "JobPosting"]
    if not postings:
        raise Refused("The file holds no JobPosting of schema.org.")
    for number, posting in enumerate(postings, start=1):
        yield Row(number, {name: value.strip() for name, value in _posting(posting).items()})


def _posting(posting: dict[str, Any]) -> dict[str, str]:
    salary = _inside(posting, "baseSalary", "value")
    currency = _text(posting, "baseSalary", "currency") or "EUR"
    return {
        "reference": _text(posting, "identifier", "value") or _text(posting, "identifier") or _text(posting, "url"),
        "company_number": _text(posting, "hiringOrganization", "taxID")
        or _text(posting, "hiringOrganization", "vatID").removeprefix("BG")
        or _text(posting, "hiringOrganization", "identifier", "value"),
        "title": _text(posting, "title"),
        "description": _plain(_text(posting, "description")),
        "language": _text(posting, "inLanguage")[:2],
        "occupation": _text(posting, "relevantOccupation", "occupationalCategory")
        or _text(posting, "occupationalCategory"),
        "municipality": _text(posting, "jobLocation", "address", "addressLocality"),
        "places": _text(posting, "totalJobOpenings"),
        "starts_on": _text(posting, "jobStartDate")[:10],
        "contract": EMPLOYMENT.get(_text(posting, "employmentType").upper(), ""),
        "pay_min": _text(salary, "minValue") or _text(salary, "value"),
        "pay_max": _text(salary, "maxValue") or _text(salary, "value"),
        "pay_period": UNITS.get(_text(salary, "unitText").upper(), _text(salary, "unitText")),
        "currency": currency,
    }


def _inside(value: Any, *names: str) -> Any:
    for name in names:
        if isinstance(value, list):
            value = value[0] if value else None
        value = value.get(name) if isinstance(value, dict) else None
    return value[0] if isinstance(value, list) and value else value


def _text(value: Any, *names: str) -> str:
    found = _inside(value, *names)
    return _written(found) if isinstance(found, str | int | float) else ""


def _plain(text: str) -> str:
    """Text without its markup."""
    return unescape(re.sub(r"<[^>]*>", " ", text))
