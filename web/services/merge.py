"""Making two records of one person one. Everything of the absorbed record becomes the person's or is kept with what was
before, so that the two can be taken apart again (`merge_undo.py`); nothing is widened: the stricter consent stands."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models import Account, Jobseeker, Merge
from models.crypto import Sealed
from models.enums import Channel
from models.inbox import News
from models.queries import merges as queries
from web.services import audit, channels, inbox, outbox
from web.services.merge_consents import keep_the_stricter
from web.services.merge_picture import Changed, Left, Picture, row_of, rows_of
from web.services.merge_rules import COLUMNS, Field
from web.services.merge_sorting import Sorted, sort_rows
from web.services.principal import Principal

Texts = dict[Any, dict[str, str | None]]


class MovedOn(Exception):
    """One of the two was changed or is gone since the page was opened."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a counsellor chose: the answers to take from the absorbed record, whether its account is the one that signs
    in, and the versions of both records that they saw (the person's first)."""

    taken: frozenset[Field]
    absorbed_signs_in: bool
    versions: tuple[int, int]


def make_one(
    session: Session, who: Principal, person: Jobseeker, other: Jobseeker, choice: Choice, now: datetime
) -> Merge:
    """Make `other` part of `person`. Raises MovedOn, and `merge_sorting.Entangled` if an employer has acted on both."""
    person, other = _held(session, person, other, choice.versions)
    name, absorbed = person.public_id, other.public_id
    row = Merge(absorbed=absorbed, absorbed_key_id=other.key_id, made_by_id=who.account_id, created_at=now)
    row.external_index = other.external_index if person.external_index else None
    rows = sort_rows(session, person, other, choice)
    farewell = _where_to_say_it(session, rows)
    picture = _carry_out(session, person, other, rows, choice.taken, now)
    row.jobseeker = session.get_one(Jobseeker, person.id)
    session.add(row)
    session.flush()
    row.content = picture.as_text()
    session.flush()
    audit.record_all(session, who, "made one", [name, absorbed], now, {"merge": row.public_id, "with": absorbed})
    inbox.tell(session, row.jobseeker, News.MADE_ONE, {}, now)
    if farewell and row.jobseeker.account:
        outbox.enqueue(session, row.jobseeker.account, *farewell, now)
    return row


def _carry_out(
    session: Session, person: Jobseeker, other: Jobseeker, rows: Sorted, taken: Collection[Field], now: datetime
) -> Picture:
    """Make the rows and answers one; what both were."""
    number, texts = person.id, texts_of(rows.moved_rows)
    picture = Picture(row_of(session, "jobseeker", other.id))
    picture.changed += keep_the_stricter(session, person, other, now)
    answers = {column: getattr(other, column) for field in taken for column in COLUMNS[field]}
    before = row_of(session, "jobseeker", number)
    _move(session, number, other.id, rows, picture)
    write_anew(session, texts)
    _answer(session, number, answers, picture, now)
    picture.changed.append(_difference(session, number, before))
    return picture


def _where_to_say_it(session: Session, rows: Sorted) -> tuple[Channel, str, str] | None:
    """Channel, words and address for the account that no longer signs in, if it wanted messages outside the service."""
    for account in (row for row in rows.left_rows if isinstance(row, Account)):
        channel = channels.chosen(session, account).channel
        address = None if channel is Channel.INBOX else channels.address(session, account, channel)
        if address:
            return channel, "account_ended", address
    return None


def _held(
    session: Session, person: Jobseeker, other: Jobseeker, versions: tuple[int, int]
) -> tuple[Jobseeker, Jobseeker]:
    """Both, held. Raises MovedOn unless both are as they were seen, and of one organisation."""
    held = queries.locked_pair(session, person.id, other.id)
    if len(held) != 2 or (held[person.id].version, held[other.id].version) != versions:
        raise MovedOn
    if held[person.id].organisation_id != held[other.id].organisation_id:
        raise MovedOn
    return held[person.id], held[other.id]


def sealed_names(kind: type[Any]) -> list[str]:
    """The attributes of a table that lie sealed."""
    return [name for each in kind.__mro__ for name, value in vars(each).items() if isinstance(value, Sealed)]


def texts_of(rows: Collection[Any]) -> Texts:
    """What lies sealed in rows, opened, so that it can be sealed with another key."""
    return {row: {name: getattr(row, name) for name in sealed_names(type(row))} for row in rows}


def write_anew(session: Session, texts: Texts) -> None:
    """Seal what changed hands with the key of whose it is now."""
    session.expire_all()
    for row, values in texts.items():
        for name, text in values.items():
            setattr(row, name, text)
    session.flush()


def _move(session: Session, person_id: int, other_id: int, rows: Sorted, picture: Picture) -> None:
    """Take out what stays behind, point the rest to the person, and let go of the absorbed record."""
    for own, table, numbers in rows.left:
        picture.left += [Left(table, own, row) for row in rows_of(session, table, numbers)]
    picture.changed += _pointing_at_what_goes(session, rows)
    for _own, table, numbers in reversed(rows.left):
        queries.take_out(session, table, numbers)
    for table, numbers in rows.moved:
        queries.change(session, table, numbers, {"jobseeker_id": person_id})
        picture.moved[table] = list(numbers)
    other = session.get_one(Jobseeker, other_id)
    session.expire_all()  # what is loaded of them would be let go of with them
    for gone in (*rows.left_rows, other):
        session.expunge(gone)
    queries.take_out(session, "jobseeker", [other_id])


def _pointing_at_what_goes(session: Session, rows: Sorted) -> Iterator[Changed]:
    """References of rows that stay to rows that are taken out: the database empties them."""
    gone = {(table, number) for _own, table, numbers in rows.left for number in numbers}
    for table, numbers in rows.moved_with_children:
        for row in queries.stored(session, table, numbers):
            lost = {
                name: row[name]
                for name, target, empty in queries.ties(table)
                if empty and (target.table.name, row[name]) in gone
            }
            if lost:
                yield Changed(table, row["id"], lost, dict.fromkeys(lost))


def _answer(session: Session, person_id: int, answers: Mapping[str, Any], picture: Picture, now: datetime) -> None:
    """Write the chosen answers, and what nobody chooses. The person looks through the whole again."""
    person, other = session.get_one(Jobseeker, person_id), picture.person
    for name, value in answers.items():
        setattr(person, name, value)
    if person.paused_at is None:
        person.paused_at, person.parked_at = other["paused_at"], other["parked_at"]
    if person.paused_at is None and _agreement_ended(picture):
        person.paused_at = now
    if other["licences_checked_on"] is None:
        person.licences_checked_on = None
    person.profile_confirmed_at = None
    person.entered_by_staff = person.entered_by_staff or other["entered_by_staff"]
    person.external_index = person.external_index or other["external_index"]
    session.flush()


def _agreement_ended(picture: Picture) -> bool:
    return any(each.table == "consent" and each.before.get("purpose") == "matching" for each in picture.changed)


def _difference(session: Session, person_id: int, before: Mapping[str, Any]) -> Changed:
    """What became of the person's own row."""
    after = row_of(session, "jobseeker", person_id)
    names = [name for name in before if before[name] != after[name] and name != "version"]
    was, became = ({name: row[name] for name in names} for row in (before, after))
    return Changed("jobseeker", person_id, was, became)
