"""Companies are checked in steps by two people; every step is kept, and the company reads where it stands."""

import re

import pytest
from flask import Flask
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models import AuditEntry, Employer, InboxItem, VettingEntry, VettingPerson
from models.base import Base
from models.columns import Export, Viewer, registry
from models.enums import EmployerState
from models.inbox import News
from models.queries import by_public_id
from models.vetting import Paper, VettingPart, VettingStep
from tests.browser import HouseClient, another, hidden_fields
from tests.conftest import FakeClock
from tests.world import World
from web.services import audit, employer_vetting
from web.services.principal import Actor, Principal
from web.services.vetting_steps import MOVES, NotPossible, target

DAY = {"done_on-day": "23", "done_on-month": "11", "done_on-year": "2026"}
SEEN = {"papers": ["register_entry", "authority"], "seen_in": "office", **DAY}
CALLED = {
    "found_in": "commercial_register", "found_at": "Entry 121699202", "own_finding": "y", "outcome": "reached", **DAY,
}  # fmt: skip
ANSWERS = {
    "begin": {}, "see": SEEN, "call": CALLED, "approve": {"looked": "y"}, "ask": {"papers": ["workplace"]},
    "suspend": {"reason": "reports"}, "reopen": {},
}  # fmt: skip


def prefixed(step: str, change: dict[str, object] | None = None) -> dict[str, object]:
    """The answers to a step's form, as its fields are called."""
    return {f"{step}-{name}": value for name, value in {**ANSWERS[step], **(change or {})}.items()}


def take(client: HouseClient, company: str, step: str, change: dict[str, object] | None = None) -> int:
    """Fill in the form of a step as an operator does; the status of the answer."""
    page = f"/operator/employers/{company}"
    return client.submit(f"{page}/{step}", prefixed(step, change), page=page).status_code


def company(session: Session, name: str) -> Employer:
    """A company as it is now."""
    session.rollback()
    session.expire_all()
    row = by_public_id(session, Employer, name)
    assert row is not None
    return row


def state_of(session: Session, name: str) -> EmployerState:
    """Where a company stands now."""
    state = company(session, name).state
    session.rollback()
    return state


def test_a_company_goes_from_papers_over_a_call_to_a_second_person(
    client: HouseClient, world: World, session: Session, second_operator: str
) -> None:
    client.sign_in_as(world.operator)
    passed = []
    for step in ("begin", "see", "call"):
        assert take(client, world.kestrel, step) == 303
        passed.append(state_of(session, world.kestrel))
    assert passed == [EmployerState.DOCUMENTS, EmployerState.CALL_BACK, EmployerState.SECOND_PERSON]
    own = client.get(f"/operator/employers/{world.kestrel}?lang=en").text
    assert "Somebody else must be the second person" in own
    assert f"/operator/employers/{world.kestrel}/approve" not in own
    client.sign_in_as(second_operator)
    assert take(client, world.kestrel, "approve") == 303
    row = company(session, world.kestrel)
    assert (row.state, row.vetted_by_id != row.checked_by_id) == (EmployerState.VETTED, True)
    kept = session.scalars(
        select(VettingEntry).where(VettingEntry.employer_id == row.id).order_by(VettingEntry.id)
    ).all()
    assert [entry.step.value for entry in kept] == ["begin", "see", "call", "approve"]
    assert len({entry.by_id for entry in kept}) == 2
    assert (kept[1].papers, kept[2].found_at) == ({Paper.REGISTER_ENTRY, Paper.AUTHORITY}, "Entry 121699202")
    said = session.scalars(
        select(AuditEntry.action).where(AuditEntry.subject == world.kestrel).order_by(AuditEntry.number)
    ).all()
    assert list(said) == ["vetting: begin", "vetting: see", "vetting: call", "vetting: approve"]
    assert audit.verify(session).broken_at is None


@pytest.mark.parametrize(
    ("step", "before", "change"),
    [
        ("see", ["begin"], {"papers": []}), ("see", ["begin"], {"seen_in": ""}),
        ("see", ["begin"], {"done_on-year": "2027"}), ("see", ["begin"], {"papers": ["passport"]}),
        ("call", ["begin", "see"], {"own_finding": ""}), ("call", ["begin", "see"], {"found_in": "from_company"}),
        ("call", ["begin", "see"], {"found_at": ""}), ("call", ["begin", "see"], {"outcome": ""}),
        ("ask", ["begin"], {"papers": []}), ("suspend", [], {"reason": ""}),
    ],
)  # fmt: skip
def test_a_step_that_says_too_little_is_not_taken(
    client: HouseClient, world: World, session: Session, step: str, before: list[str], change: dict[str, object]
) -> None:
    client.sign_in_as(world.operator)
    for earlier in before:
        assert take(client, world.kestrel, earlier) == 303
    stood = state_of(session, world.kestrel)
    assert take(client, world.kestrel, step, change) == 422
    assert state_of(session, world.kestrel) is stood


