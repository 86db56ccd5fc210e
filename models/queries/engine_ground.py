"""What every question to the engine stands on, read at once: which taxonomy, which dated legal values, which turn of
the switch."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import func, literal, select, true
from sqlalchemy.orm import Session

from models.change import Change, ChangeKind
from models.engine_switch import EngineSwitch
from models.queries.changes import Stamp
from models.rule_override import RuleOverride


class Ground(NamedTuple):
    """The mark of the taxonomy, the operators' legal values in the order they were made, and the last turn of the
    switch (None if nobody has touched it)."""

    stamp: Stamp
    overrides: Sequence[RuleOverride]
    turn: EngineSwitch | None


def read(session: Session) -> Ground:
    """As it is now, in one statement."""
    one = select(literal(1).label("one")).subquery()
    marks = (
        select(
            func.count(Change.id).label("marks"), func.max(Change.id).label("last"),
            func.sum(Change.row_id).label("total"),
        )
        .where(Change.kind == ChangeKind.EVERYTHING)
        .subquery()
    )  # fmt: skip
    newest = select(func.max(EngineSwitch.id)).scalar_subquery()
    rows = session.execute(
        select(marks.c.marks, marks.c.last, marks.c.total, RuleOverride, EngineSwitch)
        .select_from(one)
        .join(marks, true())
        .outerjoin(RuleOverride, true())
        .outerjoin(EngineSwitch, EngineSwitch.id == newest)
        .order_by(RuleOverride.id)
    ).all()
    count, last, total, _override, turn = rows[0]
    return Ground((count, last or 0, int(total or 0)), [row[3] for row in rows if row[3] is not None], turn)
