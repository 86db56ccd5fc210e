"""Loading what comes with Zaedno into the database: places, subsidy programmes, the built-in taxonomy. Repeatable."""

from datetime import datetime
from importlib.resources import files

from sqlalchemy.orm import Session

from models.queries import taxonomy as queries
from models.queries import taxonomy_sources
from web.services import concept_joins, pack, subsidies

SOURCE = pack.SOURCE
UNIT_GROUP_URI = pack.UNIT_GROUP_URI


def load(session: Session, now: datetime) -> None:
    """Bring everything up to the packaged files; does nothing where they are unchanged."""
    _load_places(session)
    subsidies.load(session, now)
    last = queries.last_import(session, SOURCE)
    if last is None or last.content_hash != pack.fingerprint():
        _load_pack(session, now)
        concept_joins.settle(session)
    session.flush()


def _load_places(session: Session) -> None:
    folder = files("models.data") / "places"
    taxonomy_sources.load_districts(session, list(pack.rows(folder / "districts.tsv")))
    municipalities = [
        {
            "code": row["code"], "district_code": row["district"], "name_bg": row["name_bg"],
            "name_latin": row["name_latin"], "latitude": float(row["latitude"]), "longitude": float(row["longitude"]),
        }
        for row in pack.rows(folder / "municipalities.tsv")
    ]  # fmt: skip
    taxonomy_sources.load_municipalities(session, municipalities)


def _load_pack(session: Session, now: datetime) -> None:
    entries, relations = pack.entries(), pack.relations()
    known = queries.ids_by_uri(session)
    fresh = [
        {"uri": entry.uri, "kind": entry.kind, "isco": entry.isco, "source": SOURCE}
        for entry in entries
        if entry.uri not in known
    ]
    taxonomy_sources.add_concepts(session, fresh)
    queries.forget_source(session, SOURCE)
    ids = queries.ids_by_uri(session)
    labels = [
        label
        for entry in entries
        for language, texts in entry.labels.items()
        for label in taxonomy_sources.label_rows(ids[entry.uri], language, texts, SOURCE)
    ]
    taxonomy_sources.add_labels(session, labels)
    taxonomy_sources.add_relations(
        session,
        [
            {"occupation_id": ids[r.occupation], "skill_id": ids[r.skill], "kind": r.kind, "source": SOURCE}
            for r in relations
        ],
    )
    taxonomy_sources.drop_unnamed(session)
    taxonomy_sources.note(
        session, SOURCE, pack.fingerprint(), now, concepts=len(entries), labels=len(labels), relations=len(relations)
    )