def test_no_number_is_kept_and_none_of_the_companys_own_can_be_chosen() -> None:
    columns = VettingEntry.__table__.columns.keys()
    assert not [name for name in columns if re.search(r"phone|number|scan|file", name)]


def test_nobody_is_both_people_neither_by_the_service_nor_by_the_database(
    session: Session, world: World, second_operator: str, clock: FakeClock
) -> None:
    row = company(session, world.kestrel)
    row.state = EmployerState.SECOND_PERSON
    operators = [by_public_id(session, type(row.accounts[0]), name) for name in (world.operator, second_operator)]
    first = Principal(Actor.OPERATOR, operators[0].id, world.operator)
    session.add(VettingPerson(employer_id=row.id, round=1, account_id=first.account_id, part=VettingPart.FIRST))
    session.commit()
    with pytest.raises(employer_vetting.SamePerson):
        employer_vetting.take(session, first, row, VettingStep.APPROVE, row.version, clock())
    session.rollback()
    entry = {"employer_id": row.id, "round": 1, "step": VettingStep.APPROVE, "at": clock(), "by_id": first.account_id,
             "papers": frozenset()}  # fmt: skip
    for wrong in ({"part": VettingPart.SECOND}, {"part": VettingPart.FIRST}, {"part": None}):
        with pytest.raises(IntegrityError):
            session.execute(insert(VettingEntry).values(**entry, **wrong))
        session.rollback()
    both = {"employer_id": row.id, "round": 1, "account_id": first.account_id, "part": VettingPart.SECOND}
    with pytest.raises(IntegrityError):
        session.execute(insert(VettingPerson).values(**both))
    session.rollback()


def test_whoever_called_is_not_the_second_person_though_another_saw_the_papers(
    client: HouseClient, world: World, session: Session, second_operator: str
) -> None:
    client.sign_in_as(world.operator)
    take(client, world.kestrel, "begin")
    take(client, world.kestrel, "see")
    client.sign_in_as(second_operator)
    take(client, world.kestrel, "call")
    for operator in (world.operator, second_operator):
        client.sign_in_as(operator)
        shown = client.get(f"/operator/employers/{world.kestrel}").text
        assert f"{world.kestrel}/approve" not in shown
        fields = {**hidden_fields(shown, f"/operator/employers/{world.kestrel}/suspend"), "approve-looked": "y"}
        fields["approve-version"] = fields["suspend-version"]
        assert client.post(f"/operator/employers/{world.kestrel}/approve", data=fields).status_code == 303
        assert state_of(session, world.kestrel) is EmployerState.SECOND_PERSON


def test_a_call_that_reached_nobody_leads_nowhere_and_one_that_was_denied_closes_the_door(
    client: HouseClient, world: World, session: Session
) -> None:
    client.sign_in_as(world.operator)
    take(client, world.kestrel, "begin")
    take(client, world.kestrel, "see")
    assert take(client, world.kestrel, "call", {"outcome": "not_reached"}) == 303
    assert state_of(session, world.kestrel) is EmployerState.CALL_BACK
    assert take(client, world.kestrel, "call", {"outcome": "denied"}) == 303
    assert state_of(session, world.kestrel) is EmployerState.SUSPENDED


def test_a_step_taken_from_an_old_page_changes_nothing_and_shows_both(
    app: Flask, client: HouseClient, world: World, session: Session, second_operator: str
) -> None:
    page = f"/operator/employers/{world.kestrel}"
    client.sign_in_as(world.operator)
    take(client, world.kestrel, "begin")
    shown = client.get(page).text
    old = {**hidden_fields(shown, f"{page}/see"), **prefixed("see")}
    other = another(app).sign_in_as(second_operator)
    assert take(other, world.kestrel, "ask") == 303
    answer = client.post(f"{page}/see", data=old, query_string={})
    assert answer.status_code == 409
    assert 'value="authority"' in answer.text
    assert state_of(session, world.kestrel) is EmployerState.DOCUMENTS
    entries = session.scalars(select(VettingEntry.step)).all()
    assert list(entries) == [VettingStep.BEGIN, VettingStep.ASK]


