"""The built-in taxonomy as it is packaged: unit groups, occupations and skills with their names in eight languages."""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from matcher import linking
from models.enums import ConceptKind, RelationKind

SOURCE = "built-in"
LANGUAGES = ("bg", "en", "uk", "ru", "ar", "fa", "ps", "fr")
UNIT_GROUP_URI = "http://data.europa.eu/esco/isco/C{isco}"
URI = "urn:zaedno:{kind}:{key}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One concept of the pack. `labels` holds the names of each language, the preferred one first."""

    uri: str
    kind: ConceptKind
    isco: str | None
    labels: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Relation:
    """A skill that belongs to an occupation, both by their URIs."""

    occupation: str
    skill: str
    kind: RelationKind


def folder() -> Traversable:
    """Where the files are."""
    return files("models.data") / "taxonomy"


def rows(file: Traversable) -> Iterator[dict[str, str]]:
    """The rows of one tab-separated file."""
    with file.open(encoding="utf-8") as opened:
        yield from csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE)


def _files() -> list[Traversable]:
    return sorted((file for file in folder().iterdir() if file.name.endswith(".tsv")), key=lambda file: file.name)


def _rows_of(kind: str) -> Iterator[dict[str, str]]:
    for file in _files():
        if file.name.startswith(f"{kind}_"):
            yield from rows(file)


@cache
def fingerprint() -> str:
    """A mark of the files' contents."""
    digest = hashlib.sha256()
    for file in _files():
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


@cache
def entries() -> tuple[Entry, ...]:
    """Every concept: unit groups, then occupations, then skills."""
    found = [
        Entry(UNIT_GROUP_URI.format(isco=row["isco"]), ConceptKind.UNIT_GROUP, row["isco"], _labels(row))
        for row in _rows_of("unit_groups")
    ]
    found += [
        Entry(URI.format(kind="occupation", key=row["key"]), ConceptKind.OCCUPATION, row["isco"], _labels(row))
        for row in _rows_of("occupations")
    ]
    found += [
        Entry(URI.format(kind="skill", key=row["key"]), ConceptKind.SKILL, None, _labels(row))
        for row in _rows_of("skills")
    ]
    return tuple(found)


def _labels(row: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(dict.fromkeys(filter(None, row[language].split("|")))) for language in LANGUAGES}


@cache
def relations() -> tuple[Relation, ...]:
    """Which skills belong to which occupation; a skill named twice counts once, as essential."""
    found: dict[tuple[str, str], Relation] = {}
    for row in _rows_of("relations"):
        occupation = URI.format(kind="occupation", key=row["occupation"])
        for kind in (RelationKind.ESSENTIAL, RelationKind.OPTIONAL):
            for key in (row[kind.value] or "").split():
                skill = URI.format(kind="skill", key=key)
                found.setdefault((occupation, skill), Relation(occupation, skill, kind))
    return tuple(found.values())


def concepts() -> list[linking.Concept]:
    """The pack as the linker reads it, without any database."""
    needed: dict[str, list[str]] = {}
    for relation in relations():
        if relation.kind is RelationKind.ESSENTIAL:
            needed.setdefault(relation.occupation, []).append(relation.skill)
    return [
        linking.Concept(
            id=entry.uri, kind=linking.ConceptKind(entry.kind.value), isco=entry.isco, labels=entry.labels,
            skills=tuple(needed.get(entry.uri, ())),
        )
        for entry in entries()
    ]  # fmt: skip
