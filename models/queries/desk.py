"""What waits on the desk of an organisation, counted at once."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries import contests, courses, interests


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many interests in vacancies, contested facts and wishes for courses nobody has answered."""

    interests: int
    contests: int
    wishes: int


def waiting(session: Session, organisation_id: int) -> Waiting:
    """Of one organisation's people."""
    counted = (interests.counted_waiting, contests.counted_open, courses.counted_waiting)
    row = session.execute(select(*(each(organisation_id).scalar_subquery() for each in counted))).one()
    return Waiting(*row)
