"""Loading what comes with Zaedno into the database: places and the built-in taxonomy. Repeatable."""

import csv
import hashlib
from collections.abc import Iterator
from datetime import datetime
from importlib.resources import files
from importlib.resources.abc import Traversable

from sqlalchemy import insert
from sqlalchemy.orm import Session

from models import Concept, ConceptLabel, ConceptRelation, District, Municipality, TaxonomyImport
from models.enums import ConceptKind, LabelKind, RelationKind
from models.queries import taxonomy as queries

SOURCE = "built-in"
LANGUAGES = ("bg", "en", "uk", "ru", "ar", "fa", "ps", "fr")
UNIT_GROUP_URI = "http://data.europa.eu/esco/isco/C{isco}"
URI = "urn:zaedno:{kind}:{key}"


def load(session: Session, now: datetime) -> None:
    """Bring places and the built-in taxonomy up to the packaged files; does nothing where they are unchanged."""
    _load_places(session)
    fingerprint = _fingerprint()
    last = queries.last_import(session, SOURCE)
    if last is None or last.content_hash != fingerprint:
        _load_pack(session, fingerprint, now)


def _rows(file: Traversable) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8") as opened:
        yield from csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE)


def _pack(prefix: str) -> Iterator[dict[str, str]]:
    folder = files("models.data") / "taxonomy"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.startswith(prefix + "_") and file.name.endswith(".tsv"):
            yield from _rows(file)


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for file in sorted((files("models.data") / "taxonomy").iterdir(), key=lambda f: f.name):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _load_places(session: Session) -> None:
    places = files("models.data") / "places"
    for row in _rows(places / "districts.tsv"):
        session.merge(District(**row))
    session.flush()
    for row in _rows(places / "municipalities.tsv"):
        session.merge(
            Municipality(
                code=row["code"], district_code=row["district"], name_bg=row["name_bg"],
                name_latin=row["name_latin"], latitude=float(row["latitude"]), longitude=float(row["longitude"]),
            )
        )  # fmt: skip
    session.flush()


def _concepts() -> Iterator[tuple[str, ConceptKind, str | None, dict[str, str]]]:
    """Every concept of the pack: URI, kind, ISCO code, its row."""
    for row in _pack("unit_groups"):
        yield UNIT_GROUP_URI.format(isco=row["isco"]), ConceptKind.UNIT_GROUP, row["isco"], row
    for row in _pack("occupations"):
        yield URI.format(kind="occupation", key=row["key"]), ConceptKind.OCCUPATION, row["isco"], row
    for row in _pack("skills"):
        yield URI.format(kind="skill", key=row["key"]), ConceptKind.SKILL, None, row


def _load_pack(session: Session, fingerprint: str, now: datetime) -> None:
    known = queries.ids_by_uri(session)
    rows = list(_concepts())
    fresh = [
        {"uri": uri, "kind": kind, "isco": isco, "source": SOURCE} for uri, kind, isco, _ in rows if uri not in known
    ]
    if fresh:
        session.execute(insert(Concept), fresh)
    ids = queries.ids_by_uri(session)
    queries.forget_source(session, SOURCE)
    labels = [label for uri, _, _, row in rows for label in _labels(ids[uri], row)]
    session.execute(insert(ConceptLabel), labels)
    relations = [relation for row in _pack("relations") for relation in _relations(ids, row)]
    session.execute(insert(ConceptRelation), relations)
    session.add(
        TaxonomyImport(
            source=SOURCE, content_hash=fingerprint, imported_at=now, concepts=len(rows), labels=len(labels),
            relations=len(relations),
        )
    )  # fmt: skip
    session.flush()


def _labels(concept_id: int, row: dict[str, str]) -> Iterator[dict[str, object]]:
    for language in LANGUAGES:
        seen = set()
        for position, text in enumerate(row[language].split("|")):
            if text and text not in seen:
                seen.add(text)
                kind = LabelKind.ALTERNATIVE if position else LabelKind.PREFERRED
                yield {
                    "concept_id": concept_id, "language": language, "kind": kind, "text": text, "source": SOURCE,
                }  # fmt: skip


def _relations(ids: dict[str, int], row: dict[str, str]) -> Iterator[dict[str, object]]:
    occupation = ids[URI.format(kind="occupation", key=row["occupation"])]
    seen = set()
    for kind, column in ((RelationKind.ESSENTIAL, "essential"), (RelationKind.OPTIONAL, "optional")):
        for key in (row[column] or "").split():
            if key not in seen:
                seen.add(key)
                yield {
                    "occupation_id": occupation, "skill_id": ids[URI.format(kind="skill", key=key)], "kind": kind,
                    "source": SOURCE,
                }  # fmt: skip
