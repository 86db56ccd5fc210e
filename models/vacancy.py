"""Vacancies with their requirements as data, so that they can be checked, matched and shown in every language."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Integer, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Dated, Named, Numbered, UtcDateTime, Versioned, choice
from models.columns import ADVERT, EMPLOYER_FILE, KEY
from models.employer import Employer
from models.enums import CefrLevel, CloseReason, ContractKind, LicenceKind, PayPeriod, VacancyState
from models.place import Municipality
from models.taxonomy import Concept

if TYPE_CHECKING:
    from models.phoned import PhonedVacancy


class Vacancy(Dated, Versioned, Named, Base):
    """A post to fill. Pay is gross, in euro cents per month or hour. Minutes count from midnight; `weekdays` is a
    bit mask with Monday as 1. Only `open` vacancies are shown to people, and any edit takes an open one back to
    `submitted`. `return_reason` and `return_note` say why a counsellor gave it back; they go when it is submitted
    again. `overtime_hours` are those a week beyond the usual ones, 0 for none; `leave_days` are working days a year.
    `accommodation_sharing` is how many people share a room, `accommodation_leave_days` how long somebody may stay after
    the job has ended. `external_reference` is the employer's own number of an imported vacancy.

    `findable` says whether search engines may show its public page. `group_size` is how many are wanted to start
    together, and `start_together` whether people who belong together may.
    `said_open_at` is when the employer last said that it is still open, `asked_open_at` a question about it that waits
    for an answer."""

    __tablename__ = "vacancy"
    __mapper_args__ = {"version_id_col": Versioned.version}
    __table_args__ = (
        Index("ix_vacancy_external_reference", "employer_id", "external_reference", unique=True),
        CheckConstraint("places BETWEEN 1 AND 500", name="at_least_one_place"),
        CheckConstraint("pay_min IS NULL OR pay_max IS NULL OR pay_min <= pay_max", name="pay_range_in_order"),
        CheckConstraint("ends_on IS NULL OR ends_on > starts_on", name="ends_after_it_starts"),
        CheckConstraint("weekdays BETWEEN 1 AND 127", name="at_least_one_weekday"),
        CheckConstraint("hours_per_week BETWEEN 1 AND 60", name="hours_up_to_sixty"),
        CheckConstraint("overtime_hours BETWEEN 0 AND 40", name="overtime_up_to_forty"),
        CheckConstraint("probation_months BETWEEN 0 AND 24", name="probation_up_to_two_years"),
        CheckConstraint("leave_days BETWEEN 0 AND 100", name="leave_up_to_a_hundred_days"),
        CheckConstraint("accommodation_deposit >= 0", name="deposit_not_below_nothing"),
        CheckConstraint("accommodation_sharing BETWEEN 1 AND 20", name="room_for_up_to_twenty"),
        CheckConstraint("accommodation_leave_days BETWEEN 0 AND 365", name="leave_within_a_year"),
        CheckConstraint("group_size BETWEEN 2 AND places", name="a_group_fits_into_the_places"),
        CheckConstraint("state NOT IN ('open', 'paused') OR (approved_by_id IS NOT NULL)", name="open_means_approved"),
        CheckConstraint(
            "state NOT IN ('submitted', 'open', 'paused') OR (concept_id IS NOT NULL AND municipality_code IS NOT NULL"
            " AND pay_min IS NOT NULL AND pay_max IS NOT NULL AND starts_on IS NOT NULL)",
            name="complete_before_it_is_submitted",
        ),
    )

    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"), index=True, info=KEY)
    external_reference: Mapped[str | None] = mapped_column(String(100), info=EMPLOYER_FILE)
    state: Mapped[VacancyState] = mapped_column(choice(VacancyState), index=True, info=EMPLOYER_FILE)
    title: Mapped[str] = mapped_column(String(200), info=ADVERT)
    description: Mapped[str | None] = mapped_column(Text, info=ADVERT)
    language: Mapped[str] = mapped_column(String(5), info=ADVERT)
    concept_id: Mapped[int | None] = mapped_column(ForeignKey("concept.id"), index=True, info=ADVERT)
    places: Mapped[int] = mapped_column(Integer, default=1, info=ADVERT)
    municipality_code: Mapped[str | None] = mapped_column(ForeignKey("municipality.code"), index=True, info=ADVERT)
    starts_on: Mapped[date | None] = mapped_column(Date, info=ADVERT)
    ends_on: Mapped[date | None] = mapped_column(Date, info=ADVERT)
    contract: Mapped[ContractKind | None] = mapped_column(choice(ContractKind), info=ADVERT)
    hours_per_week: Mapped[int | None] = mapped_column(Integer, info=ADVERT)
    weekdays: Mapped[int | None] = mapped_column(Integer, info=ADVERT)
    from_minute: Mapped[int | None] = mapped_column(Integer, info=ADVERT)
    to_minute: Mapped[int | None] = mapped_column(Integer, info=ADVERT)
    rotating_shifts: Mapped[bool | None] = mapped_column(info=ADVERT)
    night_work: Mapped[bool | None] = mapped_column(info=ADVERT)
    pay_min: Mapped[int | None] = mapped_column(Integer, info=ADVERT)
    pay_max: Mapped[int | None] = mapped_column(Integer, info=ADVERT)
    pay_period: Mapped[PayPeriod] = mapped_column(choice(PayPeriod), default=PayPeriod.MONTH, info=ADVERT)
    experience_years: Mapped[int | None] = mapped_column(Integer, info=ADVERT)
    overtime_hours: Mapped[int | None] = mapped_column(Integer, info=ADVERT)
    probation_months: Mapped[int | None] = mapped_column(Integer, info=ADVERT)
    leave_days: Mapped[int | None] = mapped_column(Integer, info=ADVERT)
    accommodation: Mapped[bool | None] = mapped_column(info=ADVERT)
    accommodation_price: Mapped[int | None] = mapped_column(Integer, info=ADVERT)
    accommodation_ends_with_job: Mapped[bool | None] = mapped_column(info=ADVERT)
    accommodation_deposit: Mapped[int | None] = mapped_column(Integer, info=ADVERT)
    accommodation_sharing: Mapped[int | None] = mapped_column(Integer, info=ADVERT)
    accommodation_leave_days: Mapped[int | None] = mapped_column(Integer, info=ADVERT)
    employer_transport: Mapped[bool | None] = mapped_column(info=ADVERT)
    regulated_profession: Mapped[bool] = mapped_column(default=False, info=ADVERT)
    hazardous: Mapped[bool] = mapped_column(default=False, info=ADVERT)
    group_size: Mapped[int | None] = mapped_column(Integer, info=ADVERT)
    start_together: Mapped[bool | None] = mapped_column(info=ADVERT)
    findable: Mapped[bool] = mapped_column(default=False, server_default=false(), info=ADVERT)
    submitted_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=EMPLOYER_FILE)
    approved_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=EMPLOYER_FILE)
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", use_alter=True), info=KEY)
    said_open_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=EMPLOYER_FILE)
    asked_open_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=EMPLOYER_FILE)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=EMPLOYER_FILE)
    close_reason: Mapped[CloseReason | None] = mapped_column(choice(CloseReason), info=EMPLOYER_FILE)
    return_reason: Mapped[str | None] = mapped_column(String(40), info=EMPLOYER_FILE)
    return_note: Mapped[str | None] = mapped_column(Text, info=EMPLOYER_FILE)

    employer: Mapped[Employer] = relationship()
    phoned: Mapped["PhonedVacancy | None"] = relationship(back_populates="vacancy")
    concept: Mapped[Concept | None] = relationship()
    municipality: Mapped[Municipality | None] = relationship()
    skills: Mapped[list["VacancySkill"]] = relationship(
        back_populates="vacancy", cascade="all, delete-orphan", order_by="VacancySkill.id"
    )
    own_skills: Mapped[list["VacancyOwnSkill"]] = relationship(
        back_populates="vacancy", cascade="all, delete-orphan", order_by="VacancyOwnSkill.id"
    )
    languages: Mapped[list["VacancyLanguage"]] = relationship(
        back_populates="vacancy", cascade="all, delete-orphan", order_by="VacancyLanguage.id"
    )
    licences: Mapped[list["VacancyLicence"]] = relationship(cascade="all, delete-orphan", order_by="VacancyLicence.id")


class VacancySkill(Numbered, Base):
    """A skill the vacancy asks for; `essential` or merely welcome. `own_words` are the employer's, where a counsellor
    found the skill for them."""

    __tablename__ = "vacancy_skill"
    __table_args__ = (UniqueConstraint("vacancy_id", "concept_id"),)

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id", ondelete="CASCADE"), index=True, info=KEY)
    concept_id: Mapped[int] = mapped_column(ForeignKey("concept.id"), info=ADVERT)
    essential: Mapped[bool] = mapped_column(info=ADVERT)
    own_words: Mapped[str | None] = mapped_column(String(200), info=ADVERT)

    vacancy: Mapped[Vacancy] = relationship(back_populates="skills")
    concept: Mapped[Concept] = relationship()


class VacancyOwnSkill(Named, Base):
    """A skill the vacancy asks for in the employer's own words, for which no concept is known (yet). People read it;
    the engine does not."""

    __tablename__ = "vacancy_own_skill"
    __table_args__ = (UniqueConstraint("vacancy_id", "words"),)

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id", ondelete="CASCADE"), index=True, info=KEY)
    words: Mapped[str] = mapped_column(String(200), info=ADVERT)
    language: Mapped[str] = mapped_column(String(5), info=ADVERT)
    essential: Mapped[bool] = mapped_column(info=ADVERT)

    vacancy: Mapped[Vacancy] = relationship(back_populates="own_skills")


class VacancyLanguage(Numbered, Base):
    """A language the work needs, to which spoken level, whether it can be learned on the job, and, where the employer
    said so, what the work needs it for."""

    __tablename__ = "vacancy_language"
    __table_args__ = (UniqueConstraint("vacancy_id", "language"),)

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id", ondelete="CASCADE"), index=True, info=KEY)
    language: Mapped[str] = mapped_column(String(5), info=ADVERT)
    level: Mapped[CefrLevel] = mapped_column(choice(CefrLevel), info=ADVERT)
    learnable_on_the_job: Mapped[bool] = mapped_column(default=False, info=ADVERT)
    needed_for: Mapped[str | None] = mapped_column(String(200), info=ADVERT)

    vacancy: Mapped[Vacancy] = relationship(back_populates="languages")


class VacancyLicence(Numbered, Base):
    """A paper the work needs; `by_law` if the law demands it and not only the employer."""

    __tablename__ = "vacancy_licence"
    __table_args__ = (UniqueConstraint("vacancy_id", "kind"),)

    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id", ondelete="CASCADE"), index=True, info=KEY)
    kind: Mapped[LicenceKind] = mapped_column(choice(LicenceKind), info=ADVERT)
    by_law: Mapped[bool] = mapped_column(default=True, info=ADVERT)
