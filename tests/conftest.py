"""Fixtures every test may use: a database of its own with the small world in it, the application, its clock."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from sqlalchemy.orm import Session, sessionmaker

from models import schema
from models.crypto import Vault
from models.database import open_engine, session_options
from tests import world as worlds
from tests.browser import HouseClient, another
from tests.compiled import KnownRule, Statements
from tests.databases import PostgresDatabases, SqliteDatabases, databases
from web.app import create_app
from web.services import passwords, reference
from web.settings import Mode, Settings

VAULT = Vault({"1": b"w" * 32}, "1", b"l" * 32, b"c" * 32)
Template = tuple[SqliteDatabases | PostgresDatabases, worlds.World, Statements]
DATA = Path(__file__).parents[2] / "shared" / "data"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--engine", choices=["sqlite", "postgresql"], default="sqlite", help="database to test on")
    parser.addoption("--clock", default=None, help="an ISO day at which the tests' clock starts")


def pytest_configure(config: pytest.Config) -> None:
    """The small world is made on the day at which the clock starts; test modules take `NOW` over after this."""
    if start := config.getoption("--clock"):
        worlds.NOW = datetime.fromisoformat(f"{start}T09:00+00:00")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A calendar written out for the usual day says nothing about another one, and what asks for no database nothing
    about another engine: the run on SQLite has said it."""
    if config.getoption("--clock"):
        _leave_out(config, items, [item for item in items if item.get_closest_marker("own_calendar")])
    if config.getoption("--engine") != "sqlite":
        _leave_out(config, items, [item for item in items if not _asks_for_database(item)])


def _asks_for_database(item: pytest.Item) -> bool:
    return isinstance(item, pytest.Function) and "engine_name" in item.fixturenames


def _leave_out(config: pytest.Config, items: list[pytest.Item], left: list[pytest.Item]) -> None:
    config.hook.pytest_deselected(items=left)
    out = set(left)
    items[:] = [item for item in items if item not in out]


class FakeClock:
    """A clock that stands still until it is moved."""

    def __init__(self, start: datetime) -> None:
        self.moment = start

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        """Let time pass."""
        self.moment += timedelta(**by)


@pytest.fixture(scope="session", autouse=True)
def _cheap_hashing() -> None:
    passwords.use_cheap_hashing_for_tests()


@pytest.fixture(scope="session", autouse=True)
def _routes_compiled_once() -> None:
    Flask.url_rule_class = KnownRule


@pytest.fixture(scope="session")
def engine_name(request: pytest.FixtureRequest) -> str:
    """The engine this run tests on."""
    return str(request.config.getoption("--engine"))


@pytest.fixture(scope="session")
def _template(engine_name: str) -> Iterator[Template]:
    built: list[Any] = []

    def fill(url: str) -> None:
        engine = open_engine(url)
        schema.upgrade(engine)
        with Session(engine, info={"vault": VAULT}) as session, session.begin():
            reference.load(session, worlds.NOW)
            built.append(worlds.build(session))
        engine.dispose()
        built.append(Statements(engine))

    with databases(engine_name, fill) as made:
        yield made, *built


@pytest.fixture
def world(_template: Template) -> worlds.World:
    """Public ids of the small world."""
    return _template[1]


@pytest.fixture
def database_url(_template: Template) -> Iterator[str]:
    """A database of this test's own, with the small world in it."""
    url = _template[0].fresh()
    yield url
    _template[0].forget(url)


@pytest.fixture(scope="module")
def empty_database_url(_template: Template) -> Iterator[str]:
    """A database without tables, on the engine of this run, for the tests of one module."""
    url = _template[0].empty()
    yield url
    _template[0].forget(url)


@pytest.fixture
def clock() -> FakeClock:
    """The clock of the application under test; `clock.move(minutes=5)` lets time pass."""
    return FakeClock(worlds.NOW)


@pytest.fixture(scope="session")
def _compiled(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Templates compiled once for all applications of this run; a changed source is compiled anew."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def app(
    database_url: str,
    clock: FakeClock,
    tmp_path: Path,
    _template: Template,
    _compiled: FileSystemBytecodeCache,
) -> Iterator[Flask]:
    """The application on this test's database."""
    settings = Settings(Mode.DEVELOPMENT, database_url, tmp_path, VAULT, b"k" * 32)
    made = create_app(settings, clock)
    made.test_client_class = HouseClient
    made.jinja_env.bytecode_cache = _compiled
    made.config["PREFERRED_URL_SCHEME"] = "https"
    with made.app_context():
        from web.extensions import db

        engine = db.engine
    _template[2].share(engine)
    yield made
    engine.dispose()


@pytest.fixture
def client(app: Flask) -> HouseClient:
    """A browser nobody has signed in with."""
    return another(app)


@pytest.fixture
def session(app: Flask) -> Iterator[Session]:
    """A session beside the application, on the same database. Commit what the application must see."""
    with app.app_context():
        from web.extensions import db

        engine = db.engine
    # Outside the context: inside it every request would share one session with the requests before.
    with sessionmaker(engine, **session_options(VAULT))() as opened:
        yield opened


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """The benchmark data beside the project; tests that use it carry the marker `data`."""
    import os

    return Path(os.environ.get("ZAEDNO_DATA", DATA))
