"""What an employer may see of a person: from a nameless suggestion to chosen facts for a limited time, and its end."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Dated, Named, UtcDateTime, Versioned, choice
from models.columns import CASEWORK, KEY, SHARED
from models.consent import Consent
from models.jobseeker import Jobseeker
from models.sets import SetOf, mask_of_all
from models.sharing_enums import DisclosureState, InvitationText, SharedField
from models.vacancy import Vacancy


class Disclosure(Dated, Versioned, Named, Base):
    """One person, one vacancy, one employer's way to the person. `fields` and `expires_at` are what the person agreed
    to; they stay on record after the end. `confirmed_at` is when the person said so signed in as themselves: what
    somebody else noted for them shows nothing. `called_at` is the last try to reach them by telephone."""

    __tablename__ = "disclosure"
    __mapper_args__ = {"version_id_col": Versioned.version}
    __table_args__ = (
        UniqueConstraint("jobseeker_id", "vacancy_id"),
        CheckConstraint(f"fields BETWEEN 0 AND {mask_of_all(SharedField)}", name="known_fields"),
        CheckConstraint("(invited_at IS NULL) = (invitation IS NULL)", name="an_invitation_has_words"),
        CheckConstraint(
            "state NOT IN ('invited', 'accepted', 'disclosed', 'declined') OR invited_at IS NOT NULL",
            name="invited_before_it_is_answered",
        ),
        CheckConstraint(
            "state NOT IN ('accepted', 'disclosed')"
            " OR (fields > 0 AND expires_at IS NOT NULL AND consent_id IS NOT NULL)",
            name="nothing_is_shared_without_consent",
        ),
        CheckConstraint("state <> 'disclosed' OR confirmed_at IS NOT NULL", name="the_person_confirms_it"),
    )

    jobseeker_id: Mapped[int] = mapped_column(ForeignKey("jobseeker.id", ondelete="CASCADE"), info=KEY)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id", ondelete="CASCADE"), index=True, info=KEY)
    # With its consent a disclosure goes too: setting the reference to nothing would break the rule above.
    consent_id: Mapped[int | None] = mapped_column(ForeignKey("consent.id", ondelete="CASCADE"), index=True, info=KEY)
    state: Mapped[DisclosureState] = mapped_column(choice(DisclosureState), index=True, info=SHARED)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime(), info=SHARED)
    invitation: Mapped[InvitationText | None] = mapped_column(choice(InvitationText), info=SHARED)
    invited_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=SHARED)
    called_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=CASEWORK)
    fields: Mapped[frozenset[SharedField]] = mapped_column(SetOf(SharedField), default=frozenset(), info=SHARED)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=SHARED)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=CASEWORK)

    jobseeker: Mapped[Jobseeker] = relationship()
    vacancy: Mapped[Vacancy] = relationship()
    consent: Mapped[Consent | None] = relationship()
