"""The closed lists of invitations, of what is shared, and of facts that are contested."""

from enum import StrEnum


class DisclosureState(StrEnum):
    """How far a person and an employer have come about one vacancy. Only `disclosed` shows anything of the person."""

    SUGGESTED = "suggested"
    INVITED = "invited"
    ACCEPTED = "accepted"
    DISCLOSED = "disclosed"
    CLOSED = "closed"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    SUSPENDED = "suspended"


class SharedField(StrEnum):
    """What a person may let one employer see. New ones go to the end: stored sets count by place."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    LANGUAGES = "languages"
    CV = "cv"


class InvitationText(StrEnum):
    """What an employer invites to. Closed: what it writes in its own words goes through a counsellor."""

    TALK = "talk"
    TELEPHONE = "telephone"
    VISIT = "visit"
    TRIAL_DAY = "trial_day"
    INTERVIEW = "interview"
    GROUP_DAY = "group_day"


class ContestKind(StrEnum):
    """Which fact a person says is not right: an entry of the profile, or a whole answer."""

    WORK = "work"
    SKILL = "skill"
    LANGUAGE = "language"
    LICENCE = "licence"
    EXCLUSION = "exclusion"
    PLACE = "place"
    WAY = "way"
    TIMES = "times"
    CARE = "care"
    START = "start"
    PAY = "pay"
    CONTRACT = "contract"
    STATUS = "status"
    BIRTH_DATE = "birth_date"


class ContestState(StrEnum):
    """Where a contest stands. The fact is set aside while it is `open` or `accepted`."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    SETTLED = "settled"


class ContestAnswer(StrEnum):
    """Why a counsellor leaves a contested fact as it is. `OTHER` needs a note."""

    SAID_SO = "said_so"
    IN_PAPER = "in_paper"
    AGREED_NOW = "agreed_now"
    OTHER = "other"
