"""Backups while the service goes on (R9): each holds all that was acknowledged before it began, nothing by halves."""

from itertools import count
from pathlib import Path
from threading import Event, Thread

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import AuditEntry
from models.database import open_engine
from tests.conftest import VAULT
from tests.world import NOW, World
from web.services import audit, backup, erasure
from web.services.principal import SYSTEM

SETTINGS_ADDRESS = "settings"


def acknowledged(url: str, stop: Event, acks: list[int]) -> None:
    """Write one entry after another until told to stop; each is noted once it is committed."""
    engine = open_engine(url)
    for number in count():
        if stop.is_set():
            break
        with Session(engine, info={"vault": VAULT}) as writing, writing.begin():
            audit.record(writing, SYSTEM, "wrote", f"w{number}", NOW)
        acks.append(number)
    engine.dispose()


def whole(app: Flask, url: str, elsewhere: str, path: Path, rounds: int) -> int:
    """Back up again and again while somebody writes, restore each one elsewhere; how many held all that was
    acknowledged before they began, without a gap, with a chain that holds."""
    settings = app.extensions[SETTINGS_ADDRESS]
    stop, acks, fine = Event(), list[int](), 0
    journal = erasure.Journal(path.parent / "none.log")
    writer = Thread(target=acknowledged, args=(url, stop, acks))
    writer.start()
    try:
        for _ in range(rounds):
            before = len(acks)
            backup.back_up(backup.Place(url, VAULT, settings.backup_key(), journal), path)
            backup.restore(backup.Place(elsewhere, VAULT, settings.backup_key(), journal), path, NOW, replace=True)
            engine = open_engine(elsewhere)
            with Session(engine, info={"vault": VAULT}) as reading:
                asked = select(AuditEntry.subject).where(AuditEntry.action == "wrote").order_by(AuditEntry.number)
                held = reading.scalars(asked).all()
                gapless = held == [f"w{number}" for number in range(len(held))]
                fine += gapless and len(held) >= before and audit.verify(reading).broken_at is None
            engine.dispose()
    finally:
        stop.set()
        writer.join()
    return fine


def test_backups_taken_while_somebody_writes_are_whole(
    app: Flask, session: Session, world: World, database_url: str, empty_database_url: str, tmp_path: Path
) -> None:
    session.close()
    assert whole(app, database_url, empty_database_url, tmp_path / "one.backup", 3) == 3


@pytest.mark.nightly
@pytest.mark.timeout(900)
def test_twenty_backups_taken_while_somebody_writes_are_whole(
    app: Flask, session: Session, world: World, database_url: str, empty_database_url: str, tmp_path: Path
) -> None:
    session.close()
    assert whole(app, database_url, empty_database_url, tmp_path / "one.backup", 20) == 20
