"""Screenshots of every page × persona × language × width into build/shots/: `python -m scripts.shots`.

Options narrow the set: `--persona jobseeker --language ar --width 360`.
"""

import argparse
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from playwright.sync_api import Browser, sync_playwright

from models.crypto import Vault
from models.database import open_engine
from scripts import live
from scripts.page_list import PERSONAS, addresses
from scripts.shown_world import Shown, prepare
from web.app import create_app
from web.i18n import LANGUAGES
from web.settings import Mode, Settings

TARGET = Path(__file__).parents[1] / "build" / "shots"
WIDTHS = (360, 1440)
NOON = datetime(2026, 11, 23, 10, tzinfo=UTC)


def main() -> int:
    """Take the pictures asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--persona", action="append", choices=PERSONAS)
    parser.add_argument("--language", action="append", choices=list(LANGUAGES))
    parser.add_argument("--width", action="append", type=int)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        app, things = application(Path(folder))
        browser = live.launch(playwright)
        with live.served(app) as address:
            count = 0
            for persona in wanted.persona or PERSONAS:
                for language in wanted.language or LANGUAGES:
                    for width in wanted.width or WIDTHS:
                        count += _walk(browser, app, address, things, persona, language, width)
        browser.close()
    print(f"{count} pictures in build/shots/")
    return 0


def application(folder: Path) -> tuple[Flask, Shown]:
    """The application with the demo's world in a throw-away database, its clock standing at noon."""
    vault = Vault({"1": b"w" * 32}, "1", b"l" * 32, b"c" * 32)
    url = f"sqlite:///{folder / 'shots.sqlite'}"
    engine = open_engine(url)
    things = prepare(engine, vault, NOON)
    engine.dispose()
    settings = Settings(Mode.DEMO, url, folder, vault, b"k" * 32)
    return create_app(settings, lambda: NOON), things


def _walk(browser: Browser, app: Flask, address: str, things: Shown, persona: str, language: str, width: int) -> int:
    account = things.accounts.get(persona)
    window = live.context(browser, app, address, account=account, language=language, width=width)
    page = window.new_page()
    folder = TARGET / persona / f"{language}-{width}"
    folder.mkdir(parents=True, exist_ok=True)
    paths = addresses(persona, things)
    for number, path in enumerate(paths, start=1):
        page.goto(f"{address}{path}?lang={language}", wait_until="networkidle")
        name = "-".join(part for part in path.strip("/").split("/") if len(part) != 22) or "start"
        page.screenshot(path=folder / f"{number:02d}-{name}.png", full_page=True)
    window.close()
    return len(paths)


if __name__ == "__main__":
    sys.exit(main())
