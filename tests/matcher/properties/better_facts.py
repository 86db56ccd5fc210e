"""Ways in which a fact about a person or an opening can become better, each as a function of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random

from matcher import (
    Candidate,
    Cefr,
    Context,
    Contract,
    Evidence,
    LanguageSkill,
    OccupationHeld,
    Opening,
    Pay,
    Seeker,
    Shift,
    SkillHeld,
)
from matcher.criteria.coverage import cover
from tests.matcher.samples import (
    TODAY,
    UNIT_GROUPS,
)
from tests.matcher.strategies import SKILLS

Person = Callable[[Candidate, Random], Candidate | None]
Work = Callable[[Opening, Random], Opening | None]
Pair = tuple[Seeker, Opening]


def one_of(items: tuple[object, ...] | None, random: Random) -> int | None:
    """The place of one of the items, or nothing where there is none."""
    return random.randrange(len(items)) if items else None


def at(items: tuple[object, ...], place: int, item: object) -> tuple[object, ...]:
    """The items with another one in this place."""
    return (*items[:place], item, *items[place + 1 :])


def more_work(person: Candidate, random: Random) -> Candidate | None:
    if person.occupations is None:
        return None
    concept = random.choice(sorted(UNIT_GROUPS))
    years, used = random.choice([None, 0.0, 0.5, 12.0]), random.choice([None, TODAY, TODAY - timedelta(9000)])
    held = OccupationHeld(concept, UNIT_GROUPS[concept], years, used)
    return replace(person, occupations=(*person.occupations, held))


def longer_work(person: Candidate, random: Random) -> Candidate | None:
    place = one_of(person.occupations, random)
    if place is None or person.occupations is None or (years := person.occupations[place].years) is None:
        return None
    longer = replace(person.occupations[place], years=years + random.choice([0.5, 3, 20]))
    return replace(person, occupations=at(person.occupations, place, longer))


def later_work(person: Candidate, random: Random) -> Candidate | None:
    place = one_of(person.occupations, random)
    if place is None or person.occupations is None or (used := person.occupations[place].last_used_on) is None:
        return None
    later = replace(person.occupations[place], last_used_on=min(TODAY, used + timedelta(random.choice([1, 700, 9000]))))
    return replace(person, occupations=at(person.occupations, place, later))


def more_skill(person: Candidate, random: Random) -> Candidate | None:
    new = sorted(set(SKILLS) - {skill.concept_id for skill in person.skills or ()})
    if person.skills is None or not new:
        return None
    return replace(person, skills=(*person.skills, SkillHeld(random.choice(new), random.choice(list(Evidence)))))


def better_evidence(person: Candidate, random: Random) -> Candidate | None:
    place = one_of(person.skills, random)
    if place is None or person.skills is None or person.skills[place].evidence is Evidence.RECOGNISED:
        return None
    skill = person.skills[place]
    return replace(person, skills=at(person.skills, place, replace(skill, evidence=Evidence(skill.evidence + 1))))


def better_language(person: Candidate, random: Random) -> Candidate | None:
    """One level more, spoken or written."""
    place, part = one_of(person.languages, random), random.choice(["spoken", "written"])
    if place is None or person.languages is None:
        return None
    level = getattr(person.languages[place], part)
    if level in (None, Cefr.C2):
        return None
    return replace(
        person, languages=at(person.languages, place, replace(person.languages[place], **{part: Cefr(level + 1)}))
    )


def more_language(person: Candidate, random: Random) -> Candidate | None:
    new = sorted({"bg", "en", "uk"} - {skill.code for skill in person.languages or ()})
    if person.languages is None or not new:
        return None
    skill = LanguageSkill(random.choice(new), random.choice([None, *Cefr]), random.choice([None, *Cefr]))
    return replace(person, languages=(*person.languages, skill))


def longer_way(person: Candidate, random: Random) -> Candidate | None:
    part = random.choice(["max_commute_km", "max_commute_minutes"])
    limit = getattr(person.reach, part)
    return None if limit is None else replace(person, reach=replace(person.reach, **{part: limit + 15}))


def own_transport(person: Candidate, random: Random) -> Candidate | None:
    return replace(person, reach=replace(person.reach, own_transport=True))


def more_shifts(person: Candidate, random: Random) -> Candidate | None:
    shifts = person.availability.shifts
    if shifts is None:
        return None
    return replace(person, availability=replace(person.availability, shifts=shifts | {random.choice(list(Shift))}))


def wider_hours(person: Candidate, random: Random) -> Candidate | None:
    low, high = person.availability.min_hours_per_week, person.availability.max_hours_per_week
    hours = {"min_hours_per_week": low and low - 1, "max_hours_per_week": high and high + 8}
    return replace(person, availability=replace(person.availability, **hours))


def less_care(person: Candidate, random: Random) -> Candidate | None:
    care = person.availability.care
    place = one_of(care, random)
    if place is None or care is None:
        return None
    return replace(person, availability=replace(person.availability, care=(*care[:place], *care[place + 1 :])))


def earlier_start(person: Candidate, random: Random) -> Candidate | None:
    start = person.availability.earliest_start
    if start is None:
        return None
    return replace(
        person, availability=replace(person.availability, earliest_start=start - timedelta(random.choice([1, 20, 90])))
    )


def lower_wish(person: Candidate, random: Random) -> Candidate | None:
    least = person.min_net_month
    return None if least is None else replace(person, min_net_month=least * random.randrange(100) // 100)


def more_contracts(person: Candidate, random: Random) -> Candidate | None:
    if not person.contracts:
        return None
    return replace(person, contracts=person.contracts | {random.choice(list(Contract))})


def more_wishes(person: Candidate, random: Random) -> Candidate | None:
    if not person.wanted_occupations:
        return None
    return replace(person, wanted_occupations=person.wanted_occupations | {random.choice(sorted(UNIT_GROUPS))})


def lower_language(opening: Opening, random: Random) -> Opening | None:
    place = one_of(opening.languages, random)
    if place is None:
        return None
    need = opening.languages[place]
    lower = replace(need, level=Cefr(max(0, need.level - 1)), written=random.choice([None, need.written]))
    return replace(opening, languages=at(opening.languages, place, lower))


def learnable_language(opening: Opening, random: Random) -> Opening | None:
    place = one_of(opening.languages, random)
    if place is None:
        return None
    learnable = replace(opening.languages[place], learnable_on_the_job=True)
    return replace(opening, languages=at(opening.languages, place, learnable))


def fewer_languages(opening: Opening, random: Random) -> Opening | None:
    place = one_of(opening.languages, random)
    if place is None:
        return None
    return replace(opening, languages=(*opening.languages[:place], *opening.languages[place + 1 :]))


def easier_way(opening: Opening, random: Random) -> Opening | None:
    offered = random.choice(["remote", "employer_transport", "accommodation_offered"])
    return replace(opening, **{offered: True})


def less_experience(opening: Opening, random: Random) -> Opening | None:
    wanted = opening.experience_years
    return None if wanted is None else replace(opening, experience_years=max(0, wanted - random.choice([1, 9])))


def more_pay(opening: Opening, random: Random) -> Opening | None:
    if opening.pay is None:
        return None
    low, more = opening.pay.low + random.choice([0, 500, 50_000]), random.choice([0, 20_000])
    return replace(opening, pay=Pay(low, max(low, opening.pay.high) + more, opening.pay.period))


def choice_of_shifts(opening: Opening, random: Random) -> Opening | None:
    return replace(opening, schedule=replace(opening.schedule, shift_choice=True))


def fewer_shifts(opening: Opening, random: Random) -> Opening | None:
    shifts = opening.schedule.shifts
    if not shifts or opening.schedule.shift_choice:
        return None
    return replace(opening, schedule=replace(opening.schedule, shifts=shifts - {random.choice(sorted(shifts))}))


def fewer_hours_of_care(opening: Opening, random: Random) -> Opening | None:
    windows = opening.schedule.windows
    place = one_of(windows, random)
    if place is None or windows is None:
        return None
    return replace(opening, schedule=replace(opening.schedule, windows=(*windows[:place], *windows[place + 1 :])))


def later_start(opening: Opening, random: Random) -> Opening | None:
    return replace(opening, start=opening.starts_on(TODAY) + timedelta(random.choice([1, 20, 90])))


PERSON: tuple[Person, ...] = (
    more_work, longer_work, later_work, more_skill, better_evidence, better_language, more_language, longer_way,
    own_transport, more_shifts, wider_hours, less_care, earlier_start, lower_wish, more_contracts, more_wishes,
)  # fmt: skip
WORK: tuple[Work, ...] = (
    lower_language, learnable_language, fewer_languages, easier_way, less_experience, more_pay, choice_of_shifts,
    fewer_shifts, fewer_hours_of_care, later_start,
)  # fmt: skip


def nearer_home(person: Candidate, opening: Opening, random: Random) -> Candidate | None:
    home, work = person.reach.place, opening.place
    if home is None or work is None or home.lat is None or home.lon is None or work.lat is None or work.lon is None:
        return None
    share = random.random()
    lat, lon = home.lat + share * (work.lat - home.lat), home.lon + share * (work.lon - home.lon)
    return replace(person, reach=replace(person.reach, place=replace(home, lat=lat, lon=lon)))


def lacking_skill_dropped(person: Candidate, opening: Opening, context: Context) -> Opening | None:
    """Only one the person lacks: not to be asked for what one holds is no better fact."""
    if person.skills is None or not opening.essential_skills:
        return None
    lacking = cover(person.skills, opening.essential_skills, context).missing[:1]
    return replace(opening, essential_skills=tuple(each for each in opening.essential_skills if each not in lacking))


def improved(seeker: Seeker, opening: Opening, context: Context, random: Random) -> Iterator[tuple[str, Pair]]:
    """Every better fact that this pair has room for, by its name."""
    person = seeker.candidate
    people = [(better.__name__, better(person, random)) for better in PERSON]
    for name, changed in [*people, ("nearer_home", nearer_home(person, opening, random))]:
        if changed is not None:
            yield name, (replace(seeker, candidate=changed), opening)
    work = [(better.__name__, better(opening, random)) for better in WORK]
    for name, other in [*work, ("lacking_skill_dropped", lacking_skill_dropped(person, opening, context))]:
        if other is not None:
            yield name, (seeker, other)