def test_a_company_is_told_what_is_missing_and_where_it_stands(
    client: HouseClient, world: World, session: Session
) -> None:
    client.sign_in_as(world.operator)
    take(client, world.kestrel, "begin")
    take(client, world.kestrel, "ask")
    told = session.scalars(select(InboxItem).where(InboxItem.news == News.COMPANY_CHECK)).one()
    assert told.facts == {"step": "ask"}
    session.rollback()
    client.sign_in_as(world.other_employer)
    shown = client.get("/employer?lang=en").text
    assert "We need more papers" in shown
    assert "A paper about the place of work, for example a lease" in shown
    assert "We need one more paper" in client.get("/me/inbox").text
    client.sign_in_as(world.operator)
    take(client, world.kestrel, "see")
    client.sign_in_as(world.other_employer)
    assert "We need more papers" not in client.get("/employer?lang=en").text


def test_a_suspended_company_needs_two_people_again_and_whoever_lets_it_back_is_the_first(
    client: HouseClient, world: World, session: Session, second_operator: str
) -> None:
    client.sign_in_as(world.operator)
    assert take(client, world.lozen, "suspend") == 303
    assert take(client, world.lozen, "reopen") == 303
    client.sign_in_as(second_operator)
    assert (take(client, world.lozen, "see"), take(client, world.lozen, "call")) == (303, 303)
    assert (company(session, world.lozen).round, company(session, world.lozen).state) == (
        2, EmployerState.SECOND_PERSON,
    )  # fmt: skip
    session.rollback()
    client.sign_in_as(world.operator)
    assert f"{world.lozen}/approve" not in client.get(f"/operator/employers/{world.lozen}").text


@pytest.mark.parametrize("step", list(VettingStep))
@pytest.mark.parametrize("state", list(EmployerState))
def test_steps_are_possible_from_their_own_states_only(step: VettingStep, state: EmployerState) -> None:
    if state in MOVES[step].sources:
        assert target(step, state) is MOVES[step].target
    else:
        with pytest.raises(NotPossible):
            target(step, state)


def test_the_only_way_to_vetted_leads_past_papers_a_call_and_two_people() -> None:
    into = {state: [(step, move) for step, move in MOVES.items() if move.target is state] for state in EmployerState}
    for state, step, source in (
        (EmployerState.VETTED, VettingStep.APPROVE, EmployerState.SECOND_PERSON),
        (EmployerState.SECOND_PERSON, VettingStep.CALL, EmployerState.CALL_BACK),
        (EmployerState.CALL_BACK, VettingStep.SEE, EmployerState.DOCUMENTS),
    ):
        assert [(name, move.sources) for name, move in into[state]] == [(step, {source})]


def test_the_list_shows_each_state_with_what_is_next_and_names_that_look_alike(
    client: HouseClient, world: World, session: Session
) -> None:
    row = company(session, world.kestrel)
    row.name = "XOTEЛ  ЛO3EH ЕООД"
    session.commit()
    client.sign_in_as(world.operator)
    for state in EmployerState:
        shown = client.get(f"/operator/employers?state={state.value}&lang=en").text
        assert ("The name looks like another" in shown) == (state in (EmployerState.NEW, EmployerState.VETTED))
    page = client.get(f"/operator/employers/{world.kestrel}?lang=en").text
    assert "Ask yourself whether this company pretends to be one of these" in page
    assert "Хотел Лозен" in page


def test_whoever_was_checked_once_waits_for_the_second_person_after_the_upgrade(
    session: Session, world: World, engine_name: str
) -> None:
    """The statement of the migration, on a row as it was before."""
    from models import schema
    from models.database import open_engine

    operator = by_public_id(session, type(company(session, world.kestrel).accounts[0]), world.operator)
    number = operator.id
    session.rollback()
    engine = open_engine(session.get_bind().engine.url.render_as_string(hide_password=False))
    schema.downgrade(engine, "0017")
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE employer SET checked_by_id = {number} WHERE name = 'Кестрел'"))
    schema.upgrade(engine)
    with engine.connect() as connection:
        state = connection.scalar(text("SELECT state FROM employer WHERE name = 'Кестрел'"))
        parts = connection.execute(text("SELECT account_id, part, round FROM vetting_person")).all()
    engine.dispose()
    assert (state, [tuple(part) for part in parts]) == ("second_person", [(number, "first", 1)])


def test_what_operators_noted_goes_into_no_copy() -> None:
    """Where a number was found, why a company was suspended and who looked are the operators' own."""
    columns = registry(Base.metadata)
    for name in ("found_at", "found_in", "outcome", "reason", "seen_in", "by_id"):
        policy = columns["vetting_entry", name]
        assert policy.export is Export.NEVER
        assert Viewer.OWN_EMPLOYER not in policy.viewers
