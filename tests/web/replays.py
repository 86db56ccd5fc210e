"""What the tests of replay do: rank and keep, replay, erase."""

import os
import subprocess
import sys
from pathlib import Path

from click.testing import Result
from flask import Flask
from sqlalchemy import delete
from sqlalchemy.orm import Session

from models import (
    Jobseeker,
    JobseekerSkill,
    MatchRun,
    PersonKey,
    Vacancy,
)
from models.queries import by_public_id
from tests.world import NOW, World
from web.services import matching
from web.services.principal import SYSTEM

ROOT = Path(__file__).parents[2]


def run_of(session: Session, vacancy_id: str) -> str:
    """Rank and keep."""
    vacancy = by_public_id(session, Vacancy, vacancy_id)
    assert vacancy is not None
    public_id = matching.run(session, vacancy, SYSTEM, NOW).public_id
    session.commit()
    return public_id


def replayed(app: Flask, run: str, *options: str) -> Result:
    """The command."""
    return app.test_cli_runner().invoke(args=["replay", run, *options])


SCRIPT = """
import sys
from pathlib import Path
from tests.conftest import VAULT, FakeClock
from tests.world import NOW
from web.app import create_app
from web.settings import Mode, Settings
app = create_app(Settings(Mode.DEVELOPMENT, sys.argv[1], Path(sys.argv[2]), VAULT, b"k" * 32), FakeClock(NOW))
found = app.test_cli_runner().invoke(args=["replay", sys.argv[3]])
sys.stdout.buffer.write(found.stdout_bytes)
sys.stderr.write(found.stderr)
sys.exit(found.exit_code)
"""


def printed_elsewhere(url: str, folder: Path, run: str, seed: str) -> bytes:
    """What a process of its own prints, with its own order of hashing."""
    found = subprocess.run(
        [sys.executable, "-c", SCRIPT, url, str(folder), run],
        capture_output=True, check=False, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed},
    )  # fmt: skip
    assert found.returncode == 0, found.stderr
    return found.stdout


def row(session: Session, kind: type, public_id: str) -> MatchRun:
    found = by_public_id(session, kind, public_id)
    assert found is not None
    return found


def erase(session: Session, *people: str) -> None:
    """Take people out with their keys, as if they had asked for it."""
    for public_id in people:
        person = by_public_id(session, Jobseeker, public_id)
        assert person is not None
        key = person.key_id
        session.execute(delete(Jobseeker).where(Jobseeker.id == person.id))
        session.execute(delete(PersonKey).where(PersonKey.id == key))
    session.commit()


def change_a_person(session: Session, world: World) -> None:
    person = by_public_id(session, Jobseeker, world.omar)
    assert person is not None
    person.max_commute_minutes, person.works_days, person.status = 1, False, None
    person.work.clear()
    session.execute(delete(JobseekerSkill))
