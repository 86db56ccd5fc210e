"""The pairs a plan may propose, as the engine ranks them: gates block, and of each vacancy the best fit it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

import matcher
from matcher.index import PeopleIndex
from models.queries import matching as matching_queries
from web.services import adapters, live_index, matching

#: So many people of each vacancy are looked at; more change a plan by less than one part in a thousand.
PER_VACANCY = 200
#: The engine counts in thousandths, a plan in points of 100.
PER_POINT = 10
#: What goes beyond "not yet" may be proposed by a plan; a person may still propose it.
PLANNED = (matcher.Band.FITS_WELL, matcher.Band.FITS_PARTLY)
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Edge:
    """How one person fits one vacancy: points of 100, the last point of the band, and the band."""

    fit: int
    ceiling: int
    band: str


@dataclass(frozen=True, slots=True)
class Edges:
    """(person, vacancy) → edge, the pinned pairs that gates rule out, and who the engine knows at all."""

    of_pair: Mapping[Pair, Edge]
    ruled_out: frozenset[Pair]
    known: frozenset[str]


def edges(
    session: Session, openings: Sequence[matcher.Opening], among: Collection[str], pinned: Collection[Pair],
    now: datetime,
) -> Edges:  # fmt: skip
    """What fits the people ``among`` these, from the live index or from what this transaction alone sees."""
    given, people = matching.context(session, now), frozenset(among)

    def question(index: PeopleIndex) -> Edges:
        return _found(index, openings, people, frozenset(pinned), given)

    found = live_index.people(session).ask(session, given, question)
    if found is not None:
        return found
    index = PeopleIndex(given.taxonomy, given.rules, given.settings)
    index.add([adapters.seeker(each, given.rules, given.on) for each in matching_queries.matchable_people(session)])
    return question(index)


def _found(
    index: PeopleIndex, openings: Sequence[matcher.Opening], among: frozenset[str], pinned: frozenset[Pair],
    given: matcher.Context,
) -> Edges:  # fmt: skip
    seekers = {each.id: each for each in index.everything if each.id in among}
    known = frozenset(seekers)
    of_pair = dict(_ranked(index, openings, known, given))
    if without := known - {person for person, _ in of_pair}:
        # Whom two hundred others fit better everywhere is looked at among those alone, so that nobody is forgotten.
        of_pair.update(_ranked(index, openings, without, given))
    by_name = {each.id: each for each in openings}
    ruled_out = set()
    for person, vacancy in sorted(pinned - of_pair.keys()):
        if person in seekers and vacancy in by_name:
            answer = matcher.judge(seekers[person], by_name[vacancy], given)
            if isinstance(answer, matcher.Match):
                of_pair[person, vacancy] = _edge(answer, given.settings)
            else:
                ruled_out.add((person, vacancy))
    return Edges(of_pair, frozenset(ruled_out), known)


def _ranked(
    index: PeopleIndex, openings: Sequence[matcher.Opening], among: frozenset[str], given: matcher.Context
) -> Iterator[tuple[Pair, Edge]]:
    for opening in openings:
        ranking = live_index.ranked(index, opening, given, PER_VACANCY, among, with_blocked=False)
        for match in ranking.matches:
            if match.band in PLANNED:
                yield (match.candidate_id, opening.id), _edge(match, given.settings)


def _edge(match: matcher.Match, settings: matcher.Settings) -> Edge:
    fit = match.score // PER_POINT
    last = {
        matcher.Band.FITS_WELL: match.max_score, matcher.Band.FITS_PARTLY: settings.fits_well - 1,
        matcher.Band.NOT_YET: settings.fits_partly - 1,
    }  # fmt: skip
    return Edge(fit, max(fit, last[match.band] // PER_POINT), match.band.value)
