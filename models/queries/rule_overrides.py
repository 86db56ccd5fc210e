"""Legal values laid over those of the release."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.rule_override import RuleOverride


def all_of_them(session: Session) -> Sequence[RuleOverride]:
    """Every row in the order in which they were made: later ones lie over earlier ones."""
    return session.scalars(select(RuleOverride).order_by(RuleOverride.id)).all()
