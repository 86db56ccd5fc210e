"""Asking the engine: people for a vacancy, vacancies for a person, one pair; and keeping what it said."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy.orm import Session

import matcher
from matcher.index import OpeningIndex, PeopleIndex, Prospects, count, prospects
from models import Jobseeker, MatchRun, Suggestion, Vacancy
from models.queries import changes
from models.queries import matching as queries
from models.queries import taxonomy as taxonomy_queries
from web.services import adapters, audit, engine_switch, ground, live_index, rule_values, run_record, whole_base
from web.services.clock import day_in_bulgaria
from web.services.live_index import ranked
from web.services.principal import Principal

KEPT = 200
WRITTEN = matcher.Settings()
Result = matcher.Match | matcher.Blocked | matcher.Unranked
Sifted = matcher.Blocked | matcher.Unranked
Answer = TypeVar("Answer")
_lock = Lock()
_taxonomies: dict[changes.Stamp, matcher.Taxonomy] = {}


def rules(session: Session) -> matcher.Rules:
    """The dated legal parameters in force."""
    return rule_values.in_force(session)


def weights(session: Session) -> matcher.Settings:
    """The weights in force: those the installation was given, or else the written ones."""
    given: matcher.Settings | None = session.info.get("weights")
    return given or WRITTEN


def taxonomy(session: Session) -> matcher.Taxonomy:
    """Occupations and skills as the engine knows them; rebuilt when the taxonomy in the database changes."""
    stamp = ground.known(session).stamp
    with _lock:
        if stamp not in _taxonomies:
            _taxonomies.clear()
            _taxonomies[stamp] = _build_taxonomy(session)
        return _taxonomies[stamp]


def _build_taxonomy(session: Session) -> matcher.Taxonomy:
    groups = taxonomy_queries.unit_groups(session)
    skills: dict[str, dict[str, set[str]]] = {"essential": {}, "optional": {}}
    for occupation, skill, kind in taxonomy_queries.all_relations(session):
        skills[kind].setdefault(occupation, set()).add(skill)
    return matcher.build_taxonomy(groups, skills["essential"], skills["optional"])


def context(session: Session, now: datetime) -> matcher.Context:
    """What every question to the engine is asked with. Raises EngineOff while the engine is switched off."""
    engine_switch.demand(session)
    return gates_context(session, now)


def gates_context(session: Session, now: datetime) -> matcher.Context:
    """Taxonomy, rules, weights in force and the day in Bulgaria, also for the gates alone while the engine is off. A
    page that only reads sees one picture, so it finds this out once."""
    on = day_in_bulgaria(now)
    known: matcher.Context | None
    known, transaction = session.info.get("context", (None, None))
    if known is not None and known.on == on and transaction is session.get_transaction():
        return known
    made = matcher.Context(taxonomy(session), rules(session), weights(session), on)
    if session.info.get("read_only"):
        session.info["context"] = made, session.get_transaction()
    return made


def _how(given: matcher.Context) -> dict[str, Any]:
    return {"taxonomy": given.taxonomy, "rules": given.rules, "settings": given.settings, "on": given.on}


def people_for(session: Session, vacancy: Vacancy, now: datetime, limit: int | None = None) -> matcher.Ranking:
    """Everybody the engine may suggest for a vacancy, best first, over all organisations."""
    given, opening = context(session, now), adapters.opening(vacancy)
    asked = live_index.people(session).ask(session, given, lambda index: ranked(index, opening, given, limit))
    if asked is not None:
        return asked
    return matcher.rank_candidates(opening, _seekers(session, given), limit=limit, **_how(given))


def vacancies_for(session: Session, person: Jobseeker, now: datetime) -> matcher.Ranking:
    """All open vacancies for a person, best first."""
    given = context(session, now)
    seeker = seeker_of(session, person, given)
    asked = live_index.vacancies(session).ask(session, given, lambda index: ranked(index, seeker, given))
    if asked is not None:
        return asked
    return matcher.rank_openings(seeker, adapters.openings(queries.open_vacancies(session)), **_how(given))


def seeker_of(session: Session, person: Jobseeker, given: matcher.Context) -> matcher.Seeker:
    """A person as the engine sees them: as they stand in the index, or else read anew."""
    index = live_index.people(session) if session.info.get("read_only") else None
    known = index.ask(session, given, lambda people: people.get(person.public_id)) if index else None
    return known or adapters.seeker(person, given.rules, given.on)


def opening_of(session: Session, vacancy: Vacancy, given: matcher.Context) -> matcher.Opening:
    """A vacancy as the engine sees it: as it stands in the index, or else read anew."""
    index = live_index.vacancies(session) if session.info.get("read_only") else None
    known = index.ask(session, given, lambda vacancies: vacancies.get(vacancy.public_id)) if index else None
    return known or adapters.opening(vacancy)


def warm(session: Session, now: datetime) -> None:
    """Have the indexes of this process ready."""
    given = context(session, now)
    live_index.people(session).ask(session, given, len)
    live_index.vacancies(session).ask(session, given, len)


def _seekers(session: Session, given: matcher.Context) -> list[matcher.Seeker]:
    return [adapters.seeker(person, given.rules, given.on) for person in queries.matchable_people(session)]


def pair(session: Session, person: Jobseeker, vacancy: Vacancy, now: datetime) -> Result:
    """One person and one vacancy, whole explanation, with what would lift the band or bring it past a gate; while the
    engine is off only what the gates say."""
    given = gates_context(session, now)
    seeker, opening = seeker_of(session, person, given), opening_of(session, vacancy, given)
    if not engine_switch.runs(session):
        return matcher.sift(seeker, opening, given)
    return matcher.with_advice(matcher.judge(seeker, opening, given), seeker, opening, **_how(given))


def sifted_vacancies(session: Session, person: Jobseeker, rows: Iterable[Vacancy], now: datetime) -> list[Sifted]:
    """What the gates say of each of these vacancies for a person, in the order given; nothing is scored."""
    given = gates_context(session, now)
    seeker = seeker_of(session, person, given)
    return [matcher.sift(seeker, opening_of(session, row, given), given) for row in rows]


def sifted_people(session: Session, people: Iterable[Jobseeker], vacancy: Vacancy, now: datetime) -> list[Sifted]:
    """What the gates say of each of these people for a vacancy, in the order given; nothing is scored."""
    given = gates_context(session, now)
    opening = opening_of(session, vacancy, given)
    return [matcher.sift(seeker_of(session, each, given), opening, given) for each in people]


def ruled_out(
    session: Session, pairs: Iterable[tuple[Jobseeker, Vacancy]], now: datetime
) -> Iterator[tuple[Jobseeker, Vacancy]]:
    """Those of some pairs that a gate removes, read anew: the law or the person's own wish."""
    given = gates_context(session, now)
    seekers: dict[int, matcher.Seeker] = {}
    openings: dict[int, matcher.Opening] = {}
    for person, vacancy in pairs:
        if person.id not in seekers:
            seekers[person.id] = adapters.seeker(person, given.rules, given.on)
        if vacancy.id not in openings:
            openings[vacancy.id] = adapters.opening(vacancy)
        if isinstance(matcher.sift(seekers[person.id], openings[vacancy.id], given), matcher.Blocked):
            yield person, vacancy


