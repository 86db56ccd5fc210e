"""What waits on the desk of an organisation, counted at once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries import contests, courses, disclosure_words, interests, interviews, own_words


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many interests in vacancies, contested facts and wishes for courses nobody has answered, texts of employers
    nobody has read, talks nobody interprets, and people whose own words nobody has linked."""

    interests: int
    contests: int
    wishes: int
    words: int
    talks: int
    own_words: int


def waiting(session: Session, organisation_id: int, now: datetime) -> Waiting:
    """Of one organisation's people."""
    counted = (
        interests.counted_waiting(organisation_id),
        contests.counted_open(organisation_id),
        courses.counted_waiting(organisation_id),
        disclosure_words.counted_waiting(organisation_id),
        interviews.counted_without_interpreter(organisation_id, now),
        own_words.counted_waiting(organisation_id),
    )
    row = session.execute(select(*(each.scalar_subquery() for each in counted))).one()
    return Waiting(*row)
