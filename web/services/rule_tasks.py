"""What an operator has to look up: legal values that end without a successor, and those nobody has checked for long."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import matcher

AHEAD = timedelta(days=180)
FRESH = timedelta(days=365)


class Lack(StrEnum):
    """What is wrong with a legal value."""

    ENDS = "ends"
    MISSING = "missing"
    OLD = "old"


@dataclass(frozen=True, slots=True)
class Task:
    """A parameter to look up. `day` is the first day without a value, or the day it was last checked. Until then the
    last known value stands as a floor and never blocks anybody."""

    key: str
    lack: Lack
    day: date


def tasks(rules: matcher.Rules, today: date) -> Sequence[Task]:
    """Everything to look up, what is missing already first, then by day."""
    found = [task for key in sorted(rules.parameters) if (task := _task(rules, key, today)) is not None]
    order = [Lack.MISSING, Lack.ENDS, Lack.OLD]
    return sorted(found, key=lambda task: (order.index(task.lack), task.day))


def _task(rules: matcher.Rules, key: str, today: date) -> Task | None:
    last = rules.last_known(key)
    if not rules.known(key, today).current:
        past = [row.valid_to for row in rules.parameters[key] if row.valid_to is not None and row.valid_to < today]
        return Task(key, Lack.MISSING, max(past) + timedelta(days=1) if past else today)
    if last.valid_to is not None and last.valid_to <= today + AHEAD:
        return Task(key, Lack.ENDS, last.valid_to + timedelta(days=1))
    checked = rules.known(key, today).parameter.checked_on
    return Task(key, Lack.OLD, checked) if checked + FRESH < today else None
