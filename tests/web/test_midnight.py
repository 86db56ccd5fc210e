"""On another day only those who were not of age are read again, and the lists are as if everybody had been."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import cast

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

import matcher
from matcher.gates.facts import Established as Known
from matcher.gates.facts import LabourStage, LegalFacts, Seeker, WorkRight
from matcher.index import PeopleIndex
from models import Jobseeker
from models.database import open_engine
from models.enums import DatePrecision
from models.queries import matching as queries
from tests.web.live_lists import agrees, numbers, one, reading, sessions
from tests.world import NOW, World
from web.services import adapters, live_index, matching
from web.services.clock import day_in_bulgaria

RULES = matcher.load_rules()
TODAY = day_in_bulgaria(NOW)
DAY = timedelta(days=1)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """The database of this test, as this process has it open."""
    opened = open_engine(database_url)
    yield opened
    opened.dispose()


@pytest.fixture
def young(engine: Engine, world: World) -> set[int]:
    """The numbers of somebody who comes of age tomorrow, and of somebody who turns sixteen."""
    tomorrow = TODAY + DAY
    with sessions(engine)() as session, session.begin():
        for name, age in ((world.anna, 18), (world.omar, 16)):
            person = one(session, Jobseeker, name)
            assert isinstance(person, Jobseeker)
            person.birth_date = tomorrow.replace(year=tomorrow.year - age).isoformat()
        return {one(session, Jobseeker, name).id for name in (world.anna, world.omar)}


def held(engine: Engine, now: datetime) -> dict[str, Seeker]:
    """Everybody in the index of this process, as it stands when it is asked now."""
    with reading(engine) as session:
        context = matcher.Context(
            matching.taxonomy(session), matching.rules(session), matching.weights(session), day_in_bulgaria(now)
        )

        def everybody(index: PeopleIndex) -> dict[str, Seeker]:
            return {each.id: each for each in index.everything}

        found = live_index.people(session).ask(session, context, everybody)
    assert found is not None
    return found


def test_those_not_of_age_are_read_again_at_midnight(
    engine: Engine, world: World, young: set[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[set[int]] = []
    read = queries.matchable_people

    def recorded(session: Session, ids: Collection[int] | None = None) -> Sequence[Jobseeker]:
        asked.append(set(numbers(engine)[0] if ids is None else ids))
        return read(session, ids)

    monkeypatch.setattr(queries, "matchable_people", recorded)
    stages = []
    for now in (NOW, NOW + DAY, NOW + DAY, NOW):
        people = held(engine, now)
        stages.append([people[name].legal.labour_limits.stage for name in (world.anna, world.omar)])
    before = [LabourStage.YOUNG, LabourStage.TOO_YOUNG]
    after = [LabourStage.ADULT, LabourStage.YOUNG]
    assert stages == [before, after, after, before]
    everybody = set(numbers(engine)[0])
    assert asked == [everybody, young, everybody], "a day that comes back makes nobody older"


@pytest.mark.usefixtures("young")
def test_an_index_moved_over_birthdays_is_what_a_new_one_would_be(engine: Engine) -> None:
    moments = [NOW, NOW + DAY, NOW + 2 * DAY, NOW + 800 * DAY]
    for now in moments:
        lists, people = agrees(engine, now), held(engine, now)
        again = open_engine(engine.url.render_as_string(hide_password=False))
        assert held(again, now) == people
        assert agrees(again, now) == lists
        again.dispose()


def test_changes_of_the_day_before_are_taken_in_with_the_new_day(engine: Engine, world: World, young: set[int]) -> None:
    agrees(engine)
    with sessions(engine)() as session, session.begin():
        omar, mina = one(session, Jobseeker, world.omar), one(session, Jobseeker, world.mina)
        assert isinstance(omar, Jobseeker)
        assert isinstance(mina, Jobseeker)
        assert omar.id in young
        omar.paused_at = NOW
        mina.birth_date = "2010-01-01"
    agrees(engine, NOW + DAY)
    agrees(engine, NOW + 800 * DAY)


def limits_of(born: str | None, precision: DatePrecision | None, rules: matcher.Rules, day: date) -> Seeker:
    person = SimpleNamespace(birth_date=born, birth_date_precision=precision, status_seen_on=None)
    limits = adapters.labour_limits(cast(Jobseeker, person), rules, day)
    return Seeker(matcher.Candidate("somebody"), LegalFacts(WorkRight(Known.YES), limits))


@pytest.mark.parametrize("precision", [None, *DatePrecision])
def test_whoever_is_not_read_again_would_read_the_same(precision: DatePrecision | None) -> None:
    born = [None, *((TODAY - timedelta(days=364 * 14 + 13 * step)).isoformat() for step in range(160))]
    for birth_date in born:
        before = limits_of(birth_date, precision, RULES, TODAY)
        for days in (1, 2, 40, 400):
            later = TODAY + timedelta(days=days)
            if not adapters.aged([before], RULES, TODAY, later):
                assert limits_of(birth_date, precision, RULES, later) == before


def test_everybody_is_read_again_when_the_law_names_other_ages() -> None:
    old, *_ = RULES.parameters["adult_age"]
    ends = replace(old, valid_to=TODAY)
    starts = replace(old, value=21, valid_from=TODAY + DAY, valid_to=None)
    rules = replace(RULES, parameters={**RULES.parameters, "adult_age": (ends, starts)})
    adult = limits_of("2007-05-01", None, rules, TODAY)
    assert adult.legal.labour_limits.stage is LabourStage.ADULT
    assert adapters.aged([adult], rules, TODAY, TODAY + DAY) == [adult]
    assert limits_of("2007-05-01", None, rules, TODAY + DAY).legal.labour_limits.stage is LabourStage.YOUNG
    assert not adapters.aged([adult], RULES, TODAY, TODAY + DAY)
