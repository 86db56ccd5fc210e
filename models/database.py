"""Opening the database the safe way on both engines, and the session every part of Zaedno works with."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

#: Seconds a transaction waits for others before it gives up: whoever sent a form would rather wait than send it again.
PATIENCE = 20
#: Seconds where nobody may be kept waiting.
HURRY = 1

SQLITE_PRAGMAS = (
    f"PRAGMA busy_timeout={PATIENCE * 1000}",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA trusted_schema=OFF",
)

_read_only: "WeakKeyDictionary[Engine, Engine]" = WeakKeyDictionary()


def _set_pragmas(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    # The driver must not open transactions by itself: its deferred BEGIN silently loses concurrent updates.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in SQLITE_PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _set_patience(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    # Outside of a transaction: what one sets, its rollback takes back.
    as_asked, connection.autocommit = connection.autocommit, True
    connection.cursor().execute(f"SET lock_timeout = '{PATIENCE}s'")
    connection.autocommit = as_asked


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    read_only = options.get("read_only", False)
    connection.exec_driver_sql(f"PRAGMA busy_timeout={round(options.get('patience', PATIENCE) * 1000)}")
    connection.exec_driver_sql(f"PRAGMA query_only={'ON' if read_only else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


def _begin_postgresql(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("read_only", False):
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")
    if patience := options.get("patience"):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(patience * 1000)}")


def make_safe(engine: Engine) -> Engine:
    """Give an engine the storage rules: durable writes, one writer at a time on SQLite, read-only transactions."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        event.listen(engine, "connect", _set_patience)
        event.listen(engine, "begin", _begin_postgresql)
    return engine


def open_engine(url: str, **options: Any) -> Engine:
    """An engine for scripts, migrations and tests, with the storage rules applied."""
    return make_safe(create_engine(url, pool_pre_ping=not url.startswith("sqlite"), hide_parameters=True, **options))


def read_only(engine: Engine) -> Engine:
    """The same engine and pool, with transactions that cannot write."""
    if engine not in _read_only:
        _read_only[engine] = engine.execution_options(read_only=True)
    return _read_only[engine]


#: Tables that hold keys and fingerprints of people; PostgreSQL writes them anew so that none stays behind in a page.
_WRITTEN_ANEW = ("person_key", "account", "sign_in", "one_time_code", "report")


def wipe(engine: Engine, *, thoroughly: bool = False) -> None:
    """Leave nothing deleted behind in the files, as far as the engine can. Waits for others five seconds at most; what
    is held up is done by the next call.

    SQLite has overwritten it already and lets go of its log here. PostgreSQL does nothing at once; `thoroughly`, once a
    day, it frees the space and writes the tables of keys anew. Its own log forgets when it is recycled.
    """
    if engine.dialect.name == "sqlite":
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            raw.close()
    elif thoroughly:
        _vacuum(engine)


def _vacuum(engine: Engine) -> None:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("SET lock_timeout = '5s'")
        connection.exec_driver_sql("VACUUM")
        with suppress(OperationalError):
            for table in _WRITTEN_ANEW:
                connection.exec_driver_sql(f"VACUUM FULL {table}")
        connection.exec_driver_sql(f"SET lock_timeout = '{PATIENCE}s'")


class DomainSession(Session):
    """A session that knows whether it may write (`info["read_only"]`) and which vault opens sealed columns."""

    def get_bind(self, mapper: Any = None, **named: Any) -> Engine | Connection:
        """The engine, or its read-only twin when this session serves a request that must not change anything."""
        bind = super().get_bind(mapper, **named)
        if isinstance(bind, Engine) and self.info.get("read_only"):
            return read_only(bind)
        return bind


def hurry(session: Session) -> None:
    """Begin a transaction that waits for others one second at most. Raises OperationalError, then or at its writes."""
    session.connection(execution_options={"patience": HURRY})


def session_options(vault: Any) -> Mapping[str, Any]:
    """What every sessionmaker of Zaedno is made with."""
    return {"class_": DomainSession, "info": {"vault": vault}, "expire_on_commit": False}
