"""Making a placement plan again from what was kept of it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from models import PlacementPlan


@dataclass(frozen=True, slots=True)
class Replayed:
    """A plan made again. `same`: everything that can be compared is identical. `gaps` counts the people who were erased
    since; with any, a plan cannot be made again, and only what is kept of the others is compared. `engine` is the
    version it was made by, `promised` whether this program has it."""

    text: str
    same: bool
    gaps: int
    engine: str
    promised: bool


def replay(session: Session, plan: PlacementPlan) -> Replayed:
    """Make a finished plan again. Raises `replay.NotKept` and `replay.Tampered`."""
    raise NotImplementedError
