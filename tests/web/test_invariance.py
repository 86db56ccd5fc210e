"""Who somebody is makes no difference: a thousand profiles change, and every list stays the same to the byte.

Sex and nationality are stored nowhere; names, which tell of both, are swapped for those of others.
"""

import json
from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import Jobseeker, JobseekerLanguage, JobseekerSkill, Organisation, PersonKey, WorkExperience
from models.crypto import Vault
from models.enums import CefrLevel, DatePrecision, ProtectionStatus, SkillEvidence, WorkKind
from models.queries import by_public_id, taxonomy
from models.queries import matching as queries
from tests.twin_worlds import said
from tests.world import COOK, HOTEL, NOW, World
from web.services import matching

NAMES = ["Анна", "Омар", "Mina", "Ivan", "فاطمه", "زړور", "Jean-Luc", "Олена", "Muhammad", "Ngozi"]
LANGUAGES = ["bg", "en", "uk", "ru", "ar", "fa", "ps", "fr"]
PROFILES, LOOKED_AT = 1000, 25


@pytest.fixture
def crowd(session: Session, world: World) -> list[Jobseeker]:
    """A thousand people who can and want different things, all of age, all with the same lasting right to work."""
    random, vault = Random(7), session.info["vault"]
    organisation = by_public_id(session, Organisation, world.sofia)
    works = [taxonomy.by_uri(session, uri) for uri in (HOTEL, COOK)]
    skills = [[skill for skill, _ in taxonomy.skills_of(session, work.id)] for work in works if work]
    people = [somebody(vault, random, organisation, works, skills) for _ in range(PROFILES)]
    session.add_all(people)
    for person in people:
        person.given_name, person.family_name, person.birth_date = "Анна", "Коваль", "1990-05-17"
    session.commit()
    return people


def somebody(vault: Vault, random: Random, organisation: object, works: list[Any], skills: list[Any]) -> Jobseeker:
    person = Jobseeker(
        key=PersonKey(wrapped=vault.new_person_key(), created_at=NOW), organisation=organisation, language="uk",
        created_at=NOW, birth_date_precision=DatePrecision.DAY, status=ProtectionStatus.REFUGEE_STATUS,
        status_seen_on=NOW.date(), status_valid_until=date(2029, 1, 1),
        municipality_code=random.choice(["SOF46", "PER32", "VAR06", None]),
        max_commute_minutes=random.choice([20, 60, 120, None]), works_days=random.choice([True, False, None]),
        min_net_pay=random.choice([400, 600, 900, None]), max_hours_per_week=random.choice([20, 40, None]),
    )  # fmt: skip
    kind = random.randrange(len(works))
    person.work.append(
        WorkExperience(language="uk", concept=works[kind], kind=WorkKind.EMPLOYED, years=random.randrange(9))
    )
    for skill in random.sample(skills[kind], random.randrange(1, 5)):
        person.skills.append(JobseekerSkill(concept=skill, language="uk", evidence=random.choice([*SkillEvidence])))
    spoken = random.choice([None, *CefrLevel])
    person.languages.append(JobseekerLanguage(language="bg", spoken=spoken, written=spoken))
    return person


def lists(session: Session) -> bytes:
    """The whole list of people for every open vacancy, and of vacancies for some of the people, with every reason."""
    session.expire_all()
    vacancies, people = queries.open_vacancies(session), queries.matchable_people(session)
    for_vacancies = [said(matching.people_for(session, vacancy, NOW)) for vacancy in vacancies]
    for_people = [said(matching.vacancies_for(session, person, NOW)) for person in people[:LOOKED_AT]]
    assert all(len(each["matches"]) >= PROFILES for each in for_vacancies)  # type: ignore[arg-type]  # a list
    return json.dumps([for_vacancies, for_people], sort_keys=True).encode()


def swap_names(person: Jobseeker, random: Random) -> None:
    person.given_name, person.family_name = random.choice(NAMES), random.choice(NAMES)
    person.phone, person.email = f"+35988{random.randrange(10**7):07}", f"{random.randrange(10**6)}@example.org"
    person.document_number = str(random.randrange(10**9))


def swap_ages(person: Jobseeker, random: Random) -> None:
    person.birth_date = date(random.randrange(1950, 2008), random.randrange(1, 13), random.randrange(1, 28)).isoformat()
    person.birth_date_precision = random.choice([*DatePrecision])


def swap_origin(person: Jobseeker, random: Random) -> None:
    """Two lasting statuses, as people of different origin have them: the right to work is the same."""
    person.status = random.choice([ProtectionStatus.REFUGEE_STATUS, ProtectionStatus.HUMANITARIAN_STATUS])


def swap_languages(person: Jobseeker, random: Random) -> None:
    person.language = random.choice(LANGUAGES)
    for row in (*person.work, *person.skills):
        row.language = random.choice(LANGUAGES)


def test_who_somebody_is_changes_no_byte_of_a_list(session: Session, crowd: list[Jobseeker]) -> None:
    before, random = lists(session), Random(11)
    swaps: list[Callable[[Jobseeker, Random], None]] = [swap_names, swap_ages, swap_origin, swap_languages]
    for swap in swaps:
        for person in crowd:
            swap(person, random)
        session.commit()
        assert lists(session) == before, swap.__name__
    crowd[0].min_net_pay = 5000
    session.commit()
    assert lists(session) != before, "the comparison notices what somebody wants"
