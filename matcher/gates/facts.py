"""What the law needs to know about a person. Only gates read it; criteria never do.

The values are derived from status and birth date outside the engine, which therefore holds neither.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from matcher.records import Candidate


class Established(StrEnum):
    """Whether the right to work exists."""

    YES = "yes"
    NOT_YET = "not_yet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class WorkRight:
    """The right to work, as far as it is known and verified.

    ``valid_until`` is the last day of the document, ``grace_until`` the last day on which it is still honoured.
    ``outlives_document``: the right itself does not end with the document. ``note_required``: an official note must
    be seen before work starts. ``waiting_until``: the first day on which the right may exist.
    """

    established: Established = Established.UNKNOWN
    verified: bool = False
    valid_until: date | None = None
    grace_until: date | None = None
    outlives_document: bool = False
    renewal_pending: bool = False
    note_required: bool = False
    note_verified: bool = False
    note_withdrawn: bool = False
    waiting_until: date | None = None

    @property
    def honoured_until(self) -> date | None:
        """The later of the document's last day and the grace day; ``None`` when the document's day is unknown."""
        if self.valid_until is None:
            return None
        return max(self.valid_until, self.grace_until or self.valid_until)


class LabourStage(StrEnum):
    """Which labour law applies to a person."""

    ADULT = "adult"
    YOUNG = "young"
    TOO_YOUNG = "too_young"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LabourLimits:
    """Which labour law applies now and, for people under eighteen only, the days on which that changes.

    From ``exception_from`` the labour inspectorate may make an exception, from ``young_from`` the rules for young
    workers apply, from ``adult_from`` there is no limit. The day itself counts. The days are the latest possible ones:
    where only a year or a month of birth is known, each may come up to ``leeway`` days earlier. ``verified``: somebody
    has seen the papers that say so.
    """

    stage: LabourStage = LabourStage.UNKNOWN
    exception_from: date | None = None
    young_from: date | None = None
    adult_from: date | None = None
    leeway: int = 0
    verified: bool = True

    def __post_init__(self) -> None:
        dated = (self.exception_from, self.young_from, self.adult_from)
        if self.stage in (LabourStage.ADULT, LabourStage.UNKNOWN) and any(dated):
            raise ValueError("dates of change are kept for people under eighteen only")

    def stage_on(self, day: date) -> LabourStage:
        """The stage that applies on ``day``."""
        if self.adult_from is not None and day >= self.adult_from:
            return LabourStage.ADULT
        if self.young_from is not None and day >= self.young_from:
            return LabourStage.YOUNG
        return self.stage

    def exception_on(self, day: date) -> bool:
        """Whether on ``day`` somebody too young may, as far as is known, be old enough for an exception."""
        return self.exception_from is not None and day + timedelta(days=self.leeway) >= self.exception_from

    def certain_on(self, day: date) -> bool:
        """Whether the papers were seen and leave no doubt about the stage that applies on ``day``."""
        earliest = day + timedelta(days=self.leeway)
        return self.verified and self.stage_on(day) is self.stage_on(earliest)


@dataclass(frozen=True, slots=True)
class LegalFacts:
    """Everything the legal gates may know about a person."""

    work_right: WorkRight = field(default_factory=WorkRight)
    labour_limits: LabourLimits = field(default_factory=LabourLimits)


@dataclass(frozen=True, slots=True)
class Seeker:
    """A person as ranking receives them: what they can do, and apart from it what the law needs to know."""

    candidate: Candidate
    legal: LegalFacts = field(default_factory=LegalFacts)

    @property
    def id(self) -> str:
        """The candidate's id."""
        return self.candidate.id
