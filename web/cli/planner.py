"""The part of a worker that makes placement plans, beside its sending, so that no code waits for a plan."""

import logging
import threading
from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from web.services import plan_run

log = logging.getLogger(__name__)
LOOKS_EVERY = 2.0


class Planner:
    """Makes what waits, one plan after the other, until it is stopped. A plan that goes wrong is tried again when its
    lease is over."""

    def __init__(self, sessions: Callable[[], Session], clock: Callable[[], datetime]) -> None:
        self._sessions, self._clock = sessions, clock
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, name="planner", daemon=True)

    def start(self) -> None:
        """Begin, in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Begin no other plan. One that is being made is left to another worker."""
        self._stopped.set()

    def make_all(self) -> None:
        """Make everything that waits now."""
        while self.make_one():
            continue

    def make_one(self) -> bool:
        """Make what waits longest; whether there was anything."""
        try:
            return plan_run.carry_out(self._sessions, self._clock)
        except Exception as error:
            log.error("a plan could not be made: %s", type(error).__name__)
            return False

    def _work(self) -> None:
        while not self._stopped.is_set():
            if not self.make_one():
                self._stopped.wait(LOOKS_EVERY)
