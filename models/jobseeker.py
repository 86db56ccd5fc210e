"""A person looking for work: who they are (sealed), what they can do, when and where, and their papers."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import (
    CheckConstraint,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Dated, Named, Numbered, UtcDateTime, Versioned, choice
from models.columns import CASE_FILE, IDENTITY, KEY, LOOKUP, OWN_WORDS, PREFERENCE, PROFILE
from models.crypto import Sealed, Vault
from models.enums import (
    CefrLevel,
    ContractKind,
    DatePrecision,
    ExclusionKind,
    IssuedIn,
    LicenceKind,
    ProtectionStatus,
    SkillEvidence,
    WordsState,
    WorkKind,
)
from models.person_key import PersonKey
from models.place import Municipality
from models.taxonomy import Concept

if TYPE_CHECKING:
    from models.account import Account
    from models.contest import Contest
    from models.organisation import Organisation


class Jobseeker(Dated, Versioned, Named, Base):
    """A person looking for work. `None` in any answer means "not said yet", never "no".

    `organisation` controls the person's data; without a `counsellor` the person waits in its intake queue.
    `external_index` fingerprints the organisation's own number of an imported person. Whoever has `paused_at` is
    suggested to nobody; `parked_at` says that silence did it, after `looking_asked_at` found no answer.
    """

    __tablename__ = "jobseeker"
    __mapper_args__ = {"version_id_col": Versioned.version}
    __table_args__ = (
        Index("ix_jobseeker_external_index", "organisation_id", "external_index", unique=True),
        CheckConstraint("max_commute_minutes BETWEEN 1 AND 240", name="commute_up_to_four_hours"),
        CheckConstraint("max_hours_per_week BETWEEN 1 AND 60", name="hours_up_to_sixty"),
        CheckConstraint("min_net_pay BETWEEN 0 AND 20000", name="pay_within_reason"),
    )

    key_id: Mapped[int] = mapped_column(ForeignKey("person_key.id"), info=KEY)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True, info=KEY)
    counsellor_id: Mapped[int | None] = mapped_column(
        ForeignKey("account.id", ondelete="SET NULL", use_alter=True), index=True, info=KEY
    )
    external_index: Mapped[str | None] = mapped_column(String(64), info=LOOKUP)
    language: Mapped[str] = mapped_column(String(5), info=PREFERENCE)
    paused_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=PREFERENCE)
    parked_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=PREFERENCE)
    looking_said_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=PREFERENCE)
    looking_asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=PREFERENCE)
    profile_confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=PROFILE)
    entered_by_staff: Mapped[bool] = mapped_column(default=False, info=CASE_FILE)

    given_name_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=IDENTITY)
    family_name_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=IDENTITY)
    phone_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=IDENTITY)
    email_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=IDENTITY)
    birth_date_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=IDENTITY)
    birth_date_precision: Mapped[DatePrecision | None] = mapped_column(choice(DatePrecision), info=PREFERENCE)

    municipality_code: Mapped[str | None] = mapped_column(ForeignKey("municipality.code"), index=True, info=PROFILE)
    max_commute_minutes: Mapped[int | None] = mapped_column(Integer, info=PROFILE)
    own_transport: Mapped[bool | None] = mapped_column(info=PROFILE)
    accommodation_needed: Mapped[bool | None] = mapped_column(info=PROFILE)
    works_days: Mapped[bool | None] = mapped_column(info=PROFILE)
    works_evenings: Mapped[bool | None] = mapped_column(info=PROFILE)
    works_nights: Mapped[bool | None] = mapped_column(info=PROFILE)
    works_weekends: Mapped[bool | None] = mapped_column(info=PROFILE)
    has_care_hours: Mapped[bool | None] = mapped_column(info=PROFILE)
    max_hours_per_week: Mapped[int | None] = mapped_column(Integer, info=PROFILE)
    earliest_start: Mapped[date | None] = mapped_column(Date, info=PROFILE)
    min_net_pay: Mapped[int | None] = mapped_column(Integer, info=PROFILE)
    preferred_contract: Mapped[ContractKind | None] = mapped_column(choice(ContractKind), info=PROFILE)

    status: Mapped[ProtectionStatus | None] = mapped_column(choice(ProtectionStatus), info=PREFERENCE)
    status_valid_until: Mapped[date | None] = mapped_column(Date, info=PREFERENCE)
    status_registered_on: Mapped[date | None] = mapped_column(Date, info=PREFERENCE)
    status_seen_on: Mapped[date | None] = mapped_column(Date, info=CASE_FILE)
    work_note_seen_on: Mapped[date | None] = mapped_column(Date, info=CASE_FILE)
    licences_checked_on: Mapped[date | None] = mapped_column(Date, info=CASE_FILE)
    document_number_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=IDENTITY)

    key: Mapped[PersonKey] = relationship()
    organisation: Mapped["Organisation"] = relationship()
    counsellor: Mapped["Account | None"] = relationship(foreign_keys=[counsellor_id])
    account: Mapped["Account | None"] = relationship(
        back_populates="jobseeker", foreign_keys="Account.jobseeker_id", passive_deletes=True
    )
    municipality: Mapped[Municipality | None] = relationship()
    work: Mapped[list["WorkExperience"]] = relationship(
        back_populates="jobseeker", cascade="all, delete-orphan", order_by="WorkExperience.id"
    )
    skills: Mapped[list["JobseekerSkill"]] = relationship(
        back_populates="jobseeker", cascade="all, delete-orphan", order_by="JobseekerSkill.id"
    )
    languages: Mapped[list["JobseekerLanguage"]] = relationship(
        back_populates="jobseeker", cascade="all, delete-orphan", order_by="JobseekerLanguage.id"
    )
    licences: Mapped[list["JobseekerLicence"]] = relationship(
        back_populates="jobseeker", cascade="all, delete-orphan", order_by="JobseekerLicence.id"
    )
    care_windows: Mapped[list["CareWindow"]] = relationship(
        cascade="all, delete-orphan", order_by="CareWindow.weekday, CareWindow.from_minute"
    )
    exclusions: Mapped[list["Exclusion"]] = relationship(cascade="all, delete-orphan", order_by="Exclusion.id")
    contested: Mapped[list["Contest"]] = relationship(
        primaryjoin="and_(Contest.jobseeker_id == Jobseeker.id, Contest.state.in_(('open', 'accepted')))",
        order_by="Contest.id",
        viewonly=True,
    )

    given_name = Sealed()
    family_name = Sealed()
    phone = Sealed()
    email = Sealed()
    birth_date = Sealed()
    document_number = Sealed()

    def sealing_key(self, vault: Vault) -> bytes:
        """The opened data key of this person."""
        return self.key.opened(vault)


class OfJobseeker:
    """A row that belongs to one jobseeker and opens with that person's key."""

    jobseeker: Mapped[Jobseeker]

    def sealing_key(self, vault: Vault) -> bytes:
        """The opened data key of the person this row belongs to."""
        return self.jobseeker.sealing_key(vault)


