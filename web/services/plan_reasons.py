"""Why the pairs of a plan fit: the explanations of a page of them, as of now."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

import matcher
from models.queries import matching as queries
from web.services import adapters, live_index, matching

Pair = tuple[str, str]


def explained(
    session: Session, pairs: Collection[Pair], now: datetime
) -> Mapping[Pair, matcher.Match | matcher.Blocked]:
    """Person and vacancy (public ids) → what the engine says of them now; without those of whom either is not asked
    about any more."""
    given = matching.context(session, now)
    people, vacancies = {person for person, _ in pairs}, {vacancy for _, vacancy in pairs}

    def named(index: Any, names: Collection[str]) -> dict[str, Any]:
        return {each.id: each for each in index.everything if each.id in names}

    seekers = live_index.people(session).ask(session, given, lambda index: named(index, people))
    openings = live_index.vacancies(session).ask(session, given, lambda index: named(index, vacancies))
    if seekers is None:
        rows = queries.matchable_people(session, [row.id for row in queries.people_named(session, people).values()])
        seekers = {row.public_id: adapters.seeker(row, given.rules, given.on) for row in rows}
    if openings is None:
        found = queries.open_vacancies_named(session, vacancies).values()
        rows_of_vacancies = queries.open_vacancies(session, [row.id for row in found])
        openings = {row.public_id: adapters.opening(row) for row in rows_of_vacancies}
    return {
        (person, vacancy): matcher.judge(seekers[person], openings[vacancy], given)
        for person, vacancy in pairs
        if person in seekers and vacancy in openings
    }
