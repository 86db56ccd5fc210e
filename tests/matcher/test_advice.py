from __future__ import annotations

from dataclasses import replace

from matcher import (
    Band,
    Blocked,
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
    judge,
    with_advice,
)
from matcher.advice import with_roof
from matcher.index import OpeningIndex, prospects
from matcher.rules import Missing
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

R = ReasonCode


def advise(seeker: Seeker, *jobs: Opening) -> tuple[Counterfactual, ...]:
    index = OpeningIndex(TAXONOMY, RULES, SETTINGS, TODAY)
    index.add(jobs)
    return prospects(index, seeker, TODAY).helps


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


def test_a_licence_that_would_lift_a_ban_is_advised_for_the_pair() -> None:
    checked = Seeker(replace(COOK, licences_checked=True), CLEAR)
    driver = replace(COOK_WANTED, licences=("driving-licence-b",))
    law = replace(RULES.licences["driving-licence-b"], missing=Missing.BLOCK)
    rules = replace(RULES, licences={law.code: law})
    blocked = judge(checked, driver, replace(CONTEXT, rules=rules))
    assert isinstance(blocked, Blocked)
    advised = with_advice(blocked, checked, driver, taxonomy=TAXONOMY, rules=rules, settings=SETTINGS, on=TODAY)
    assert [(each.reason, each.band) for each in advised.advice] == [(R.ADVICE_LICENCE, Band.FITS_WELL)]


def test_what_is_advised_for_a_pair_is_what_judging_it_anew_says() -> None:
    movable = Seeker(replace(COOK, reach=replace(COOK.reach, accommodation_needed=True)), CLEAR)
    far = replace(COOK_WANTED, place=PLOVDIV)
    match = judge(movable, far, CONTEXT)
    assert isinstance(match, Match)
    advised = with_advice(match, movable, far, taxonomy=TAXONOMY, rules=RULES, settings=SETTINGS, on=TODAY)
    again = judge(movable, with_roof(far), CONTEXT)
    assert isinstance(again, Match)
    assert [(each.reason, each.band) for each in advised.advice] == [(R.ADVICE_ACCOMMODATION, again.band)]
