"""A PostgreSQL server for one run: fresh data folder, Unix socket only, gone afterwards. For tests and benchmarks."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

MEMORY = Path("/dev/shm")  # noqa: S108  (mkdtemp makes a private folder in it)
ROOM = 2 * 1024**3


class PostgresMissing(RuntimeError):
    """No PostgreSQL server programs are installed on this machine."""


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise PostgresMissing("Install the Debian package postgresql.")
    return Path(on_path).resolve().parent


def _as_server_user(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root; there it runs as the user its package made."""
    if os.getuid() != 0:
        return {}
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": "postgres", "group": "postgres", "extra_groups": []}


def in_memory() -> Path | None:
    """A folder in memory with room enough, if there is one: on some disks copying a database is ten times as slow."""
    fits = MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM
    return MEMORY if fits else None


@contextmanager
def temporary_postgres(*, durable: bool = False) -> Iterator[str]:
    """Run a server and give its SQLAlchemy address (database `postgres`). `durable` keeps fsync on.

    Raises PostgresMissing if there is no server to run.
    """
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="zpg-", dir=None if durable else in_memory()))
    who = _as_server_user(folder)
    data = folder / "data"
    run: dict[str, Any] = {"check": True, "cwd": folder, "stdout": subprocess.DEVNULL, **who}
    subprocess.run(
        [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"], **run
    )
    settings = f"-k {folder} -c listen_addresses='' -c fsync={'on' if durable else 'off'} -c max_connections=60"
    settings += "" if durable else " -c max_wal_size=256MB -c full_page_writes=off"
    log = folder / "log"
    try:
        subprocess.run([programs / "pg_ctl", "-D", data, "-l", log, "-w", "-o", settings, "start"], **run)
        yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
    finally:
        subprocess.run([programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **{**run, "check": False})
        shutil.rmtree(folder, ignore_errors=True)
