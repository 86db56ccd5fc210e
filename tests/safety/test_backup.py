"""Backups: whole or not there, unreadable without the key, and nobody who was erased comes back from one (D2, D5)."""

import time
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from models import Account, Jobseeker, Organisation
from models.database import open_engine
from models.queries import by_public_id
from tests.browser import HouseClient
from tests.conftest import VAULT, FakeClock
from tests.world import NOW, World
from web.app import create_app
from web.services import account_create, audit, backup_file, erasure
from web.services.principal import SYSTEM
from web.settings import Mode, Settings

KEY, OTHER_KEY = b"b" * 32, b"o" * 32
SETTINGS_ADDRESS = "settings"


def let_go(app: Flask, session: Session) -> None:
    """Stop the service: nobody has the database open."""
    session.close()
    with app.app_context():
        from web.extensions import db

        db.engine.dispose()
    url = make_url(app.extensions[SETTINGS_ADDRESS].database_url)
    session.get_bind().engine.dispose()
    if url.get_backend_name() == "postgresql":
        server = open_engine(url.set(database="postgres").render_as_string(hide_password=False))
        asked = text("SELECT count(*) FROM pg_stat_activity WHERE datname = :name AND backend_type = 'client backend'")
        with server.connect() as connection:
            while connection.execute(asked, {"name": url.database}).scalar_one():
                time.sleep(0.05)
        server.dispose()


def run(app: Flask, *words: str) -> Result:
    return app.test_cli_runner().invoke(args=list(words))


@pytest.fixture
def saved(app: Flask, tmp_path: Path) -> str:
    """A backup of the small world."""
    path = tmp_path / "world.backup"
    answer = run(app, "backup", str(path))
    assert answer.exit_code == 0, answer.output
    return str(path)


def test_who_was_erased_after_the_backup_is_gone_before_the_first_request(
    app: Flask, client: HouseClient, session: Session, world: World, saved: str, clock: FakeClock
) -> None:
    client.sign_in_as(world.anna_account)
    assert client.submit("/me/erase/now", {"sure": "y"}).status_code == 303
    let_go(app, session)
    answer = run(app, "restore", saved, "--replace")
    assert answer.exit_code == 0, answer.output
    assert "Erased again: 1." in answer.output
    started = create_app(app.extensions[SETTINGS_ADDRESS], clock)
    with started.app_context():
        from web.extensions import own_transaction

        with own_transaction() as reading:
            assert by_public_id(reading, Jobseeker, world.anna) is None
            assert by_public_id(reading, Account, world.anna_account) is None
            assert by_public_id(reading, Jobseeker, world.omar) is not None
            assert audit.verify(reading).broken_at is None
    let_go(started, session)


def test_a_hundred_people_erased_after_the_backup_all_stay_away(
    app: Flask, session: Session, world: World, tmp_path: Path, clock: FakeClock
) -> None:
    organisation = by_public_id(session, Organisation, world.sofia)
    assert organisation is not None
    people = [account_create.jobseeker(session, organisation, "uk", NOW) for _ in range(100)]
    for person in people:
        person.given_name = "Kanarche"
    names = [person.public_id for person in people]
    session.commit()
    path = tmp_path / "hundred.backup"
    assert run(app, "backup", str(path)).exit_code == 0
    journal = erasure.Journal.of(app.extensions[SETTINGS_ADDRESS].instance)
    for name in names:
        erasure.erase(session, journal, SYSTEM, name, NOW)
    session.commit()
    let_go(app, session)
    answer = run(app, "restore", str(path), "--replace")
    assert "Erased again: 100." in answer.output
    with Session(session.get_bind(), info={"vault": VAULT}) as reading:
        assert [name for name in names if by_public_id(reading, Jobseeker, name)] == []
        assert by_public_id(reading, Jobseeker, world.omar) is not None
        assert audit.verify(reading).broken_at is None


def test_what_was_written_after_the_backup_is_not_there(
    app: Flask, session: Session, world: World, saved: str, client: HouseClient
) -> None:
    person = by_public_id(session, Jobseeker, world.omar)
    assert person is not None
    person.given_name = "Later"
    session.commit()
    let_go(app, session)
    assert run(app, "restore", saved, "--replace").exit_code == 0
    again = by_public_id(session, Jobseeker, world.omar)
    assert again is not None
    assert again.given_name == "عمر"
    session.rollback()
    assert client.sign_in_as(world.omar_account).get("/me").status_code == 200


