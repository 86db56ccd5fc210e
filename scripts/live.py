"""The real application on a real port, and browsers signed in to it: for browser tests and screenshots."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import TypeVar

import waitress
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Playwright, ViewportSize

from models import Account
from models.queries import by_public_id
from web.extensions import now, own_transaction
from web.services import sign_in

Result = TypeVar("Result")
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
LOCALES = {"bg": "bg-BG", "en": "en-GB", "uk": "uk-UA", "ru": "ru-RU", "ar": "ar", "fa": "fa", "ps": "ps", "fr": "fr"}


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Serve on a free port of this machine; gives the address."""
    server = waitress.create_server(app, host="127.0.0.1", port=0, threads=8)

    def run() -> None:
        with suppress(OSError):  # Closing may take a socket from under the loop.
            server.run()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.close()
        thread.join(5)


def launch(playwright: Playwright) -> Browser:
    """Debian's Chromium, headless."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)


def apart(work: Callable[[], Result]) -> Result:
    """Do something with the application in a thread of its own: Playwright keeps an event loop in ours."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def session_cookie(app: Flask, account_name: str, language: str) -> str:
    """The value of a session cookie for an account (public id) that has just signed in."""
    with app.app_context(), own_transaction() as session, session.begin():
        account = by_public_id(session, Account, account_name)
        if account is None:
            raise LookupError(account_name)
        token = sign_in.start(session, account.id, now(), proved=True)
    signer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]  # Flask's cookie sessions
    value: str = signer.dumps({"_user_id": token, "_fresh": True, "browser": token[:12], "lang": language})
    return value


def context(
    browser: Browser,
    app: Flask,
    address: str,
    *,
    account: str | None = None,
    language: str = "bg",
    width: int = 1440,
    height: int = 900,
    scripts: bool = True,
) -> BrowserContext:
    """A browser window, signed in or not."""  # fmt: skip
    size: ViewportSize = {"width": width, "height": height}
    made = browser.new_context(viewport=size, locale=LOCALES[language], java_script_enabled=scripts, base_url=address)
    made.set_default_timeout(15000)
    if account:
        name = str(app.config["SESSION_COOKIE_NAME"])
        value = apart(lambda: session_cookie(app, account, language))
        made.add_cookies([{"name": name, "value": value, "url": address, "httpOnly": True, "sameSite": "Lax"}])
    return made
