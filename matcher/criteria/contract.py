"""Is it the kind of contract the person wants?"""

from __future__ import annotations

from matcher.context import Context
from matcher.criteria.scale import at_level
from matcher.reasons import ReasonCode
from matcher.records import Candidate, Opening
from matcher.result import Contribution, Criterion

LEVELS = (ReasonCode.CONTRACT_WANTED, ReasonCode.CONTRACT_OTHER, ReasonCode.CONTRACT_UNKNOWN)


def assess(candidate: Candidate, opening: Opening, context: Context) -> Contribution:
    """The contract offered against those wanted; wanting none in particular is not knowing."""
    if opening.contract is None or not candidate.contracts:
        return at_level(context, Criterion.CONTRACT, ReasonCode.CONTRACT_UNKNOWN)
    wanted = opening.contract in candidate.contracts
    reason = ReasonCode.CONTRACT_WANTED if wanted else ReasonCode.CONTRACT_OTHER
    return at_level(context, Criterion.CONTRACT, reason, {"contract": opening.contract.value})
