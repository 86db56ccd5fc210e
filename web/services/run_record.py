"""Keeping what a run of the engine was made from, so that it can be made again byte for byte."""

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from weakref import WeakKeyDictionary

from sqlalchemy import Engine
from sqlalchemy.orm import Session

import matcher
from matcher import inputs_json
from models import EngineMaterial, MatchRun, RunRecord, SeekerSnapshot
from models.crypto import Vault, fingerprint, seal
from models.queries import audit as audit_queries
from models.queries import replay as queries
from web.services.replay_answer import answer

MARK = 32
# The mark of somebody who was erased while they were being ranked: a gap from the start.
GONE = "0" * MARK


@dataclass(frozen=True, slots=True)
class Asked:
    """The whole question of a run: exactly the people who were ranked, and how many were to be listed at most."""

    opening: matcher.Opening
    seekers: Sequence[matcher.Seeker]
    context: matcher.Context
    at_most: int


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A person as ranked, ready to be kept."""

    jobseeker_id: int
    key: bytes
    text: str
    mark: str


# Marks of people who have not changed since the last run of this process, with the value they are of.
_known: "WeakKeyDictionary[Engine, dict[str, tuple[matcher.Seeker, str]]]" = WeakKeyDictionary()
# The last rules, weights and taxonomy as text: they change rarely, and the taxonomy is long.
_written: dict[str, tuple[object, str, str]] = {}


def digest_of(text: str) -> str:
    """The SHA-256 of a text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def mark_of(key: bytes, text: str) -> str:
    """The mark of a person's snapshot."""
    return fingerprint(key, "snapshot", text)[:MARK]


def place_of(mark: str) -> str:
    """Where a snapshot is sealed: it opens nowhere else."""
    return f"seeker_snapshot/{mark}/content"


def inputs_hash(run: MatchRun, record: RunRecord) -> str:
    """One fingerprint of everything that decides the answer of a run."""
    parts = {
        "engine": run.engine_version, "on": run.on_day.isoformat(), "at_most": record.at_most,
        "opening": digest_of(record.opening), "people": record.people_digest, "rules": record.rules_digest,
        "weights": record.weights_digest, "taxonomy": record.taxonomy_digest,
    }  # fmt: skip
    return digest_of(inputs_json.canonical(parts))


def facts(run: MatchRun, record: RunRecord) -> dict[str, str | None]:
    """What the audit trail says about a run; `order` covers positions, checks and counts, gaps or not."""
    order = inputs_json.canonical([run.considered, run.blocked, [list(each) for each in record.order]])
    return {"run": run.public_id, "inputs": run.inputs_hash, "output": run.output_hash, "order": digest_of(order)}


def keep(session: Session, run: MatchRun, asked: Asked, ranking: matcher.Ranking) -> dict[str, str | None]:
    """Keep what `run` was made from, set its hashes, and return the facts for its entry in the audit trail."""
    people = sorted(asked.seekers, key=lambda each: each.id)
    with session.no_autoflush:  # the run has no hashes yet
        queries.lock(session)
        marks = _marks(session, people)
        texts = _texts(asked.context, "\n".join(marks))
        record = RunRecord(
            run=run, opening=inputs_json.write(asked.opening), at_most=asked.at_most,
            **{f"{kind}_digest": digest for kind, (digest, _) in texts.items()},
        )  # fmt: skip
        _set_answer(session, run, record, ranking, {each.id: number for number, each in enumerate(people)})
    session.flush()
    _store(session, dict(texts.values()), texts["people"][0], dict(zip(marks, people, strict=True)))
    session.add(record)
    return facts(run, record)


def forget(session: Session, closed_before: datetime) -> Mapping[str, int]:
    """Let go of the inputs of runs whose vacancy was closed before a moment, and of whatever no other run was made
    from. Returns how many rows of each table went."""
    queries.lock(session, forgetting=True)
    records, unused = queries.forget_records(session, closed_before), []
    materials = queries.forget_materials(session)
    if materials:
        needed = {mark for packed in queries.people_materials(session) for mark in unpacked(packed).splitlines()}
        unused = sorted(queries.marks(session) - needed)
        queries.forget_snapshots(session, unused)
    return {"run_record": records, "engine_material": materials, "seeker_snapshot": len(unused)}


