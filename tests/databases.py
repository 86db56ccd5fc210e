"""Fresh databases for tests: one filled template per run, copied for every test."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection, text
from sqlalchemy.engine import make_url

from models.database import open_engine
from scripts.temporary_postgres import in_memory, temporary_postgres

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
    """Copies made by CREATE DATABASE … TEMPLATE. Copying files takes half as long as writing the copy into the log."""

    def __init__(self, server: str, fill: Fill, house: Connection) -> None:
        self.server, self.count, self._house = make_url(server), 0, house
        chosen = (house.dialect.server_version_info or (0,)) >= (15,)  # older servers know no other way
        self._by_file = "STRATEGY FILE_COPY" if chosen else ""
        self._run("CREATE DATABASE template_world")
        fill(self._url("template_world"))

    def _url(self, name: str) -> str:
        return self.server.set(database=name).render_as_string(hide_password=False)

    def _run(self, statement: str) -> None:
        self._house.execute(text(statement))

    def fresh(self) -> str:
        """The address of a new copy."""
        self.count += 1
        self._run(f"CREATE DATABASE world_{self.count} TEMPLATE template_world {self._by_file}")
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
def databases(engine: str, fill: Fill) -> Iterator[SqliteDatabases | PostgresDatabases]:
    """The databases of one test run on the engine asked for, in memory if there is room: no disk makes a test wait."""
    if engine == "sqlite":
        with TemporaryDirectory(prefix="zsqlite-", dir=in_memory()) as folder:
            yield SqliteDatabases(Path(folder), fill)
        return
    with temporary_postgres() as server:
        opened = open_engine(server, isolation_level="AUTOCOMMIT")
        with opened.connect() as house:
            yield PostgresDatabases(server, fill, house)
        opened.dispose()
