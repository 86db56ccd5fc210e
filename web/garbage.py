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
OLD_EVERY, ALL_EVERY = 50, 2000

_finished = count(1)


def collect_between_requests(app: Flask) -> None:
    """On older Pythons search after a request or command instead of within one. Register before the database's own
    teardown, so that sessions are closed when the search runs."""
    if sys.version_info < SAFE_SINCE:
        if gc.isenabled():
            gc.disable()
            _search_old()
        app.teardown_appcontext(lambda _error: search())


def search() -> None:
    """Search now, where it is safe: among the young objects each time, among older ones now and then, among all seldom.

    What outlives a search is set aside: modules and words live as long as the process, and looking through them every
    time takes seconds. A young process searches often, so that no single answer waits for all that was loaded since it
    started.
    """
    if gc.isenabled():
        return
    number = next(_finished)
    if number % ALL_EVERY == 0:
        gc.unfreeze()
    doubled = number & (number - 1) == 0
    if number % OLD_EVERY == 0 or (doubled and number < OLD_EVERY):
        _search_old()
    else:
        gc.collect(1)


def _search_old() -> None:
    gc.collect()
    gc.freeze()
