"""Gates first, score second: who fits an opening, and which openings fit a person."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from heapq import nsmallest

from matcher.context import Context
from matcher.criteria import CRITERIA
from matcher.gates import GATES
from matcher.gates.facts import Seeker
from matcher.records import Opening
from matcher.result import Blocked, Match, Outcome, Ranking
from matcher.rules import Rules
from matcher.settings import Settings
from matcher.taxonomy import Taxonomy


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
    answers = [judge(seeker, opening, context) for seeker in seekers]
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
    answers = [judge(seeker, opening, context) for opening in openings]
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


def _ranked(
    answers: list[Match | Blocked], context: Context, limit: int | None, name: Callable[[Match | Blocked], str]
) -> Ranking:
    matches = [answer for answer in answers if isinstance(answer, Match)]
    blocked = [answer for answer in answers if isinstance(answer, Blocked)]
    shown = len(matches) if limit is None else limit
    return Ranking(
        matches=tuple(nsmallest(shown, matches, key=lambda match: (-match.score, name(match)))),
        blocked=tuple(sorted(blocked, key=name)),
        considered=len(answers),
        eligible=len(matches),
        on=context.on,
        settings_version=context.settings.version,
        rules_version=context.rules.version,
        taxonomy_version=context.taxonomy.version,
    )
