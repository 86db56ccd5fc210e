"""The whole service with an invented world: `python -m scripts.demo` (`make demo` calls it)."""

import os
import signal
import subprocess
import sys

import pyotp
from sqlalchemy.orm import Session

from models import Account, schema
from models.crypto import Vault
from models.queries import accounts
from scripts.demo import world
from scripts.demo.personas import PASSWORD, PERSONAS, PIN, STAFF
from scripts.serve import serve
from web.app import create_app
from web.extensions import db, now
from web.i18n import LANGUAGES
from web.services import code_words, linking, passwords, reference, suggesting
from web.settings import Settings


def main() -> None:
    """Prepare what is missing, print how to sign in, serve until stopped."""
    os.environ.setdefault("ZAEDNO_MODE", "demo")
    settings = Settings.from_env()
    if not settings.demo:
        sys.exit("The demo runs with ZAEDNO_MODE=demo only.")
    with create_app(settings).app_context():
        prepare()
        with db.sessionmaker() as session:
            session.info["read_only"] = True
            print(_guide(session, int(os.environ.get("PORT", "8000"))), flush=True)
        db.engine.dispose()
    _serve_with_worker(int(os.environ.get("PORT", "8000")))


def prepare() -> None:
    """Migrate, load reference data, seed once, and have the linker ready."""
    schema.upgrade(db.engine)
    with db.sessionmaker() as session, session.begin():
        reference.load(session, now())
    with db.sessionmaker() as session:
        seeded = world.is_seeded(session)
    if not seeded:
        print("Inventing a world …", flush=True)
        hashed = passwords.hash_secret(PASSWORD)
        with db.sessionmaker() as session, session.begin():
            world.seed(session, now(), hashed)
    with db.sessionmaker() as session:
        session.info["read_only"] = True
        suggesting.suggester(session)
        linking.linker(session)


def _guide(session: Session, port: int) -> str:
    vault: Vault = session.info["vault"]
    lines = ["", f"  Zaedno, the invented world:  http://127.0.0.1:{port}", "", "  People looking for work: code, PIN"]
    for persona, account in _jobseekers(session):
        code = code_words.shown(account.code or "", persona)
        lines.append(f"    {LANGUAGES[persona]:<14}  {code}  {PIN}")
    lines += ["", "  Everybody else: e-mail, password, one-time code"]
    for role, email in STAFF.items():
        found = accounts.by_email_index(session, vault.blind_index("email", email))
        code = pyotp.TOTP(found.totp).at(now()) if found is not None and found.totp else "?"
        lines.append(f"    {role:<14}  {email:<26}  {PASSWORD}  {code}")
    command = "ZAEDNO_MODE=demo .venv/bin/flask --app wsgi accounts totp EMAIL"
    return "\n".join([*lines, "", "  A one-time code lasts half a minute. The next one:", f"    {command}", ""])


def _jobseekers(session: Session) -> list[tuple[str, Account]]:
    """Language and account of the people one can sign in as: the only jobseekers with a PIN."""
    found: dict[str, Account] = {}
    for account in accounts.jobseekers_with_pin(session):
        found.setdefault(account.language, account)
    return [(persona.language, found[persona.language]) for persona in PERSONAS if persona.language in found]


def _serve_with_worker(port: int) -> None:
    worker = subprocess.Popen([sys.executable, "-m", "flask", "--app", "wsgi", "worker"])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        serve(port)
    except KeyboardInterrupt:
        print("Stopped.")
    finally:
        worker.terminate()
        worker.wait(10)


if __name__ == "__main__":
    main()
