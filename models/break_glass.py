"""Opening a case of another organisation in an emergency: who asked and why, the second person, and until when."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.account import Account
from models.base import Base, Dated, Named, UtcDateTime, Versioned, choice
from models.columns import CASEWORK, KEY, PASSING, REPORT_KEY, Encryption, Retention, Viewer, seen_by
from models.crypto import Sealed, Vault
from models.jobseeker import Jobseeker
from models.organisation import Organisation

# Whoever asked is of another organisation.
_ASKED = seen_by(CASEWORK, Viewer.SELF, Viewer.OWN_ORGANISATION, Viewer.STAFF)
_WORDS = {"policy": replace(_ASKED["policy"], encryption=Encryption.SEALED)}
_TOLD = {"policy": replace(PASSING["policy"], retention=Retention.AFTER_PROCEDURE)}


class GlassReason(StrEnum):
    """Why a case of another organisation is opened."""

    PERSON_ASKS = "person_asks"
    HEALTH = "health"
    VIOLENCE = "violence"
    OTHER = "other"


class GlassState(StrEnum):
    """Where it stands. Only `opened` shows anything, and only until its time is over."""

    ASKED = "asked"
    OPENED = "opened"
    REFUSED = "refused"
    ENDED = "ended"


class BreakGlass(Dated, Versioned, Named, Base):
    """One request. Without a `jobseeker` the code given belongs to nobody: it is kept all the same, so that whoever
    asked cannot tell. `organisation` is theirs. `words` open with the row's own key, so that deleting it is enough."""

    __tablename__ = "break_glass"
    __mapper_args__ = {"version_id_col": Versioned.version}
    __table_args__ = (
        CheckConstraint("answered_by_id IS NULL OR answered_by_id <> asked_by_id", name="two_people_open_it"),
        CheckConstraint("(state = 'asked') = (answered_at IS NULL)", name="answered_at_some_time"),
        CheckConstraint("state <> 'opened' OR until IS NOT NULL", name="what_is_open_ends"),
    )

    wrapped: Mapped[bytes] = mapped_column(LargeBinary, info=REPORT_KEY)
    jobseeker_id: Mapped[int | None] = mapped_column(
        ForeignKey("jobseeker.id", ondelete="CASCADE"), index=True, info=KEY
    )
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True, info=KEY)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True, info=KEY)
    reason: Mapped[GlassReason] = mapped_column(choice(GlassReason), info=_ASKED)
    words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=_WORDS)
    state: Mapped[GlassState] = mapped_column(choice(GlassState), info=_ASKED)
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), index=True, info=_TOLD)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=KEY)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=_ASKED)
    until: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=_ASKED)

    jobseeker: Mapped[Jobseeker | None] = relationship()
    asked_by: Mapped[Account] = relationship(foreign_keys=[asked_by_id])
    answered_by: Mapped[Account | None] = relationship(foreign_keys=[answered_by_id])
    organisation: Mapped[Organisation] = relationship()
    words = Sealed()

    def sealing_key(self, vault: Vault) -> bytes:
        """The opened key of this row alone."""
        return vault.open_person_key(self.wrapped)
