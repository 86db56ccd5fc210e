"""Lists of people with names, taken out as a file: who asked and why, and the second person who agreed."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.account import Account
from models.base import Base, Dated, Named, UtcDateTime, Versioned, choice
from models.columns import KEY, REPORT, REPORT_WORDS, Viewer, seen_by
from models.crypto import Sealed, Vault

_OURS = seen_by(REPORT, Viewer.OWN_ORGANISATION)


class ExportState(StrEnum):
    """Whether a second person agreed."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"


class PeopleExport(Dated, Versioned, Named, Base):
    """One list asked for: of one's own people, or (`whole`) of the organisation's. The file is made when it is taken,
    up to `expires_at`; nothing of it is kept here. `reason` is in the words of whoever asked, and opens with their
    key."""

    __tablename__ = "people_export"
    __mapper_args__ = {"version_id_col": Versioned.version}
    __table_args__ = (
        CheckConstraint("answered_by_id IS NULL OR answered_by_id <> asked_by_id", name="two_people_agree"),
        CheckConstraint("(state = 'asked') = (answered_at IS NULL)", name="answered_at_some_time"),
        CheckConstraint("(state = 'approved') = (expires_at IS NOT NULL)", name="a_link_ends"),
    )

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True, info=KEY)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True, info=KEY)
    whole: Mapped[bool] = mapped_column(info=_OURS)
    reason_sealed: Mapped[bytes | None] = mapped_column(
        LargeBinary, info=seen_by(REPORT_WORDS, Viewer.OWN_ORGANISATION)
    )
    state: Mapped[ExportState] = mapped_column(choice(ExportState), info=_OURS)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=KEY)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=_OURS)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=_OURS)

    asked_by: Mapped[Account] = relationship(foreign_keys=[asked_by_id])
    reason = Sealed()

    def sealing_key(self, vault: Vault) -> bytes:
        """The opened key of whoever asked."""
        return self.asked_by.sealing_key(vault)
