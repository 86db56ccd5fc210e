"""Who is asking: a plain value made from a sign-in, handed to the policy and to the services."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Actor(StrEnum):
    """What somebody is to the policy. `PENDING` has given a password but no second factor yet."""

    ANONYMOUS = "anonymous"
    PENDING = "pending"
    JOBSEEKER = "jobseeker"
    EMPLOYER = "employer"
    COUNSELLOR = "counsellor"
    LEAD = "lead"
    OPERATOR = "operator"


class Relation(StrEnum):
    """How somebody stands to a thing. `ANYONE` holds for things no relation is needed for."""

    ANYONE = "anyone"
    SELF = "self"
    OWN_ORGANISATION = "own organisation"
    OWN_EMPLOYER = "own employer"
    STAFF = "staff"
    PUBLISHED = "published"
    OPERATES = "operates"
    BREAK_GLASS = "break glass"
    RECEIVING = "receiving organisation"


@dataclass(frozen=True, slots=True)
class Principal:
    """Somebody asking for something. Ids are database numbers, `*_name` are public ids."""

    actor: Actor
    account_id: int | None = None
    account_name: str = ""
    organisation_id: int | None = None
    organisation_name: str = ""
    employer_id: int | None = None
    jobseeker_id: int | None = None
    sign_in_id: int | None = None
    language: str | None = None
    proved_at: datetime | None = None

    @property
    def signed_in(self) -> bool:
        """Whether the person has fully signed in."""
        return self.actor not in (Actor.ANONYMOUS, Actor.PENDING)


NOBODY = Principal(Actor.ANONYMOUS)
SYSTEM = Principal(Actor.OPERATOR, account_name="system")
