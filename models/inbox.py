"""What an account is told inside the service, and how else it wants to hear that there is something to read."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Integer, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.account import Account
from models.base import Base, Dated, Named, UtcDateTime, choice
from models.columns import IDENTITY, KEY, PREFERENCE, SEALED_SECRET, SIGN_IN_MARK, Viewer, seen_by
from models.crypto import Sealed, Vault
from models.enums import Channel

TOLD = seen_by(SIGN_IN_MARK, Viewer.SELF)
OWN = seen_by(PREFERENCE, Viewer.SELF)
QUIET_FROM, QUIET_UNTIL = 21, 8


class News(StrEnum):
    """What can be told. The words live in web."""

    INVITED = "invited"
    PROPOSED = "proposed"
    VACANCY_CLOSED = "vacancy_closed"
    STILL_LOOKING = "still_looking"
    CONTEST_RESOLVED = "contest_resolved"
    INVITATION_ANSWERED = "invitation_answered"
    VACANCY_APPROVED = "vacancy_approved"
    VACANCY_RETURNED = "vacancy_returned"
    CONTESTED = "contested"
    COURSE_ANSWERED = "course_answered"
    INTERESTED = "interested"
    COMPANY_CHECK = "company_check"
    STILL_OPEN = "still_open"
    VACANCY_PAUSED = "vacancy_paused"
    VACANCY_CONFIRMED = "vacancy_confirmed"
    OFFERED = "offered"
    OFFER_ANSWERED = "offer_answered"
    OFFER_ENDED = "offer_ended"
    OFFER_TO_CHECK = "offer_to_check"
    NOT_CHOSEN = "not_chosen"
    OUTCOME_SAID = "outcome_said"
    BEGAN = "began"
    FILING_DUE = "filing_due"
    TIME_OFFERED = "time_offered"
    TIME_CHANGED = "time_changed"
    TIME_ANSWERED = "time_answered"
    WORDS_WAITING = "words_waiting"
    WORDS_RETURNED = "words_returned"
    INTERPRETER_ASKED = "interpreter_asked"
    PLAN_NEWS = "plan_news"
    REFERRAL_ASKED = "referral_asked"
    REFERRAL_CAME = "referral_came"
    REFERRAL_MOVED = "referral_moved"
    HOW_IS_WORK = "how_is_work"
    HELP_ASKED = "help_asked"
    HAND_OVER_OFFERED = "hand_over_offered"
    HAND_OVER_ANSWERED = "hand_over_answered"
    PEOPLE_GIVEN = "people_given"
    NEW_COUNSELLOR = "new_counsellor"
    GLASS_ASKED = "glass_asked"
    GLASS_OPENED = "glass_opened"
    GLASS_SEEN = "glass_seen"
    EXPORT_ASKED = "export_asked"
    EXPORT_ANSWERED = "export_answered"
    MADE_ONE = "made_one"
    TAKEN_APART = "taken_apart"


class Outcome(StrEnum):
    """How far somebody had come with a vacancy when it was closed."""

    NOT_PROPOSED = "not_proposed"
    PROPOSED = "proposed"
    INVITED = "invited"


class Ended(StrEnum):
    """Why a vacancy is not offered any more, as people are told."""

    CLOSED = "closed"
    FILLED = "filled"
    WITHDRAWN = "withdrawn"
    SUSPENDED = "suspended"


class InboxItem(Dated, Named, Base):
    """One piece of news for one account: a code and facts, which are public ids and words of closed lists only. The
    sentence is made when it is read, in the reader's language."""

    __tablename__ = "inbox_item"
    __table_args__ = (Index("ix_inbox_item_account_id_read_at", "account_id", "read_at"),)

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), info=KEY)
    news: Mapped[News] = mapped_column(choice(News), info=TOLD)
    facts: Mapped[dict[str, str]] = mapped_column(JSON, info=TOLD)
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=TOLD)

    account: Mapped[Account] = relationship()


class MessageChoice(Named, Base):
    """How an account wants to hear of news, kept once it differs from the start: in the service only, nothing sent
    between nine in the evening and eight in the morning. Hours are Bulgarian; two equal ones mean no quiet hours.

    `email` is a person's address for such messages, once they have opened the link sent there; `asked_email` is one
    that waits for that. Staff and employers are written to at the address they sign in with.
    """

    __tablename__ = "message_choice"
    __table_args__ = (
        CheckConstraint("quiet_from BETWEEN 0 AND 23 AND quiet_until BETWEEN 0 AND 23", name="hours_of_a_day"),
    )

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), unique=True, info=KEY)
    channel: Mapped[Channel] = mapped_column(choice(Channel), default=Channel.INBOX, info=OWN)
    quiet_from: Mapped[int] = mapped_column(Integer, default=QUIET_FROM, info=OWN)
    quiet_until: Mapped[int] = mapped_column(Integer, default=QUIET_UNTIL, info=OWN)
    email_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=seen_by(IDENTITY, Viewer.SELF))
    asked_email_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=SEALED_SECRET)

    account: Mapped[Account] = relationship()
    email = Sealed()
    asked_email = Sealed()

    def sealing_key(self, vault: Vault) -> bytes:
        """The opened data key of the account's person."""
        return self.account.sealing_key(vault)
