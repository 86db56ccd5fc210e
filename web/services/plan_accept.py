"""Making proposals of the pairs of a plan: all that were chosen at once, with whatever stands against one named."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from models import PlacementPlan
from models.enums import DecisionReason
from models.plan import Blocked
from web.services.principal import Principal

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Accepted:
    """What became of the chosen pairs (person and vacancy, public ids)."""

    proposed: Sequence[Pair]
    blocked: Mapping[Pair, Blocked]


def accept(
    session: Session, plan: PlacementPlan, pairs: Collection[Pair], staff: Principal, at: datetime,
    reason: DecisionReason = DecisionReason.SKILLS_FIT,
) -> Accepted:  # fmt: skip
    """Propose the chosen pairs of a plan for one reason. What became impossible since the plan was made is named and
    not proposed; a pair that somebody else accepted first is `already` proposed."""
    raise NotImplementedError
