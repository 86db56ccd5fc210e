"""What counsellors write down about a person, each note for colleagues only or to be read by the person too."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.account import Account
from models.base import Base, Dated, Named, UtcDateTime, Versioned, choice
from models.columns import CASE_FILE, KEY, OWN_WORDS
from models.crypto import Sealed
from models.jobseeker import Jobseeker, OfJobseeker

LONGEST_NOTE = 2000


class NoteKind(StrEnum):
    """What a note is about."""

    TALK = "talk"
    AGREED = "agreed"
    EMPLOYER = "employer"
    LEARNING = "learning"
    OFFICE = "office"
    OTHER = "other"


class NoteReader(StrEnum):
    """Who reads a note in the daily work. The person's own copy of their data holds both kinds."""

    COLLEAGUES = "colleagues"
    PERSON = "person"


class Note(OfJobseeker, Dated, Versioned, Named, Base):
    """One note in the words of staff, in `language`. `changed_at` says when its words were last put right. One for
    colleagues is for those of the organisation where it was written; one of which that is not known is for nobody."""

    __tablename__ = "note"
    __mapper_args__ = {"version_id_col": Versioned.version}
    __table_args__ = (Index("ix_note_jobseeker_id_created_at", "jobseeker_id", "created_at"),)

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), info=KEY)
    kind: Mapped[NoteKind] = mapped_column(choice(NoteKind), info=CASE_FILE)
    reader: Mapped[NoteReader] = mapped_column(choice(NoteReader), info=CASE_FILE)
    words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=OWN_WORDS)
    language: Mapped[str] = mapped_column(String(5), info=CASE_FILE)
    written_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=KEY)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), info=KEY)
    changed_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=CASE_FILE)

    jobseeker: Mapped[Jobseeker] = relationship()
    written_by: Mapped[Account | None] = relationship()
    words = Sealed()
