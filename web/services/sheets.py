"""Reading tables people send, CSV and XLSX, as rows of text. Formulas stay text."""

import codecs
import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Any

import openpyxl

from web.services.sheet_cells import unguarded

MOST_BYTES = 5 << 20
MOST_UNPACKED = 100 << 20
MOST_ROWS = 5000
MOST_COLUMNS = 200
#: A cell far to the right makes every row of a workbook as wide; nobody's columns stand there.
WIDEST = 2 * MOST_COLUMNS
Readers = Mapping[str, Callable[[bytes], Iterable["Row"]]]


class WhyNot(StrEnum):
    """Why a file cannot be taken."""

    TOO_LARGE = "too_large"
    OTHER_KIND = "other_kind"
    NO_ROWS = "no_rows"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    UNKNOWN_LETTERS = "unknown_letters"
    BROKEN_LINE = "broken_line"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    NO_WORKBOOK = "no_workbook"
    SAME_NAME = "same_name"
    MORE_CELLS = "more_cells"
    NO_JSON = "no_json"
    NO_POSTING = "no_posting"
    TOO_MUCH_TEXT = "too_much_text"


class Refused(ValueError):
    """The file cannot be read as a table; nothing of it is stored. `facts` are what the sentence about it names."""

    def __init__(self, why: WhyNot, **facts: object) -> None:
        super().__init__(why.value)
        self.why, self.facts = why, facts


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it stands in the file, and its cells by column name, without blanks around."""

    number: int
    cells: dict[str, str]


def read(
    path: Path, *, most_bytes: int = MOST_BYTES, most_rows: int = MOST_ROWS, others: Readers | None = None
) -> list[Row]:
    """All rows of a file. Raises Refused."""
    if path.stat().st_size > most_bytes:
        raise Refused(WhyNot.TOO_LARGE, size=most_bytes >> 20)
    return read_bytes(path.name, path.read_bytes(), most_bytes=most_bytes, most_rows=most_rows, others=others)


def read_bytes(
    name: str, data: bytes, *, most_bytes: int = MOST_BYTES, most_rows: int = MOST_ROWS, others: Readers | None = None
) -> list[Row]:
    """All rows of a file; its name's ending tells how to read it. `others` reads further kinds. Raises Refused."""
    if len(data) > most_bytes:
        raise Refused(WhyNot.TOO_LARGE, size=most_bytes >> 20)
    readers: Readers = {".csv": _csv, ".tsv": _csv, ".xlsx": lambda sent: _xlsx(sent, most_rows), **(others or {})}
    reader = readers.get(Path(name).suffix.lower())
    if reader is None:
        raise Refused(WhyNot.OTHER_KIND, kinds=", ".join(sorted({kind[1:].upper() for kind in readers})))
    rows = list(islice(reader(data), most_rows + 1))
    if not rows:
        raise Refused(WhyNot.NO_ROWS)
    if len(rows) > most_rows:
        raise Refused(WhyNot.TOO_MANY_ROWS, count=most_rows)
    return rows


def text_of(data: bytes) -> str:
    """The letters of a text file: UTF-8, what spreadsheets call Unicode text, or Bulgarian in windows-1251.

    Raises Refused where it is none of these, rather than store letters that nobody wrote.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(data, "utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _decoded(data, "cp1251")
    if "\0" in text or not _is_cyrillic(text):
        raise Refused(WhyNot.UNKNOWN_LETTERS)
    return text


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(WhyNot.UNKNOWN_LETTERS) from error


def _is_cyrillic(text: str) -> bool:
    """Whether text read as windows-1251 looks as if it was meant so: whole Cyrillic words, no letter of other uses."""
    words = re.findall(r"[^\W\d_]+", text)
    foreign = [word for word in words if not word.isascii()]
    whole = [word for word in foreign if re.fullmatch(r"[А-Яа-я]+", word) and not re.search(r"[а-я][А-Я]", word)]
    return bool(foreign) and len(whole) >= 0.95 * len(foreign)


def _csv(data: bytes) -> Iterator[Row]:
    text = text_of(data)
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        yield from _table((reader.line_num, record) for record in reader)
    except csv.Error as error:
        raise Refused(WhyNot.BROKEN_LINE, line=reader.line_num) from error


def _xlsx(data: bytes, most_rows: int) -> Iterator[Row]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MOST_UNPACKED:
                raise Refused(WhyNot.UNPACKS_TOO_LARGE, size=MOST_UNPACKED >> 20)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        sheet = book.worksheets[0]
        records = [
            (number, [_written(cell.value, getattr(cell, "number_format", "")) for cell in record])
            for number, record in zip(range(1, most_rows + 3), sheet.iter_rows(max_col=WIDEST), strict=False)
        ]
    except Refused:
        raise
    except Exception as error:  # openpyxl has no common error of its own
        raise Refused(WhyNot.NO_WORKBOOK) from error
    yield from _table(records)


def _written(cell: object, shown_as: str = "") -> str:
    """A cell as one would type it. An amount that the sheet shows in leva says so."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float | int):
        figure = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
        return f"{figure} лв." if re.search(r"лв|BGN", shown_as, re.IGNORECASE) else figure
    return str(cell)


def written(value: Any) -> str:
    """A text or number of a data file as one would type it; nothing for anything else."""
    return _written(value) if isinstance(value, str | int | float) else ""


def _table(records: Iterable[tuple[int, list[str]]]) -> Iterator[Row]:
    lines = iter(records)
    _, header = next(lines, (0, []))
    names = [name.strip().lower() for name in header]
    if len([*filter(None, names)]) > MOST_COLUMNS:
        raise Refused(WhyNot.TOO_MANY_COLUMNS, count=MOST_COLUMNS)
    if len({*filter(None, names)}) < len([*filter(None, names)]):
        raise Refused(WhyNot.SAME_NAME)
    for number, record in lines:
        if len(record) > len(names) and any(cell.strip() for cell in record[len(names) :]):
            raise Refused(WhyNot.MORE_CELLS, row=number)
        cells = {name: unguarded(cell.strip()) for name, cell in zip(names, record, strict=False) if name}
        if any(cells.values()):
            yield Row(number, cells)
