"""When Python may look for unreachable cycles of objects.

Before 3.12 CPython starts that search inside any allocation, even while it resizes a dictionary. SQLAlchemy's weak
references then change the very dictionary being resized, and the process dies. From 3.12 on the search waits for a safe
point between two instructions, and nothing here is needed.
"""

import gc
import sys
from itertools import count

from flask import Flask

SAFE_SINCE = (3, 12)
EVERY = 50

_finished = count(1)
_started: list[bool] = []


def collect_between_requests(app: Flask) -> None:
    """On older Pythons search after a request or command instead of within one. Register before the database's own
    teardown, so that sessions are closed when the search runs."""
    if sys.version_info < SAFE_SINCE:
        gc.disable()
        if not _started:
            # Modules live as long as the process: searching them again after every request would be for nothing.
            gc.collect()
            gc.freeze()
            _started.append(True)
        app.teardown_appcontext(lambda _error: search())


def search() -> None:
    """Search now, where it is safe: among the young objects each time, among all of them now and then."""
    if not gc.isenabled():
        gc.collect(2 if next(_finished) % EVERY == 0 else 1)
