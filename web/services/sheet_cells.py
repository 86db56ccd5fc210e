"""Cells no spreadsheet calculates, which are read back exactly as they were."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font

# A spreadsheet takes such a cell of a CSV file for a formula, perhaps after blanks and marks that nobody sees. A quote
# before it keeps it text; it is taken off again on reading.
_BEFORE = '\'*[\\s"\ufeff\u200b-\u200f\u2060-\u2069\u00ad]*(?:[;,|][\\s"]*)*'
_STARTS = "[=+\\-@|%\t\r\n\uff1d\uff0b\uff0d\uff20\u2212\ufe63\ufe62\ufe66\ufe6b]"
FORMULA, GUARDED = re.compile(_BEFORE + _STARTS), re.compile("'" + _BEFORE + _STARTS)
WIDEST = 60

Table = tuple[str, Sequence[Sequence[str]]]


def guarded(text: str) -> str:
    """A cell of a CSV file that no spreadsheet calculates."""
    return f"'{text}" if FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The cell as it was."""
    return text[1:] if GUARDED.match(text) else text


def csv_file(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as CSV, with a mark that makes spreadsheets read it as UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return ("\ufeff" + out.getvalue()).encode()


def workbook(tables: Sequence[Table], *, right_to_left: bool = False) -> bytes:
    """Tables as the sheets of a workbook, each by its name, the first row being the head. Every cell is text; one that
    begins with a quote and a formula gets a further quote, because reading takes one off."""
    book = openpyxl.Workbook(write_only=True)
    for name, rows in tables:
        sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", name)[:31])
        sheet.freeze_panes = "A2"
        sheet.sheet_view.rightToLeft = right_to_left
        for number in range(max(map(len, rows), default=0)):
            longest = max(
                len(line) for row in rows[:200] for line in (row[number] if number < len(row) else "").split("\n")
            )
            sheet.column_dimensions[openpyxl.utils.get_column_letter(number + 1)].width = min(longest, WIDEST) + 3
        for place, row in enumerate(rows):
            sheet.append([_cell(sheet, text, head=place == 0) for text in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: object, text: str, *, head: bool) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, f"'{text}" if GUARDED.match(text) else text)
    cell.data_type, cell.number_format = "s", "@"
    cell.alignment = Alignment(wrap_text="\n" in text, vertical="top")
    if head:
        cell.font = Font(bold=True)
    return cell
