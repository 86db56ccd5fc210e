"""Copying a PostgreSQL database with its own tools, and putting a copy in its place."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from typing import IO

from sqlalchemy import Connection
from sqlalchemy.engine import URL

from models.database import open_engine
from models.queries import servers
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
            servers.create(connection, arriving)
            try:
                _fill(url.set(database=arriving), content)
                prepare(_address(url.set(database=arriving)))
                _make_way(connection, url, replace=replace)
                servers.drop(connection, leaving)
                if servers.is_there(connection, name):
                    servers.rename(connection, name, leaving)
                servers.rename(connection, arriving, name)
                servers.drop(connection, leaving)
            except BaseException:
                if servers.is_there(connection, leaving) and not servers.is_there(connection, name):
                    servers.rename(connection, leaving, name)
                servers.drop(connection, arriving)
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
    name = str(url.database)
    if not servers.is_there(connection, name):
        return
    if servers.users(connection, name):
        raise InTheWay("The database is in use. Stop the web server and the worker first.")
    if replace:
        return
    engine = open_engine(_address(url))
    with engine.connect() as looking:
        tables = servers.tables(looking)
    engine.dispose()
    if tables:
        raise InTheWay("There is a database already. Add --replace to put the backup in its place.")


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
