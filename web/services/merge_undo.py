"""Taking two records apart again: both as they were, and what was added since stays with the person."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from models import Consent, Jobseeker, Merge
from models.inbox import News
from models.queries import by_public_id, caseload, subject_rows
from models.queries import merges as queries
from models.queries.holding import hold
from models.queries.jobseekers import locked
from web.services import account_move, audit, inbox
from web.services.merge import texts_of, write_anew
from web.services.merge_picture import Changed, Picture, Row, read
from web.services.principal import Principal

Numbers = dict[tuple[str, int], int]


class TooLate(Exception):
    """What was before is not kept any more, a later merge has to be taken apart first, or the person has moved away."""


def can_undo(merges: list[Merge], merge: Merge) -> bool:
    """Whether a merge is the newest that stands, and what was before it is still there."""
    standing = [row for row in merges if row.undone_at is None]
    return bool(standing) and standing[0].id == merge.id and merge.content_sealed is not None


def take_apart(session: Session, who: Principal, merge: Merge, now: datetime) -> Jobseeker:
    """Put the absorbed record back; it is returned. Raises TooLate.

    Rows that were added since, and answers that were changed since, stay with the person. A consent that the merge
    ended stays ended if the person has said something about it since, or has moved to another organisation: then the
    absorbed record moves after them.
    """
    person = locked(session, merge.jobseeker_id)
    hold(session, merge)
    session.refresh(merge)
    if person.organisation_id != who.organisation_id or merge.undone_at is not None:
        raise TooLate
    if not can_undo(list(queries.of_person(session, person.id)), merge):
        raise TooLate
    picture = _but_for_care_answered_since(person, read(merge.content or ""))
    picture = _but_for_consents_spoken_of_since(session, person, picture, merge)
    merge.content, merge.undone_at = None, now
    session.flush()
    texts = texts_of(_moved(session, person, picture))
    _change_back(session, [each for each in picture.changed if each.table in ("jobseeker", "consent")], {})
    numbers = _put_back(session, person.id, picture, merge)
    _change_back(session, [each for each in picture.changed if each.table not in ("jobseeker", "consent")], numbers)
    write_anew(session, texts)
    back = by_public_id(session, Jobseeker, merge.absorbed)
    if back is None:
        raise TooLate
    merge.absorbed_key_id = None  # it is theirs again, and stays when this person is erased
    _renumber(session, back, numbers)
    session.refresh(person)
    if back.organisation_id != person.organisation_id:
        account_move.carry(session, who, back, person.organisation, now)
    subjects = [person.public_id, back.public_id]
    audit.record_all(session, who, "took apart", subjects, now, {"merge": merge.public_id, "with": back.public_id})
    for each in (person, back):
        inbox.tell(session, each, News.TAKEN_APART, {}, now)
    return back


def _but_for_care_answered_since(person: Jobseeker, picture: Picture) -> Picture:
    """Hours of care are one answer in many rows: if it was given anew since, nothing of the one before comes back."""
    table, column = "care_window", "has_care_hours"
    taken = set(picture.moved.get(table, ()))
    own = [each for each in picture.left if each.own and each.table == table]
    if not (taken or own) or {row.id for row in person.care_windows} == taken:
        return picture
    for each in picture.changed:
        if each.table == Jobseeker.__tablename__:
            each.before.pop(column, None)
    return replace(picture, left=[each for each in picture.left if each not in own])


def _but_for_consents_spoken_of_since(
    session: Session, person: Jobseeker, picture: Picture, merge: Merge
) -> Picture:  # fmt: skip
    """A yes from before does not come back over a no that was said since, nor from one organisation to another."""
    said = {
        row.purpose.value
        for row in caseload.consents(session, person.id)
        if row.given_at > merge.created_at or (row.withdrawn_at or merge.created_at) > merge.created_at
    }
    moved = picture.person["organisation_id"] != person.organisation_id
    stay = [
        each for each in picture.changed
        if each.table != Consent.__tablename__ or not (moved or each.before["purpose"] in said)
    ]  # fmt: skip
    return replace(picture, changed=stay)


def _renumber(session: Session, back: Jobseeker, numbers: Numbers) -> None:
    """Tell the merges of a record that is back under which numbers its rows are stored now."""
    for earlier in queries.of_person(session, back.id):
        if earlier.content:
            now_numbered = read(earlier.content).renumbered(lambda table, old: numbers.get((table, old), old))
            earlier.content = now_numbered.as_text()
    session.flush()


def _moved(session: Session, person: Jobseeker, picture: Picture) -> list[Any]:
    """The rows that changed hands then and are the person's still, with all that hangs on them."""
    found: list[Any] = []
    going = {table: set(numbers) for table, numbers in picture.moved.items()}
    for kind, rows in subject_rows.rows_of(session, person, held=True):
        name = kind.__tablename__
        if name == Jobseeker.__tablename__:
            continue
        chosen = [row for row in rows if row.id in going.get(name, ()) or _hangs_on(name, row, going)]
        going.setdefault(name, set()).update(row.id for row in chosen)
        found += chosen
    return found


