"""Operators date legal values: what is missing is said, what changes is seen before it is saved, nothing is deleted."""

import re
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

import matcher
from matcher.rule_bases import RULES
from models import AuditEntry, MatchRun, RuleOverride, Vacancy
from models.enums import VacancyState
from models.queries import by_public_id
from tests.browser import HouseClient
from tests.conftest import FakeClock
from tests.world import World
from web.operator import rules_labels
from web.services import matching, rule_tasks, rule_values
from web.services.principal import SYSTEM

WAGE = {
    "value": "950", "valid_from-day": "1", "valid_from-month": "12", "valid_from-year": "2026", "valid_to-day": "",
    "valid_to-month": "", "valid_to-year": "", "source": "Decree 1", "checked_on-day": "20", "checked_on-month": "11",
    "checked_on-year": "2026", "confidence": "high", "reason": "The new decree.",
}  # fmt: skip
PAGE = "/operator/rules/minimum_wage_month"


def rows(session: Session) -> list[RuleOverride]:
    """The stored rows, read and let go."""
    session.rollback()
    found = list(session.scalars(select(RuleOverride).order_by(RuleOverride.id)))
    session.expunge_all()
    session.rollback()
    return found


def test_every_parameter_has_a_name_and_a_page_and_every_basis_a_parameter(client: HouseClient, world: World) -> None:
    known = {*rule_values.of_the_release().parameters, matcher.GRACE}
    assert set(rules_labels.LABELS) == known
    assert {key for keys in RULES.values() for key in keys} == known
    client.sign_in_as(world.operator)
    assert "620.20" in client.get("/operator/rules?lang=en").text
    for key in sorted(known):
        assert client.get(f"/operator/rules/{key}?lang=en").status_code == 200, key


def test_what_has_to_be_looked_up_stands_on_the_overview(client: HouseClient, world: World) -> None:
    shown = client.sign_in_as(world.operator).get("/operator?lang=en").text
    assert "Minimum wage a month: no value is known " in shown
    assert "Temporary protection lasts until: no value is known " in shown
    assert "Usual working week:" not in shown


def test_a_value_is_shown_with_what_it_changes_before_it_is_saved(
    client: HouseClient, world: World, session: Session
) -> None:
    client.sign_in_as(world.operator)
    seen = client.submit(f"{PAGE}?lang=en", WAGE)
    assert seen.status_code == 200
    assert "2 open vacancies could no longer be published" in seen.text
    assert "Анна" not in seen.text
    assert rows(session) == []
    assert client.submit(PAGE, {**WAGE, "confirmed": "yes"}).location == PAGE
    (row,) = rows(session)
    assert (row.number, row.valid_from, row.valid_to) == (95_000, date(2026, 12, 1), None)
    entry = session.scalars(select(AuditEntry).where(AuditEntry.subject == row.public_id)).one()
    assert (entry.actor, entry.facts["value"], entry.facts["key"]) == (world.operator, "95000", "minimum_wage_month")
    session.rollback()
    assert "no value is known" in client.get("/operator?lang=en").text
    assert "Minimum wage a month: no value" not in client.get("/operator?lang=en").text
    assert "950" in client.get(f"{PAGE}?lang=en").text


def test_verdicts_that_turn_are_counted(client: HouseClient, world: World) -> None:
    """If one came of age at 37, three people born in 1990 could not work forty hours in either of two vacancies."""
    client.sign_in_as(world.operator)
    age = {**WAGE, "value": "37", "valid_from-month": "1"}
    shown = client.submit("/operator/rules/adult_age?lang=en", age).text
    assert "Asked about 3 people and 2 open vacancies" in shown
    cells = re.findall(r'role="cell"[^>]*>([^<]*)<', shown)
    assert cells == ["The law on age", "No question", "Not possible", "6"]
    shown = client.submit("/operator/rules/working_age?lang=en", {**age, "form_key": "another-form-key"}).text
    assert "No answer about a person and a vacancy changes" in shown


