from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from matcher import (
    Band,
    Cefr,
    Counterfactual,
    LanguageNeed,
    Match,
    Opening,
    Reach,
    ReasonCode,
    Schedule,
    Seeker,
    Shift,
    SkillHeld,
    Tally,
    counterfactuals,
    judge,
    rank_openings,
    with_advice,
)
from matcher.advice import changes
from tests.matcher.samples import (
    CLEAR,
    CONTEXT,
    COOK,
    COOK_WANTED,
    PERNIK,
    PLOVDIV,
    RULES,
    SETTINGS,
    SOFIA,
    TAXONOMY,
    TODAY,
)
from tests.matcher.strategies import openings, seekers

R = ReasonCode


def advise(seeker: Seeker, *jobs: Opening) -> tuple[Counterfactual, ...]:
    return counterfactuals(seeker, jobs, taxonomy=TAXONOMY, rules=RULES, settings=SETTINGS, on=TODAY)


def full_rerun(seeker: Seeker, jobs: tuple[Opening, ...]) -> Tally:
    bands = [
        match.band
        for match in rank_openings(seeker, jobs, taxonomy=TAXONOMY, rules=RULES, settings=SETTINGS, on=TODAY).matches
    ]
    return Tally(len(bands) - bands.count(Band.NOT_YET), bands.count(Band.FITS_WELL))


def test_one_more_language_level_opens_a_door() -> None:
    (advice,) = advise(Seeker(COOK, CLEAR), replace(COOK_WANTED, languages=(LanguageNeed("bg", Cefr.C1),)))
    assert (advice.reason, advice.facts) == (R.ADVICE_LANGUAGE, {"language": "bg", "needed_level": "B1"})
    assert (advice.now, advice.then) == (Tally(0, 0), Tally(1, 0))


def test_fifteen_kilometres_more_open_a_door() -> None:
    short_way = Seeker(replace(COOK, reach=Reach(SOFIA, max_commute_minutes=60)), CLEAR)
    found = advise(short_way, replace(COOK_WANTED, place=PERNIK))
    assert [(each.reason, each.then) for each in found] == [(R.ADVICE_COMMUTE, Tally(1, 1))]


def test_another_shift_opens_a_door_unless_it_was_ruled_out() -> None:
    night = replace(COOK_WANTED, schedule=Schedule(frozenset({Shift.NIGHT})))
    (advice,) = advise(Seeker(COOK, CLEAR), night)
    assert advice.facts == {"shift": "night"}
    ruled_out = replace(COOK.exclusions, shifts=frozenset({Shift.NIGHT}))
    assert advise(Seeker(replace(COOK, exclusions=ruled_out), CLEAR), night) == ()


def test_accommodation_opens_a_door_for_those_who_need_it() -> None:
    movable = Seeker(replace(COOK, reach=replace(COOK.reach, accommodation_needed=True)), CLEAR)
    found = advise(movable, replace(COOK_WANTED, place=PLOVDIV))
    assert [each.reason for each in found] == [R.ADVICE_ACCOMMODATION]


def test_a_missing_skill_is_advised_for_the_pair() -> None:
    beginner = Seeker(replace(COOK, skills=(SkillHeld("mix-drinks"),)), CLEAR)
    match = judge(beginner, COOK_WANTED, CONTEXT)
    assert isinstance(match, Match)
    advised = with_advice(match, beginner, COOK_WANTED, taxonomy=TAXONOMY, rules=RULES, settings=SETTINGS, on=TODAY)
    assert {advice.reason for advice in advised.advice} == {R.ADVICE_SKILL}
    assert replace(advised, advice=()) == match


def test_what_was_never_asked_is_no_advice() -> None:
    unknown = replace(COOK, languages=None, skills=None, licences=None, reach=Reach())
    assert (
        advise(Seeker(replace(unknown, availability=replace(COOK.availability, shifts=None)), CLEAR), COOK_WANTED) == ()
    )


@given(seekers, st.lists(openings, max_size=4, unique_by=lambda opening: opening.id))
def test_every_number_equals_a_full_rerun(seeker: Seeker, jobs: list[Opening]) -> None:
    known = tuple(jobs)
    tried = {(change.reason, str(change.facts)): change for change in changes(seeker, known, CONTEXT)}
    for advice in advise(seeker, *known):
        change = tried[advice.reason, str(advice.facts)]
        assert advice.now == full_rerun(seeker, known)
        assert advice.then == full_rerun(change.seeker, change.openings)
        assert advice.then != advice.now
