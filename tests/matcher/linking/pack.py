"""A small reader of the built-in taxonomy's tables, for tests of the linker alone."""

from pathlib import Path

from matcher.linking import Concept, ConceptKind

LANGUAGES = ("bg", "en", "uk", "ru", "ar", "fa", "ps", "fr")
FOLDER = Path(__file__).parents[3] / "models" / "data" / "taxonomy"


def table(path: Path) -> list[dict[str, str]]:
    """Read one tab-separated table with a header line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    names = lines[0].split("\t")
    return [dict(zip(names, line.split("\t"), strict=True)) for line in lines[1:] if line]


def pack_concepts() -> list[Concept]:
    """Give every unit group, occupation and skill of the pack; ids are isco:CODE and the keys."""
    essential = {row["occupation"]: tuple(row["essential"].split()) for row in _tables("relations")}
    groups = [
        Concept(f"isco:{row['isco']}", ConceptKind.UNIT_GROUP, row["isco"], _labels(row))
        for row in _tables("unit_groups")
    ]
    occupations = [
        Concept(row["key"], ConceptKind.OCCUPATION, row["isco"], _labels(row), skills=essential.get(row["key"], ()))
        for row in _tables("occupations")
    ]
    skills = [Concept(row["key"], ConceptKind.SKILL, None, _labels(row)) for row in _tables("skills")]
    return groups + occupations + skills


def _tables(kind: str) -> list[dict[str, str]]:
    return [row for path in sorted(FOLDER.glob(f"{kind}_*.tsv")) for row in table(path)]


def _labels(row: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(row[language].split("|")) for language in LANGUAGES}