class WorkExperience(OfJobseeker, Named, Base):
    """Something the person worked as, paid or not: their own words, a counsellor's beside them (`reworded`), and the
    occupation they confirmed."""

    __tablename__ = "work_experience"
    __table_args__ = (CheckConstraint("years >= 0 AND years <= 70", name="years_within_a_life"),)

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), index=True, info=KEY)
    own_words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=OWN_WORDS)
    language: Mapped[str] = mapped_column(String(5), info=PROFILE)
    reworded_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=OWN_WORDS)
    reworded_language: Mapped[str | None] = mapped_column(String(5), info=PROFILE)
    concept_id: Mapped[int | None] = mapped_column(ForeignKey("concept.id"), index=True, info=PROFILE)
    words_state: Mapped[WordsState | None] = mapped_column(choice(WordsState), info=CASE_FILE)
    kind: Mapped[WorkKind | None] = mapped_column(choice(WorkKind), info=PROFILE)
    years: Mapped[float | None] = mapped_column(Float, info=PROFILE)
    last_worked_in: Mapped[int | None] = mapped_column(Integer, info=PROFILE)
    wanted: Mapped[bool | None] = mapped_column(info=PROFILE)

    jobseeker: Mapped[Jobseeker] = relationship(back_populates="work")
    concept: Mapped[Concept | None] = relationship()
    own_words = Sealed()
    reworded = Sealed()


