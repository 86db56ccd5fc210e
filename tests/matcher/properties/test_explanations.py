"""An explanation is the score: what it cites moves it as stated, what it does not cite moves nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher import (
    Availability,
    Candidate,
    Cefr,
    Contract,
    Contribution,
    Criterion,
    LanguageNeed,
    LegalFacts,
    Match,
    Opening,
    Place,
    Reach,
    Seeker,
    judge,
)
from matcher.criteria import CRITERIA, LEVELS
from matcher.criteria.coverage import cover
from tests.matcher.samples import CONTEXT, COOK, COOK_WANTED, SEEKER, SETTINGS, UNIT_GROUPS
from tests.matcher.strategies import legal_facts, openings, seekers

C = Criterion
NOTHING: frozenset[Criterion] = frozenset()
SKILLS = frozenset({C.ESSENTIAL_SKILLS, C.OPTIONAL_SKILLS, C.EVIDENCE})

# Which criteria may cite something told about a person or a vacancy. What is not named here may move nothing.
OF_PERSON: Mapping[str, frozenset[Criterion]] = {
    "occupations": frozenset({C.OCCUPATION, C.EXPERIENCE}),
    "skills": SKILLS,
    "languages": frozenset({C.LANGUAGE}),
    "availability": frozenset({C.SCHEDULE, C.START}),
    "reach": frozenset({C.COMMUTE}),
    "min_net_month": frozenset({C.PAY}),
    "contracts": frozenset({C.CONTRACT}),
    "wanted_occupations": frozenset({C.PREFERENCE}),
}
OF_WORK: Mapping[str, frozenset[Criterion]] = {
    "occupation": frozenset({C.OCCUPATION, C.EXPERIENCE, C.PREFERENCE}),
    "isco": frozenset({C.OCCUPATION, C.EXPERIENCE, C.PREFERENCE}),
    "essential_skills": frozenset({C.ESSENTIAL_SKILLS, C.EVIDENCE}),
    "optional_skills": frozenset({C.OPTIONAL_SKILLS}),
    "languages": frozenset({C.LANGUAGE}),
    "schedule": frozenset({C.SCHEDULE, C.PAY}),
    "place": frozenset({C.COMMUTE}),
    "remote": frozenset({C.COMMUTE}),
    "employer_transport": frozenset({C.COMMUTE}),
    "accommodation_offered": frozenset({C.COMMUTE}),
    "start": frozenset({C.START, C.PAY}),
    "contract": frozenset({C.CONTRACT}),
    "pay": frozenset({C.PAY}),
    "experience_years": frozenset({C.EXPERIENCE}),
}
IN_PROPORTION = frozenset({C.ESSENTIAL_SKILLS, C.OPTIONAL_SKILLS})


def parts(candidate: Candidate, opening: Opening) -> dict[Criterion, Contribution]:
    """Each criterion asked on its own."""
    return {criterion: assess(candidate, opening, CONTEXT) for criterion, assess in CRITERIA.items()}


def moves_as_stated(before: tuple[Seeker, Opening], after: tuple[Seeker, Opening], cited: frozenset[Criterion]) -> None:
    """The contributions that may cite the change, asked anew, move the score; all others stay as they were."""
    first, then = parts(before[0].candidate, before[1]), parts(after[0].candidate, after[1])
    for criterion in Criterion:
        if criterion not in cited:
            assert first[criterion] == then[criterion]
    answers = judge(*before, CONTEXT), judge(*after, CONTEXT)
    if isinstance(answers[0], Match) and isinstance(answers[1], Match):
        moved = sum(then[criterion].points - first[criterion].points for criterion in cited)
        assert answers[1].score - answers[0].score == moved
        assert {part.criterion: part for part in answers[1].contributions} == then


@given(seekers, openings, seekers, st.sampled_from([field.name for field in fields(Candidate) if field.name != "id"]))
def test_a_fact_about_the_person_moves_what_cites_it(
    seeker: Seeker, opening: Opening, other: Seeker, name: str
) -> None:
    told = replace(seeker.candidate, **{name: getattr(other.candidate, name)})
    after = replace(seeker, candidate=told)
    moves_as_stated((seeker, opening), (after, opening), OF_PERSON.get(name, NOTHING))


@given(seekers, openings, openings, st.sampled_from([field.name for field in fields(Opening) if field.name != "id"]))
def test_a_fact_about_the_work_moves_what_cites_it(seeker: Seeker, opening: Opening, other: Opening, name: str) -> None:
    after: Opening = replace(opening, **{name: getattr(other, name)})
    moves_as_stated((seeker, opening), (seeker, after), OF_WORK.get(name, NOTHING))


@given(seekers, openings, legal_facts)
def test_what_the_law_needs_to_know_moves_no_score(seeker: Seeker, opening: Opening, legal: LegalFacts) -> None:
    moves_as_stated((seeker, opening), (replace(seeker, legal=legal), opening), NOTHING)


@given(seekers, seekers, openings)
def test_the_same_words_are_worth_the_same_points(first: Seeker, second: Seeker, opening: Opening) -> None:
    """Level and facts decide; skills that are near count by how near they are, which the two skill criteria sum up."""
    one, two = parts(first.candidate, opening), parts(second.candidate, opening)
    for criterion in Criterion:
        same = (one[criterion].reason, one[criterion].facts) == (two[criterion].reason, two[criterion].facts)
        if same and criterion not in IN_PROPORTION:
            assert one[criterion] == two[criterion]


@given(seekers, openings)
def test_points_for_skills_are_the_share_of_the_skills_covered(seeker: Seeker, opening: Opening) -> None:
    found, held = parts(seeker.candidate, opening), seeker.candidate.skills
    for criterion, asked in (
        (C.ESSENTIAL_SKILLS, opening.essential_skills), (C.OPTIONAL_SKILLS, opening.optional_skills),
    ):  # fmt: skip
        if held is not None and asked:
            covered = cover(held, asked, CONTEXT)
            part = found[criterion]
            assert part.points == SETTINGS.weights[criterion] * covered.percent // 100
            assert part.facts["asked_count"] == len(asked)
            assert part.facts.get("held_count", len(covered.held)) == len(covered.held)


FAR_AWAY = Reach(Place("far", 36.0, 20.0), max_commute_km=0, own_transport=False, accommodation_needed=False)
Failing = Callable[[Candidate, Opening], Candidate]
KNOWN_FAILURES: Mapping[Criterion, tuple[str, Failing]] = {
    C.OCCUPATION: ("occupations", lambda person, _work: replace(person, occupations=())),
    C.EXPERIENCE: ("occupations", lambda person, _work: replace(person, occupations=())),
    C.ESSENTIAL_SKILLS: ("skills", lambda person, _work: replace(person, skills=())),
    C.OPTIONAL_SKILLS: ("skills", lambda person, _work: replace(person, skills=())),
    C.EVIDENCE: ("skills", lambda person, _work: replace(person, skills=())),
    C.LANGUAGE: ("languages", lambda person, _work: replace(person, languages=())),
    C.COMMUTE: ("reach", lambda person, _work: replace(person, reach=FAR_AWAY)),
    C.SCHEDULE: (
        "availability",
        lambda person, _work: replace(person, availability=replace(person.availability, shifts=frozenset())),
    ),
    C.START: (
        "availability",
        lambda person, _work: replace(
            person, availability=replace(person.availability, earliest_start=date(2100, 1, 1))
        ),
    ),
    C.PAY: ("min_net_month", lambda person, _work: replace(person, min_net_month=10**9)),
    C.CONTRACT: ("contracts", lambda person, work: replace(person, contracts=frozenset(Contract) - {work.contract})),
    C.PREFERENCE: (
        "wanted_occupations",
        lambda person, work: replace(
            person, wanted_occupations=frozenset(key for key, isco in UNIT_GROUPS.items() if isco[:1] != work.isco[:1])
        ),
    ),
}
UNKNOWN: Mapping[str, Any] = {"availability": Availability(), "reach": Reach()}


@pytest.mark.parametrize("criterion", Criterion)
def test_a_known_failure_is_the_worst_level_of_its_criterion(criterion: Criterion) -> None:
    """The failures below are real ones, not levels that happen to be middling."""
    _name, failing = KNOWN_FAILURES[criterion]
    eloquent = replace(COOK_WANTED, languages=(LanguageNeed("bg", Cefr.C1),))
    level = parts(failing(COOK, eloquent), eloquent)[criterion].reason
    known = [reason for reason in LEVELS[criterion] if "unknown" not in reason.level]
    assert SETTINGS.points.get(level, 0) == min(SETTINGS.points.get(reason, 0) for reason in known)


@given(seekers, openings, st.sampled_from(Criterion))
def test_not_knowing_never_ranks_below_a_known_failure(seeker: Seeker, opening: Opening, criterion: Criterion) -> None:
    name, failing = KNOWN_FAILURES[criterion]
    told = failing(seeker.candidate, opening)
    silent = replace(told, **{name: UNKNOWN.get(name)})
    failed, unsaid = parts(told, opening)[criterion], parts(silent, opening)[criterion]
    worst = min(SETTINGS.points.get(reason, 0) for reason in LEVELS[criterion])
    if failed.points == worst:
        assert unsaid.points >= failed.points
        answers = judge(replace(seeker, candidate=silent), opening, CONTEXT)
        assert not isinstance(answers, Match) or unsaid in answers.contributions


def test_somebody_unknown_ranks_above_somebody_known_to_fail() -> None:
    unsaid = judge(replace(SEEKER, candidate=Candidate(COOK.id)), COOK_WANTED, CONTEXT)
    told = COOK
    for _name, failing in KNOWN_FAILURES.values():
        told = failing(told, COOK_WANTED)
    failed = judge(replace(SEEKER, candidate=told), COOK_WANTED, CONTEXT)
    assert isinstance(unsaid, Match)
    assert isinstance(failed, Match)
    assert unsaid.score > failed.score
