"""Accounts, their sign-ins, one-time codes, throttles and the record of forms already carried out."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Base, Dated, Named, Numbered, UtcDateTime, Versioned, choice
from models.columns import (
    ACCOUNT_SECRET,
    IDENTITY,
    KEY,
    LOOKUP,
    PASSING,
    PREFERENCE,
    SEALED_SECRET,
    SECRET,
    SIGN_IN_MARK,
    STAFF_IDENTITY,
    STAFF_LOOKUP,
    SYSTEM,
)
from models.crypto import Sealed, Vault
from models.enums import Role
from models.person_key import PersonKey

if TYPE_CHECKING:
    from models.employer import Employer
    from models.jobseeker import Jobseeker
    from models.organisation import Organisation


class Account(Dated, Versioned, Named, Base):
    """Somebody who can sign in. A jobseeker signs in by code or phone with a PIN, everybody else by e-mail,
    password and a second factor."""

    __tablename__ = "account"
    __mapper_args__ = {"version_id_col": Versioned.version}
    __table_args__ = (
        CheckConstraint(
            "(role = 'jobseeker') = (jobseeker_id IS NOT NULL)", name="a_jobseeker_account_belongs_to_a_jobseeker"
        ),
        CheckConstraint("(role = 'employer') = (employer_id IS NOT NULL)", name="an_employer_account_has_an_employer"),
        CheckConstraint(
            "role NOT IN ('counsellor', 'lead') OR organisation_id IS NOT NULL", name="staff_belong_to_an_organisation"
        ),
        CheckConstraint("phone_confirmed_at IS NULL OR phone_index IS NOT NULL", name="a_confirmed_phone_is_stored"),
    )

    role: Mapped[Role] = mapped_column(choice(Role), info=SYSTEM)
    key_id: Mapped[int] = mapped_column(ForeignKey("person_key.id"), info=KEY)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True, info=KEY)
    employer_id: Mapped[int | None] = mapped_column(ForeignKey("employer.id"), index=True, info=KEY)
    jobseeker_id: Mapped[int | None] = mapped_column(
        ForeignKey("jobseeker.id", ondelete="CASCADE"), unique=True, info=KEY
    )
    name_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=STAFF_IDENTITY)
    email_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=STAFF_IDENTITY)
    email_index: Mapped[str | None] = mapped_column(String(64), unique=True, info=STAFF_LOOKUP)
    code_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=IDENTITY)
    code_index: Mapped[str | None] = mapped_column(String(64), unique=True, info=LOOKUP)
    phone_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=IDENTITY)
    phone_index: Mapped[str | None] = mapped_column(String(64), index=True, info=LOOKUP)
    phone_confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=SYSTEM)
    secret_hash: Mapped[str | None] = mapped_column(String(200), info=ACCOUNT_SECRET)
    pin_tag: Mapped[str | None] = mapped_column(String(64), info=ACCOUNT_SECRET)
    totp_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=SEALED_SECRET)
    totp_last_step: Mapped[int | None] = mapped_column(Integer, info=ACCOUNT_SECRET)
    language: Mapped[str] = mapped_column(String(5), info=PREFERENCE)
    disabled_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=SYSTEM)

    key: Mapped[PersonKey] = relationship()
    jobseeker: Mapped["Jobseeker | None"] = relationship(back_populates="account", foreign_keys=[jobseeker_id])
    organisation: Mapped["Organisation | None"] = relationship()
    employer: Mapped["Employer | None"] = relationship(back_populates="accounts", foreign_keys=[employer_id])

    name = Sealed()
    email = Sealed()
    code = Sealed()
    phone = Sealed()
    totp = Sealed()

    def sealing_key(self, vault: Vault) -> bytes:
        """The opened data key of the account's person."""
        return self.key.opened(vault)


class SignIn(Dated, Numbered, Base):
    """One signed-in browser. The cookie holds a random token; this row holds its fingerprint and can be revoked."""

    __tablename__ = "sign_in"

    token_hash: Mapped[str] = mapped_column(String(64), unique=True, info=SECRET)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True, info=KEY)
    last_seen_at: Mapped[datetime] = mapped_column(UtcDateTime(), info=SIGN_IN_MARK)
    proved_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=PASSING)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=PASSING)

    account: Mapped[Account] = relationship()


class OneTimeCode(Dated, Numbered, Base):
    """A code or link that works once, for one purpose, for a while, with a limited number of tries."""

    __tablename__ = "one_time_code"
    __table_args__ = (CheckConstraint("tries >= 0", name="tries_are_counted_upwards"),)

    purpose: Mapped[str] = mapped_column(String(30), info=PASSING)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True, info=KEY)
    code_index: Mapped[str] = mapped_column(String(64), index=True, info=SECRET)
    target_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, info=SEALED_SECRET)
    tries: Mapped[int] = mapped_column(Integer, default=0, info=PASSING)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime(), info=PASSING)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime(), info=PASSING)

    account: Mapped[Account] = relationship()


class Throttle(Base):
    """How often something was tried in one window of time; shared by all processes."""

    __tablename__ = "throttle"

    bucket: Mapped[str] = mapped_column(String(64), primary_key=True, info=SECRET)
    window: Mapped[int] = mapped_column(Integer, primary_key=True, info=PASSING)
    tries: Mapped[int] = mapped_column(Integer, info=PASSING)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime(), index=True, info=PASSING)


class FormPost(Base):
    """A form that was carried out, so that sending it again has no second effect."""

    __tablename__ = "form_post"
    __table_args__ = (Index("ix_form_post_created_at", "created_at"),)

    form_key: Mapped[str] = mapped_column(String(64), primary_key=True, info=SECRET)
    location: Mapped[str] = mapped_column(String(500), info=PASSING)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime(), info=PASSING)
