"""People who want to find work together: couples, families, and how their jobs should lie to each other."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Dated, Named, Numbered, UtcDateTime, Versioned, choice
from models.columns import CASE_FILE, KEY, SYSTEM
from models.consent import Consent
from models.jobseeker import Jobseeker


class HouseholdWish(StrEnum):
    """How the jobs of a household should lie: with one employer, in one town, or in hours that never overlap."""

    TOGETHER = "together"
    SAME_PLACE = "same_place"
    OPPOSITE_SHIFTS = "opposite_shifts"


class Household(Dated, Versioned, Named, Base):
    """People of one organisation who are planned for jointly. It holds nothing about them itself: what each of them
    wants and agreed to stands with the member, and goes with them. `changed_at` is when somebody last came, went or
    wanted something else."""

    __tablename__ = "household"
    __mapper_args__ = {"version_id_col": Versioned.version}

    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True, info=KEY)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime(), info=SYSTEM)

    members: Mapped[list["HouseholdMember"]] = relationship(
        back_populates="household", cascade="all, delete-orphan", order_by="HouseholdMember.id"
    )


class HouseholdMember(Numbered, Base):
    """One person of a household, with the wish they said yes to and their consent to it. Nobody is in two households;
    only a wish that all members share is planned by."""

    __tablename__ = "household_member"

    household_id: Mapped[int] = mapped_column(ForeignKey("household.id", ondelete="CASCADE"), index=True, info=KEY)
    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), unique=True, info=KEY)
    consent_id: Mapped[int] = mapped_column(ForeignKey("consent.id", ondelete="CASCADE"), index=True, info=KEY)
    wish: Mapped[HouseholdWish] = mapped_column(choice(HouseholdWish), info=CASE_FILE)

    household: Mapped[Household] = relationship(back_populates="members")
    jobseeker: Mapped[Jobseeker] = relationship()
    consent: Mapped[Consent] = relationship()
