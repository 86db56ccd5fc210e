"""Fresh databases for tests: one filled template per run, copied for every test."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.engine import make_url

from models.database import open_engine
from scripts.temporary_postgres import temporary_postgres

Fill = Callable[[str], None]


class SqliteDatabases:
    """Copies of a template file."""

    def __init__(self, folder: Path, fill: Fill) -> None:
        self.folder, self.count = folder, 0
        self.template = folder / "template.sqlite"
        fill(f"sqlite:///{self.template}")

    def fresh(self) -> str:
        """The address of a new copy."""
        self.count += 1
        copy = self.folder / f"{self.count}.sqlite"
        shutil.copyfile(self.template, copy)
        return f"sqlite:///{copy}"

    def empty(self) -> str:
        """The address of a database without tables."""
        self.count += 1
        return f"sqlite:///{self.folder / f'{self.count}.sqlite'}"

    def forget(self, url: str) -> None:
        """Delete a copy."""
        for file in self.folder.glob(Path(url).name + "*"):
            file.unlink()


class PostgresDatabases:
    """Copies made by CREATE DATABASE … TEMPLATE."""

    def __init__(self, server: str, fill: Fill) -> None:
        self.server, self.count = make_url(server), 0
        self._run("CREATE DATABASE template_world")
        fill(self._url("template_world"))

    def _url(self, name: str) -> str:
        return self.server.set(database=name).render_as_string(hide_password=False)

    def _run(self, statement: str) -> None:
        engine = open_engine(self.server.render_as_string(hide_password=False), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()

    def fresh(self) -> str:
        """The address of a new copy."""
        self.count += 1
        self._run(f"CREATE DATABASE world_{self.count} TEMPLATE template_world")
        return self._url(f"world_{self.count}")

    def empty(self) -> str:
        """The address of a database without tables."""
        self.count += 1
        self._run(f"CREATE DATABASE empty_{self.count}")
        return self._url(f"empty_{self.count}")

    def forget(self, url: str) -> None:
        """Drop a copy."""
        self._run(f"DROP DATABASE IF EXISTS {make_url(url).database} WITH (FORCE)")


@contextmanager
def databases(engine: str, folder: Path, fill: Fill) -> Iterator[SqliteDatabases | PostgresDatabases]:
    """The databases of one test run on the engine asked for."""
    if engine == "sqlite":
        yield SqliteDatabases(folder, fill)
        return
    with temporary_postgres() as server:
        yield PostgresDatabases(server, fill)
