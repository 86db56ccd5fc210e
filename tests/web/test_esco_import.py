"""Importing official ESCO files: what is stored, what is joined, and that a removed language leaves no trace."""

from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from models.queries import taxonomy, taxonomy_sources
from tests.web.esco_samples import (
    ARABIC,
    BULGARIAN,
    COOK,
    DRONE,
    ENGLISH,
    OCCUPATION,
    RELATIONS,
    SKILL,
    occupation,
    packed,
    table,
    unpacked,
)
from tests.world import NOW
from web.services import esco_content, esco_files, esco_import, esco_plan

BUILT_IN_COOK = "urn:zaedno:occupation:cook"
TABLES = ("concept", "concept_label", "concept_description", "concept_relation", "taxonomy_import")


def run(app: Flask, *arguments: str | Path) -> Result:
    """A taxonomy command."""
    return app.test_cli_runner().invoke(args=["taxonomy", *map(str, arguments)])


def everything(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the taxonomy, numbers included."""
    with session.no_autoflush:
        return {
            name: [tuple(row) for row in session.execute(text(f"SELECT * FROM {name} ORDER BY id"))] for name in TABLES
        }


def known(session: Session) -> tuple[object, ...]:
    """What the taxonomy says, whatever its rows are numbered."""
    labels = sorted((row.address, row.language, row.kind.value, row.text, row.source)
                    for row in taxonomy_sources.labels_from(session))  # fmt: skip
    joined = sorted(taxonomy_sources.joined(session).items())
    marks = [(row.source, row.content_hash) for row in taxonomy_sources.sources(session)]
    relations = sorted((pair, kind.value) for pair, kind in taxonomy_sources.relations_from(session, "esco").items())
    return labels, joined, marks, relations, sorted(taxonomy_sources.ids_by_address(session))


def test_a_download_is_stored_and_reported(app: Flask, session: Session, tmp_path: Path) -> None:
    result = run(app, "import-esco", packed(tmp_path, "en.zip", ENGLISH), packed(tmp_path, "r.zip", RELATIONS))
    assert result.exit_code == 0, result.output
    assert "occupations_en.csv: 2 of 2 rows taken" in result.stdout
    assert "1 left out: a group above the unit groups" in result.stdout
    assert "1 relations left out" in result.stdout
    drone = taxonomy.by_uri(session, DRONE)
    assert drone is not None
    assert [label.text for label in drone.labels] == ["pilot of small drones"]
    assert drone.isco == "3153"
    assert [(skill.uri, essential) for skill, essential in taxonomy.skills_of(session, drone.id)][0][1]


def test_an_esco_occupation_with_the_same_name_and_group_is_the_built_in_one(
    app: Flask, session: Session, tmp_path: Path
) -> None:
    run(app, "import-esco", unpacked(tmp_path, "en", ENGLISH))
    cook = taxonomy.by_uri(session, BUILT_IN_COOK)
    assert cook is not None
    assert cook.esco_uri == COOK
    assert "kitchen cook" in [label.text for label in cook.labels]
    assert taxonomy.by_uri(session, COOK) is None
    assert taxonomy.names(session, [BUILT_IN_COOK], "bg")[BUILT_IN_COOK].startswith("готвач")


def test_the_same_input_twice_changes_nothing(app: Flask, session: Session, tmp_path: Path) -> None:
    paths = [unpacked(tmp_path, "en", ENGLISH), unpacked(tmp_path, "r", RELATIONS), unpacked(tmp_path, "bg", BULGARIAN)]
    run(app, "import-esco", *paths)
    before = everything(session)
    session.rollback()
    result = run(app, "import-esco", *reversed(paths))
    assert "nothing changed" in result.stdout
    assert everything(session) == before


def test_the_order_of_imports_does_not_matter(app: Flask, session: Session, tmp_path: Path) -> None:
    english, bulgarian = unpacked(tmp_path, "en", ENGLISH), unpacked(tmp_path, "bg", BULGARIAN)
    run(app, "import-esco", english)
    run(app, "import-esco", bulgarian)
    one_way = known(session)
    session.rollback()
    run(app, "forget", "esco")
    run(app, "import-esco", bulgarian)
    run(app, "import-esco", english)
    assert known(session) == one_way


def test_a_removed_language_leaves_no_trace(app: Flask, session: Session, tmp_path: Path) -> None:
    before = known(session)
    session.rollback()
    run(app, "import-esco", unpacked(tmp_path, "bg", BULGARIAN), unpacked(tmp_path, "ar", ARABIC))
    assert known(session) != before
    session.rollback()
    assert run(app, "forget", "esco-bg").exit_code == 0
    assert run(app, "forget", "esco-ar").exit_code == 0
    assert known(session) == before


def test_people_follow_a_concept_that_is_joined_later(app: Flask, session: Session, tmp_path: Path) -> None:
    odd = {"occupations_en.csv": table(OCCUPATION, [occupation(COOK, "5120", "maker of meals")])}
    run(app, "import-esco", unpacked(tmp_path, "odd", odd))
    own = taxonomy.by_uri(session, COOK)
    assert own is not None
    session.execute(text("UPDATE vacancy SET concept_id = :new WHERE title = 'Готвач'"), {"new": own.id})
    session.commit()
    run(app, "import-esco", unpacked(tmp_path, "bg", BULGARIAN))
    session.expire_all()
    uri = session.execute(
        text("SELECT c.uri FROM vacancy v JOIN concept c ON c.id = v.concept_id WHERE title = 'Готвач'")
    )
    assert uri.scalar_one() == BUILT_IN_COOK


def test_a_concept_somebody_refers_to_stays_without_a_name(app: Flask, session: Session, tmp_path: Path) -> None:
    run(app, "import-esco", unpacked(tmp_path, "en", ENGLISH))
    drone = taxonomy.by_uri(session, DRONE)
    assert drone is not None
    session.execute(text("UPDATE vacancy SET concept_id = :new WHERE title = 'Готвач'"), {"new": drone.id})
    session.commit()
    assert "1 concepts stay" in run(app, "forget", "esco").stdout
    session.expire_all()
    assert taxonomy.by_uri(session, DRONE) is not None


def test_arabic_forms_are_parted_and_a_lost_zero_is_found_again(app: Flask, session: Session, tmp_path: Path) -> None:
    files = {
        **ARABIC,
        "occupations_en.csv": table(OCCUPATION, [occupation(DRONE, "110", "captain of an army of toys")]),
    }
    run(app, "import-esco", unpacked(tmp_path, "mixed", files))
    drone = taxonomy.by_uri(session, DRONE)
    assert drone is not None
    names = [label.text for label in drone.labels if label.language == "ar"]
    assert names == ["طيار مسيرات / طيارة مسيرات", "طيار مسيرات", "طيارة مسيرات"]


def test_rows_that_cannot_be_used_are_counted(app: Flask, tmp_path: Path) -> None:
    rows = [
        occupation(COOK, "5120", "cook"), occupation("https://example.org/x", "5120", "elsewhere"),
        occupation(DRONE, "3153", "old", status="obsolete"), occupation(DRONE, "none", "no group"),
        occupation(DRONE, "3153", "x" * 501),
    ]  # fmt: skip
    output = run(app, "import-esco", unpacked(tmp_path, "en", {"occupations_en.csv": table(OCCUPATION, rows)})).stdout
    assert "1 of 5 rows taken" in output
    for reason in ("no ESCO address", "not released", "no unit group of four digits", "no usable name"):
        assert f"1 left out: {reason}" in output


def test_a_plan_that_was_overtaken_is_made_anew(app: Flask, session: Session, tmp_path: Path) -> None:
    english = esco_content.read(esco_files.find([unpacked(tmp_path, "en", ENGLISH)]))
    old = esco_plan.make(session, english)
    session.rollback()
    run(app, "import-esco", unpacked(tmp_path, "bg", BULGARIAN))
    overtaken = esco_import.save(session, english, NOW, old)
    session.commit()
    assert overtaken.changed
    after = known(session)
    session.rollback()
    run(app, "forget", "esco")
    run(app, "import-esco", tmp_path / "en")
    run(app, "import-esco", tmp_path / "bg")
    session.expire_all()
    assert known(session) == after


def test_the_marks_tell_what_is_stored(app: Flask, session: Session, tmp_path: Path) -> None:
    run(app, "import-esco", unpacked(tmp_path, "en", ENGLISH), unpacked(tmp_path, "r", RELATIONS))
    noted = {row.source: (row.labels, row.concepts, row.relations) for row in taxonomy_sources.sources(session)}
    labels = taxonomy_sources.labels_from(session, "esco-en")
    assert noted["esco-en"] == (len(labels), len({label.address for label in labels}), 0)
    assert noted["esco"] == (0, 0, len(taxonomy_sources.relations_from(session, "esco")))
    content = esco_content.read(esco_files.find([tmp_path / "en", tmp_path / "r"]))
    again = esco_plan.make(session, content)
    assert not any((again.fresh, again.relations, again.joined_at_once, *again.names.values()))
    assert again.joins == taxonomy_sources.joined(session)


GOOD = ENGLISH["occupations_en.csv"]
BROKEN = {
    "missing column": {"occupations_en.csv": GOOD.replace(b"preferredLabel", b"label")},
    "open quote": {"occupations_en.csv": GOOD + b'Occupation,"never closed'},
    "short row": {"occupations_en.csv": GOOD + b"Occupation,only\n"},
    "no UTF-8": {"occupations_en.csv": GOOD + b"\xff\xfe\n"},
    "null": {"occupations_en.csv": GOOD.replace(b"kitchen", b"kit\0chen")},
    "empty": {"occupations_en.csv": b""},
    "header only": {"skills_en.csv": table(SKILL, [])},
    "a web page": {"skills_en.csv": b"<html><body>Sign in</body></html>"},
    "no language": {"occupations.csv": GOOD},
    "something else": {"readme.txt": b"hello"},
}


@pytest.mark.parametrize("files", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("pack", [packed, unpacked], ids=["zip", "folder"])
def test_damaged_input_is_refused_whole(
    app: Flask, session: Session, tmp_path: Path, files: dict[str, bytes], pack: object
) -> None:
    before = everything(session)
    session.rollback()
    assert callable(pack)
    result = run(app, "import-esco", unpacked(tmp_path, "good", BULGARIAN), pack(tmp_path, "bad", files))
    assert result.exit_code == 1
    assert "Nothing was imported." in result.stderr
    assert "Traceback" not in result.output
    assert everything(session) == before


@pytest.mark.parametrize("cut", [10, 60, 200, -30])
def test_a_truncated_zip_is_refused(app: Flask, session: Session, tmp_path: Path, cut: int) -> None:
    path = packed(tmp_path, "en.zip", ENGLISH)
    path.write_bytes(path.read_bytes()[:cut])
    result = run(app, "import-esco", path)
    assert result.exit_code == 1
    assert "Nothing was imported." in result.stderr
    assert taxonomy_sources.has_esco(session) is False


def test_a_zip_with_flipped_bytes_is_refused(app: Flask, session: Session, tmp_path: Path) -> None:
    path = packed(tmp_path, "en.zip", {"occupations_en.csv": GOOD})
    data = bytearray(path.read_bytes())
    data[60:80] = bytes(20)
    path.write_bytes(data)
    assert run(app, "import-esco", path).exit_code == 1
    assert taxonomy_sources.has_esco(session) is False


def test_the_built_in_pack_cannot_be_forgotten(app: Flask) -> None:
    assert run(app, "forget", "built-in").exit_code == 1
    assert run(app, "forget", "esco-xx").exit_code == 1


@pytest.mark.data
def test_the_official_downloads_are_imported_once(app: Flask, session: Session, data_folder: Path) -> None:
    paths = sorted((data_folder / "esco").glob("*.zip"))
    result = run(app, "import-esco", *paths)
    assert result.exit_code == 0, result.output
    assert "skills_en.csv: 13896 of 13896 rows taken" in result.stdout
    assert "occupations_bg.csv: 2939 of 2939 rows taken" in result.stdout
    cook = taxonomy.by_uri(session, BUILT_IN_COOK)
    assert cook is not None
    assert cook.esco_uri is not None
    assert len(taxonomy_sources.joined(session)) > 300
    before = everything(session)
    session.rollback()
    assert "nothing changed" in run(app, "import-esco", *paths).stdout
    assert everything(session) == before
