"""Times in Bulgaria: which ones can be offered, and whether two of them overlap."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from models.interview import InterviewSlot, SlotKind, SlotPlace
from web.services.clock import SOFIA, day_in_bulgaria

EARLIEST, LATEST = timedelta(hours=2), timedelta(days=90)


class ClockChanges(ValueError):
    """On this day the clock is put forward or back at this hour, so it comes never or twice."""


class TooSoon(ValueError):
    """The time has passed or comes too soon for anybody to read of it."""


class TooLate(ValueError):
    """The time is too far away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time to offer. `pay_hour` is gross, in cents, for a trial day."""

    kind: SlotKind
    place: SlotPlace
    starts_at: datetime
    minutes: int
    seats: int = 1
    pay_hour: int | None = None

    @property
    def ends_at(self) -> datetime:
        """When it is over."""
        return self.starts_at + timedelta(minutes=self.minutes)


def moment(day: date, minute: int, now: datetime) -> datetime:
    """The moment of a time of day in Bulgaria. Raises ClockChanges, TooSoon and TooLate."""
    local = datetime.combine(day, time(minute // 60, minute % 60), SOFIA)
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        raise ClockChanges
    found = local.astimezone(UTC)
    if found < now + EARLIEST:
        raise TooSoon
    if day > day_in_bulgaria(now) + LATEST:
        raise TooLate
    return found


def overlap(times: Iterable[Time | InterviewSlot]) -> bool:
    """Whether any two of these share a minute."""
    ordered = sorted(times, key=lambda each: each.starts_at)
    return any(second.starts_at < first.ends_at for first, second in pairwise(ordered))