def unpacked(content: bytes) -> str:
    """The text of a material. Raises ValueError if it is none."""
    try:
        return zlib.decompress(content).decode()
    except zlib.error as error:
        raise ValueError("This is no material.") from error


def _store(session: Session, texts: Mapping[str, str], crowd: str, people: Mapping[str, matcher.Seeker]) -> None:
    """Store the materials, by digest, and the people, by mark, that are not stored yet.

    Two runs may have the same ones to store. They take turns by the head of the audit trail, which both need anyway.
    """
    new = texts.keys() - queries.materials_there(session, list(texts))
    if not new:
        return
    audit_queries.locked_head(session)
    if crowd in new:
        _keep_snapshots(session, people)
    rows = [{"digest": digest, "content": zlib.compress(texts[digest].encode())} for digest in new]
    queries.add_missing(session, EngineMaterial, "digest", rows)


def _set_answer(
    session: Session, run: MatchRun, record: RunRecord, ranking: matcher.Ranking, numbers: Mapping[str, int]
) -> None:
    listed = [match.candidate_id for match in ranking.matches]
    keys = {name: key for name, _, key in _opened(session, listed)}
    said = answer(run, ranking, [match if match.candidate_id in keys else None for match in ranking.matches], keys)
    record.order = [(numbers[name], check or "") for name, check in zip(listed, said.checks, strict=True)]
    run.inputs_hash, run.output_hash = inputs_hash(run, record), said.digest


def _opened(session: Session, names: Sequence[str]) -> list[tuple[str, int, bytes]]:
    vault: Vault = session.info["vault"]
    return [(name, number, vault.open_person_key(wrapped)) for name, number, wrapped in queries.keys_of(session, names)]


def _sheets(session: Session, seekers: Sequence[matcher.Seeker]) -> dict[str, _Sheet]:
    by_name = {each.id: each for each in seekers}
    found = {}
    for name, number, key in _opened(session, list(by_name)):
        text = inputs_json.write(by_name[name])
        found[name] = _Sheet(number, key, text, mark_of(key, text))
    return found


def _marks(session: Session, seekers: Sequence[matcher.Seeker]) -> list[str]:
    """The mark of each person, in order. Whoever is as at the last run is not read again."""
    known = _known.setdefault(session.get_bind().engine, {})
    fresh = [each for each in seekers if not _is_known(known.get(each.id), each)]
    sheets = _sheets(session, fresh)
    known.update({each.id: (each, sheets[each.id].mark) for each in fresh if each.id in sheets})
    return [known[each.id][1] if each.id in known else GONE for each in seekers]


def _is_known(had: tuple[matcher.Seeker, str] | None, seeker: matcher.Seeker) -> bool:
    return had is not None and (had[0] is seeker or had[0] == seeker)


def _keep_snapshots(session: Session, people: Mapping[str, matcher.Seeker]) -> None:
    there = queries.snapshots_there(session, list(people))
    missing = [seeker for mark, seeker in people.items() if mark not in there]
    rows = [
        {
            "jobseeker_id": sheet.jobseeker_id,
            "mark": sheet.mark,
            "content_sealed": seal(sheet.key, place_of(sheet.mark), sheet.text),
        }
        for sheet in _sheets(session, missing).values()
    ]
    queries.add_missing(session, SeekerSnapshot, "mark", rows)


def _texts(context: matcher.Context, marks: str) -> dict[str, tuple[str, str]]:
    """(digest, text) of each material of a run."""
    values = {"rules": context.rules, "weights": context.settings, "taxonomy": context.taxonomy}
    return {"people": (digest_of(marks), marks), **{kind: _text(kind, value) for kind, value in values.items()}}


def _text(kind: str, value: object) -> tuple[str, str]:
    had = _written.get(kind)
    if had is None or had[0] is not value:
        text = inputs_json.write(value)
        had = _written[kind] = (value, digest_of(text), text)
    return had[1:]
