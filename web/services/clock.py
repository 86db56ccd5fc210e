"""The one place where time comes from. Everything else is handed a moment or a day."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
SOFIA = ZoneInfo("Europe/Sofia")


def system_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def starting_at(start: datetime) -> Clock:
    """A clock that shows `start` now and runs on from there."""
    origin = start if start.tzinfo else start.replace(tzinfo=SOFIA)
    began = system_clock()
    return lambda: origin.astimezone(UTC) + (system_clock() - began)


def day_in_bulgaria(moment: datetime) -> date:
    """The calendar day in Bulgaria at a moment; legal dates count in Bulgarian days."""
    return moment.astimezone(SOFIA).date()
