"""Who of an organisation's people may be entered twice: found among its own people only, for staff of it alone."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from matcher import duplicates
from matcher.duplicates import Born, Known, Level, Pair, Precision
from models import Jobseeker, LikelyTwins
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


@dataclass(frozen=True, slots=True)
class Likely:
    """Somebody who may be the same person as another: how likely, and why."""

    person: Jobseeker
    probability: float
    reasons: tuple[str, ...]

    @property
    def chance(self) -> Chance:
        """The probability in words."""
        return chance(self.probability)


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


def likely(session: Session, person: Jobseeker) -> tuple[Likely, ...]:
    """Those of the same organisation who may be this person, the likeliest first, but for those of whom staff said that
    they are not. Reads the names of the whole organisation: for the moment when somebody is entered, not for lists."""
    everybody = {each.id: each for each in queries.compared(session, person.organisation_id)}
    mine = everybody.get(person.id)
    if mine is None:
        return ()
    apart = queries.apart_from(session, person.id)
    others = (known(each) for each in everybody.values() if each.id != person.id and each.id not in apart)
    return tuple(_likely(everybody, person, pair) for pair in duplicates.find_like(known(mine), others))


def _likely(everybody: dict[int, Jobseeker], person: Jobseeker, pair: Pair) -> Likely:
    other = pair.second if pair.first == person.id else pair.first
    return Likely(everybody[other], pair.probability, _codes(pair.reasons))


def _codes(reasons: Iterable[Level]) -> tuple[str, ...]:
    return tuple(level.value for level in reasons)


def note_likely(session: Session, person: Jobseeker, now: datetime) -> tuple[Likely, ...]:
    """The same, and put the pairs on the list at once."""
    found = likely(session, person)
    for each in found:
        first, second = sorted((person.id, each.person.id))
        if queries.pair(session, first, second) is None:
            pair = Pair(first, second, each.probability, ())
            session.add(LikelyTwins(**{**_row(pair, now), "reasons": list(each.reasons)}))
    session.flush()
    return found


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
        "reasons": list(_codes(pair.reasons)), "weights_version": duplicates.VERSION, "found_at": now,
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
