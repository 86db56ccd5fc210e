"""Writing processes killed without warning: what was acknowledged is there, and the audit chain holds."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from models.database import open_engine
from tests.conftest import VAULT
from web.services import audit

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from datetime import UTC, datetime
from sqlalchemy.orm import Session
from models import FormPost
from models.crypto import Vault
from models.database import open_engine
from web.services import audit
from web.services.principal import SYSTEM

vault = Vault({"1": b"w" * 32}, "1", b"l" * 32, b"c" * 32)
engine = open_engine(sys.argv[1])
now = datetime(2026, 11, 23, tzinfo=UTC)
for number in range(100000):
    key = f"{sys.argv[2]}-{number}"
    with Session(engine, info={"vault": vault}) as session, session.begin():
        audit.record(session, SYSTEM, "wrote", key[:22], now)
        session.add(FormPost(form_key=key, location="/", created_at=now))
    sys.stdout.write(key + "\\n")
    sys.stdout.flush()
"""


def _storm(url: str, rounds: int, acks: Path) -> int:
    """Run two writers at a time and kill both after a random moment; return how many writes were acknowledged."""
    chance = random.Random(20261122)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with acks.open("wb") as said:
        for number in range(rounds):
            writers = [
                subprocess.Popen(
                    [sys.executable, "-c", WRITER, url, f"r{number}-{which}"], stdout=said, stderr=subprocess.DEVNULL,
                    env=environment, cwd=ROOT, start_new_session=True,
                )
                for which in "ab"
            ]  # fmt: skip
            while acks.stat().st_size == 0 and number == 0:
                time.sleep(0.02)
            time.sleep(1.2 + chance.random() * 0.5)
            for writer in writers:
                os.killpg(writer.pid, signal.SIGKILL)
                writer.wait()
    return acks.read_bytes().count(b"\n")


def _check(url: str, acks: Path, least: int) -> None:
    """Every acknowledged write is there with its audit entry, no action lacks an entry, and the chain holds."""
    acknowledged = set(acks.read_text().split("\n")[:-1])
    assert len(acknowledged) >= least
    engine = open_engine(url)
    with Session(engine, info={"vault": VAULT}) as session:
        stored = set(session.scalars(text("SELECT form_key FROM form_post")))
        entries = set(session.scalars(text("SELECT subject FROM audit_entry WHERE action = 'wrote'")))
        assert not acknowledged - stored, "acknowledged writes were lost"
        assert {key[:22] for key in stored} == entries
        assert audit.verify(session).broken_at is None
        if engine.dialect.name == "sqlite":
            assert session.scalar(text("PRAGMA quick_check")) == "ok"
    engine.dispose()


def test_nothing_acknowledged_is_lost_when_writers_are_killed(database_url: str, tmp_path: Path) -> None:
    count = _storm(database_url, 6, tmp_path / "acks")
    _check(database_url, tmp_path / "acks", least=min(count, 50))


@pytest.mark.nightly
@pytest.mark.timeout(900)
def test_nothing_acknowledged_is_lost_in_a_hundred_kills(database_url: str, tmp_path: Path) -> None:
    _storm(database_url, 100, tmp_path / "acks")
    _check(database_url, tmp_path / "acks", least=2000)