def _hangs_on(name: str, row: Any, going: Mapping[str, set[int]]) -> bool:
    return any(
        getattr(row, column) in going.get(target.table.name, ())
        for column, target, _empty in queries.ties(name)
        if target.table.name != Jobseeker.__tablename__ and subject_rows.hangs_on(name, column)
    )


def _put_back(session: Session, person_id: int, picture: Picture, merge: Merge) -> Numbers:
    """Store the absorbed person and all rows that were taken out, under new numbers; old number → new."""
    values = {**picture.person, "key_id": merge.absorbed_key_id}
    number = queries.put(session, "jobseeker", _existing(session, "jobseeker", values, {}) or values)
    numbers: Numbers = {("jobseeker", picture.person["id"]): number}
    for table, moved in picture.moved.items():
        mine = [row["id"] for row in queries.stored(session, table, moved) if row["jobseeker_id"] == person_id]
        queries.change(session, table, mine, {"jobseeker_id": number})
    for each in picture.left:
        ready = _existing(session, each.table, each.row, numbers)
        if ready is not None:
            numbers[each.table, each.row["id"]] = queries.put(session, each.table, ready)
    return numbers


def _existing(session: Session, table: str, row: Row, numbers: Numbers) -> Row | None:
    """A row pointing to what is there now; None if it cannot do without something that is gone."""
    ready = dict(row)
    for name, target, may_be_empty in queries.ties(table):
        value = ready[name]
        if value is None:
            continue
        ready[name] = numbers.get((target.table.name, value), value)
        if not queries.there(session, target, ready[name]):
            if not may_be_empty:
                return None
            ready[name] = None
    return ready


def _change_back(session: Session, changes: list[Changed], numbers: Numbers) -> None:
    """Set back what a merge changed, where nobody has changed it since."""
    for each in changes:
        for row in queries.stored(session, each.table, [each.number]):
            same = {name: each.before[name] for name in each.before if row[name] == each.after[name]}
            ready = _pointing(each.table, same, numbers)
            if ready:
                queries.change(session, each.table, [each.number], ready)


def _pointing(table: str, values: Row, numbers: Numbers) -> Row:
    ready = dict(values)
    for name, target, _empty in queries.ties(table):
        if ready.get(name) is not None:
            ready[name] = numbers.get((target.table.name, ready[name]), ready[name])
    return ready


def forget(session: Session, before: datetime) -> Mapping[str, int]:
    """Let go of what was before merges made before a moment, and of the keys that open it."""
    old = queries.over(session, before)
    keys = {row.absorbed_key_id for row in old if row.absorbed_key_id is not None}
    for row in old:
        row.content, row.absorbed_key_id = None, None
    session.flush()
    queries.forget_keys(session, keys - queries.keys_in_use(session, keys))
    return {"merge": len(old)}
