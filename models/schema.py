"""Bringing a database to the shape the code expects, and back."""

from collections.abc import Iterator
from contextlib import contextmanager

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from models import change_triggers


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "models:migrations")
    return config


@contextmanager
def _reshaping(engine: Engine) -> Iterator[Config]:
    """One transaction for migrations. SQLite rebuilds and drops tables, which its foreign keys must not undo, and which
    takes their triggers with it."""
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        switch = raw.execute if raw is not None and engine.dialect.name == "sqlite" else None
        if switch:
            switch("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                config = _config()
                config.attributes["connection"] = connection
                change_triggers.remove(connection)
                yield config
                change_triggers.install(connection)
        finally:
            if switch:
                switch("PRAGMA foreign_keys=ON")


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Migrate up to `revision`, all in one transaction."""
    with _reshaping(engine) as config:
        command.upgrade(config, revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Migrate down to `revision` ("base" empties the database)."""
    with _reshaping(engine) as config:
        command.downgrade(config, revision)


def check(engine: Engine) -> None:
    """Raise alembic's CommandError if models and database differ."""
    with engine.begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.check(config)


def current(engine: Engine) -> str | None:
    """The revision the database is at, or None for an empty one."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def head() -> str:
    """The newest revision the code knows."""
    revision = ScriptDirectory.from_config(_config()).get_current_head()
    if revision is None:
        raise LookupError("There are no migrations.")
    return revision
