"""Can the person get to work?"""

from __future__ import annotations

from matcher.context import Context
from matcher.criteria.scale import Finding, at_level
from matcher.distance import road_km
from matcher.fact_kinds import NO_FACTS
from matcher.reasons import ReasonCode
from matcher.records import Candidate, Opening, Reach
from matcher.result import Contribution, Criterion
from matcher.settings import Settings

LEVELS = (
    ReasonCode.COMMUTE_REMOTE,
    ReasonCode.COMMUTE_NEAR,
    ReasonCode.COMMUTE_EMPLOYER_TRANSPORT,
    ReasonCode.COMMUTE_ACCOMMODATION,
    ReasonCode.COMMUTE_ACCOMMODATION_ANYWHERE,
    ReasonCode.COMMUTE_IN_REACH,
    ReasonCode.COMMUTE_BEYOND,
    ReasonCode.COMMUTE_FAR,
    ReasonCode.COMMUTE_UNKNOWN,
)


def assess(candidate: Candidate, opening: Opening, context: Context) -> Contribution:
    """The way to work against what the person can travel."""
    reason, facts = finding(candidate, opening, context)
    return at_level(context, Criterion.COMMUTE, reason, facts)


def finding(candidate: Candidate, opening: Opening, context: Context) -> Finding:
    """The first level, best first, that holds."""
    if opening.remote:
        return ReasonCode.COMMUTE_REMOTE, NO_FACTS
    housed = opening.accommodation_offered and candidate.reach.accommodation_needed
    distance = road_km(candidate.reach.place, opening.place)
    if distance is None:
        return ReasonCode.COMMUTE_ACCOMMODATION_ANYWHERE if housed else ReasonCode.COMMUTE_UNKNOWN, NO_FACTS
    settings = context.settings
    if distance <= settings.near_km:
        return ReasonCode.COMMUTE_NEAR, {"distance": distance}
    if opening.employer_transport and distance <= settings.employer_transport_km:
        return ReasonCode.COMMUTE_EMPLOYER_TRANSPORT, {"distance": distance}
    if housed:
        return ReasonCode.COMMUTE_ACCOMMODATION, {"distance": distance}
    return _against_limit(distance, limit_km(candidate.reach, settings), settings)


def limit_km(reach: Reach, settings: Settings) -> int | None:
    """How far the person can travel one way: the shorter of the kilometres and the minutes they stated."""
    limits = []
    if reach.max_commute_km is not None:
        limits.append(reach.max_commute_km)
    if reach.max_commute_minutes is not None:
        speed = settings.own_transport_speed if reach.own_transport else settings.public_transport_speed
        limits.append(reach.max_commute_minutes * speed // 60)
    return min(limits, default=None)


def _against_limit(distance: int, limit: int | None, settings: Settings) -> Finding:
    if limit is None:
        return ReasonCode.COMMUTE_UNKNOWN, NO_FACTS
    facts = {"distance": distance, "limit": limit}
    if distance <= limit:
        return ReasonCode.COMMUTE_IN_REACH, facts
    if distance * 100 <= limit * settings.beyond_percent:
        return ReasonCode.COMMUTE_BEYOND, facts
    return ReasonCode.COMMUTE_FAR, facts
