"""Gates first, score second: who fits an opening, and which openings fit a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from matcher.context import Context
from matcher.criteria import CRITERIA
from matcher.gates import GATES
from matcher.gates.facts import Seeker
from matcher.records import Opening
from matcher.result import Blocked, Match, Outcome, Ranking, Standing, Unranked
from matcher.rules import Rules
from matcher.settings import Settings
from matcher.taxonomy import Taxonomy

# Matches beyond the limit are dropped in batches, so that a long list does not fill the memory.
KEPT_UNSORTED = 500


def rank_candidates(
    opening: Opening,
    seekers: Iterable[Seeker],
    *,
    taxonomy: Taxonomy,
    rules: Rules,
    settings: Settings,
    on: date,
    limit: int | None = None,
) -> Ranking:
    """The people for an opening, best first, equal scores by candidate id; at most ``limit`` of them."""
    context = Context(taxonomy, rules, settings, on)
    answers = (judge(seeker, opening, context) for seeker in seekers)
    return _ranked(answers, context, limit, lambda answer: answer.candidate_id)


def rank_openings(
    seeker: Seeker,
    openings: Iterable[Opening],
    *,
    taxonomy: Taxonomy,
    rules: Rules,
    settings: Settings,
    on: date,
    limit: int | None = None,
) -> Ranking:
    """The openings for a person, best first, equal scores by opening id; at most ``limit`` of them."""
    context = Context(taxonomy, rules, settings, on)
    answers = (judge(seeker, opening, context) for opening in openings)
    return _ranked(answers, context, limit, lambda answer: answer.opening_id)


def judge(seeker: Seeker, opening: Opening, context: Context) -> Match | Blocked:
    """One pair: every gate is asked, and unless one blocks, every criterion is scored."""
    candidate, rules_version = seeker.candidate, context.rules.version
    gates = tuple(result for check in GATES.values() for result in check(seeker, opening, context))
    if any(result.outcome is Outcome.BLOCK for result in gates):
        return Blocked(candidate.id, opening.id, gates, rules_version)
    contributions = tuple(assess(candidate, opening, context) for assess in CRITERIA.values())
    score = sum(contribution.points for contribution in contributions)
    band = context.settings.band(score, tuple(contribution.reason for contribution in contributions))
    return Match(candidate.id, opening.id, gates, contributions, band, context.settings.version, rules_version)


def sift(seeker: Seeker, opening: Opening, context: Context) -> Unranked | Blocked:
    """One pair with every gate asked and nothing scored: what remains where nobody wants an order by fit."""
    gates = tuple(result for check in GATES.values() for result in check(seeker, opening, context))
    if any(result.outcome is Outcome.BLOCK for result in gates):
        return Blocked(seeker.candidate.id, opening.id, gates, context.rules.version)
    return Unranked(seeker.candidate.id, opening.id, gates, context.rules.version)


def standing(seeker: Seeker, opening: Opening, others: Iterable[Seeker], context: Context) -> Standing:
    """Why somebody stands where they do for an opening, or why not at all: the gate that blocks them, or their rank
    among the ``others``, with whatever is still to be asked. The same rank as in :func:`rank_candidates`."""
    answer = judge(seeker, opening, context)
    if isinstance(answer, Blocked):
        return Standing(answer, None, sum(isinstance(judge(each, opening, context), Match) for each in others))
    ahead, eligible = 0, 1
    for other in others:
        rival = judge(other, opening, context)
        if isinstance(rival, Match) and other.id != seeker.id:
            eligible += 1
            ahead += (-rival.score, rival.candidate_id) < (-answer.score, answer.candidate_id)
    return Standing(answer, ahead + 1, eligible)


def _ranked(
    answers: Iterable[Match | Blocked], context: Context, limit: int | None, name: Callable[[Match | Blocked], str]
) -> Ranking:
    matches: list[Match] = []
    blocked: list[Blocked] = []
    considered = 0
    for answer in answers:
        considered += 1
        if isinstance(answer, Blocked):
            blocked.append(answer)
            continue
        matches.append(answer)
        if limit is not None and len(matches) >= limit + KEPT_UNSORTED:
            matches = _best(matches, limit, name)
    return Ranking(
        matches=tuple(_best(matches, limit, name)),
        blocked=tuple(sorted(blocked, key=name)),
        considered=considered,
        eligible=considered - len(blocked),
        on=context.on,
        settings_version=context.settings.version,
        rules_version=context.rules.version,
        taxonomy_version=context.taxonomy.version,
    )


def _best(matches: list[Match], limit: int | None, name: Callable[[Match | Blocked], str]) -> list[Match]:
    return sorted(matches, key=lambda match: (-match.score, name(match)))[:limit]
