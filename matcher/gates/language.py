"""Does the person know the languages asked for? Rule LNG-02: it warns and never removes."""

from __future__ import annotations

from collections.abc import Iterable

from matcher.context import Context
from matcher.criteria.language import findings
from matcher.criteria.scale import Finding
from matcher.gates.facts import Seeker
from matcher.gates.verdict import verdict
from matcher.reasons import ReasonCode
from matcher.records import Opening
from matcher.result import Gate, GateResult, Outcome

_PASSES = frozenset(
    {
        ReasonCode.LANGUAGE_NOT_ASKED,
        ReasonCode.LANGUAGE_MET,
        ReasonCode.LANGUAGE_LEARNABLE,
        ReasonCode.LANGUAGE_LEARNABLE_UNKNOWN,
    }
)


def check(seeker: Seeker, opening: Opening, context: Context) -> tuple[GateResult, ...]:
    """One answer for each language, with the finding that the criterion scores."""
    return answers(findings(seeker.candidate, opening, context), context)


def answers(found: Iterable[Finding], context: Context) -> tuple[GateResult, ...]:
    """One answer for each finding."""
    return tuple(
        verdict(
            context,
            Gate.LANGUAGE,
            "LNG-02",
            Outcome.PASS if reason in _PASSES else Outcome.WARN,
            reason,
            facts=facts,
        )
        for reason, facts in found
    )
