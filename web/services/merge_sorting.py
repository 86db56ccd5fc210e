"""Which rows of two records become the person's, and which are taken out and kept with what was before."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy import Table, UniqueConstraint
from sqlalchemy.orm import Session

from models import Jobseeker
from models.queries import merges as queries
from models.queries import subject_rows
from web.services.merge_rules import ACTED_ON, IN_FORCE, SAME_THING, WAYS, WEIGHT, Field, Way

Numbers = dict[str, set[int]]
Rows = Mapping[str, Sequence[Any]]


class Entangled(Exception):
    """Both records have to do with one vacancy, and an employer has acted on the one that would be left behind."""


class Chosen(Protocol):
    """What a counsellor chose, as far as rows are concerned."""

    @property
    def taken(self) -> frozenset[Field]:
        """The answers of the absorbed record that are taken."""

    @property
    def absorbed_signs_in(self) -> bool:
        """Whether the absorbed record's account is the one that signs in."""


@dataclass(slots=True)
class Sorted:
    """`moved`: tables whose rows change hands, with their numbers. `moved_with_children`: the same and all that hangs
    on them. `left`: whether of the person's own record, table, numbers; parents before children. With the objects."""

    moved: list[tuple[str, list[int]]] = field(default_factory=list)
    moved_with_children: list[tuple[str, list[int]]] = field(default_factory=list)
    left: list[tuple[bool, str, list[int]]] = field(default_factory=list)
    moved_rows: list[Any] = field(default_factory=list)
    left_rows: list[Any] = field(default_factory=list)


def sort_rows(session: Session, person: Jobseeker, other: Jobseeker, chosen: Chosen) -> Sorted:
    """Decide on every row of both. Raises Entangled."""
    own, others = _rows(session, person), _rows(session, other)
    left_own, left_others = _left(own, others, chosen)
    _with_children(own, left_own)
    _with_children(others, left_others)
    _refuse_entangled(own, left_own)
    _refuse_entangled(others, left_others)
    return _as_sorted(own, others, left_own, left_others)


def _rows(session: Session, person: Jobseeker) -> Rows:
    found = subject_rows.rows_of(session, person, held=True)
    return {kind.__tablename__: rows for kind, rows in found if kind is not Jobseeker}


def _left(own: Rows, others: Rows, chosen: Chosen) -> tuple[Numbers, Numbers]:
    """Rows of either record that are left behind by themselves."""
    mine: Numbers = defaultdict(set)
    theirs: Numbers = defaultdict(set)
    for name, way in WAYS.items():
        if way is Way.STAY:
            theirs[name] |= {row.id for row in others[name]}
        elif way is Way.CHOICE:
            side, rows = (mine, own) if Field.CARE in chosen.taken else (theirs, others)
            side[name] |= {row.id for row in rows[name]}
        elif way is Way.ACCOUNT and own[name] and others[name]:
            side, rows = (mine, own) if chosen.absorbed_signs_in else (theirs, others)
            side[name] |= {row.id for row in rows[name]}
        elif way is Way.MOVE:
            _twice(name, own[name], others[name], (mine[name], theirs[name]))
    return mine, theirs


def _twice(name: str, own: Sequence[Any], others: Sequence[Any], left: tuple[set[int], set[int]]) -> None:
    """Of two rows about the same thing one is left behind: the absorbed one, unless it weighs more."""
    for columns in _alone(queries.table(name)):
        mine = {_values(row, columns): row for row in own}
        for row in others:
            same = mine.get(_values(row, columns))
            if same is None or None in _values(row, columns):
                continue
            weight = WEIGHT.get(name, _none)
            if weight(row) > weight(same):
                left[0].add(same.id)
            else:
                left[1].add(row.id)


def _none(_row: Any) -> int:
    return 0


def _alone(table: Table) -> Iterator[tuple[str, ...]]:
    """Columns, beside whose row it is, in which no two rows of one person are alike."""
    held = [tuple(column.name for column in each.columns) for each in _unique(table)]
    yield from (tuple(name for name in names if name != "jobseeker_id") for names in held if "jobseeker_id" in names)
    if table.name in SAME_THING:
        yield SAME_THING[table.name]


def _unique(table: Table) -> Iterator[Any]:
    yield from (each for each in table.constraints if isinstance(each, UniqueConstraint))
    yield from (each for each in table.indexes if each.unique)


def _values(row: Any, columns: Collection[str]) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in columns)


def _with_children(rows: Rows, left: Numbers) -> None:
    """What hangs on a row that is left behind is left behind with it."""
    for name, each in rows.items():
        for row in each:
            for column, target, _empty in queries.ties(name):
                cascades = subject_rows.hangs_on(name, column)
                if cascades and target.table.name != "jobseeker" and getattr(row, column) in left[target.table.name]:
                    left[name].add(row.id)


def _refuse_entangled(rows: Rows, left: Numbers) -> None:
    for name, children in ACTED_ON.items():
        in_force = any(row.id in left[name] and row.state in IN_FORCE for row in rows[name])
        if in_force or any(left[child] for child in children):
            raise Entangled


def _as_sorted(own: Rows, others: Rows, left_own: Numbers, left_others: Numbers) -> Sorted:
    found = Sorted()
    for mine, rows, left in ((True, own, left_own), (False, others, left_others)):
        for name, each in rows.items():
            gone = sorted(left[name])
            if gone:
                found.left.append((mine, name, gone))
                found.left_rows += [row for row in each if row.id in left[name]]
    for name, each in others.items():
        stays = [row for row in each if row.id not in left_others[name]]
        if stays:
            found.moved_rows += stays
            found.moved_with_children.append((name, [row.id for row in stays]))
            if name in WAYS:
                found.moved.append((name, [row.id for row in stays]))
    return found
