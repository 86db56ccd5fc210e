"""Why is somebody not in the list of a vacancy, or so far down? The gate, the rank, or what lies outside the engine."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Session

import matcher
from matcher.index import standing
from models import Jobseeker, Vacancy
from models.enums import VacancyState
from models.queries import matching as queries
from web.services import adapters, engine_switch, live_index, matching


class Cause(StrEnum):
    """What keeps a pair out of every list before the engine is asked."""

    PAUSED = "paused"
    NO_WORK = "no_work"
    NOT_SUGGESTED = "not_suggested"
    VACANCY_NOT_OPEN = "vacancy_not_open"
    VACANCY_WITHOUT_OCCUPATION = "vacancy_without_occupation"
    ENGINE_OFF = "engine_off"


@dataclass(frozen=True, slots=True)
class WhyNot:
    """The whole answer. `standing` is None where nothing is compared: the vacancy has no occupation yet, or the
    engine is switched off.

    With causes, the rank of `standing` is the one the person would have without them.
    """

    causes: tuple[Cause, ...]
    standing: matcher.Standing | None


def ask(session: Session, person: Jobseeker, vacancy: Vacancy, now: datetime) -> WhyNot:
    """Why this person stands where they do for this vacancy, as of now, among everybody who may be suggested."""
    if not engine_switch.runs(session):
        return WhyNot((Cause.ENGINE_OFF, *_about(person, suggested=True), *_of(vacancy)), None)
    context = matching.context(session, now)
    if vacancy.concept_id is None:
        suggested = any(each.id == person.id for each in queries.matchable_people(session, {person.id}))
        return WhyNot((*_about(person, suggested=suggested), *_of(vacancy)), None)
    seeker, opening = matching.seeker_of(session, person, context), matching.opening_of(session, vacancy, context)
    suggested, found = _standing(session, seeker, opening, context)
    return WhyNot((*_about(person, suggested=suggested), *_of(vacancy)), found)


def _standing(
    session: Session, seeker: matcher.Seeker, opening: matcher.Opening, context: matcher.Context
) -> tuple[bool, matcher.Standing]:
    """Whether the person may be suggested to anybody, and where they stand."""
    asked = live_index.people(session).ask(
        session, context, lambda index: (seeker.id in index, standing(index, seeker, opening, context.on))
    )
    if asked is not None:
        return asked
    people = queries.matchable_people(session)
    others = [adapters.seeker(each, context.rules, context.on) for each in people]
    return any(other.id == seeker.id for other in others), matcher.standing(seeker, opening, others, context)


def _about(person: Jobseeker, *, suggested: bool) -> list[Cause]:
    found = [Cause.PAUSED] if person.paused_at is not None else []
    if not person.work:
        found.append(Cause.NO_WORK)
    return found if found or suggested else [Cause.NOT_SUGGESTED]


def _of(vacancy: Vacancy) -> list[Cause]:
    found = [] if vacancy.state is VacancyState.OPEN else [Cause.VACANCY_NOT_OPEN]
    return [*found, Cause.VACANCY_WITHOUT_OCCUPATION] if vacancy.concept_id is None else found
