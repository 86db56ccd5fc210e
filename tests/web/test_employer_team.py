"""Colleagues of one company: invited without telling who is known, out with the next request, never the last one."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Account, AuditEntry, CompanyRequest, Employer, OutboxMessage
from models.enums import EmployerState
from models.queries import by_public_id
from tests.browser import HouseClient, another
from tests.conftest import FakeClock
from tests.world import NOW, World
from web.services import account_create, employer_register, employer_team, retention
from web.services.employer_register import Settled
from web.services.principal import Actor, Principal

TEAM, REMOVE = "/employer/team", "/employer/team/remove"


@pytest.fixture
def colleague(session: Session, world: World) -> str:
    """Another account of the company, in use."""
    company = by_public_id(session, Employer, world.lozen)
    assert company is not None
    account = account_create.for_employer(session, company, "colleague@example.org", "bg", NOW)
    account.secret_hash = "set"
    session.commit()
    return account.public_id


def invite(client: HouseClient, email: str) -> int:
    """Invite a colleague as the signed-in one; the status of the answer."""
    return client.submit(TEAM, {"email": email, "form_key": f"invite-{email}"}).status_code


def sent(session: Session) -> list[tuple[str, str | None]]:
    """Kind and receiver of every message."""
    session.rollback()
    found = [(row.template, row.address) for row in session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))]
    session.rollback()
    return found


def test_a_colleague_is_invited_by_mail_and_signs_in_for_the_same_company(
    app: Flask, client: HouseClient, session: Session, world: World, work: Callable[[], int]
) -> None:
    client.sign_in_as(world.employer)
    assert invite(client, "nova@example.org") == 303
    assert "nova@example.org" in client.get(TEAM).text
    work()
    message = session.scalars(select(OutboxMessage)).one()
    link = (message.secret or "").removeprefix("https://localhost")
    session.rollback()
    password = "kettle meadow lantern"
    assert another(app).submit(link, {"password": password, "again": password}).status_code == 303
    account = session.scalars(select(Account).order_by(Account.id.desc())).first()
    assert account is not None
    assert account.employer is not None
    assert (account.employer.public_id, account.email) == (world.lozen, "nova@example.org")
    session.rollback()
    assert "/employer/team/remove" in client.get(TEAM).text


def test_an_invitation_looks_the_same_whether_the_e_mail_is_known_or_not(
    app: Flask, session: Session, world: World, work: Callable[[], int]
) -> None:
    """Of staff, of another company, of nobody: the same answer, and the same list for as long as a link works."""
    seen = []
    client = another(app).sign_in_as(world.employer)
    for email in ("nobody1@example.org", "counsellor@example.org", "kestrel@example.org"):
        answer = client.submit(TEAM, {"email": email, "form_key": f"invite-{email}"})
        work()
        shown = client.get(TEAM).text
        seen.append((answer.status_code, answer.location, email in shown, shown.count("<tr>")))
    assert [each[:3] for each in seen] == [(303, TEAM, True)] * 3
    assert [each[3] - seen[0][3] for each in seen] == [0, 1, 2]
    assert [kind for kind, _to in sent(session)] == ["invitation", "known_already", "known_already"]
    counsellor = by_public_id(session, Account, world.counsellor)
    assert counsellor is not None
    assert counsellor.employer_id is None


def test_what_is_left_of_an_invitation_goes_after_its_week(
    app: Flask, client: HouseClient, session: Session, world: World, clock: FakeClock, work: Callable[[], int]
) -> None:
    client.sign_in_as(world.employer)
    invite(client, "nova@example.org")
    work()
    clock.move(days=8)
    client.sign_in_as(world.employer)
    assert "nova@example.org" not in client.get(TEAM).text
    with app.app_context():
        from web.extensions import db

        retention.run(db.sessionmaker, clock())
    assert session.scalars(select(CompanyRequest)).all() == []


def test_access_taken_away_ends_with_the_next_request_and_can_be_given_again(
    app: Flask, client: HouseClient, session: Session, world: World, colleague: str, work: Callable[[], int]
) -> None:
    theirs = another(app).sign_in_as(colleague)
    assert theirs.get("/employer").status_code == 200
    client.sign_in_as(world.employer)
    assert client.submit(REMOVE, {"account": colleague}, page=TEAM).status_code == 303
    assert theirs.get("/employer").location == "/staff/sign-in"
    said = session.scalars(select(AuditEntry.action).where(AuditEntry.subject == colleague)).all()
    assert "took access away" in said
    session.rollback()
    assert invite(client, "colleague@example.org") == 303
    work()
    row = by_public_id(session, Account, colleague)
    assert row is not None
    assert (row.disabled_at, row.secret_hash, sent(session)[-1][0]) == (None, None, "invitation")


def test_whoever_leaves_is_signed_out(client: HouseClient, session: Session, world: World, colleague: str) -> None:
    client.sign_in_as(colleague)
    assert client.submit(REMOVE, {"account": colleague}, page=TEAM).location == "/"
    assert client.get("/employer").location == "/staff/sign-in"
    said = session.scalars(select(AuditEntry.action).where(AuditEntry.subject == colleague)).all()
    assert "left company" in said


def test_the_last_one_cannot_be_removed_by_the_company_but_by_an_operator(
    client: HouseClient, session: Session, world: World
) -> None:
    client.sign_in_as(world.employer)
    client.submit(REMOVE, {"account": world.employer}, page=TEAM)
    assert client.get("/employer").status_code == 200
    client.sign_in_as(world.operator)
    page = f"/operator/employers/{world.lozen}"
    assert client.submit(f"{page}/access", {"account": world.employer}, page=page).status_code == 303
    client.sign_in_as(world.employer)
    assert client.get("/employer").location == "/staff/sign-in"


def test_nobody_takes_access_from_another_company(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.employer)
    for other in (world.other_employer, world.counsellor, "A" * 22, ""):
        form = {"account": other, "form_key": f"remove-{other:<22}"}
        assert client.submit(REMOVE, form, page=TEAM).status_code == 404
    assert client.sign_in_as(world.other_employer).get("/employer").status_code == 200


def test_a_suspended_company_lets_nobody_in(
    client: HouseClient, session: Session, world: World, work: Callable[[], int]
) -> None:
    client.sign_in_as(world.employer)
    assert invite(client, "before@example.org") == 303
    row = by_public_id(session, Employer, world.lozen)
    assert row is not None
    row.state = EmployerState.SUSPENDED
    session.commit()
    work()
    assert sent(session) == []
    assert invite(client, "after@example.org") == 422


def test_accounts_and_invitations_of_a_company_are_counted_together(
    client: HouseClient, world: World, colleague: str, clock: FakeClock
) -> None:
    client.sign_in_as(world.employer)
    answers = []
    for number in range(employer_team.MOST):
        if number % 5 == 4:
            clock.move(days=1)
            client.sign_in_as(colleague if number % 2 else world.employer)
        answers.append(invite(client, f"nova{number}@example.org"))
    assert answers == [303] * (employer_team.MOST - 2) + [422] * 2


def test_ten_invitations_a_day_for_all_colleagues_together(
    client: HouseClient, session: Session, world: World, colleague: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(employer_team, "MOST", 100)
    answers = []
    for number in range(11):
        client.sign_in_as(colleague if number % 2 else world.employer)
        answers.append(invite(client, f"nova{number}@example.org"))
    assert answers == [303] * 10 + [422]


@pytest.mark.parametrize("name", ["\0", "a\0" * 11, "x" * 5000, ""])
def test_what_cannot_be_the_name_of_an_account_is_nobodys(client: HouseClient, world: World, name: str) -> None:
    client.sign_in_as(world.employer)
    assert client.submit("/employer/team/remove", {"account": name}, page="/employer/team").status_code == 404
    client.sign_in_as(world.operator)
    settled = client.submit("/operator/registrations", {"request": name}, page="/operator/employers")
    assert settled.status_code == 303


def test_an_operator_alone_gives_nobody_access_to_a_known_company(
    client: HouseClient, session: Session, world: World, second_operator: str, work: Callable[[], int]
) -> None:
    page, waiting = f"/operator/employers/{world.lozen}", "/operator/employers"
    client.sign_in_as(world.operator)
    invited = {"email": "forger@example.org", "account": "", "form_key": "the-invitation-form"}
    assert client.submit(f"{page}/access", invited, page=page).status_code == 303
    work()
    assert sent(session) == []
    assert "forger@example.org" in client.get(waiting).text
    name = session.scalars(select(CompanyRequest.public_id)).one()
    session.rollback()
    for key, operator, messages in (("the-first-form", world.operator, 0), ("the-second-form", second_operator, 1)):
        client.sign_in_as(operator)
        form = {"request": name, "answer": "admit", "form_key": key}
        assert client.submit("/operator/registrations", form, page=waiting).status_code == 303
        assert len(sent(session)) == messages


def test_a_registration_for_a_company_nobody_has_access_to_needs_two_operators(
    session: Session, world: World, second_operator: str
) -> None:
    first, second = (operator_named(session, name) for name in (world.operator, second_operator))
    row = CompanyRequest(
        wrapped=session.info["vault"].new_person_key(), company_number="175074752", name="Lozen", language="bg",
        created_at=NOW, held=True,
    )  # fmt: skip
    company = by_public_id(session, Employer, world.lozen)
    assert company is not None
    row.company_number = company.company_number
    session.add(row)
    row.email, row.link = "back@example.org", "https://localhost/x/token"
    session.flush()
    said = [employer_register.settle(session, who, row.public_id, NOW, admit=True) for who in (first, first, second)]
    assert said == [Settled.SECOND, Settled.SAME_PERSON, Settled.ADMITTED]


def operator_named(session: Session, name: str) -> Principal:
    """An operator who is signed in."""
    row = by_public_id(session, Account, name)
    assert row is not None
    return Principal(Actor.OPERATOR, row.id, language="bg")
