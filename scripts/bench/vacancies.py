"""Invented vacancies for a drawn population, and the demands a counsellor may add."""

from collections.abc import Sequence

import numpy as np

import matcher
from matcher import Cefr, Criterion, LanguageNeed, Opening, Pay, ReasonCode, Schedule, Shift
from scripts.bench.population import Array, Population, later
from scripts.bench.wishes import HOURS

DEMANDS = {
    Criterion.LANGUAGE: (ReasonCode.LANGUAGE_NOT_ASKED, ReasonCode.LANGUAGE_MET),
    Criterion.COMMUTE: (
        ReasonCode.COMMUTE_REMOTE,
        ReasonCode.COMMUTE_NEAR,
        ReasonCode.COMMUTE_EMPLOYER_TRANSPORT,
        ReasonCode.COMMUTE_ACCOMMODATION,
        ReasonCode.COMMUTE_IN_REACH,
    ),
    Criterion.START: (ReasonCode.START_READY, ReasonCode.START_SOON),
}
"""What a selective question asks for: the language known well enough, in reach, and free when the work starts."""
YEARS = (None, 0.0, 1.0, 2.0, 5.0)
CONTRACTS = (None, *matcher.Contract)
WORKED: tuple[frozenset[Shift] | None, ...] = (
    None,
    frozenset({Shift.DAY}),
    frozenset({Shift.DAY, Shift.EVENING}),
    frozenset({Shift.NIGHT}),
    frozenset({Shift.MORNING, Shift.WEEKEND}),
)


def openings(population: Population, count: int, seed: int) -> list[Opening]:
    """`count` vacancies; frequent occupations and large places come up more often."""
    random = np.random.default_rng(seed)
    world = population.world
    jobs = random.choice(len(world.occupations), count, p=population.job_weights)
    places = random.choice(len(world.places), count, p=population.place_weights)
    made = []
    for number, (job, place) in enumerate(zip(jobs.tolist(), places.tolist(), strict=True)):
        made.append(
            Opening(
                id=f"v{number:06}",
                employer_id=f"e{random.integers(0, 500)}",
                occupation=world.occupations[job],
                isco=world.isco[job],
                essential_skills=_some(world.essential[job], 7, world.skills, random),
                optional_skills=_some(world.optional[job], 4, world.skills, random),
                languages=_languages(random),
                schedule=_schedule(random),
                place=world.places[place],
                remote=bool(random.random() < 0.02),
                employer_transport=bool(random.random() < 0.15),
                accommodation_offered=bool(random.random() < 0.1),
                start=None if random.random() < 0.2 else later(int(random.integers(0, 90))),
                contract=CONTRACTS[random.integers(0, len(CONTRACTS))],
                pay=_pay(random),
                experience_years=YEARS[random.integers(0, len(YEARS))],
            )
        )
    return made


def _some(skills: Array, most: int, names: Sequence[str], random: np.random.Generator) -> tuple[str, ...]:
    return tuple(names[skill] for skill in random.permutation(skills)[:most].tolist())


def _languages(random: np.random.Generator) -> tuple[LanguageNeed, ...]:
    if random.random() < 0.2:
        return ()
    level = Cefr(int(random.choice([1, 2, 3, 4], p=[0.4, 0.3, 0.2, 0.1])))
    bulgarian = LanguageNeed("bg", level, learnable_on_the_job=bool(random.random() < 0.2))
    return (bulgarian, LanguageNeed("en", Cefr.A2)) if random.random() < 0.2 else (bulgarian,)


def _schedule(random: np.random.Generator) -> Schedule:
    shifts = WORKED[random.integers(0, len(WORKED))]
    return Schedule(
        shifts=shifts,
        shift_choice=bool(random.random() < 0.2),
        windows=HOURS[random.integers(0, len(HOURS))],
        hours_per_week=float(random.choice([20, 30, 40])),
        hours_per_day=float(random.choice([4, 6, 8])),
        night=None if shifts is None else Shift.NIGHT in shifts,
        overtime=False,
    )


def _pay(random: np.random.Generator) -> Pay | None:
    if random.random() < 0.1:
        return None
    low = int(random.integers(70, 200)) * 1000
    return Pay(low, low + int(random.integers(0, 5)) * 10_000)
