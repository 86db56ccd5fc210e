"""Making a run of the engine again from what was kept of it, and saying whether the answer is the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

import matcher
from matcher import inputs_json
from models import MatchRun, RunRecord
from models.crypto import Unreadable, Vault, unseal
from models.queries import audit as audit_queries
from models.queries import replay as queries
from web.services import audit, run_record
from web.services.replay_answer import Answer, answer


class NotKept(LookupError):
    """Nothing is kept of the inputs of this run: it is older than replay, or its time is over."""


class Tampered(ValueError):
    """What was kept is no longer what was kept; the message says which part."""


class OtherEngine(ValueError):
    """The kept inputs cannot be read by this engine; its argument is the version they were kept by."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """A run made again. `gaps` counts the listed people who were erased since, `erased` all who were; `engine` is the
    version the run was made by, `same` whether everything that can be compared is identical."""

    text: str
    same: bool
    considered: int
    gaps: int
    erased: int
    engine: str

    @property
    def promised(self) -> bool:
        """Whether this program has the engine the run was made by."""
        return self.engine == matcher.ENGINE_VERSION


@dataclass(frozen=True, slots=True)
class _Person:
    seeker: matcher.Seeker
    key: bytes


def replay(session: Session, run: MatchRun) -> Replayed:
    """Make the run again. Raises NotKept, Tampered, and OtherEngine if the run's inputs mean nothing to this engine."""
    record = queries.record_of(session, run.id)
    if record is None:
        raise NotKept(run.public_id)
    _check_trail(session, run, record)
    try:
        return _replayed(session, run, record)
    except inputs_json.InputsError as error:
        raise OtherEngine(run.engine_version) from error


def _replayed(session: Session, run: MatchRun, record: RunRecord) -> Replayed:
    marks = _material(session, record.people_digest).splitlines()
    by_mark = _people(session, marks)
    people = [by_mark.get(mark) for mark in marks]
    _check_nobody_was_taken_out(session, run, record, people)
    said = _answer(run, record, _context(session, run, record), people)
    listed = [people[number] for number, _ in record.order]
    return Replayed(
        said.text, _is_same(run, record, said, listed, people), run.considered, listed.count(None), people.count(None),
        run.engine_version,
    )  # fmt: skip


def _context(session: Session, run: MatchRun, record: RunRecord) -> matcher.Context:
    return matcher.Context(
        inputs_json.read(matcher.Taxonomy, _material(session, record.taxonomy_digest)),
        inputs_json.read(matcher.Rules, _material(session, record.rules_digest)),
        inputs_json.read(matcher.Settings, _material(session, record.weights_digest)),
        run.on_day,
    )


def _check_trail(session: Session, run: MatchRun, record: RunRecord) -> None:
    """The run's own hashes, and what the audit trail says of it."""
    if run_record.inputs_hash(run, record) != run.inputs_hash:
        raise Tampered("The kept inputs do not have the hash of the run.")
    entry = audit_queries.entry_about(session, "ranked people", run.vacancy.public_id, "run", run.public_id)
    if entry is None or not audit.holds(session, entry):
        raise Tampered("The audit trail has no sound entry for this run.")
    if not run_record.facts(run, record).items() <= entry.facts.items():
        raise Tampered("The audit trail says something else about this run.")


def _material(session: Session, digest: str) -> str:
    try:
        text = run_record.unpacked(queries.materials(session, [digest]).get(digest, b""))
    except ValueError as error:
        raise Tampered(f"The material {digest[:12]} cannot be read.") from error
    if run_record.digest_of(text) != digest:
        raise Tampered(f"The material {digest[:12]} was changed.")
    return text


def _people(session: Session, marks: Sequence[str]) -> Mapping[str, _Person]:
    """Everybody who is still here, by the mark of their snapshot."""
    vault: Vault = session.info["vault"]
    found = {}
    for mark, wrapped, sealed in queries.snapshots(session, marks):
        try:
            key = vault.open_person_key(wrapped)
            text = unseal(key, run_record.place_of(mark), sealed)
        except Unreadable as error:
            raise Tampered("A person's kept answers were changed, or a key is missing.") from error
        if run_record.mark_of(key, text) != mark:
            raise Tampered("A person's kept answers do not have their mark.")
        found[mark] = _Person(inputs_json.read(matcher.Seeker, text), key)
    return found


def _check_nobody_was_taken_out(
    session: Session, run: MatchRun, record: RunRecord, people: Sequence[_Person | None]
) -> None:
    """Whoever is still suggested was not erased: then their kept answers must be there."""
    for position in queries.suggested_positions(session, run.id):
        if people[record.order[position - 1][0]] is None:
            raise Tampered("The kept answers of a person who was not erased are missing.")


def _answer(run: MatchRun, record: RunRecord, context: matcher.Context, people: Sequence[_Person | None]) -> Answer:
    """The answer with a gap for each listed person who is gone. Taking people out only moves others up the list."""
    present = [person for person in people if person is not None]
    ranking = matcher.rank_candidates(
        inputs_json.read(matcher.Opening, record.opening), [person.seeker for person in present],
        taxonomy=context.taxonomy, rules=context.rules, settings=context.settings, on=context.on, limit=record.at_most,
    )  # fmt: skip
    listed: Sequence[matcher.Match | None] = ranking.matches
    if len(present) < len(people):
        best = iter(ranking.matches)
        listed = [None if people[number] is None else next(best, None) for number, _ in record.order]
        ranking = replace(ranking, considered=run.considered, eligible=run.considered - run.blocked)
    return answer(run, ranking, listed, {person.seeker.id: person.key for person in present})


def _is_same(
    run: MatchRun, record: RunRecord, said: Answer, listed: Sequence[_Person | None], people: Sequence[_Person | None]
) -> bool:
    """Without gaps the whole text counts; with gaps, the entry of everybody who is left at their old position."""
    if None not in people:
        return said.digest == run.output_hash
    kept = tuple(None if person is None else check for person, (_, check) in zip(listed, record.order, strict=True))
    return said.checks == kept
