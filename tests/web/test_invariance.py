"""Who somebody is makes no difference: lists are the same to the byte. Sex and nationality are stored nowhere."""

import json
from datetime import date
from random import Random

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

import matcher
from models import Jobseeker, Vacancy
from models.enums import DatePrecision, ProtectionStatus
from models.queries import by_public_id
from tests.conftest import FakeClock
from tests.world import World
from web.services import adapters, matching
from web.services.clock import day_in_bulgaria

NAMES = ["Анна", "Омар", "Mina", "Ivan", "فاطمه", "زړور", "Jean-Luc", "Олена"]
LANGUAGES = ["bg", "en", "uk", "ru", "ar", "fa", "ps", "fr"]
PROFILES = 1000


def seeker_like(person: Jobseeker, number: int, rules: matcher.Rules, today: date) -> matcher.Seeker:
    """What the engine is told, under a name of its own, so that one row can stand for many people."""
    told = adapters.seeker(person, rules, today)
    random = Random(number)
    shifted = matcher.Candidate(
        **{
            name: getattr(told.candidate, name)
            for name in told.candidate.__dataclass_fields__
            if name not in ("id", "min_net_month", "skills")
        },
        id=f"{number:04}", min_net_month=random.randrange(40_000, 120_000),
        skills=told.candidate.skills[: random.randrange(1, 9)] if told.candidate.skills else None,
    )  # fmt: skip
    return matcher.Seeker(shifted, told.legal)


def lists(people: list[Jobseeker], vacancy: Vacancy, session: Session, clock: FakeClock) -> bytes:
    """The whole ranking of a thousand profiles made of these rows, with every reason."""
    today, rules = day_in_bulgaria(clock()), matching.rules(session)
    told = [seeker_like(people[number % len(people)], number, rules, today) for number in range(PROFILES)]
    ranking = matcher.rank_candidates(
        adapters.opening(vacancy), told, taxonomy=matching.taxonomy(session), rules=rules, settings=matching.weights(),
        on=today,
    )  # fmt: skip
    assert len(ranking.matches) == PROFILES
    return json.dumps([matcher.match_to_json(match) for match in ranking.matches], sort_keys=True).encode()


def swap_names(person: Jobseeker, random: Random) -> None:
    person.given_name, person.family_name = random.choice(NAMES), random.choice(NAMES)
    person.phone, person.email = f"+35988{random.randrange(10**7):07}", f"{random.randrange(10**6)}@example.org"
    person.document_number = str(random.randrange(10**9))


def swap_ages(person: Jobseeker, random: Random) -> None:
    person.birth_date = date(random.randrange(1950, 2008), random.randrange(1, 13), random.randrange(1, 28)).isoformat()
    person.birth_date_precision = DatePrecision.DAY


def swap_origin(person: Jobseeker, random: Random) -> None:
    """Two lasting statuses, as people of different origin have them: the right to work is the same."""
    person.status = random.choice([ProtectionStatus.REFUGEE_STATUS, ProtectionStatus.HUMANITARIAN_STATUS])


def swap_languages(person: Jobseeker, random: Random) -> None:
    person.language = random.choice(LANGUAGES)
    for work in person.work:
        work.language = random.choice(LANGUAGES)


@pytest.mark.parametrize("swap", [swap_names, swap_ages, swap_origin, swap_languages])
def test_who_somebody_is_changes_no_byte_of_a_list(
    session: Session, world: World, clock: FakeClock, swap: object
) -> None:
    assert callable(swap)
    people = list(session.scalars(select(Jobseeker).order_by(Jobseeker.public_id)))
    vacancy = by_public_id(session, Vacancy, world.hotel_vacancy)
    assert vacancy is not None
    for person in people:
        person.status, person.status_valid_until = ProtectionStatus.REFUGEE_STATUS, date(2029, 1, 1)
    before = lists(people, vacancy, session, clock)
    random = Random(7)
    for person in people:
        swap(person, random)
    session.flush()
    assert lists(people, vacancy, session, clock) == before
