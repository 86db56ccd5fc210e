"""Everything stored about one person, found by following the foreign keys that would delete it with the person."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Table, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql.base import ExecutableOption

from models.audit import AuditEntry
from models.base import Base
from models.jobseeker import Jobseeker


@cache
def kinds() -> Mapping[str, type[Any]]:
    """Table name → mapped class, for every table that holds rows of people; parents before children."""
    mapped: dict[str, type[Any]] = {str(each.class_.__tablename__): each.class_ for each in Base.registry.mappers}
    found = {Jobseeker.__tablename__: mapped[Jobseeker.__tablename__]}
    waiting = [Jobseeker.__tablename__]
    while waiting:
        parent = waiting.pop(0)
        for name in sorted(mapped.keys() - found.keys()):
            if any(target == parent for _column, target in _ties(mapped[name].__table__)):
                found[name] = mapped[name]
                waiting.append(name)
    return found


def _ties(table: Table) -> list[tuple[str, str]]:
    """(column, table it points to) of the foreign keys by which a row goes when the other goes."""
    return [
        (key.parent.name, key.column.table.name)
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name)
        if key.ondelete == "CASCADE"
    ]


def hangs_on(table: str, column: str) -> bool:
    """Whether a row of a table goes with the row that a column of it points to."""
    return any(name == column for name, _target in _ties(kinds()[table].__table__))


def rows_of(
    session: Session, person: Jobseeker, *, held: bool = False
) -> Iterator[tuple[type[Any], Sequence[Any]]]:  # fmt: skip
    """The rows of each kind that belong to the person, in the order they were made; `held` keeps them as they are now
    until the transaction ends."""
    numbers: dict[str, list[int]] = {}
    for name, kind in kinds().items():
        table = kind.__table__
        if kind is Jobseeker:
            rows: Sequence[Any] = [person]
        else:
            ties = [table.c[column].in_(numbers[to]) for column, to in _ties(table) if numbers.get(to)]
            rows = _tied(session, kind, ties, held=held) if ties else []
        numbers[name] = [row.id for row in rows]
        yield kind, rows


def _tied(session: Session, kind: type[Any], ties: Sequence[ColumnElement[bool]], *, held: bool) -> Sequence[Any]:
    found = select(kind).where(or_(*ties)).order_by(kind.id)
    wanted = found.with_for_update(of=kind).execution_options(populate_existing=True) if held else found
    return session.scalars(wanted).all()


def entries_about(session: Session, subjects: Sequence[str]) -> Sequence[AuditEntry]:
    """Every audit entry about some public ids, oldest first."""
    return session.scalars(select(AuditEntry).where(AuditEntry.subject.in_(subjects)).order_by(AuditEntry.number)).all()


def pointed_at(
    session: Session, column: InstrumentedAttribute[Any], values: Collection[Any], *also: ExecutableOption
) -> Mapping[Any, Any]:
    """Value → the row that has it in a column whose values are unlike, all asked for at once; `also` comes with it."""
    if not values:
        return {}
    found = session.scalars(select(column.class_).where(column.in_(values)).options(*also))
    return {getattr(row, column.key): row for row in found}
