"""A real server, a real browser."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from scripts import live
from tests.conftest import VAULT, FakeClock
from web.app import create_app
from web.extensions import db, own_transaction
from web.services import linking
from web.settings import Mode, Settings

Open = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, started once."""
    with sync_playwright() as playwright:
        launched = live.launch(playwright)
        yield launched
        launched.close()


@pytest.fixture
def app(database_url: str, clock: FakeClock, tmp_path: Path, _compiled: FileSystemBytecodeCache) -> Iterator[Flask]:
    """The application as in the demo: plain http on loopback needs cookies without Secure."""
    made = create_app(Settings(Mode.DEMO, database_url, tmp_path, VAULT, b"k" * 32), clock)
    made.jinja_env.bytecode_cache = _compiled
    yield made
    live.apart(lambda: _close(made))


def _close(app: Flask) -> None:
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Where the application is served."""
    with live.served(app) as found:
        yield found


@pytest.fixture
def words_known(app: Flask) -> None:
    """The linker of words is built before anybody waits for it."""

    def warm() -> None:
        with app.app_context(), own_transaction() as session:
            linking.linker(session)

    live.apart(warm)


@pytest.fixture
def window(browser: Browser, app: Flask, address: str) -> Iterator[Open]:
    """Open a window: `window(account=…, language="ar", width=360, scripts=False)`."""
    opened: list[BrowserContext] = []

    def open_window(**how: object) -> BrowserContext:
        made = live.context(browser, app, address, **how)  # type: ignore[arg-type]
        opened.append(made)
        return made

    yield open_window
    for made in opened:
        made.close()
