"""Subsidy programmes: dated, with a source, gone by themselves; an operator is told which to look up."""

import pytest
from sqlalchemy.orm import Session

from models import SubsidyProgramme
from models.enums import RuleConfidence
from models.queries import subsidies as queries
from tests.browser import HouseClient, another
from tests.conftest import FakeClock
from tests.world import NOW, World
from web.services import reference, subsidies
from web.services.clock import day_in_bulgaria

pytestmark = pytest.mark.own_calendar

TODAY = day_in_bulgaria(NOW)
TYPED = {
    "language": "bg", "name": "Програма Мост", "for_whom": "За работодатели", "source": "Държавен вестник",
    "seen_on-day": "20", "seen_on-month": "11", "seen_on-year": "2026", "confidence": "high",
}  # fmt: skip


def _origins(session: Session, today: object = TODAY) -> set[str | None]:
    return {row.origin for row in subsidies.for_employers(session, today)}  # type: ignore[arg-type]


def test_what_comes_with_the_release_is_only_what_a_source_says(session: Session, world: World) -> None:
    rows = {row.origin: row for row in queries.all_of_them(session)}
    assert set(rows) == {"solidarity", "vulnerable-unemployed", "choose-bulgaria"}
    assert all(row.source and row.amount is None for row in rows.values())
    assert _origins(session) == {"vulnerable-unemployed"}, "one is over, one was looked at too long ago"


def test_a_programme_goes_by_its_last_day_and_by_its_last_look(session: Session, world: World) -> None:
    row = next(each for each in queries.all_of_them(session) if each.origin == "vulnerable-unemployed")
    row.valid_until = TODAY
    session.flush()
    assert _origins(session) == {"vulnerable-unemployed"}
    row.valid_until = TODAY.replace(day=TODAY.day - 1)
    session.flush()
    assert _origins(session) == set()
    row.valid_until = None
    session.flush()
    for days, there in ((180, True), (181, False)):
        row.seen_on = TODAY - days * (subsidies.FRESH / 180)
        session.flush()
        assert bool(_origins(session)) is there
        assert (row in subsidies.tasks(session, TODAY)) is not there
    session.rollback()


def test_loading_again_changes_nothing_an_operator_wrote(session: Session, world: World) -> None:
    row = next(each for each in queries.all_of_them(session) if each.origin == "solidarity")
    row.name = "Another name"
    session.flush()
    reference.load(session, NOW)
    assert [each.name for each in queries.all_of_them(session) if each.origin == "solidarity"] == ["Another name"]
    assert len(queries.all_of_them(session)) == 3
    session.rollback()


def test_an_operator_enters_one_and_employers_read_it_as_it_was_written(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.operator)
    assert client.submit("/operator/subsidies/new", TYPED).status_code == 303
    company = another(client.application).sign_in_as(world.employer)
    company.get("/?lang=en")
    shown = company.get("/employer/subsidies").get_data(as_text=True)
    assert 'lang="bg"' in shown
    assert "Програма Мост" in shown
    assert "Ask the Labour Office" in shown
    vacancy = company.get(f"/employer/vacancies/{world.hotel_vacancy}").get_data(as_text=True)
    assert "Програма Мост" in vacancy


@pytest.mark.parametrize("missing", ["name", "for_whom", "source", "seen_on-year", "confidence"])
def test_without_source_and_day_nothing_is_kept(client: HouseClient, world: World, missing: str) -> None:
    client.sign_in_as(world.operator)
    assert client.submit("/operator/subsidies/new", {**TYPED, missing: ""}).status_code == 422


def test_nobody_looked_in_the_future(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.operator)
    assert client.submit("/operator/subsidies/new", {**TYPED, "seen_on-year": "2027"}).status_code == 422


def test_two_operators_see_both_versions(client: HouseClient, session: Session, world: World) -> None:
    page = f"/operator/subsidies/{world.programme}"
    client.sign_in_as(world.operator)
    typed = {**TYPED, "version": "1"}
    assert client.submit(page, typed).status_code == 303
    assert client.submit(page, {**typed, "name": "Друго име"}).status_code == 409


def test_looking_once_more_brings_a_programme_back(
    client: HouseClient, session: Session, world: World, clock: FakeClock
) -> None:
    clock.move(days=200)
    client.sign_in_as(world.operator).get("/?lang=en")
    listed = client.get("/operator/subsidies").get_data(as_text=True)
    assert "Programmes to look up" in listed
    page = f"/operator/subsidies/{world.programme}"
    assert client.submit(f"{page}/seen", page="/operator/subsidies").status_code == 303
    company = another(client.application).sign_in_as(world.employer)
    company.get("/?lang=en")
    assert "Employment measures" in company.get("/employer/subsidies").get_data(as_text=True)


def test_how_sure_it_is_stands_with_it(session: Session, world: World) -> None:
    rows: list[SubsidyProgramme] = list(queries.all_of_them(session))
    by_origin = {row.origin: row.confidence for row in rows}
    assert by_origin["solidarity"] is RuleConfidence.HIGH
    assert by_origin["vulnerable-unemployed"] is RuleConfidence.MEDIUM
