"""The operator's table of NKPD titles: further Bulgarian names, repeatable, whole or not at all, removable."""

import io
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy.orm import Session

from models.queries import taxonomy, taxonomy_sources
from tests.browser import HouseClient
from tests.web.esco_samples import COOK, DRONE, ENGLISH, unpacked
from tests.web.test_esco_import import everything
from tests.world import World
from web.services import linking

BUILT_IN_COOK = "urn:zaedno:occupation:cook"
COOKS, DRONES = "http://data.europa.eu/esco/isco/C5120", "http://data.europa.eu/esco/isco/C3153"
HEAD = "Код по НКПД;Наименование;ESCO URI\n"
TABLE = HEAD + f"5120-2001;Готвач на лагер;{COOK}\n31532002;Оператор на дрон;{DRONE}\n5120 2003;Готвач без адрес;\n"


def run(app: Flask, *arguments: str | Path) -> Result:
    """A taxonomy command."""
    return app.test_cli_runner().invoke(args=["taxonomy", *map(str, arguments)])


def table(folder: Path, text: str, name: str = "nkpd.csv") -> Path:
    """A table as a file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def titles(session: Session) -> dict[str, str]:
    """Title → address of the concept it stands on."""
    session.rollback()
    found = {row.text: row.address for row in taxonomy_sources.labels_from(session, "nkpd")}
    session.rollback()
    return found


def test_titles_stand_on_occupations_and_otherwise_on_groups(app: Flask, session: Session, tmp_path: Path) -> None:
    run(app, "import-esco", unpacked(tmp_path, "en", ENGLISH))
    result = run(app, "import-nkpd", table(tmp_path, TABLE))
    assert result.exit_code == 0, result.output
    assert "3 rows: 2 on ESCO occupations, 1 on unit groups" in result.output
    assert titles(session) == {"Готвач на лагер": COOK, "Оператор на дрон": DRONE, "Готвач без адрес": COOKS}
    assert taxonomy.names(session, [BUILT_IN_COOK], "bg")[BUILT_IN_COOK] == "готвач / готвачка"
    assert linking.linker(session).link("готвач на лагер", language="bg").links[0].concept_id == BUILT_IN_COOK


def test_without_esco_all_titles_stand_on_groups(app: Flask, session: Session, tmp_path: Path) -> None:
    result = run(app, "import-nkpd", table(tmp_path, TABLE))
    assert "2 of these name an ESCO occupation that is not stored" in result.output
    assert titles(session) == {"Готвач на лагер": COOKS, "Оператор на дрон": DRONES, "Готвач без адрес": COOKS}


def test_a_second_time_changes_nothing_and_another_table_takes_its_place(
    app: Flask, session: Session, tmp_path: Path
) -> None:
    path = table(tmp_path, TABLE)
    run(app, "import-nkpd", path)
    before = everything(session)
    session.rollback()
    assert "nothing changed" in run(app, "import-nkpd", path).output
    assert everything(session) == before
    session.rollback()
    run(app, "import-nkpd", table(tmp_path, HEAD + "5120-2001;Друг готвач;\n", "other.csv"))
    assert titles(session) == {"Друг готвач": COOKS}


@pytest.mark.parametrize("word", ["forget", "remove"])
def test_nkpd_goes_without_a_trace(app: Flask, session: Session, tmp_path: Path, word: str) -> None:
    before = everything(session)
    session.rollback()
    run(app, "import-nkpd", table(tmp_path, TABLE))
    assert run(app, word, "nkpd").exit_code == 0
    session.expire_all()
    assert everything(session) == before
    session.rollback()
    assert run(app, word, "nkpd").exit_code == 1


def test_when_esco_goes_titles_move_to_their_groups(app: Flask, session: Session, tmp_path: Path) -> None:
    path = table(tmp_path, TABLE)
    run(app, "import-esco", unpacked(tmp_path, "en", ENGLISH))
    run(app, "import-nkpd", path)
    run(app, "forget", "esco")
    assert titles(session)["Оператор на дрон"] == DRONES
    assert taxonomy.by_uri(session, DRONE) is None
    session.rollback()
    run(app, "import-esco", unpacked(tmp_path, "en2", ENGLISH))
    run(app, "import-nkpd", path)
    assert titles(session)["Оператор на дрон"] == DRONE


def test_xlsx_tsv_and_other_headers_are_read(app: Flask, session: Session, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["№", "nkpd", "title"])
    book.active.append([1, 51202001, "Готвач на яхта"])
    book.active.append([2, "0110-5001", "Летец"])
    book.active.append([3, 1105002, "Моряк"])
    book.save(tmp_path / "nkpd.xlsx")
    assert run(app, "import-nkpd", tmp_path / "nkpd.xlsx").exit_code == 0
    assert set(titles(session)) == {"Готвач на яхта", "Летец", "Моряк"}
    tabbed = table(tmp_path, "A\tB\tC\n5120-2001\tГотвач на кораб\t\n", "nkpd.tsv")
    assert "Say it with --code" in run(app, "import-nkpd", tabbed).output
    assert run(app, "import-nkpd", tabbed, "--code", "A", "--title", "B", "--esco", "C").exit_code == 0
    assert set(titles(session)) == {"Готвач на кораб"}


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("5120;Къс код;", "no NKPD code"), ("5120-20012;Дълъг код;", "no NKPD code"), ("готвач;Букви;", "no NKPD code"),
        (";Без код;", "no NKPD code"), ("9999-2001;Няма група;", "no unit group 9999"),
        ("5120-2001;;", "title is empty"),
        ("5120-2001;Адрес;https://example.org/x", "no ESCO address"),
        ("5120-2001;Адрес;http://data.europa.eu/esco/skill/abc", "no ESCO address"),
        (f"5120-2001;{'x' * 501};", "longer than 500"),
    ],
)  # fmt: skip
def test_one_wrong_row_refuses_the_whole_table(
    app: Flask, session: Session, tmp_path: Path, row: str, why: str
) -> None:
    result = run(app, "import-nkpd", table(tmp_path, TABLE + row + "\n"))
    assert result.exit_code == 1
    assert "Row 5:" in result.output
    assert why in result.output
    assert "1 faults. Nothing was imported." in result.output
    assert titles(session) == {}


def test_operators_send_and_remove_the_table(client: HouseClient, world: World, session: Session) -> None:
    client.sign_in_as(world.operator)
    sent = {"kind": "nkpd", "table": (io.BytesIO(TABLE.encode()), "nkpd.csv")}
    assert client.submit("/operator/words/files", sent).status_code == 303
    assert len(titles(session)) == 3
    assert "NKPD" in client.get("/operator/words/files?lang=en").text
    wrong = {"kind": "nkpd", "table": (io.BytesIO((HEAD + "x;y;\n").encode()), "nkpd.csv")}
    assert "no NKPD code" in client.submit("/operator/words/files", wrong).text
    odd = {"kind": "nkpd", "table": (io.BytesIO(b"A;B\n51202001;Y\n"), "nkpd.csv")}
    assert client.submit("/operator/words/files", odd).status_code == 422
    assert len(titles(session)) == 3
    assert client.submit("/operator/words/files/remove", page="/operator/words/files").status_code == 303
    assert titles(session) == {}
