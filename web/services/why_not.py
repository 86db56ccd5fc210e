"""Why is somebody not in the list of a vacancy, or so far down? The gate, the rank, or what lies outside the engine."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

import matcher
from models import Jobseeker, Vacancy
from models.enums import VacancyState
from models.queries import matching as queries
from web.services import adapters, matching
from web.services.clock import day_in_bulgaria


class Cause(StrEnum):
    """What keeps a pair out of every list before the engine is asked."""

    PAUSED = "paused"
    NO_WORK = "no_work"
    NOT_SUGGESTED = "not_suggested"
    VACANCY_NOT_OPEN = "vacancy_not_open"
    VACANCY_WITHOUT_OCCUPATION = "vacancy_without_occupation"


@dataclass(frozen=True, slots=True)
class WhyNot:
    """The whole answer. `standing` is None where there is nothing to compare: the vacancy has no occupation yet.

    With causes, the rank of `standing` is the one the person would have without them.
    """

    causes: tuple[Cause, ...]
    standing: matcher.Standing | None


def ask(session: Session, person: Jobseeker, vacancy: Vacancy, now: datetime) -> WhyNot:
    """Why this person stands where they do for this vacancy, as of now, among everybody who may be suggested."""
    people = queries.matchable_people(session)
    causes = [*_about(person, suggested=any(each.id == person.id for each in people)), *_of(vacancy)]
    if vacancy.concept is None:
        return WhyNot(tuple(causes), None)
    rules, today = matching.rules(session), day_in_bulgaria(now)
    context = matcher.Context(matching.taxonomy(session), rules, matching.weights(), today)
    others = [adapters.seeker(each, rules, today) for each in people]
    seeker = adapters.seeker(person, rules, today)
    return WhyNot(tuple(causes), matcher.standing(seeker, adapters.opening(vacancy), others, context))


def _about(person: Jobseeker, *, suggested: bool) -> list[Cause]:
    found = [Cause.PAUSED] if person.paused_at is not None else []
    if not person.work:
        found.append(Cause.NO_WORK)
    return found if found or suggested else [Cause.NOT_SUGGESTED]


def _of(vacancy: Vacancy) -> list[Cause]:
    found = [] if vacancy.state is VacancyState.OPEN else [Cause.VACANCY_NOT_OPEN]
    return [*found, Cause.VACANCY_WITHOUT_OCCUPATION] if vacancy.concept is None else found
