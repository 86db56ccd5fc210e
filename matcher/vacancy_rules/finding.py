"""What a rule finds in an offer: an outcome, a code and its facts. A rule that finds nothing lets the offer pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from matcher.fact_kinds import NO_FACTS, Facts
from matcher.result import Outcome
from matcher.rules import Confidence, Known, Rules


class OfferReason(StrEnum):
    """Why a rule stops at an offer."""

    OCCUPATION_MISSING = "occupation_missing"
    PLACE_MISSING = "place_missing"
    START_MISSING = "start_missing"
    START_PAST = "start_past"
    SKILLS_MISSING = "skills_missing"
    CONTRACT_MISSING = "contract_missing"
    HOURS_MISSING = "hours_missing"
    PAY_MISSING = "pay_missing"
    PAY_BELOW_MONTH = "pay_below_month"
    PAY_BELOW_HOUR = "pay_below_hour"
    PAY_PART_TIME_HOURS = "pay_part_time_hours"
    PAY_MONTH_NOT_KNOWN_YET = "pay_month_not_known_yet"
    PAY_HOUR_NOT_KNOWN_YET = "pay_hour_not_known_yet"
    PAST_PAY_ASKED = "past_pay_asked"
    LONG_WEEK = "long_week"
    LONG_DAY = "long_day"
    LONG_NIGHT_WEEK = "long_night_week"
    LONG_NIGHT_DAY = "long_night_day"
    OVERTIME_WEEK = "overtime_week"
    OVERTIME_MONTH = "overtime_month"
    OVERTIME_YEAR = "overtime_year"
    LEAVE_SHORT = "leave_short"
    PROBATION_LONG = "probation_long"
    PROBATION_LONG_FOR_TERM = "probation_long_for_term"
    PROBATION_TERM_UNKNOWN = "probation_term_unknown"
    FEE_ASKED = "fee_asked"
    DEPOSIT_ASKED = "deposit_asked"
    PAPERS_KEPT = "papers_kept"
    PAY_SAID_BELOW = "pay_said_below"
    HOURS_SAID_LONG = "hours_said_long"
    TRIAL_UNPAID = "trial_unpaid"
    UNDECLARED = "undeclared"
    UNDERAGE_WANTED = "underage_wanted"
    MESSENGER_ONLY = "messenger_only"
    WORK_FOR_DEBT = "work_for_debt"
    LOCKED_IN = "locked_in"
    PHONE_TAKEN = "phone_taken"
    SEXUAL_WORK = "sexual_work"
    THREATS = "threats"
    LOOKS_ASKED = "looks_asked"
    RICHES_PROMISED = "riches_promised"
    ABROAD_UNNAMED = "abroad_unnamed"
    RISK_TOGETHER = "risk_together"
    GROUND_NAMED = "ground_named"
    GROUND_WITH_REASON = "ground_with_reason"
    TITLE_GENDERED = "title_gendered"
    LANGUAGE_LEVEL_HIGH = "language_level_high"
    EXPERIENCE_HIGH = "experience_high"
    EXPERIENCE_NEEDLESS = "experience_needless"
    DIPLOMA_NEEDLESS = "diploma_needless"
    ACCOMMODATION_TERMS = "accommodation_terms"
    EMPLOYER_NOT_CHECKED = "employer_not_checked"


_R = OfferReason
_LIMIT = ("hours", "limit_hours")
OFFER_FACTS: Mapping[OfferReason, tuple[str, ...]] = MappingProxyType(
    {
        **dict.fromkeys(OfferReason, ()),
        _R.START_PAST: ("day",),
        _R.PAY_BELOW_MONTH: ("least",),
        _R.PAY_BELOW_HOUR: ("least",),
        _R.PAY_MONTH_NOT_KNOWN_YET: ("least", "day"),
        _R.PAY_HOUR_NOT_KNOWN_YET: ("least", "day"),
        _R.PAST_PAY_ASKED: ("said",),
        **dict.fromkeys((_R.LONG_WEEK, _R.LONG_DAY, _R.LONG_NIGHT_WEEK, _R.LONG_NIGHT_DAY), _LIMIT),
        **dict.fromkeys((_R.OVERTIME_WEEK, _R.OVERTIME_MONTH, _R.OVERTIME_YEAR), _LIMIT),
        _R.LEAVE_SHORT: ("days", "limit_days"),
        **dict.fromkeys((_R.PROBATION_LONG, _R.PROBATION_LONG_FOR_TERM, _R.PROBATION_TERM_UNKNOWN), ("limit_months",)),
        **dict.fromkeys((_R.FEE_ASKED, _R.DEPOSIT_ASKED, _R.PAPERS_KEPT), ("said",)),
        **dict.fromkeys((_R.HOURS_SAID_LONG, _R.TRIAL_UNPAID, _R.UNDECLARED, _R.UNDERAGE_WANTED), ("said",)),
        **dict.fromkeys((_R.MESSENGER_ONLY, _R.WORK_FOR_DEBT, _R.LOCKED_IN, _R.PHONE_TAKEN), ("said",)),
        **dict.fromkeys((_R.SEXUAL_WORK, _R.THREATS, _R.LOOKS_ASKED), ("said",)),
        **dict.fromkeys((_R.RICHES_PROMISED, _R.ABROAD_UNNAMED), ("said",)),
        _R.PAY_SAID_BELOW: ("said", "least"),
        _R.GROUND_NAMED: ("ground", "said"),
        _R.GROUND_WITH_REASON: ("ground", "said"),
        _R.TITLE_GENDERED: ("said", "paired"),
        _R.LANGUAGE_LEVEL_HIGH: ("language", "level", "usual_level"),
        _R.EXPERIENCE_HIGH: ("years", "usual_years"),
        _R.EXPERIENCE_NEEDLESS: ("years",),
    }
)  # fmt: skip
"""The facts that come with each reason. ``least`` is in euro cents, ``said`` the employer's own words, ``ground`` a
:class:`Ground`, ``paired`` a name of the job for everybody, levels are names of :class:`~matcher.Cefr`."""


class Ground(StrEnum):
    """What nobody may be treated worse for: the grounds the Protection Against Discrimination Act lists."""

    SEX = "sex"
    RACE = "race"
    NATIONALITY = "nationality"
    ETHNIC = "ethnic"
    GENOME = "genome"
    CITIZENSHIP = "citizenship"
    ORIGIN = "origin"
    RELIGION = "religion"
    EDUCATION = "education"
    CONVICTIONS = "convictions"
    POLITICAL = "political"
    PERSONAL_STATUS = "personal_status"
    DISABILITY = "disability"
    AGE = "age"
    ORIENTATION = "orientation"
    FAMILY_STATUS = "family_status"
    PROPERTY = "property"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. ``rule`` is the rule's id, ``parameters`` the legal values it compared with."""

    rule: str
    outcome: Outcome
    reason: OfferReason
    facts: Facts
    rule_version: str
    parameters: tuple[str, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether the offer cannot be published because of it."""
        return self.outcome is Outcome.BLOCK

    @property
    def asks(self) -> bool:
        """Whether a person has to look before it is published."""
        return self.outcome is Outcome.REVIEW


def finding(
    rules: Rules, rule: str, outcome: Outcome, reason: OfferReason, facts: Facts = NO_FACTS, *parameters: str
) -> Finding:
    """A finding under ``rule``, marked with the version of the rules in force."""
    return Finding(rule, outcome, reason, facts, rules.version, parameters)


def block_or_ask(*values: Known) -> Outcome:
    """A block where every legal value is known for the day and certain, otherwise a question for a person."""
    return Outcome.BLOCK if all(value.may_block for value in values) else Outcome.REVIEW


def floor(value: Known) -> Outcome:
    """A block where a value is certain, even if it is only the last one known: amounts like a minimum wage stand as a
    floor until the next is known."""
    return Outcome.BLOCK if value.parameter.confidence is Confidence.HIGH else Outcome.REVIEW
