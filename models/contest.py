"""Facts a person says are not right. They are set aside until a counsellor has looked."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Dated, Named, UtcDateTime, choice
from models.columns import CASEWORK, KEY, OWN_WORDS, PROFILE
from models.crypto import Sealed
from models.jobseeker import Jobseeker, OfJobseeker
from models.sharing_enums import ContestAnswer, ContestKind, ContestState


class Contest(OfJobseeker, Dated, Named, Base):
    """One fact contested. `subject` says which entry: the public id of a work or skill entry, the code of a language,
    the kind of a licence, `kind:value` of an exclusion; empty for a whole answer. `words` are the person's, `note` the
    counsellor's."""

    __tablename__ = "contest"
    __table_args__ = (
        CheckConstraint("(state = 'rejected') = (answer IS NOT NULL)", name="who_rejects_says_why"),
        CheckConstraint("state = 'open' OR resolved_at IS NOT NULL", name="resolved_at_some_time"),
    )

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), index=True, info=KEY)
    kind: Mapped[ContestKind] = mapped_column(choice(ContestKind), info=PROFILE)
    subject: Mapped[str] = mapped_column(String(240), info=PROFILE)
    state: Mapped[ContestState] = mapped_column(choice(ContestState), index=True, info=PROFILE)
    words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=OWN_WORDS)
    answer: Mapped[ContestAnswer | None] = mapped_column(choice(ContestAnswer), info=CASEWORK)
    note_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=OWN_WORDS)
    resolved_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=KEY)
    resolved_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=CASEWORK)

    jobseeker: Mapped[Jobseeker] = relationship()
    words = Sealed()
    note = Sealed()