class JobseekerSkill(OfJobseeker, Named, Base):
    """A skill the person has, in taxonomy or in their own words, and how it is known."""

    __tablename__ = "jobseeker_skill"
    __table_args__ = (UniqueConstraint("jobseeker_id", "concept_id"),)

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), index=True, info=KEY)
    concept_id: Mapped[int | None] = mapped_column(ForeignKey("concept.id"), index=True, info=PROFILE)
    own_words_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=OWN_WORDS)
    language: Mapped[str] = mapped_column(String(5), info=PROFILE)
    words_state: Mapped[WordsState | None] = mapped_column(choice(WordsState), info=CASE_FILE)
    evidence: Mapped[SkillEvidence] = mapped_column(choice(SkillEvidence), info=PROFILE)

    jobseeker: Mapped[Jobseeker] = relationship(back_populates="skills")
    concept: Mapped[Concept | None] = relationship()
    own_words = Sealed()


class JobseekerLanguage(Numbered, Base):
    """A language the person speaks or writes. `None` as a level means it was not asked."""

    __tablename__ = "jobseeker_language"
    __table_args__ = (UniqueConstraint("jobseeker_id", "language"),)

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), index=True, info=KEY)
    language: Mapped[str] = mapped_column(String(5), info=PROFILE)
    spoken: Mapped[CefrLevel | None] = mapped_column(choice(CefrLevel), info=PROFILE)
    written: Mapped[CefrLevel | None] = mapped_column(choice(CefrLevel, "written_level"), info=PROFILE)

    jobseeker: Mapped[Jobseeker] = relationship(back_populates="languages")


class JobseekerLicence(Numbered, Base):
    """A paper the person holds: its kind and last day only, never a scan. `issued_in` is asked for driving papers, for
    which the law tells countries apart. `seen_on` is set by a counsellor."""

    __tablename__ = "jobseeker_licence"
    __table_args__ = (UniqueConstraint("jobseeker_id", "kind"),)

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), index=True, info=KEY)
    kind: Mapped[LicenceKind] = mapped_column(choice(LicenceKind), info=PROFILE)
    valid_until: Mapped[date | None] = mapped_column(Date, info=PROFILE)
    issued_in: Mapped[IssuedIn | None] = mapped_column(choice(IssuedIn), info=PREFERENCE)
    seen_on: Mapped[date | None] = mapped_column(Date, info=CASE_FILE)

    jobseeker: Mapped[Jobseeker] = relationship(back_populates="licences")


class CareWindow(Numbered, Base):
    """Hours in a week when the person looks after somebody. Weekday 0 is Monday; minutes count from midnight."""

    __tablename__ = "care_window"
    __table_args__ = (
        CheckConstraint("weekday BETWEEN 0 AND 6", name="seven_weekdays"),
        CheckConstraint("from_minute >= 0 AND from_minute < to_minute AND to_minute <= 1440", name="within_one_day"),
    )

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), index=True, info=KEY)
    weekday: Mapped[int] = mapped_column(Integer, info=PROFILE)
    from_minute: Mapped[int] = mapped_column(Integer, info=PROFILE)
    to_minute: Mapped[int] = mapped_column(Integer, info=PROFILE)


class Exclusion(Numbered, Base):
    """Something the person does not want to be suggested: an employer, an occupation, a municipality."""

    __tablename__ = "exclusion"
    __table_args__ = (UniqueConstraint("jobseeker_id", "kind", "value"),)

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), index=True, info=KEY)
    kind: Mapped[ExclusionKind] = mapped_column(choice(ExclusionKind), info=PROFILE)
    value: Mapped[str] = mapped_column(String(200), info=PROFILE)