def test_a_database_with_something_in_it_stays_unless_told_otherwise(
    app: Flask, session: Session, world: World, saved: str
) -> None:
    let_go(app, session)
    answer = run(app, "restore", saved)
    assert answer.exit_code == 1
    assert "--replace" in answer.output
    assert by_public_id(session, Jobseeker, world.anna) is not None


def test_a_database_in_use_is_not_replaced(app: Flask, session: Session, world: World, saved: str) -> None:
    let_go(app, session)
    assert by_public_id(session, Jobseeker, world.anna) is not None  # and the transaction stays open
    answer = run(app, "restore", saved, "--replace")
    assert answer.exit_code == 1
    assert "in use" in answer.output


@pytest.mark.parametrize("harm", ["changed", "foreign"])
def test_a_harmed_backup_is_refused_and_changes_nothing(
    app: Flask, session: Session, world: World, saved: str, harm: str
) -> None:
    path = Path(saved)
    content = bytearray(path.read_bytes())
    if harm == "changed":
        content[len(content) // 2] ^= 1
    else:
        app.extensions[SETTINGS_ADDRESS].instance.joinpath("backup.key").unlink()
    path.write_bytes(content)
    let_go(app, session)
    answer = run(app, "restore", saved, "--replace")
    assert answer.exit_code == 1, answer.output
    assert by_public_id(session, Jobseeker, world.anna) is not None
    assert not list(Path(saved).parent.glob("*.restoring*"))


def test_a_backup_with_a_broken_chain_is_not_put_in_place(
    app: Flask, session: Session, world: World, tmp_path: Path
) -> None:
    session.execute(text("UPDATE audit_entry SET action = 'nothing' WHERE number = 2"))
    session.commit()
    path = tmp_path / "broken.backup"
    assert run(app, "backup", str(path)).exit_code == 0
    let_go(app, session)
    answer = run(app, "restore", str(path), "--replace")
    assert answer.exit_code == 1
    assert "chain is broken at entry 2" in answer.output


def test_a_backup_can_go_where_nothing_is(
    app: Flask, session: Session, world: World, saved: str, tmp_path: Path, empty_database_url: str
) -> None:
    settings = app.extensions[SETTINGS_ADDRESS]
    elsewhere = create_app(Settings(Mode.DEVELOPMENT, empty_database_url, settings.instance, VAULT, b"k" * 32))
    answer = run(elsewhere, "restore", saved)
    assert answer.exit_code == 0, answer.output
    with elsewhere.app_context():
        from web.extensions import db, own_transaction

        with own_transaction() as reading:
            assert by_public_id(reading, Jobseeker, world.anna) is not None
        db.engine.dispose()


def test_nothing_readable_lies_in_a_backup(app: Flask, world: World, saved: str) -> None:
    content = Path(saved).read_bytes()
    assert len(content) > 100_000
    head, body = content.split(b"\n", 1)
    assert b"zaedno backup 1" in head
    for canary in (world.anna, world.counsellor, "jobseeker", "SQLite format", "PGDMP", "Камериерка", "audit_entry"):
        assert canary.encode() not in body


def test_a_backup_that_does_not_finish_leaves_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "one.backup"
    backup_file.write(path, KEY, "sqlite", [b"whole"])

    def breaking() -> object:
        yield b"x" * backup_file.PIECE * 2
        raise OSError("No space left on device")

    with pytest.raises(OSError, match="No space"):
        backup_file.write(path, KEY, "sqlite", breaking())  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == [path]
    assert b"".join(backup_file.read(path, KEY)) == b"whole"


@pytest.mark.parametrize("size", [0, 1, 2**20 - 1, 2**20, 2**20 + 1, 3 * 2**20])
def test_every_length_comes_back_as_it_was_and_only_with_the_key(tmp_path: Path, size: int) -> None:
    path, content = tmp_path / "one.backup", bytes(range(256)) * (size // 256 + 1)
    backup_file.write(path, KEY, "sqlite", [content[:size]])
    assert b"".join(backup_file.read(path, KEY)) == content[:size]
    with pytest.raises(backup_file.NoBackup):
        list(backup_file.read(path, OTHER_KEY))
    whole = path.read_bytes()
    a_piece = backup_file.PIECE + backup_file.TAG
    for harmed in (whole[:-1], whole[:-a_piece], whole + whole[-a_piece:], whole[:-20] + whole[-19:], whole[:20], b""):
        path.write_bytes(harmed)
        with pytest.raises(backup_file.NoBackup):
            list(backup_file.read(path, KEY))