def test_another_row_ends_a_row(client: HouseClient, world: World, session: Session) -> None:
    client.sign_in_as(world.operator)
    client.submit(PAGE, {**WAGE, "confirmed": "yes"})
    back = {**WAGE, "value": "620.20", "valid_from-day": "10", "confirmed": "yes", "form_key": "another-form-key"}
    assert client.submit(PAGE, back).status_code == 303
    assert len(rows(session)) == 2
    values = rule_values.in_force(session).parameters["minimum_wage_month"]
    assert [(each.value, each.valid_from, each.valid_to) for each in values] == [
        (62_020, date(2026, 1, 1), date(2026, 11, 30)),
        (95_000, date(2026, 12, 1), date(2026, 12, 9)),
        (62_020, date(2026, 12, 10), None),
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"value": ""}, {"value": "a lot"}, {"source": ""}, {"reason": ""}, {"confidence": "very"},
        {"valid_from-year": ""}, {"checked_on-year": "2031"},
        {"valid_to-day": "30", "valid_to-month": "11", "valid_to-year": "2026"},
    ],
)  # fmt: skip
def test_a_wrong_row_is_refused(client: HouseClient, world: World, session: Session, change: dict[str, str]) -> None:
    client.sign_in_as(world.operator)
    answer = client.submit(PAGE, {**WAGE, "confirmed": "yes", **change})
    assert answer.status_code == 422
    assert "data-error-summary" in answer.text
    assert rows(session) == []


def test_a_stored_run_names_the_values_it_was_made_with(session: Session, world: World, clock: FakeClock) -> None:
    vacancy = by_public_id(session, Vacancy, world.hotel_vacancy)
    assert vacancy is not None
    first = matching.run(session, vacancy, SYSTEM, clock()).rules_version
    grace = matcher.Parameter(
        matcher.GRACE, date(2027, 4, 30), matcher.Unit.DATE, date(2027, 3, 4), None, "Decision 144", date(2026, 11, 20),
        matcher.Confidence.HIGH, "Announced.",
    )  # fmt: skip
    rule_values.add(session, SYSTEM, grace, clock())
    second = matching.run(session, vacancy, SYSTEM, clock()).rules_version
    assert second.startswith(first + "+")
    assert session.scalars(select(MatchRun.rules_version).order_by(MatchRun.id)).all() == [first, second]
    assert rule_values.in_force(session).grace_until(date(2027, 3, 4)) == date(2027, 4, 30)


def test_days_of_grace_let_people_through(client: HouseClient, world: World, session: Session) -> None:
    vacancy = by_public_id(session, Vacancy, world.hotel_vacancy)
    assert vacancy is not None
    assert vacancy.state is VacancyState.OPEN
    vacancy.starts_on = date(2027, 3, 10)
    session.commit()
    client.sign_in_as(world.operator)
    grace = {
        **WAGE, "value": "", "value-day": "30", "value-month": "4", "value-year": "2027", "valid_from-day": "4",
        "valid_from-month": "3", "valid_from-year": "2027",
    }  # fmt: skip
    shown = client.submit("/operator/rules/grace_until?lang=en", grace)
    assert shown.status_code == 200, shown.text
    assert "A person must look" in shown.text
    assert "No question" in shown.text


def test_tasks_follow_the_day() -> None:
    rules = rule_values.of_the_release()
    december = {task.key: task for task in rule_tasks.tasks(rules, date(2026, 12, 31))}
    january = {task.key: task for task in rule_tasks.tasks(rules, date(2027, 1, 2))}
    assert december["minimum_wage_month"] == rule_tasks.Task(
        "minimum_wage_month", rule_tasks.Lack.ENDS, date(2027, 1, 1)
    )
    assert january["minimum_wage_month"].lack is rule_tasks.Lack.MISSING
    assert january["minimum_wage_month"].day == date(2027, 1, 1)
    assert "hours_per_week" not in january
    assert "temporary_protection_until" in {task.key for task in rule_tasks.tasks(rules, date(2027, 3, 5))}
    stale = rule_tasks.tasks(rules, date(2028, 1, 1))
    assert {task.lack for task in stale} == {rule_tasks.Lack.MISSING, rule_tasks.Lack.OLD}
    assert stale[0].lack is rule_tasks.Lack.MISSING
