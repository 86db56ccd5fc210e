"""What the engine answers: gates passed or not, contributions that add up to the score, and nothing in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from matcher.fact_kinds import Facts
from matcher.reasons import ReasonCode


class Gate(StrEnum):
    """The hard questions, asked before anything is scored."""

    WORK_RIGHT = "work_right"
    LABOUR_LAW = "labour_law"
    LICENCES = "licences"
    RECOGNITION = "recognition"
    EXCLUSIONS = "exclusions"
    LANGUAGE = "language"
    COMMUTE = "commute"
    SCHEDULE = "schedule"


class Outcome(StrEnum):
    """What a gate says: only ``BLOCK`` removes; ``REVIEW`` shows the pair with an open question."""

    PASS = "pass"  # noqa: S105 (an outcome, not a password)
    WARN = "warn"
    REVIEW = "review"
    BLOCK = "block"


class Criterion(StrEnum):
    """What is scored."""

    OCCUPATION = "occupation"
    ESSENTIAL_SKILLS = "essential_skills"
    OPTIONAL_SKILLS = "optional_skills"
    EXPERIENCE = "experience"
    EVIDENCE = "evidence"
    LANGUAGE = "language"
    COMMUTE = "commute"
    SCHEDULE = "schedule"
    START = "start"
    PAY = "pay"
    CONTRACT = "contract"
    PREFERENCE = "preference"


class Band(StrEnum):
    """How well a pair fits, in the only form that reaches people."""

    FITS_WELL = "fits_well"
    FITS_PARTLY = "fits_partly"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class GateResult:
    """One answer of a gate. ``rule`` is the rule's id (WR-02 …), ``rule_version`` the version of the rule file."""

    gate: Gate
    outcome: Outcome
    rule: str
    reason: ReasonCode
    facts: Facts
    rule_version: str


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one criterion adds to the score, at which level and why."""

    criterion: Criterion
    level: str
    points: int
    max_points: int
    reason: ReasonCode
    facts: Facts


@dataclass(frozen=True, slots=True)
class Advice:
    """One change that would lift the band of a pair, or bring it past a gate, and the band it would then have."""

    reason: ReasonCode
    facts: Facts
    band: Band


@dataclass(frozen=True, slots=True)
class Match:
    """A pair that is not blocked. The contributions are the score and its explanation at once."""

    candidate_id: str
    opening_id: str
    gates: tuple[GateResult, ...]
    contributions: tuple[Contribution, ...]
    band: Band
    settings_version: str
    rules_version: str
    advice: tuple[Advice, ...] = ()

    @property
    def score(self) -> int:
        """The sum of the contributions."""
        return sum(contribution.points for contribution in self.contributions)

    @property
    def max_score(self) -> int:
        """The score of a pair that fits in every way."""
        return sum(contribution.max_points for contribution in self.contributions)

    @property
    def open_questions(self) -> tuple[GateResult, ...]:
        """What a person has to look at before this pair is proposed."""
        return tuple(result for result in self.gates if result.outcome is Outcome.REVIEW)


@dataclass(frozen=True, slots=True)
class Blocked:
    """A pair that a gate removed; it has no score. ``gates`` holds every answer, the blocking ones among them."""

    candidate_id: str
    opening_id: str
    gates: tuple[GateResult, ...]
    rules_version: str
    advice: tuple[Advice, ...] = ()

    @property
    def reasons(self) -> tuple[GateResult, ...]:
        """The answers that block."""
        return tuple(result for result in self.gates if result.outcome is Outcome.BLOCK)


@dataclass(frozen=True, slots=True)
class Unranked:
    """A pair of which only the gates were asked: none blocks, and nothing was scored."""

    candidate_id: str
    opening_id: str
    gates: tuple[GateResult, ...]
    rules_version: str
    advice: tuple[Advice, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranking:
    """An ordered answer: the best ``matches`` first, the ``blocked`` pairs apart.

    ``considered`` counts all pairs looked at, ``eligible`` those not blocked, whether or not the limit shows them.
    """

    matches: tuple[Match, ...]
    blocked: tuple[Blocked, ...]
    considered: int
    eligible: int
    on: date
    settings_version: str
    rules_version: str
    taxonomy_version: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one person stands for one opening. ``rank`` counts from 1 among ``eligible``; ``None``: a gate blocks."""

    answer: Match | Blocked
    rank: int | None
    eligible: int

    @property
    def because(self) -> tuple[GateResult, ...]:
        """The answers of the gates that block, or else the questions still open."""
        return self.answer.reasons if isinstance(self.answer, Blocked) else self.answer.open_questions
