"""The words as a table: safe for spreadsheets, complete, and read back whole or not at all."""

import csv
import io
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models.queries import taxonomy, taxonomy_words
from models.taxonomy import name_in_addresses
from tests.browser import HouseClient
from tests.world import World
from web.services import pack, sheet_cells, taxonomy_sheet

COOK = "urn:zaedno:occupation:cook"
BOM = "\ufeff"


def run(app: Flask, *arguments: str | Path) -> Result:
    """A taxonomy command."""
    return app.test_cli_runner().invoke(args=["taxonomy", *map(str, arguments)])


def written(path: Path, *rows: dict[str, str]) -> Path:
    """A table of corrections."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, taxonomy_sheet.COLUMNS)
        writer.writeheader()
        writer.writerows({"concept": COOK, "language": "bg", **row} for row in rows)
    return path


def said(session: Session) -> list[tuple[str, str, str, str | None]]:
    """All corrections."""
    session.rollback()
    session.expire_all()
    found = [(row.language, row.text, row.kind.value, row.reason) for row in taxonomy_words.corrections(session)]
    session.rollback()
    return found


@given(st.text(max_size=20))
def test_a_cell_comes_back_as_it_was_and_is_no_formula(text: str) -> None:
    guarded = sheet_cells.guarded(text)
    assert guarded[:1] not in tuple("=+-@\t\r")
    assert sheet_cells.unguarded(guarded) == text


def test_the_export_is_complete_and_read_back_it_changes_nothing(app: Flask, session: Session, tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    assert run(app, "export", "--out", path).exit_code == 0
    text = path.read_text("utf-8")
    assert text.startswith(BOM)
    rows = list(csv.DictReader(io.StringIO(text[1:], newline="")))
    assert len(rows) == sum(len(labels) for entry in pack.entries() for labels in entry.labels.values())
    result = run(app, "import-corrections", path)
    assert result.exit_code == 0, result.output
    assert f"{len(rows)} rows: 0 corrections, {len(rows)} as before." in result.output
    assert said(session) == []


def test_corrections_are_exported_and_read_back_too(app: Flask, session: Session, tmp_path: Path) -> None:
    hidden = next(e for e in pack.entries() if e.uri == COOK).labels["bg"][-1]
    table = written(
        tmp_path / "in.csv",
        {"use": "colloquial", "label": "майстор на манджи"}, {"use": "preferred", "label": "'=готви(1)"},
        {"use": "hidden", "label": hidden}, {"use": "other", "label": "хлебар", "reason": "На село е едно."},
    )  # fmt: skip
    assert "4 corrections" in run(app, "import-corrections", table).output
    before = said(session)
    assert ("bg", "=готви(1)", "preferred", None) in before
    assert taxonomy.names(session, [COOK], "bg")[COOK] == "=готви(1)"
    session.rollback()
    out = tmp_path / "out.csv"
    run(app, "export", "--out", out, "--language", "bg")
    assert ",'=готви(1)," in out.read_text("utf-8")
    assert " 0 corrections" in run(app, "import-corrections", out).output
    assert " 0 corrections, 4 as before" in run(app, "import-corrections", table).output
    assert said(session) == before


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"concept": "urn:zaedno:occupation:none", "use": "other", "label": "x"}, "no concept has the address"),
        ({"use": "best", "label": "x"}, "is not one of"),
        ({"use": "other", "label": ""}, "the label is empty"),
        ({"use": "other", "label": "a\u202eb"}, "signs that cannot be shown"),
        ({"use": "other", "label": "x", "language": "xx"}, "none of the languages"),
        ({"use": "hidden", "label": "няма такова"}, "no name"),
        ({"use": "hidden", "label": "готвач / готвачка"}, "Give a better name"),
        ({"use": "other", "label": "Хлебар"}, "a reason is needed"),
        ({"use": "other", "label": "x", "reason": "y" * 301}, "longer than 300"),
    ],
)  # fmt: skip
def test_one_wrong_row_refuses_the_whole_table(
    app: Flask, session: Session, tmp_path: Path, row: dict[str, str], why: str
) -> None:
    table = written(tmp_path / "in.csv", {"use": "other", "label": "манджаджия"}, row)
    result = run(app, "import-corrections", table)
    assert result.exit_code == 1
    assert f"Row 3: {'people see' if 'Give' in why else ''}" in result.output
    assert why in result.output
    assert "Nothing was imported." in result.output
    assert said(session) == []


def test_a_table_without_the_needed_columns_is_refused(app: Flask, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("concept,label\nx,y\n")
    result = run(app, "import-corrections", path)
    assert "lacks the column language, use" in result.output
    assert result.exit_code == 1


def test_operators_download_what_they_look_at(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.operator)
    answer = client.get("/operator/words.csv?group=5120&names=bg&lang=en")
    assert answer.mimetype == "text/csv"
    assert "attachment" in answer.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.get_data(as_text=True)[1:], newline="")))
    assert {row["language"] for row in rows} == {"bg"}
    assert {row["isco"] for row in rows} == {"5120"}
    assert COOK in {row["concept"] for row in rows}


def test_operators_send_corrections_and_read_what_is_wrong(
    client: HouseClient, world: World, session: Session, tmp_path: Path
) -> None:
    client.sign_in_as(world.operator)
    bad = written(tmp_path / "bad.csv", {"use": "other", "label": "манджаджия"}, {"use": "best", "label": "x"})
    with bad.open("rb") as file:
        refused = client.submit("/operator/words/files?lang=en", {"kind": "corrections", "table": (file, "bad.csv")})
    assert refused.status_code == 422
    assert "Row 3" in refused.text
    assert said(session) == []
    good = written(tmp_path / "good.csv", {"use": "other", "label": "манджаджия"})
    with good.open("rb") as file:
        taken = client.submit("/operator/words/files", {"kind": "corrections", "table": (file, "good.csv")})
    assert taken.status_code == 303
    assert [row[1] for row in said(session)] == ["манджаджия"]
    assert "манджаджия" in client.get(f"/operator/words/{name_in_addresses(COOK)}").text


@pytest.mark.parametrize(
    "sent", [{}, {"kind": "corrections"}, {"kind": "other"}, {"kind": "nkpd"}], ids=["nothing", "no file", "?", "nkpd"]
)
def test_a_form_without_file_or_kind_is_refused(client: HouseClient, world: World, sent: dict[str, str]) -> None:
    assert client.sign_in_as(world.operator).submit("/operator/words/files", dict(sent)).status_code == 422


@pytest.mark.parametrize("name", ["words.exe", "words", "words.xlsx", "words.csv"])
def test_a_file_that_is_no_table_is_refused(client: HouseClient, world: World, name: str) -> None:
    sent = {"kind": "corrections", "table": (io.BytesIO(b"\xff\x00\x01"), name)}
    assert client.sign_in_as(world.operator).submit("/operator/words/files", sent).status_code == 422