def expectation(session: Session, person: Jobseeker, now: datetime) -> Prospects:
    """How many open vacancies are in a person's reach, and what would bring more; every number is exact."""
    return _over_vacancies(session, person, now, prospects)


def in_reach(session: Session, person: Jobseeker, now: datetime) -> int:
    """How many open vacancies fit a person well or partly; only counted, nothing is explained."""
    return _over_vacancies(session, person, now, count).in_reach


def _over_vacancies(
    session: Session, person: Jobseeker, now: datetime, question: Callable[[OpeningIndex, matcher.Seeker, date], Answer]
) -> Answer:
    """The answer of the live index, or of one made of what this transaction sees."""
    given = context(session, now)
    seeker = seeker_of(session, person, given)
    known = live_index.vacancies(session).ask(session, given, lambda index: question(index, seeker, given.on))
    if known is not None:
        return known
    index = OpeningIndex(given.taxonomy, given.rules, given.settings, given.on)
    index.add(adapters.openings(queries.open_vacancies(session)))
    return question(index, seeker, given.on)


def whole_base_questions(session: Session, now: datetime) -> tuple[list[whole_base.Question], whole_base.Base]:
    """What ranking the people of each organisation for every open vacancy asks."""
    given = context(session, now)
    everybody = live_index.people(session).ask(session, given, lambda index: index.everything)
    groups = [_among(session, each) for each in queries.organisations_with_people(session)]
    questions = [
        whole_base.Question(opening, among, KEPT)
        for opening in adapters.openings(queries.open_vacancies(session))
        for among in groups
    ]
    return questions, whole_base.Base(given, _seekers(session, given) if everybody is None else everybody)


