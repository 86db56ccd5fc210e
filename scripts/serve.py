"""Production-like: the web server and the outbox worker together: `python -m scripts.serve`."""

import os
import signal
import subprocess
import sys
import threading

import waitress
from flask import Flask

from web.app import create_app
from web.extensions import db, now
from web.services import linking, matching, suggesting
from web.settings import Settings

MOST_SENT = 16 * 2**20


def main() -> None:
    """Serve on PORT (default 8000) with the worker beside it; both stop together."""
    worker = subprocess.Popen([sys.executable, "-m", "flask", "--app", "wsgi", "worker"])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        serve(int(os.environ.get("PORT", "8000")))
    finally:
        worker.terminate()
        worker.wait(10)


def serve(port: int) -> None:
    """Serve the application on loopback until stopped."""
    host = os.environ.get("ZAEDNO_HOST", "127.0.0.1")
    app = create_app(Settings.from_env())
    threading.Thread(target=warm, args=(app,), daemon=True).start()
    # Files people send stay in memory: waitress would put larger ones on the disk.
    waitress.serve(
        app, host=host, port=port, threads=8, ident=None, inbuf_overflow=MOST_SENT, max_request_body_size=MOST_SENT
    )


def warm(app: Flask) -> None:
    """Have people and vacancies, suggestions and the linker at hand before the first person asks."""
    with app.app_context(), db.sessionmaker() as session:
        session.info["read_only"] = True
        matching.warm(session, now())
        suggesting.suggester(session)
        linking.linker(session)


if __name__ == "__main__":
    main()
