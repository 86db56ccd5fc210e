"""V5: whatever state a company is in, every address of the policy that employers may call, by GET and POST, holds no
byte of anybody before the company is vetted and from the very next request after it is suspended."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select, update
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from models import Account, Disclosure, Employer, Jobseeker, WorkExperience
from models.enums import EmployerState
from models.queries import by_public_id
from models.sharing_enums import SharedField
from tests.browser import HouseClient, another, hidden_fields
from tests.safety.cells import _addresses, things
from tests.safety.every_form import Writer, submit_every_form
from tests.world import NOW, World
from web.permissions import POLICY
from web.services import account_create
from web.services.disclosed import pseudonym
from web.services.principal import Actor

GIVEN = {
    "text": "talk", "fields": "name", "days": "14", "answer": "yes", "reason": "filled", "email": "new@example.org",
    "title": "Готвач", "promised": "y", "version": "1",
}  # fmt: skip
#: The states in which nothing is shown; the first ones every day, the others every night.
CLOSED: tuple[tuple[EmployerState, tuple[pytest.MarkDecorator, ...]], ...] = (
    (EmployerState.SECOND_PERSON, ()),
    (EmployerState.SUSPENDED, ()),
    (EmployerState.NEW, (pytest.mark.nightly,)),
    (EmployerState.DOCUMENTS, (pytest.mark.nightly,)),
    (EmployerState.CALL_BACK, (pytest.mark.nightly,)),
)
#: Endpoints that end the sign-in itself.
LEAVES = frozenset({"accounts.sign_out", "accounts.quick_exit", "accounts.sign_out_everywhere", "static"})


def employers_rules(app: Flask, method: str) -> list[str]:
    """The endpoints that employers may call with a method, and not everybody."""
    return sorted(
        {
            rule.endpoint
            for rule in app.url_map.iter_rules()
            if method in (rule.methods or ()) and Actor.EMPLOYER in POLICY[rule.endpoint].grants(method)
        }
        - LEAVES
    )


@pytest.fixture
def colleague(session: Session, world: World) -> str:
    """Another account of the company, by its public id."""
    company = by_public_id(session, Employer, world.lozen)
    assert company is not None
    account = account_create.for_employer(session, company, "colleague@example.org", "bg", NOW)
    account.secret_hash, account.name = "set", "Колега"
    session.commit()
    return account.public_id


@pytest.fixture
def bytes_of_people(session: Session, world: World, colleague: str) -> list[str]:
    """What gives somebody away: names, words, codes, ids of rows, and what the company calls them. Anna shares her name
    with the company, so that there is something to see while it is vetted."""
    granted = by_public_id(session, Disclosure, world.granted)
    assert granted is not None
    granted.fields = frozenset(SharedField)
    found = []
    for person in session.scalars(select(Jobseeker)):
        account = person.account
        assert account is not None
        found += [person.given_name, person.family_name, person.public_id, account.code, account.public_id]
    found += [row.own_words for row in session.scalars(select(WorkExperience))]
    for row in session.scalars(select(Disclosure)):
        found += [row.public_id, pseudonym(session.info["vault"], row)]
    session.commit()
    return [text for text in found if text]


def addresses(app: Flask, world: World, works: dict[str, str], method: str) -> Iterator[str]:
    """Every address of those endpoints with everything of the small world that it may name."""
    wanted = employers_rules(app, method)
    named = things(world, works)
    for rule in app.url_map.iter_rules():
        if rule.endpoint in wanted and method in (rule.methods or ()):
            yield from (address for _labels, address in _addresses(rule, named, app))


def said_by(answer: TestResponse) -> str:
    """Everything in an answer: headers, body, what is packed into a workbook, what stands on a page to print."""
    body = answer.get_data()
    parts = [str(answer.headers), body.decode(errors="replace")]
    if body.startswith(b"PK"):
        with ZipFile(BytesIO(body)) as packed:
            parts += [packed.read(name).decode(errors="replace") for name in packed.namelist()]
    if body.startswith(b"%PDF"):
        parts += [page.extract_text() for page in PdfReader(BytesIO(body)).pages]
    return "\n".join(parts)


def leaks(said: str, address: str, people: list[str]) -> list[str]:
    """What an answer tells of somebody, but for what the asker had put into the address."""
    return [text for text in people if text in said.replace(address, "") and text not in address]


def put(session: Session, world: World, state: EmployerState) -> None:
    """Set where the company stands."""
    session.execute(update(Employer).where(Employer.public_id == world.lozen).values(state=state))
    session.commit()


def knock(
    client: HouseClient, app: Flask, world: World, works: dict[str, str], people: list[str]
) -> tuple[int, list[str]]:
    """Call every address by GET and POST; how many calls there were, and what they told of anybody."""
    calls, found = 0, []
    token = hidden_fields(client.get("/employer").text, "")
    for method in ("GET", "POST"):
        for number, address in enumerate(addresses(app, world, works, method)):
            data = {**GIVEN, **token, "form_key": f"knock-{number:08d}"} if method == "POST" else None
            answer = client.open(address, method=method, data=data, raw=True)
            assert answer.status_code < 500, address
            calls += 1
            found += [f"{method} {address}: {text}" for text in leaks(said_by(answer), address, people)]
    return calls, found


@pytest.mark.parametrize("state", [pytest.param(state, marks=marks) for state, marks in CLOSED])
def test_no_address_shows_a_byte_of_anybody_unless_the_company_is_vetted(
    app: Flask, session: Session, world: World, works: dict[str, str], bytes_of_people: list[str],
    state: EmployerState,
) -> None:  # fmt: skip
    put(session, world, state)
    assert len(bytes_of_people) >= 20
    client = another(app).sign_in_as(world.employer)
    calls, found = knock(client, app, world, works, bytes_of_people)
    assert calls >= 100
    assert not found, found[:5]


def test_the_same_looks_do_see_what_is_shared_while_the_company_is_vetted(
    app: Flask, world: World, works: dict[str, str], bytes_of_people: list[str]
) -> None:
    """Eyes that see nothing anywhere would prove nothing."""
    client = another(app).sign_in_as(world.employer)
    found = [
        text
        for address in addresses(app, world, works, "GET")
        for text in leaks(said_by(client.get(address, raw=True)), address, bytes_of_people)
    ]
    assert "Коваль" in found


@pytest.mark.nightly
@pytest.mark.parametrize("state", [state for state, _marks in CLOSED])
def test_every_form_of_every_page_filled_in_shows_nobody(
    app: Flask, session: Session, world: World, works: dict[str, str], bytes_of_people: list[str], state: EmployerState
) -> None:
    put(session, world, state)
    client = another(app).sign_in_as(world.employer)
    for address in list(addresses(app, world, works, "GET")):
        submit_every_form(client, address, Writer("Канар"), LEAVES | {"employer.remove_colleague"})
    _calls, found = knock(client, app, world, works, bytes_of_people)
    assert not found, found[:5]


def test_a_suspension_holds_from_the_very_next_request_also_for_open_pages_and_colleagues(
    app: Flask, world: World, works: dict[str, str], bytes_of_people: list[str], colleague: str
) -> None:
    """In the same browser, with a form still open, and in a colleague's."""
    own, theirs = another(app).sign_in_as(world.employer), another(app).sign_in_as(colleague)
    shares = f"/employer/people/{world.granted}"
    invites = f"/employer/people/{world.suggested}/invite"
    for client in (own, theirs):
        assert "Коваль" in client.get(shares).text
    open_form = hidden_fields(own.get(invites).text, invites)
    page = f"/operator/employers/{world.lozen}"
    operator = another(app).sign_in_as(world.operator)
    assert operator.submit(f"{page}/suspend", {"suspend-reason": "reports"}, page=page).status_code == 303
    first = own.post(invites, data={**open_form, "text": "talk", "form_key": "an-open-page-00001"}, raw=True)
    assert not leaks(said_by(first), invites, bytes_of_people)
    for client in (theirs, own):
        answer = client.get(shares, raw=True)
        assert (answer.status_code, leaks(said_by(answer), shares, bytes_of_people)) == (404, [])
    _calls, found = knock(theirs, app, world, works, bytes_of_people)
    assert not found, found[:5]


def test_a_colleague_whose_access_is_taken_away_is_out_with_the_next_request(
    app: Flask, session: Session, world: World, colleague: str
) -> None:
    theirs, own = another(app).sign_in_as(colleague), another(app).sign_in_as(world.employer)
    assert theirs.get("/employer").status_code == 200
    assert own.submit("/employer/team/remove", {"account": colleague}, page="/employer/team").status_code == 303
    answer = theirs.get("/employer", raw=True)
    assert (answer.status_code, answer.location) == (303, "/staff/sign-in")
    assert session.scalars(select(Account).where(Account.public_id == colleague)).one().disabled_at is not None


def test_every_address_of_the_policy_is_knocked_at(app: Flask) -> None:
    """A new one counts from the day it is in the policy; so does each state."""
    assert {state for state, _marks in CLOSED} == set(EmployerState) - {EmployerState.VETTED}
    for method in ("GET", "POST"):
        expected = {
            endpoint
            for endpoint, rule in POLICY.items()
            if Actor.EMPLOYER in rule.grants(method) and endpoint not in LEAVES
        }
        assert set(employers_rules(app, method)) == expected
