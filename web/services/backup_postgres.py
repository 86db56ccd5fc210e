"""Copying a PostgreSQL database with its own tools, and putting a copy in its place."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from typing import IO

from sqlalchemy import Connection, text
from sqlalchemy.engine import URL

from models.database import open_engine
from web.services.backup_file import PIECE
from web.services.backup_sqlite import InTheWay, Prepare

MAINTENANCE = "postgres"


class ToolMissing(RuntimeError):
    """One of PostgreSQL's own programs is not here, or did not do its work; the message says which."""


def copy(url: URL) -> Iterator[bytes]:
    """The database as it is at one moment, in pg_dump's custom format. Raises ToolMissing, perhaps only at the end."""
    run = subprocess.Popen(  # noqa: S603 (a fixed program, found on the path)
        [_program("pg_dump"), "--format=custom", "--no-owner", "--no-privileges"],
        env=_environment(url), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    with run:
        yield from iter(lambda: _piped(run.stdout).read(PIECE), b"")
    if run.returncode:
        raise ToolMissing("pg_dump failed. Is it as new as the server?")


def restore(url: URL, content: Iterator[bytes], prepare: Prepare, *, replace: bool) -> None:
    """Put a copy in place of the database. It is filled under another name; `prepare` is given that address before
    anybody can see it; then the two change names. The role needs the right to create databases.

    Raises InTheWay if there is a database with something in it and `replace` is not set, or one that is in use;
    ToolMissing.
    """
    name, arriving, leaving = (f"{url.database}{end}" for end in ("", "_restoring", "_replaced"))
    server = open_engine(_address(url.set(database=MAINTENANCE)), isolation_level="AUTOCOMMIT")
    try:
        with server.connect() as connection:
            _make_way(connection, url, replace=replace)
            _run(connection, "DROP DATABASE IF EXISTS {}", arriving)
            _run(connection, "CREATE DATABASE {} TEMPLATE template0", arriving)
            try:
                _fill(url.set(database=arriving), content)
                prepare(_address(url.set(database=arriving)))
                _make_way(connection, url, replace=replace)
                _run(connection, "DROP DATABASE IF EXISTS {}", leaving)
                if _is_there(connection, name):
                    _run(connection, "ALTER DATABASE {} RENAME TO {}", name, leaving)
                _run(connection, "ALTER DATABASE {} RENAME TO {}", arriving, name)
                _run(connection, "DROP DATABASE IF EXISTS {}", leaving)
            except BaseException:
                _run(connection, "DROP DATABASE IF EXISTS {} WITH (FORCE)", arriving)
                raise
    finally:
        server.dispose()


def _fill(url: URL, content: Iterator[bytes]) -> None:
    run = subprocess.Popen(  # noqa: S603 (a fixed program, found on the path)
        [_program("pg_restore"), "--no-owner", "--no-privileges", "--exit-on-error", f"--dbname={url.database}"],
        env=_environment(url), stdin=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        with run, _piped(run.stdin) as into:
            for block in content:
                into.write(block)
    except BrokenPipeError:
        pass
    if run.returncode:
        raise ToolMissing("pg_restore failed. Is it as new as the server the backup is of?")


def _make_way(connection: Connection, url: URL, *, replace: bool) -> None:
    if not _is_there(connection, str(url.database)):
        return
    others = text("SELECT count(*) FROM pg_stat_activity WHERE datname = :name AND backend_type = 'client backend'")
    if connection.execute(others, {"name": url.database}).scalar_one():
        raise InTheWay("The database is in use. Stop the web server and the worker first.")
    if replace:
        return
    engine = open_engine(_address(url))
    with engine.connect() as looking:
        tables = looking.execute(text("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")).scalar_one()
    engine.dispose()
    if tables:
        raise InTheWay("There is a database already. Add --replace to put the backup in its place.")


def _is_there(connection: Connection, name: str) -> bool:
    return connection.execute(text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": name}).scalar() == 1


def _run(connection: Connection, statement: str, *names: str) -> None:
    quote = connection.dialect.identifier_preparer.quote_identifier
    connection.execute(text(statement.format(*map(quote, names))))


def _address(url: URL) -> str:
    return url.render_as_string(hide_password=False)


def _environment(url: URL) -> Mapping[str, str]:
    """How the tools find the database: not in their arguments, which everybody on the machine can read."""
    said = {
        "PGDATABASE": url.database, "PGUSER": url.username, "PGPASSWORD": url.password,
        "PGHOST": url.host or url.query.get("host"), "PGPORT": str(url.port or url.query.get("port") or "") or None,
        "PGSSLMODE": url.query.get("sslmode"),
    }  # fmt: skip
    return {**os.environ, **{name: str(value) for name, value in said.items() if value}}


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise ToolMissing(f"Install {name}: it comes with PostgreSQL's client programs.")
    return found


def _piped(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise ToolMissing("The program has no pipe.")
    return pipe
