"""What another legal value would change, in counts: verdicts on people and open vacancies, and vacancies that may be
published. No person is named or marked as looked at."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

import matcher
from matcher.gates import GATES
from matcher.gates.facts import Seeker
from models import Vacancy
from models.queries import matching as queries
from web.services import adapters, matching, vacancy_check
from web.services.clock import day_in_bulgaria

GATES_OF_LAW = (matcher.Gate.WORK_RIGHT, matcher.Gate.LABOUR_LAW, matcher.Gate.LICENCES, matcher.Gate.RECOGNITION)
Turn = tuple[matcher.Gate, matcher.Outcome, matcher.Outcome]
WORST_LAST = list(matcher.Outcome)


@dataclass(frozen=True, slots=True)
class Preview:
    """Counts before and after: how many pairs were asked about, how many of each gate's verdicts turn from what to
    what, and how many open vacancies could no longer, or could again, be published."""

    people: int
    vacancies: int
    turns: Mapping[Turn, int]
    newly_unlawful: int
    lawful_again: int

    @property
    def turned(self) -> int:
        """How many verdicts change."""
        return sum(self.turns.values())


def preview(session: Session, before: matcher.Rules, after: matcher.Rules, now: datetime) -> Preview:
    """Ask every gate of the law about every pair under both sets of rules; people and vacancies alike in everything
    the law reads are asked about once."""
    today = day_in_bulgaria(now)
    people, vacancies = queries.matchable_people(session), queries.open_vacancies(session)
    kinds = Counter(tuple(_bare(adapters.seeker(each, rules, today)) for rules in (before, after)) for each in people)
    works = Counter(_as_the_law_sees(adapters.opening(each)) for each in vacancies)
    taxonomy, weights = matching.taxonomy(session), matching.weights(session)
    contexts = [matcher.Context(taxonomy, rules, weights, today) for rules in (before, after)]
    turns: Counter[Turn] = Counter()
    for seekers, persons in kinds.items():
        for opening, posts in works.items():
            for turn in _turns(seekers, opening, contexts):
                turns[turn] += persons * posts
    was, becomes = (_unlawful(vacancies, rules, today) for rules in (before, after))
    return Preview(len(people), len(vacancies), turns, len(becomes - was), len(was - becomes))


def _turns(
    seekers: Sequence[Seeker], opening: matcher.Opening, contexts: Sequence[matcher.Context]
) -> Iterable[Turn]:  # fmt: skip
    for gate in GATES_OF_LAW:
        first, then = (
            _worst(GATES[gate], seeker, opening, context) for seeker, context in zip(seekers, contexts, strict=True)
        )
        if first is not then:
            yield gate, first, then


def _worst(
    check: Callable[..., tuple[matcher.GateResult, ...]],
    seeker: Seeker,
    opening: matcher.Opening,
    context: matcher.Context,
) -> matcher.Outcome:
    return max((answer.outcome for answer in check(seeker, opening, context)), key=WORST_LAST.index)


def _bare(seeker: Seeker) -> Seeker:
    """A person as the gates of the law see them."""
    held = seeker.candidate
    papers = matcher.Candidate(
        "", licences=held.licences, licences_checked=held.licences_checked, recognised_isco=held.recognised_isco
    )
    return replace(seeker, candidate=papers)


def _as_the_law_sees(opening: matcher.Opening) -> matcher.Opening:
    """An opening with nothing but what the gates of the law read."""
    return matcher.Opening(
        id="", employer_id="", occupation="", isco=opening.isco, schedule=opening.schedule, start=opening.start,
        end=opening.end, licences=opening.licences, regulated=opening.regulated, hazardous=opening.hazardous,
    )  # fmt: skip


def _unlawful(vacancies: Iterable[Vacancy], rules: matcher.Rules, today: date) -> set[int]:
    return {vacancy.id for vacancy in vacancies if vacancy_check.blocked(vacancy, rules, today)}
