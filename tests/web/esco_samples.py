"""Small ESCO downloads in the official shapes, and ways to break them."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

ESCO = "http://data.europa.eu/esco/"
COOK, DRONE = f"{ESCO}occupation/aaaa-1", f"{ESCO}occupation/aaaa-2"
COOKING, FLYING = f"{ESCO}skill/bbbb-1", f"{ESCO}skill/bbbb-2"
OCCUPATION = ("conceptType", "conceptUri", "iscoGroup", "preferredLabel", "altLabels", "hiddenLabels", "status",
              "description", "code", "naceCode")  # fmt: skip
SKILL = ("conceptType", "conceptUri", "skillType", "preferredLabel", "altLabels", "status", "description")
GROUP = ("conceptType", "conceptUri", "code", "preferredLabel", "status", "altLabels", "description")
RELATION = ("occupationUri", "relationType", "skillType", "skillUri")


def occupation(uri: str, isco: str, preferred: str, *others: str, status: str = "released") -> tuple[str, ...]:
    """A row of occupations_xx.csv."""
    return ("Occupation", uri, isco, preferred, "\n".join(others), "", status, f"About: {preferred}.", "1.2", "56.1")


def skill(uri: str, preferred: str, *others: str) -> tuple[str, ...]:
    """A row of skills_xx.csv."""
    return ("KnowledgeSkillCompetence", uri, "skill/competence", preferred, "\n".join(others), "released", "")


def table(header: Sequence[str], rows: Iterable[Sequence[str]], end: str = "\n") -> bytes:
    """A CSV file as ESCO writes it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator=end)
    writer.writerows([header, *rows])
    return text.getvalue().encode()


ENGLISH = {
    "occupations_en.csv": table(
        OCCUPATION,
        [occupation(COOK, "5120", "cook", "kitchen cook"), occupation(DRONE, "3153", "pilot of small drones")],
    ),
    "skills_en.csv": table(
        SKILL, [skill(COOKING, "stir soups slowly"), skill(FLYING, "fly small drones", "drone flying")]
    ),
    "ISCOGroups_en.csv": table(
        GROUP,
        [("ISCOGroup", f"{ESCO}isco/C5120", "5120", "Cooks", "released", "", "They cook."),
         ("ISCOGroup", f"{ESCO}isco/C51", "51", "Personal service workers", "released", "", "")],
    ),
    "skillsHierarchy_en.csv": b"not,read\n1,2\n",
}  # fmt: skip
RELATIONS = {
    "occupationSkillRelations.csv": table(
        RELATION,
        [(COOK, "essential", "skill/competence", COOKING), (DRONE, "essential", "skill/competence", FLYING),
         (DRONE, "optional", "skill/competence", f"{ESCO}skill/never-seen")],
        end="\r\n",
    )
}  # fmt: skip
BULGARIAN = {
    "occupations_bg.csv": table(OCCUPATION, [occupation(COOK, "5120", "готвач", "кухненски майстор")], end="\r\n")
}
ARABIC = {"occupations_ar.csv": table(OCCUPATION, [occupation(DRONE, "3153", "طيار مسيرات / طيارة مسيرات")])}


def packed(folder: Path, name: str, files: dict[str, bytes]) -> Path:
    """A zip of these files."""
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, data in files.items():
            archive.writestr(member, data)
    return path


def unpacked(folder: Path, name: str, files: dict[str, bytes]) -> Path:
    """A folder of these files."""
    path = folder / name
    path.mkdir()
    for member, data in files.items():
        (path / member).write_bytes(data)
    return path
