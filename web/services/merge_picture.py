"""What two records were before they were made one, as text: rows as stored, and what was changed."""

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON
from sqlalchemy.orm import Session

from models.queries import merges as queries

Row = dict[str, Any]


@dataclass(slots=True)
class Left:
    """A row that was taken out: of which table, of the person's own record or of the absorbed one, and its values."""

    table: str
    own: bool
    row: Row


@dataclass(slots=True)
class Changed:
    """A row that was changed: for each column what it was and what it became."""

    table: str
    number: int
    before: Row
    after: Row


@dataclass(slots=True)
class Picture:
    """Everything needed to take two records apart again. `person` is the absorbed one's row; `moved` are the numbers
    of rows that changed hands, by table."""

    person: Row
    moved: dict[str, list[int]] = field(default_factory=dict)
    left: list[Left] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)

    def renumbered(self, number: Callable[[str, int], int]) -> "Picture":
        """The same where rows have other numbers now; `number` gives the number of a row of a table by its old one."""
        return Picture(
            self.person,
            {table: [number(table, each) for each in numbers] for table, numbers in self.moved.items()},
            [Left(each.table, each.own, _pointing(each.table, each.row, number)) for each in self.left],
            [Changed(each.table, number(each.table, each.number), each.before, each.after) for each in self.changed],
        )

    def as_text(self) -> str:
        """The picture as JSON."""
        return json.dumps(asdict(self), default=_plain, ensure_ascii=False)


def read(text: str) -> Picture:
    """A picture from its text."""
    found = json.loads(text, object_hook=_meant)
    left = [Left(each["table"], each["own"], each["row"]) for each in found["left"]]
    changed = [Changed(each["table"], each["number"], each["before"], each["after"]) for each in found["changed"]]
    return Picture(found["person"], found["moved"], left, changed)


def row_of(session: Session, table: str, number: int) -> Row:
    """A row as it is stored."""
    return rows_of(session, table, [number])[0]


def rows_of(session: Session, table: str, numbers: list[int]) -> list[Row]:
    """Rows as they are stored. What is JSON already stays apart from what becomes JSON here."""
    kinds = queries.table(table).c
    return [
        {
            name: {"json": json.dumps(value)} if isinstance(kinds[name].type, JSON) and value is not None else value
            for name, value in row.items()
        }
        for row in queries.stored(session, table, numbers)
    ]


def _pointing(table: str, row: Row, number: Callable[[str, int], int]) -> Row:
    """A row taken out, pointing to rows by their numbers of now. Its own number stays: it is only a name here."""
    ready = dict(row)
    for name, target, _empty in queries.ties(table):
        if ready[name] is not None:
            ready[name] = number(target.table.name, ready[name])
    return ready


def _plain(value: object) -> dict[str, Any]:
    if isinstance(value, bytes):
        return {"bytes": base64.b64encode(value).decode()}
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, frozenset):
        return {"set": sorted(value)}
    raise TypeError(f"{type(value).__name__} has no place in a picture")


_MEANT: Mapping[str, Callable[[Any], Any]] = {
    "bytes": base64.b64decode, "moment": datetime.fromisoformat, "day": date.fromisoformat, "set": frozenset,
    "json": json.loads,
}  # fmt: skip


def _meant(found: dict[str, Any]) -> Any:
    if len(found) == 1:
        (kind, value), *_rest = found.items()
        if kind in _MEANT and isinstance(value, str | list):
            return _MEANT[kind](value)
    return found
