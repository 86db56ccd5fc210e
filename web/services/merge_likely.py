"""Who of an organisation's people may be entered twice: found among its own people only, for staff of it alone."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from matcher import duplicates
from matcher.duplicates import Born, Known, Pair, Precision
from models import Jobseeker, LikelyTwins
from models.queries import by_public_id
from models.queries import twins as queries
from web.services import audit, phones
from web.services.principal import Principal

#: The worker looks again this often.
LOOK_EVERY = timedelta(hours=6)
#: A longer list would be read by nobody; the likeliest are first.
MOST_PAIRS = 2000


class Chance(StrEnum):
    """How likely two records are of one person, in words."""

    SURE = "sure"
    LIKELY = "likely"
    MAYBE = "maybe"


def chance(probability: float) -> Chance:
    """A probability in words."""
    if probability >= 0.97:
        return Chance.SURE
    return Chance.LIKELY if probability >= 0.8 else Chance.MAYBE


def known(person: Jobseeker) -> Known:
    """What is compared of a person."""
    account = person.account
    phone = (account.phone if account else None) or person.phone
    return Known(
        person.id, person.given_name or "", person.family_name or "", _born(person),
        (phones.normal(phone) or phone) if phone else None, person.municipality_code, person.language,
    )  # fmt: skip


def _born(person: Jobseeker) -> Born | None:
    if person.birth_date is None:
        return None
    precision = person.birth_date_precision
    return Born(date.fromisoformat(person.birth_date), Precision(precision.value) if precision else Precision.DAY)


def likely(session: Session, person: Jobseeker) -> Sequence[Pair]:
    """The person with each of the same organisation who may be the same, the likeliest first, but for those of whom
    staff said that they are not. Reads the names of the whole organisation: for the moment when somebody is entered,
    not for lists."""
    apart = queries.apart_from(session, person.id)
    everybody = [each for each in queries.compared(session, person.organisation_id) if each.id not in apart]
    others = [known(each) for each in everybody if each.id != person.id]
    return [pair for each in everybody if each.id == person.id for pair in duplicates.find_like(known(each), others)]


def note_likely(sessions: Callable[[], Session], name: str, now: datetime) -> bool:
    """Put the pairs of somebody (public id) on the list at once; whether one is more than possible. What is committed
    is compared in a transaction that cannot write: nobody else waits."""
    with sessions() as reading:
        reading.info["read_only"] = True
        person = by_public_id(reading, Jobseeker, name)
        found = likely(reading, person) if person else ()
        home = person.organisation_id if person else 0
    if found:
        with sessions() as session, session.begin():
            queries.write_more(session, home, [_row(pair, now) for pair in found])
    return any(chance(pair.probability) is not Chance.MAYBE for pair in found)


def look_again(session: Session, organisation_id: int, now: datetime) -> int:
    """Compare everybody of an organisation with everybody and keep the pairs found; how many."""
    found = _found(session, organisation_id)
    _keep(session, organisation_id, found, now)
    return len(found)


def _found(session: Session, organisation_id: int) -> Sequence[Pair]:
    return duplicates.find([known(person) for person in queries.compared(session, organisation_id)])[:MOST_PAIRS]


def _keep(session: Session, organisation_id: int, found: Sequence[Pair], now: datetime) -> None:
    """Keep what was found, but for people who are gone since, and what was put on the list since."""
    queries.write_anew(session, organisation_id, [_row(pair, now) for pair in found], now)


def _row(pair: Pair, now: datetime) -> dict[str, object]:
    return {
        "first_id": pair.first, "second_id": pair.second, "probability": pair.probability,
        "reasons": [level.value for level in pair.reasons], "weights_version": duplicates.VERSION, "found_at": now,
    }  # fmt: skip


def sweep(sessions: Callable[[], Session], now: datetime) -> None:
    """Look again in every organisation. Everybody is compared in a transaction that cannot write: nobody else waits."""
    with sessions() as session:
        everywhere = queries.organisations(session)
    for each in everywhere:
        with sessions() as reading:
            reading.info["read_only"] = True
            found = _found(reading, each)
        with sessions() as session, session.begin():
            _keep(session, each, found, now)


def set_apart(session: Session, who: Principal, one: Jobseeker, other: Jobseeker, now: datetime) -> None:
    """Remember that two people are two."""
    row = queries.pair(session, one.id, other.id)
    if row is None:
        pair = duplicates.assess(known(one), known(other))
        row = LikelyTwins(**_row(pair, now))
        session.add(row)
    row.apart_at, row.apart_by_id = now, who.account_id
    session.flush()
    # A look like any other in the copies of both: who joined under somebody's name must not read that they are there.
    facts = {"purpose": "duplicates", "verdict": "two people"}
    audit.record_all(session, who, "looked", [one.public_id, other.public_id], now, facts)
