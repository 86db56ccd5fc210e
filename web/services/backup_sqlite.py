"""Copying a SQLite database while it is in use, and putting a copy in its place."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy.engine import URL

from web.services.backup_file import PIECE, into_place


class InTheWay(RuntimeError):
    """The place for the restored database is not free; the message says why."""


Prepare = Callable[[str], None]


def copy(url: URL) -> Iterator[bytes]:
    """The database as it is at one moment. The copy it is read from has no name, so nothing of it can stay behind."""
    database = _file(url)
    with tempfile.NamedTemporaryFile(dir=database.parent, prefix="backup-", delete=False) as named:
        path = Path(named.name)
        with closing(sqlite3.connect(path, isolation_level=None)) as into:
            into.execute("PRAGMA journal_mode=OFF")
            into.execute("PRAGMA user_version=0")
            path.unlink()
            with closing(sqlite3.connect(f"{database.as_uri()}?mode=rw", uri=True)) as origin:
                origin.backup(into)
        named.seek(0)
        while block := named.read(PIECE):
            yield block


def restore(url: URL, content: Iterator[bytes], prepare: Prepare, *, replace: bool) -> None:
    """Put a copy in place of the database. `prepare` is given its address before anybody can see it.

    Raises InTheWay if there is a database with something in it and `replace` is not set, or one that is in use.
    """
    database = _file(url)
    _make_way(database, replace=replace)
    arriving = database.with_name(f"{database.name}.restoring")
    _remove(arriving)
    try:
        with arriving.open("wb") as file:
            arriving.chmod(0o600)
            for block in content:
                file.write(block)
        prepare(url.set(database=str(arriving)).render_as_string(hide_password=False))
        with closing(sqlite3.connect(arriving, isolation_level=None)) as whole:
            # Everything into the one file, on the disk, before it gets its name.
            whole.execute("PRAGMA synchronous=FULL")
            whole.execute("PRAGMA journal_mode=DELETE")
        _make_way(database, replace=replace)
        into_place(arriving, database)
    finally:
        _remove(arriving)


def _make_way(database: Path, *, replace: bool) -> None:
    if not database.exists():
        return
    with closing(sqlite3.connect(database, isolation_level=None, timeout=1)) as there:
        try:
            tables = there.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if tables and not replace:
                raise InTheWay("There is a database already. Add --replace to put the backup in its place.")
            # Only possible when nobody else has the database open; afterwards it has no files beside it.
            mode = there.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
        except sqlite3.OperationalError as error:
            raise InTheWay("The database is in use. Stop the web server and the worker first.") from error
        except sqlite3.DatabaseError as error:
            if not replace:
                raise InTheWay("There is a damaged database. Add --replace to put the backup in its place.") from error
            mode = "delete"
    if mode != "delete":
        raise InTheWay("The database is in use. Stop the web server and the worker first.")


def _remove(arriving: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            arriving.with_name(arriving.name + end).unlink()


def _file(url: URL) -> Path:
    return Path(url.database or "").absolute()
