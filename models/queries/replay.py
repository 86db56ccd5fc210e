"""What is kept of runs, so that they can be made again: asked and added in blocks, whatever the number of people."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import CursorResult, Result, delete, exists, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from models.base import Base
from models.jobseeker import Jobseeker
from models.matching import MatchRun, Suggestion
from models.person_key import PersonKey
from models.replay import EngineMaterial, RunRecord, SeekerSnapshot
from models.vacancy import Vacancy

BLOCK = 1000
KEEPING = 726570601  # any number that nobody else locks by
Item = TypeVar("Item")


def _count(done: Result[Any]) -> int:
    return done.rowcount if isinstance(done, CursorResult) else 0


def _blocks(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), BLOCK):
        yield items[start : start + BLOCK]


def keys_of(session: Session, people: Sequence[str]) -> Sequence[tuple[str, int, bytes]]:
    """(public id, number, wrapped key) of each of these people who is still there."""
    return [
        (name, number, wrapped)
        for block in _blocks(people)
        for name, number, wrapped in session.execute(
            select(Jobseeker.public_id, Jobseeker.id, PersonKey.wrapped)
            .join(Jobseeker.key)
            .where(Jobseeker.public_id.in_(block))
            .order_by(Jobseeker.public_id)
        )
    ]


def materials(session: Session, digests: Sequence[str]) -> Mapping[str, bytes]:
    """Digest → compressed content of those that are there."""
    rows = session.execute(
        select(EngineMaterial.digest, EngineMaterial.content)
        .where(EngineMaterial.digest.in_(digests))
        .order_by(EngineMaterial.digest)
    )
    return {row.digest: row.content for row in rows}


def materials_there(session: Session, digests: Sequence[str]) -> set[str]:
    """Those of the digests that are stored."""
    return set(session.scalars(select(EngineMaterial.digest).where(EngineMaterial.digest.in_(digests))))


def snapshots_there(session: Session, marks: Sequence[str]) -> set[str]:
    """Those of the marks that are stored."""
    return {
        mark
        for block in _blocks(marks)
        for mark in session.scalars(select(SeekerSnapshot.mark).where(SeekerSnapshot.mark.in_(block)))
    }


def snapshots(session: Session, marks: Sequence[str]) -> Sequence[tuple[str, bytes, bytes]]:
    """(mark, wrapped key, sealed content) of those that are stored; of an erased person there is nothing."""
    return [
        (mark, wrapped, sealed)
        for block in _blocks(marks)
        for mark, wrapped, sealed in session.execute(
            select(SeekerSnapshot.mark, PersonKey.wrapped, SeekerSnapshot.content_sealed)
            .join(Jobseeker, Jobseeker.id == SeekerSnapshot.jobseeker_id)
            .join(Jobseeker.key)
            .where(SeekerSnapshot.mark.in_(block))
            .order_by(SeekerSnapshot.mark)
        )
    ]


def add_missing(session: Session, table: type[Base], key: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows whose `key` is not there yet; somebody else may be adding the same at this moment."""
    if not rows:
        return
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).on_conflict_do_nothing(index_elements=[key])
    session.execute(statement, sorted(rows, key=lambda row: str(row[key])))


def record_of(session: Session, run_id: int) -> RunRecord | None:
    """What is kept of a run's inputs."""
    return session.scalar(select(RunRecord).where(RunRecord.run_id == run_id))


def runs_of(session: Session, vacancy_id: int) -> Sequence[MatchRun]:
    """Every run for a vacancy, newest first."""
    return session.scalars(select(MatchRun).where(MatchRun.vacancy_id == vacancy_id).order_by(MatchRun.id.desc())).all()


def suggested_positions(session: Session, run_id: int) -> Sequence[int]:
    """The positions of a run that are held by somebody who is still here."""
    return session.scalars(
        select(Suggestion.position).where(Suggestion.run_id == run_id).order_by(Suggestion.position)
    ).all()


def lock(session: Session, *, forgetting: bool = False) -> None:
    """Keep what is being kept from being forgotten at the same moment. Keepers do not wait for each other."""
    if session.get_bind().dialect.name == "postgresql":  # SQLite has one writer at a time
        take = func.pg_advisory_xact_lock if forgetting else func.pg_advisory_xact_lock_shared
        session.execute(select(take(KEEPING)))


def forget_records(session: Session, closed_before: datetime) -> int:
    """Delete the inputs of runs for vacancies closed before a moment; how many there were."""
    over = select(MatchRun.id).join(MatchRun.vacancy).where(Vacancy.closed_at < closed_before)
    return _count(session.execute(delete(RunRecord).where(RunRecord.run_id.in_(over))))


def forget_materials(session: Session) -> int:
    """Delete the materials no run was made from; how many there were."""
    digests = (RunRecord.people_digest, RunRecord.rules_digest, RunRecord.weights_digest, RunRecord.taxonomy_digest)
    needed = exists().where(or_(*(digest == EngineMaterial.digest for digest in digests)))
    return _count(session.execute(delete(EngineMaterial).where(~needed)))


def people_materials(session: Session) -> Iterator[bytes]:
    """The compressed marks of the people of each run, once for each crowd."""
    used = select(RunRecord.people_digest).distinct()
    yield from session.scalars(
        select(EngineMaterial.content).where(EngineMaterial.digest.in_(used)).order_by(EngineMaterial.id)
    )


def marks(session: Session) -> set[str]:
    """The marks of all snapshots."""
    return set(session.scalars(select(SeekerSnapshot.mark)))


def forget_snapshots(session: Session, unused: Sequence[str]) -> None:
    """Delete the snapshots with these marks."""
    for block in _blocks(unused):
        session.execute(delete(SeekerSnapshot).where(SeekerSnapshot.mark.in_(block)))
