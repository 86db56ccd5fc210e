"""What waits on the desk of an organisation, counted at once."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.queries import (
    contests,
    courses,
    disclosure_words,
    disclosures,
    hand_overs,
    interests,
    interviews,
    own_words,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many interests in vacancies, contested facts and wishes for courses nobody has answered, texts of employers
    nobody has read, talks nobody interprets, people whose own words nobody has linked, and people a colleague would
    like to hand over."""

    interests: int
    contests: int
    wishes: int
    words: int
    talks: int
    own_words: int
    hand_overs: int


def longest_of_invitations(session: Session, organisation_id: int, now: datetime) -> int:
    """How long the longest list about invitations is: of those that wait, of words to read, of interpreters to find,
    and of talks a counsellor brings about."""
    counted = (
        disclosures.counted_waiting(organisation_id),
        disclosure_words.counted_waiting(organisation_id),
        interviews.counted_without_interpreter(organisation_id, now),
        interviews.counted_through_us(organisation_id, now),
    )
    longest: int = max(session.execute(select(*(each.scalar_subquery() for each in counted))).one())
    return longest


def waiting(session: Session, organisation_id: int, me: int, now: datetime) -> Waiting:
    """Of one organisation's people; hand-overs are those to one account."""
    counted = (
        interests.counted_waiting(organisation_id),
        contests.counted_open(organisation_id),
        courses.counted_waiting(organisation_id),
        disclosure_words.counted_waiting(organisation_id),
        interviews.counted_without_interpreter(organisation_id, now),
        own_words.counted_waiting(organisation_id),
        hand_overs.counted_waiting(me),
    )
    row = session.execute(select(*(each.scalar_subquery() for each in counted))).one()
    return Waiting(*row)
