"""No byte of a name or a way to reach somebody in any answer to an employer, but for what is shared at that moment."""

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm import Session

from models import Disclosure, Jobseeker
from models.queries import by_public_id
from models.sharing_enums import DisclosureState, SharedField
from tests.browser import HouseClient
from tests.safety.cells import cells
from tests.world import World

CANARIES = {
    SharedField.NAME: "Kanarchetanska", SharedField.PHONE: "+359887654321", SharedField.EMAIL: "kanarche@example.org",
}  # fmt: skip


@pytest.fixture
def anna(session: Session, world: World) -> str:
    """Anna with something to find under each field; her number among the disclosures stays hidden, too."""
    person = by_public_id(session, Jobseeker, world.anna)
    assert person is not None
    person.family_name = CANARIES[SharedField.NAME]
    person.phone, person.email = CANARIES[SharedField.PHONE], CANARIES[SharedField.EMAIL]
    works = person.work[0].public_id
    session.commit()
    return works


def _said(app: Flask, world: World, works: str) -> str:
    """Everything the employers' own pages say to the two employers, headers too; all other pages are held to other
    tests."""
    clients, said = {}, []
    for name in (world.employer, world.other_employer):
        client = app.test_client()
        assert isinstance(client, HouseClient)
        clients[name] = client.sign_in_as(name)
    for cell in cells(app, world, {"anna": works, "mina": works}):
        if cell.method == "GET" and cell.endpoint.startswith("employer.") and cell.somebody.account in clients:
            answer = clients[cell.somebody.account].get(cell.address, raw=True)
            said.append(answer.get_data().decode("utf-8", "replace") + str(answer.headers))
    return "".join(said)


def _put(session: Session, world: World, state: DisclosureState, fields: frozenset[SharedField]) -> None:
    session.execute(update(Disclosure).where(Disclosure.public_id == world.granted).values(state=state, fields=fields))
    session.commit()


def test_nothing_reaches_an_employer_before_and_after(app: Flask, session: Session, world: World, anna: str) -> None:
    for state in DisclosureState:
        if state is not DisclosureState.DISCLOSED:
            _put(session, world, state, frozenset(SharedField))
            said = _said(app, world, anna)
            assert not [field for field, canary in CANARIES.items() if canary in said], state
            assert world.anna not in said, state


def test_only_the_shared_field_reaches_the_employer(app: Flask, session: Session, world: World, anna: str) -> None:
    for field in CANARIES:
        _put(session, world, DisclosureState.DISCLOSED, frozenset({field}))
        said = _said(app, world, anna)
        assert [one for one, canary in CANARIES.items() if canary in said] == [field]
        assert world.anna not in said