def run_for_all(
    session: Session, vacancy: Vacancy, who: Principal, now: datetime, ready: whole_base.Answers | None = None
) -> Sequence[MatchRun]:
    """Rank the people of each organisation for a vacancy, so that each finds the best of its own. What is ``ready``
    need not be ranked again. While the engine is off nothing is ranked."""
    if not engine_switch.runs(session):
        return []
    organisations = queries.organisations_with_people(session)
    return [run(session, vacancy, who, now, organisation, ready) for organisation in organisations]


def run(
    session: Session, vacancy: Vacancy, who: Principal, now: datetime, organisation_id: int | None = None,
    ready: whole_base.Answers | None = None,
) -> MatchRun:  # fmt: skip
    """Rank the people for a vacancy, of one organisation or of all, and keep the answer with the versions and inputs it
    came from."""
    asked, ranking = _asked(session, vacancy, context(session, now), organisation_id, ready)
    rows = queries.people_named(session, [match.candidate_id for match in ranking.matches])
    made = MatchRun(
        vacancy=vacancy, organisation_id=organisation_id, on_day=ranking.on, engine_version=matcher.ENGINE_VERSION,
        rules_version=ranking.rules_version, weights_version=ranking.settings_version, considered=ranking.considered,
        blocked=ranking.considered - ranking.eligible, created_at=now,
    )  # fmt: skip
    session.add(made)
    for position, match in enumerate(ranking.matches, start=1):
        if match.candidate_id not in rows:
            continue  # erased at this moment
        made.suggestions.append(
            Suggestion(
                jobseeker=rows[match.candidate_id], position=position, score=match.score, band=match.band.value,
                explanation=matcher.match_to_json(match),
            )
        )  # fmt: skip
    facts = run_record.keep(session, made, asked, ranking)
    audit.record(session, who, "ranked people", vacancy.public_id, now, facts)
    return made


def _among(session: Session, organisation_id: int | None) -> frozenset[str] | None:
    return None if organisation_id is None else frozenset(queries.names_of_people(session, organisation_id))


def _asked(
    session: Session, vacancy: Vacancy, given: matcher.Context, organisation_id: int | None,
    ready: whole_base.Answers | None,
) -> tuple[run_record.Asked, matcher.Ranking]:  # fmt: skip
    """What a run asks, and the answer."""
    opening, among = adapters.opening(vacancy), _among(session, organisation_id)

    def question(index: PeopleIndex) -> tuple[list[matcher.Seeker], matcher.Ranking]:
        asked = [each for each in index.everything if among is None or each.id in among]
        known = ready.find(whole_base.Question(opening, among, KEPT), asked, given) if ready else None
        return asked, known or ranked(index, opening, given, KEPT, among, with_blocked=False)

    found = live_index.people(session).ask(session, given, question)
    if found is None:
        seekers = [each for each in _seekers(session, given) if among is None or each.id in among]
        found = seekers, matcher.rank_candidates(opening, seekers, limit=KEPT, **_how(given))
    return run_record.Asked(opening, found[0], given, KEPT), found[1]


def stored_match(suggestion: Suggestion) -> matcher.Match:
    """The explanation of a kept suggestion, as it was given."""
    return matcher.match_from_json(suggestion.explanation)
