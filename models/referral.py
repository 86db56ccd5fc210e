"""Sending a person on to a course, a service or another organisation, each stage with who took it and when."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.account import Account
from models.base import Base, Dated, Named, Numbered, UtcDateTime, Versioned, choice
from models.columns import CASEWORK, KEY, OWN_WORDS, Viewer, seen_by
from models.course import Course
from models.crypto import Sealed
from models.jobseeker import Jobseeker, OfJobseeker
from models.organisation import Organisation

LONGEST_REASON = 1000
LONGEST_PROVIDER = 200
#: The receiving organisation reads them from the moment it has accepted.
SENT_ON = seen_by(CASEWORK, Viewer.SELF, Viewer.OWN_ORGANISATION, Viewer.STAFF)
SENT_WORDS = seen_by(OWN_WORDS, Viewer.SELF, Viewer.OWN_ORGANISATION, Viewer.STAFF)
ONE_TARGET = {
    "course": "kind = 'course' OR course_id IS NULL",
    "service": "(kind = 'service') = (service IS NOT NULL)",
    "organisation": "(kind = 'organisation') = (receiver_id IS NOT NULL)",
}


class ReferralKind(StrEnum):
    """Where somebody is sent on to."""

    COURSE = "course"
    SERVICE = "service"
    ORGANISATION = "organisation"


class Service(StrEnum):
    """What kind of help a service gives."""

    LABOUR_OFFICE = "labour_office"
    LANGUAGE_LESSONS = "language_lessons"
    LEGAL_ADVICE = "legal_advice"
    RECOGNITION = "recognition"
    CHILD_CARE = "child_care"
    HOUSING = "housing"
    SOCIAL_HELP = "social_help"
    INTERPRETING = "interpreting"
    OTHER = "other"


class ReferralStage(StrEnum):
    """How far it has come."""

    SUGGESTED = "suggested"
    AGREED = "agreed"
    SENT = "sent"
    ACCEPTED = "accepted"
    STARTED = "started"
    ENDED = "ended"
    REFUSED = "refused"


class ReferralOutcome(StrEnum):
    """What came of it."""

    HELPED = "helped"
    HELPED_PARTLY = "helped_partly"
    DID_NOT_HELP = "did_not_help"
    DID_NOT_GO = "did_not_go"
    NO_PLACE = "no_place"
    PERSON_SAID_NO = "person_said_no"
    TAKEN_BACK = "taken_back"


class StageBy(StrEnum):
    """Who took a stage."""

    PERSON = "person"
    STAFF = "staff"
    RECEIVER = "receiver"


class Referral(OfJobseeker, Dated, Versioned, Named, Base):
    """One referral to exactly one target. `words` say what it is for, in `language`; `provider` names a service. The
    `receiver` learns who it is only when the person has agreed and both organisations have."""

    __tablename__ = "referral"
    __mapper_args__ = {"version_id_col": Versioned.version}
    __table_args__ = (
        *(CheckConstraint(rule, name=f"one_target_{name}") for name, rule in ONE_TARGET.items()),
        CheckConstraint("(stage IN ('ended', 'refused')) = (outcome IS NOT NULL)", name="what_is_over_has_an_outcome"),
        CheckConstraint("(stage IN ('ended', 'refused')) = (over_at IS NOT NULL)", name="over_at_some_time"),
        Index("ix_referral_receiver_id_stage", "receiver_id", "stage"),
    )

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), index=True, info=KEY)
    kind: Mapped[ReferralKind] = mapped_column(choice(ReferralKind), info=SENT_ON)
    course_id: Mapped[int | None] = mapped_column(ForeignKey("course.id", ondelete="SET NULL"), index=True, info=KEY)
    service: Mapped[Service | None] = mapped_column(choice(Service, "referral_service"), info=SENT_ON)
    provider_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=OWN_WORDS)
    receiver_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), info=KEY)
    words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=SENT_WORDS)
    language: Mapped[str] = mapped_column(String(5), info=SENT_ON)
    stage: Mapped[ReferralStage] = mapped_column(choice(ReferralStage), info=SENT_ON)
    outcome: Mapped[ReferralOutcome | None] = mapped_column(choice(ReferralOutcome), info=SENT_ON)
    over_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=SENT_ON)

    jobseeker: Mapped[Jobseeker] = relationship()
    course: Mapped[Course | None] = relationship()
    receiver: Mapped[Organisation | None] = relationship()
    history: Mapped[list["ReferralEvent"]] = relationship(order_by="ReferralEvent.id", passive_deletes=True)
    provider = Sealed()
    words = Sealed()


class ReferralEvent(Numbered, Base):
    """One stage that was reached: when, and by whom."""

    __tablename__ = "referral_event"

    referral_id: Mapped[int] = mapped_column(ForeignKey("referral.id", ondelete="CASCADE"), index=True, info=KEY)
    stage: Mapped[ReferralStage] = mapped_column(choice(ReferralStage), info=SENT_ON)
    taken_by: Mapped[StageBy] = mapped_column(choice(StageBy), info=SENT_ON)
    at: Mapped[datetime] = mapped_column(UtcDateTime(), info=SENT_ON)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"), info=KEY)

    account: Mapped[Account | None] = relationship()
