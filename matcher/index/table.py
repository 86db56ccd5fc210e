"""Columns of fixed width that grow together, and views of some of their rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from matcher.index.numbering import Array

BLOCK = 1 << 16


class DoesNotFitError(ValueError):
    """A value has more items than its column has room for."""


@dataclass(frozen=True, slots=True)
class Column:
    """The kind of a column: its NumPy type, items per row (0 for a single value) and what stands for nothing."""

    dtype: str
    slots: int = 0
    empty: int | float = 0

    def array(self, rows: int, slots: int | None = None) -> Array:
        """An array of ``rows`` rows in which nothing is known."""
        width = self.slots if slots is None else slots
        return np.full((rows, width) if self.slots else rows, self.empty, self.dtype)


Row = Mapping[str, object]


class View:
    """Some rows of a table: whoever asks for a column gets it cut to them."""

    def __init__(self, columns: Mapping[str, Array], rows: Array | slice) -> None:
        self._columns = columns
        self._rows = rows

    def __getitem__(self, name: str) -> Array:
        return _cut(self._columns[name], self._rows)

    def part(self, places: Array) -> View:
        """Some of these rows, by their places among them."""
        rows = places + self._rows.start if isinstance(self._rows, slice) else self._rows[places]
        return View(self._columns, rows)

    def pick(self, name: str, lines: Array) -> Array:
        """Values of a table that has a line for each number: one line for all rows, or for one row many lines."""
        table = self._columns[name]
        return table[:, 0].take(lines) if len(lines) > 1 else _cut(table[lines[0]], self._rows)


def _cut(column: Array, rows: Array | slice) -> Array:
    cut: Array = column[rows] if isinstance(rows, slice) else column.take(rows, axis=0)
    return cut


class Table:
    """Rows by number; ``live`` marks those in use. One change overwrites one row."""

    def __init__(self, schema: Mapping[str, Column], lines: Column | None = None) -> None:
        self.schema = schema
        self.lines = lines
        self.columns: dict[str, Array] = {name: column.array(0) for name, column in schema.items()}
        self.columns["live"] = np.zeros(0, bool)
        if lines:
            self.columns["lines"] = np.full((0, 0), lines.empty, lines.dtype)
        self.capacity = 0

    @property
    def bytes(self) -> int:
        """The size of all columns together."""
        return sum(column.nbytes for column in self.columns.values())

    def view(self, rows: Array | slice) -> View:
        """The rows with these numbers."""
        return View(self.columns, rows)

    def reserve(self, rows: int) -> None:
        """Make room for ``rows`` rows."""
        if rows <= self.capacity:
            return
        capacity = max(rows, 2 * self.capacity, 64)
        for name, column in self.columns.items():
            if name != "lines":
                grown = self.schema[name].array(capacity) if name in self.schema else np.zeros(capacity, bool)
                grown[: self.capacity] = column
                self.columns[name] = grown
        if self.lines:
            grown = np.full((len(self.columns["lines"]), capacity), self.lines.empty, self.lines.dtype)
            grown[:, : self.capacity] = self.columns["lines"]
            self.columns["lines"] = grown
        self.capacity = capacity

    def write(self, row: int, values: Row) -> None:
        """Overwrite one row. Raises :class:`DoesNotFitError` or ``OverflowError``, and the row is then not live."""
        self.columns["live"][row] = False
        for name, column in self.schema.items():
            value = values[name]
            if column.slots:
                put_list(self.columns[name][row], value)
            else:
                self.columns[name][row] = value
        self.columns["live"][row] = True

    def clear(self, row: int) -> None:
        """Take a row out of use."""
        self.columns["live"][row] = False

    def add_lines(self, lines: int, values: Array) -> None:
        """Add ``lines`` lines, each holding ``values`` (one for each row)."""
        self.columns["lines"] = np.concatenate([self.columns["lines"], np.tile(values, (lines, 1))])


def put_list(cells: Array, value: object) -> None:
    """Write a list into the cells of a row, the rest zero."""
    items = list(value) if isinstance(value, list | tuple) else []
    if len(items) > len(cells):
        raise DoesNotFitError(f"{len(items)} items in {len(cells)} cells")
    cells[: len(items)] = items
    cells[len(items) :] = 0


def single(schema: Mapping[str, Column], values: Row, more: Mapping[str, Array] | None = None) -> View:
    """A view of one row that is in no table, with ``more`` columns; its lists may be as long as they like."""
    columns = dict(more or {})
    for name, column in schema.items():
        value = values[name]
        if isinstance(value, list):
            columns[name] = column.array(1, max(1, len(value)))
            put_list(columns[name][0], value)
        else:
            columns[name] = np.full(1, value, column.dtype)
    return View(columns, slice(0, 1))
