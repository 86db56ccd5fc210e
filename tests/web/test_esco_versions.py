"""ESCO's files changed their columns, line ends and names from version to version; all of them are read."""

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from models.enums import RelationKind
from models.queries import taxonomy, taxonomy_sources
from tests.web.esco_samples import COOK, COOKING, ENGLISH, OCCUPATION, packed, table, unpacked
from tests.web.test_esco_import import BUILT_IN_COOK, run

OLD = ("conceptType", "conceptUri", "iscoGroup", "preferredLabel", "altLabels", "description")
NEWER = ("conceptType", "conceptUri", "iscoGroup", "preferredLabel", "altLabels", "hiddenLabels", "status",
         "modifiedDate", "regulatedProfessionNote", "scopeNote", "definition", "inScheme", "description", "code",
         "naceCode", "columnOfTomorrow")  # fmt: skip
PAIR = {"occupationUri": COOK, "relationType": "essential", "skillType": "knowledge", "skillUri": COOKING}
BOM = b"\xef\xbb\xbf"
VERSIONS = {
    "1.0": (OLD, "occupationSkillRelations.csv", tuple(PAIR), "\n", b""),
    "1.1": (OCCUPATION, "occupationSkillRelations.csv", tuple(PAIR), "\r\n", b""),
    "1.2": (
        NEWER,
        "occupationSkillRelations_en.csv",
        (*PAIR, "occupationLabel", "skillLabel"),
        "\r\n",
        b"\xef\xbb\xbf",
    ),
}


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("pack", [packed, unpacked], ids=["zip", "folder"])
def test_every_version_is_read(app: Flask, session: Session, tmp_path: Path, version: str, pack: object) -> None:
    columns, relations, ends_of, line_end, mark = VERSIONS[version]
    row = {"conceptUri": COOK, "iscoGroup": "5120", "preferredLabel": "cook", "altLabels": "galley hand\ngrill, hand",
           "description": "Cooks \"well\".", "status": "released"}  # fmt: skip
    files = {
        "occupations_en.csv": mark + table(columns, [[row.get(name, "x") for name in columns]], line_end),
        "skills_en.csv": ENGLISH["skills_en.csv"],
        relations: mark + table(ends_of, [[PAIR.get(name, "x") for name in ends_of]], line_end),
    }
    assert callable(pack)
    result = run(app, "import-esco", pack(tmp_path, f"v{version}", files))
    assert result.exit_code == 0, result.output
    cook = taxonomy.by_uri(session, BUILT_IN_COOK)
    assert cook is not None
    own = {label.text for label in cook.labels if label.source == "esco-en"}
    assert {"cook", "galley hand", "grill, hand"} <= own
    assert taxonomy_sources.relations_from(session, "esco") == {(COOK, COOKING): RelationKind.ESSENTIAL}
