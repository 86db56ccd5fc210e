"""Backups of the whole database, and bringing one back without bringing back anybody who was erased since."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.orm import Session

from models import schema
from models.crypto import Vault
from models.database import open_engine, wipe
from models.queries import changes
from web.services import audit, backup_file, backup_postgres, backup_sqlite
from web.services.erasure import Journal, replay


class ChainBroken(RuntimeError):
    """The audit chain of a backup does not hold; it is not put in place."""


@dataclass(frozen=True, slots=True)
class Place:
    """An installation's database with what opens it and its backups."""

    database_url: str = field(repr=False)
    vault: Vault = field(repr=False)
    key: bytes = field(repr=False)
    journal: Journal


@dataclass(frozen=True, slots=True)
class Report:
    """What came out of a backup: how many people were erased again, and how many audit entries hold."""

    erased_again: int
    entries: int


def back_up(place: Place, path: Path) -> None:
    """Write a backup to a file. The service may go on. Raises OSError, backup_postgres.ToolMissing."""
    url = make_url(place.database_url)
    engine = url.get_backend_name()
    content = backup_sqlite.copy(url) if engine == "sqlite" else backup_postgres.copy(url)
    backup_file.write(path, place.key, engine, content)


def restore(place: Place, path: Path, now: datetime, *, replace: bool = False) -> Report:
    """Put a backup in place of the database: migrated, without those erased since, its audit chain checked, all before
    anybody can ask it. The service must not be running.

    Raises backup_file.NoBackup, backup_sqlite.InTheWay, backup_postgres.ToolMissing, ChainBroken, OSError.
    """
    url = make_url(place.database_url)
    engine = url.get_backend_name()
    if backup_file.engine_of(path) != engine:
        raise backup_file.NoBackup(f"This backup is of {backup_file.engine_of(path)}, the database is {engine}.")
    reports: list[Report] = []
    ways = backup_sqlite if engine == "sqlite" else backup_postgres
    content = backup_file.read(path, place.key)
    ways.restore(url, content, lambda address: reports.append(_prepared(place, address, now)), replace=replace)
    return reports[0]


def _prepared(place: Place, address: str, now: datetime) -> Report:
    engine = open_engine(address)
    try:
        schema.upgrade(engine)
        with Session(engine, info={"vault": place.vault}) as session, session.begin():
            verdict = audit.verify(session)
            if verdict.broken_at is not None:
                raise ChainBroken(f"The audit chain is broken at entry {verdict.broken_at}.")
            again = replay(session, place.journal, now)
            changes.begin_anew(session)
        wipe(engine, thoroughly=True)
    finally:
        engine.dispose()
    return Report(again, verdict.entries)
