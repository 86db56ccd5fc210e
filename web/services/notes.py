"""What counsellors write down about a person, for colleagues or for the person too."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from models import Jobseeker, Note
from models.inbox import News
from models.note import NoteKind, NoteReader
from models.queries import caseload
from web.services import audit
from web.services.inbox import tell
from web.services.principal import Principal


@dataclass(frozen=True, slots=True)
class Written:
    """A note as it is typed, in `language`."""

    kind: NoteKind
    reader: NoteReader
    words: str
    language: str


def written(note: Note) -> Written:
    """A note as it is stored."""
    return Written(note.kind, note.reader, note.words or "", note.language)


def write(session: Session, who: Principal, person: Jobseeker, said: Written, now: datetime) -> Note:
    """Keep a note; the person is told of one they may read."""
    caseload.locked(session, person)
    made = Note(
        jobseeker=person, kind=said.kind, reader=said.reader, language=said.language, written_by_id=who.account_id,
        organisation_id=person.organisation_id, created_at=now,
    )  # fmt: skip
    session.add(made)
    session.flush()
    made.words = said.words
    _record(session, who, made, "wrote note", now)
    return made


def change(session: Session, who: Principal, note: Note, said: Written, version: int | None, now: datetime) -> None:
    """Put a note right. Raises StaleDataError if somebody changed or removed it since `version`."""
    row = _current(session, note, version)
    row.kind, row.reader, row.words, row.language, row.changed_at = (
        said.kind, said.reader, said.words, said.language, now,
    )  # fmt: skip
    row.organisation_id = row.jobseeker.organisation_id
    _record(session, who, row, "changed note", now)


def remove(session: Session, who: Principal, note: Note, version: int | None, now: datetime) -> None:
    """Take a note away for good. Raises StaleDataError like `change`."""
    row = _current(session, note, version)
    subject, facts = row.jobseeker.public_id, {"note": row.public_id}
    session.delete(row)
    session.flush()
    audit.record(session, who, "removed note", subject, now, facts)


def _current(session: Session, note: Note, version: int | None) -> Note:
    row = caseload.held_with(session, note.jobseeker, note)
    if row.version != version:
        raise StaleDataError
    return row


def _record(session: Session, who: Principal, note: Note, action: str, now: datetime) -> None:
    session.flush()
    facts = {"note": note.public_id, "reader": note.reader.value}
    audit.record(session, who, action, note.jobseeker.public_id, now, facts)
    if note.reader is NoteReader.PERSON:
        tell(session, note.jobseeker, News.PLAN_NEWS, {}, now)
