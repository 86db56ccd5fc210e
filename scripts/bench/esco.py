"""Official ESCO CSV downloads (zip files or folders) as far as the linking benchmark needs them."""

import csv
import io
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

KINDS = ("occupations", "ISCOGroups", "skills")


@dataclass
class Esco:
    """Labels and descriptions by concept address and language, ISCO group of occupations, their essential skills."""

    labels: dict[str, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(dict))
    descriptions: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    isco: dict[str, str] = field(default_factory=dict)
    skills: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    is_skill: set[str] = field(default_factory=set)


def read_esco(paths: Iterable[Path]) -> Esco:
    """Read all downloads given; files of other kinds are passed over."""
    csv.field_size_limit(sys.maxsize)
    esco = Esco()
    for path in paths:
        for name, rows in _tables(path):
            kind, _, language = name.partition("_")
            if kind in KINDS:
                _read_concepts(esco, kind, language, rows)
            elif kind == "occupationSkillRelations":
                for row in rows:
                    if row["relationType"] == "essential":
                        esco.skills[row["occupationUri"]].append(row["skillUri"])
    return esco


def _read_concepts(esco: Esco, kind: str, language: str, rows: Iterable[dict[str, str]]) -> None:
    for row in rows:
        address = row["conceptUri"]
        alternatives = (row.get("altLabels") or "").split("\n")
        esco.labels[address][language] = [label for label in (row["preferredLabel"], *alternatives) if label.strip()]
        if row.get("description"):
            esco.descriptions[address][language] = row["description"]
        if kind == "skills":
            esco.is_skill.add(address)
        else:
            esco.isco[address] = (row.get("iscoGroup") or row["code"]).removeprefix("C")


def _tables(path: Path) -> Iterator[tuple[str, Iterator[dict[str, str]]]]:
    if path.is_dir():
        for file in sorted(path.rglob("*.csv")):
            with file.open(encoding="utf-8-sig", newline="") as stream:
                yield file.stem, csv.DictReader(stream)
        return
    with zipfile.ZipFile(path) as archive:
        for member in sorted(archive.namelist()):
            if member.endswith(".csv"):
                with archive.open(member) as raw, io.TextIOWrapper(raw, "utf-8-sig", newline="") as stream:
                    yield Path(member).stem, csv.DictReader(stream)
