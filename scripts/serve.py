"""Production-like: the web server and the outbox worker together: `python -m scripts.serve`."""

import os
import signal
import subprocess
import sys

import waitress

from web.app import create_app
from web.settings import Settings


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
    waitress.serve(create_app(Settings.from_env()), host=host, port=port, threads=8, ident=None)


if __name__ == "__main__":
    main()
