"""Making plans: taken up by a worker one at a time, with progress on the row."""

from datetime import datetime

from sqlalchemy.orm import Session

from models import PlacementPlan


def run(session: Session, plan: PlacementPlan, at: datetime) -> PlacementPlan:
    """Make a queued plan here and now, in this transaction."""
    raise NotImplementedError
