"""The invented world: the same every time, believable, lawful, and without anything real in it."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session, sessionmaker

from matcher.text import Script, fold, script_of, script_of_language
from models import BreakGlass, Jobseeker, schema
from models.break_glass import GlassState
from models.crypto import Vault
from models.database import open_engine, session_options
from models.enums import CefrLevel, VacancyState
from models.queries import by_public_id, merges, twins
from scripts.demo import world
from scripts.demo.seed import Seed, Sizes
from scripts.demo.tables import LANGUAGES, jobs
from tests.world import NOW
from web.services import audit, break_glass, jobseeker_looks, matching, pack, passwords, reference, vacancy_check
from web.services.employer_register import is_company_number

SMALL = Sizes(people=60, employers=24, vacancies=30, runs=2, placements=5)
PROMISED = {("uk", "прибиральниця в готелі"), ("ar", "طباخ في مطعم")}


def invent(path: Path) -> tuple[Session, Seed]:
    """A small world in a database of its own."""
    engine = open_engine(f"sqlite:///{path}")
    schema.upgrade(engine)
    vault = Vault({"1": b"w" * 32}, "1", b"l" * 32, b"c" * 32)
    session: Session = sessionmaker(engine, **session_options(vault))()
    reference.load(session, NOW)
    assert not world.is_seeded(session)
    made = world.seed(session, NOW, passwords.hash_secret("x" * 12), SMALL)
    session.commit()
    return session, made


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Session, Seed]]:
    """One small world for all tests here."""
    session, made = invent(tmp_path_factory.mktemp("demo") / "one.sqlite")
    yield session, made
    session.close()
    session.get_bind().engine.dispose()


def portrait(made: Seed) -> list[object]:
    """What a visitor would see, without ids, keys and codes."""
    people = [
        (p.language, p.given_name, p.family_name, p.birth_date, p.municipality_code, p.status,
         [(w.own_words, w.years) for w in p.work], sorted(s.concept.uri for s in p.skills if s.concept))
        for p in made.people
    ]  # fmt: skip
    vacancies = [(v.title, v.employer.name, v.state, v.pay_min, v.pay_max, v.starts_on) for v in made.vacancies]
    return [people, vacancies, [(e.name, e.company_number, e.state) for e in made.employers]]


def test_the_world_is_the_same_every_time(invented: tuple[Session, Seed], tmp_path: Path) -> None:
    other, made = invent(tmp_path / "two.sqlite")
    assert portrait(made) == portrait(invented[1])
    other.close()
    other.get_bind().engine.dispose()


def test_a_second_start_finds_it_there(invented: tuple[Session, Seed]) -> None:
    assert world.is_seeded(invented[0])


def test_a_database_in_use_is_left_alone(session: Session) -> None:
    with pytest.raises(world.NotEmpty):
        world.is_seeded(session)


def test_vacancies_are_lawful_and_complete(invented: tuple[Session, Seed]) -> None:
    session, made = invented
    for vacancy in made.vacancies:
        assert not vacancy_check.blocked(vacancy, matching.rules(session), vacancy.created_at.date()), vacancy.title
    assert Counter(vacancy.state for vacancy in made.vacancies)[VacancyState.OPEN] > len(made.vacancies) / 2


def test_company_numbers_pass_the_check(invented: tuple[Session, Seed]) -> None:
    assert all(is_company_number(employer.company_number) for employer in invented[1].employers)


def test_nobody_has_a_telephone_or_document_number(invented: tuple[Session, Seed]) -> None:
    assert all(p.phone is p.document_number is p.email is None for p in invented[1].people)
    accounts = invented[1].staff + invented[1].operators
    assert all(account.phone is None and (account.email or "").endswith("@example.org") for account in accounts)


def test_the_chain_of_what_happened_holds(invented: tuple[Session, Seed]) -> None:
    verdict = audit.verify(invented[0])
    assert verdict.broken_at is None
    assert verdict.entries > 50


def test_the_people_of_the_main_story_stand_near_the_top(invented: tuple[Session, Seed]) -> None:
    session, made = invented
    for person, vacancy in zip(made.people[:2], made.vacancies[:2], strict=True):
        ranked = [each.candidate_id for each in matching.people_for(session, vacancy, NOW + timedelta(hours=1)).matches]
        assert person.public_id in ranked[:5]


def test_three_in_four_know_no_bulgarian(invented: tuple[Session, Seed]) -> None:
    levels = [
        row.spoken for p in invented[1].people if p.language != "bg" for row in p.languages if row.language == "bg"
    ]
    assert 0.6 < levels.count(CefrLevel.NONE) / len(levels) < 0.9


@pytest.mark.parametrize("language", LANGUAGES)
def test_own_words_are_in_the_right_script_and_no_copies_of_labels(language: str) -> None:
    labels = {fold(label) for entry in pack.entries() for label in entry.labels[language]}
    for job in jobs():
        words = job.phrases[language]
        assert script_of(words) in (script_of_language(language), Script.LATIN)
        assert (language, words) in PROMISED or fold(words) not in labels, words


def test_every_job_is_an_occupation_of_the_pack_with_skills() -> None:
    known = {relation.occupation for relation in pack.relations()}
    assert {job.uri for job in jobs()} <= known


def test_pairs_of_records_wait_for_a_look_and_one_can_be_taken_apart(invented: tuple[Session, Seed]) -> None:
    session, made = invented
    home = made.organisations[0].id
    waiting = twins.waiting(session, home, 10, 0)
    assert made.shared["twin"].public_id in {row.first.public_id for row in waiting}
    joined = by_public_id(session, Jobseeker, made.shared["joined"].public_id)
    assert joined is not None
    assert [row.undone_at for row in merges.of_person(session, joined.id)] == [None]


def test_an_emergency_is_open_one_waits_and_the_person_sees_who_read(invented: tuple[Session, Seed]) -> None:
    session, made = invented
    opened, asked = (
        by_public_id(session, BreakGlass, made.shared[name].public_id) for name in ("open_glass", "glass_asked")
    )
    assert opened is not None
    assert asked is not None
    assert break_glass.is_open(opened, NOW)
    assert asked.state is GlassState.ASKED
    looks = jobseeker_looks.looks(session, made.people[0])
    assert "emergency violence" in {look.purpose for look in looks}
