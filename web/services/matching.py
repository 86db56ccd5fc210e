"""Asking the engine: people for a vacancy, vacancies for a person, one pair; and keeping what it said."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from threading import Lock
from typing import Any

from sqlalchemy.orm import Session

import matcher
from matcher.index import OpeningIndex, Prospects, prospects
from models import Jobseeker, MatchRun, Suggestion, Vacancy
from models.queries import matching as queries
from models.queries import taxonomy as taxonomy_queries
from web.services import adapters, audit, rule_values
from web.services.clock import day_in_bulgaria
from web.services.principal import Principal

ENGINE_VERSION = "1"
KEPT = 200
_lock = Lock()
_taxonomies: dict[tuple[str, int, int], matcher.Taxonomy] = {}


def rules(session: Session) -> matcher.Rules:
    """The dated legal parameters in force."""
    return rule_values.in_force(session)


@cache
def weights() -> matcher.Settings:
    """The weights in force."""
    return matcher.Settings()


def taxonomy(session: Session) -> matcher.Taxonomy:
    """Occupations and skills as the engine knows them; rebuilt when the taxonomy in the database changes."""
    key = (str(session.get_bind().engine.url), *taxonomy_queries.imports_state(session))
    with _lock:
        if key not in _taxonomies:
            _taxonomies.clear()
            _taxonomies[key] = _build_taxonomy(session)
        return _taxonomies[key]


def _build_taxonomy(session: Session) -> matcher.Taxonomy:
    groups = taxonomy_queries.unit_groups(session)
    skills: dict[str, dict[str, set[str]]] = {"essential": {}, "optional": {}}
    for occupation, skill, kind in taxonomy_queries.all_relations(session):
        skills[kind].setdefault(occupation, set()).add(skill)
    return matcher.build_taxonomy(groups, skills["essential"], skills["optional"])


def _how(session: Session, now: datetime) -> dict[str, Any]:
    return {"taxonomy": taxonomy(session), "rules": rules(session), "settings": weights(), "on": day_in_bulgaria(now)}


def people_for(session: Session, vacancy: Vacancy, now: datetime, limit: int | None = None) -> matcher.Ranking:
    """Everybody the engine may suggest for a vacancy, best first, over all organisations."""
    how = _how(session, now)
    people = [adapters.seeker(person, how["rules"], how["on"]) for person in queries.matchable_people(session)]
    return matcher.rank_candidates(adapters.opening(vacancy), people, limit=limit, **how)


def vacancies_for(session: Session, person: Jobseeker, now: datetime) -> matcher.Ranking:
    """All open vacancies for a person, best first."""
    how = _how(session, now)
    seeker = adapters.seeker(person, how["rules"], how["on"])
    return matcher.rank_openings(seeker, adapters.openings(queries.open_vacancies(session)), **how)


def pair(session: Session, person: Jobseeker, vacancy: Vacancy, now: datetime) -> matcher.Match | matcher.Blocked:
    """One person and one vacancy, whole explanation, with what would lift the band or bring it past a gate."""
    how = _how(session, now)
    seeker, opening = adapters.seeker(person, how["rules"], how["on"]), adapters.opening(vacancy)
    return matcher.with_advice(matcher.judge(seeker, opening, matcher.Context(**how)), seeker, opening, **how)


def expectation(session: Session, person: Jobseeker, now: datetime) -> Prospects:
    """How many open vacancies are in a person's reach, and what would bring more; every number is exact."""
    how = _how(session, now)
    index = OpeningIndex(**how)
    index.add(adapters.openings(queries.open_vacancies(session)))
    return prospects(index, adapters.seeker(person, how["rules"], how["on"]), how["on"])


def run(session: Session, vacancy: Vacancy, who: Principal, now: datetime) -> MatchRun:
    """Rank the people for a vacancy and keep the answer with the versions and inputs it came from."""
    how = _how(session, now)
    rows = {person.public_id: person for person in queries.matchable_people(session)}
    seekers = [adapters.seeker(person, how["rules"], how["on"]) for person in rows.values()]
    opening = adapters.opening(vacancy)
    ranking = matcher.rank_candidates(opening, seekers, limit=KEPT, **how)
    made = MatchRun(
        vacancy=vacancy, on_day=ranking.on, engine_version=ENGINE_VERSION, rules_version=ranking.rules_version,
        weights_version=ranking.settings_version, inputs_hash=_inputs_hash(opening, seekers),
        considered=ranking.considered, blocked=len(ranking.blocked), created_at=now,
    )  # fmt: skip
    session.add(made)
    for position, match in enumerate(ranking.matches, start=1):
        made.suggestions.append(
            Suggestion(
                jobseeker=rows[match.candidate_id], position=position, score=match.score, band=match.band.value,
                explanation=matcher.match_to_json(match),
            )
        )  # fmt: skip
    session.flush()
    audit.record(session, who, "ranked people", vacancy.public_id, now, {"run": made.public_id})
    return made


def _inputs_hash(opening: matcher.Opening, seekers: Sequence[matcher.Seeker]) -> str:
    digest = hashlib.sha256(repr(opening).encode())
    for seeker in sorted(seekers, key=lambda each: each.id):
        digest.update(repr(seeker).encode())
    return digest.hexdigest()


def stored_match(suggestion: Suggestion) -> matcher.Match:
    """The explanation of a kept suggestion, as it was given."""
    return matcher.match_from_json(suggestion.explanation)
