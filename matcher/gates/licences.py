"""Does the person hold the licences the law demands? Rules RP-02 (driving), RP-03 (driver's certificate), LIC-01."""

from __future__ import annotations

from datetime import date

from matcher.context import Context
from matcher.fact_kinds import Facts
from matcher.gates.facts import Seeker
from matcher.gates.verdict import block_if_certain, verdict
from matcher.reasons import ReasonCode
from matcher.records import Candidate, Licence, Opening
from matcher.result import Gate, GateResult, Outcome

OTHER_LICENCES = "LIC-01"


def check(seeker: Seeker, opening: Opening, context: Context) -> tuple[GateResult, ...]:
    """One answer for each licence demanded."""
    if not opening.licences:
        passed = verdict(context, Gate.LICENCES, OTHER_LICENCES, Outcome.PASS, ReasonCode.LICENCE_NOT_NEEDED)
        return (passed,)
    start = opening.starts_on(context.on)
    return tuple(_check_one(code, seeker.candidate, start, context) for code in opening.licences)


def _check_one(code: str, candidate: Candidate, start: date, context: Context) -> GateResult:
    law = context.rules.licences.get(code)
    held = next((licence for licence in candidate.licences or () if licence.code == code), None)
    facts: Facts = {"licence": code}
    if held is None:
        certain = law is not None and law.may_block and candidate.licences_checked
        outcome, reason = _not_held(candidate, certain)
    else:
        outcome, reason = _held(held, start)
        until = {
            ReasonCode.LICENCE_EXPIRED: held.valid_until,
            ReasonCode.LICENCE_ACCEPTANCE_ENDS: held.accepted_until,
        }.get(reason)
        facts = facts if until is None else {"licence": code, "until": until}
    return verdict(context, Gate.LICENCES, law.rule if law else OTHER_LICENCES, outcome, reason, facts=facts)


def _not_held(candidate: Candidate, certain: bool) -> tuple[Outcome, ReasonCode]:
    """Blocks only where the law says so for certain and a counsellor has gone through the person's licences."""
    if candidate.licences is None:
        return Outcome.REVIEW, ReasonCode.LICENCE_UNKNOWN
    return block_if_certain(certain), ReasonCode.LICENCE_MISSING


def _held(licence: Licence, start: date) -> tuple[Outcome, ReasonCode]:
    if licence.accepted_here is False:
        return Outcome.REVIEW, ReasonCode.LICENCE_NOT_ACCEPTED
    if licence.valid_until is not None and licence.valid_until < start:
        return Outcome.REVIEW, ReasonCode.LICENCE_EXPIRED
    if licence.accepted_until is not None and licence.accepted_until < start:
        return Outcome.REVIEW, ReasonCode.LICENCE_ACCEPTANCE_ENDS
    if licence.accepted_here is None:
        return Outcome.REVIEW, ReasonCode.LICENCE_UNCHECKED
    return (Outcome.PASS, ReasonCode.LICENCE_HELD) if licence.verified else (Outcome.WARN, ReasonCode.LICENCE_UNCHECKED)
