"""Canaries made from the column registry: every text of a person holds a token; nobody else ever sees it."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

import models
from models import Jobseeker, JobseekerSkill, WorkExperience
from models.columns import Encryption, Owner, Viewer, registry
from models.queries import by_public_id
from tests.browser import HouseClient
from tests.safety.cells import cells, everybody
from tests.world import World

OF_A_PERSON = (Jobseeker, WorkExperience, JobseekerSkill)
SOFIA = {"counsellor sofia", "lead sofia"}


def sealed_texts(kind: type) -> list[str]:
    """The sealed attributes of a person's table that are texts, as the registry lists them."""
    table = kind.__tablename__  # type: ignore[attr-defined]
    return [
        column.removesuffix("_sealed")
        for (name, column), policy in registry(models.Base.metadata).items()
        if name == table and policy.owner is Owner.JOBSEEKER and policy.encryption is Encryption.SEALED
    ]


@pytest.fixture
def tokens(session: Session, world: World) -> dict[str, tuple[str, str]]:
    """Plant a token in every sealed text of anna; token → (table, column)."""
    person = by_public_id(session, Jobseeker, world.anna)
    assert person is not None
    own_words = JobseekerSkill(language="uk", evidence="self_reported")
    person.skills.append(own_words)
    session.flush()
    planted: dict[str, tuple[str, str]] = {}
    for row in (person, person.work[0], own_words):
        for name in sealed_texts(type(row)):
            if name == "birth_date":
                person.birth_date = "1987-08-09"
                continue
            token = f"Canary{len(planted)}{name.title().replace('_', '')}"
            setattr(row, name, token)
            planted[token] = (row.__tablename__, f"{name}_sealed")
    session.commit()
    return planted


def _may_see(somebody: str, viewers: frozenset[Viewer]) -> bool:
    return (somebody == "anna" and Viewer.SELF in viewers) or (somebody in SOFIA and Viewer.OWN_ORGANISATION in viewers)


def test_every_text_of_a_person_reaches_only_the_eyes_the_registry_names(
    app: Flask, world: World, works: dict[str, str], tokens: dict[str, tuple[str, str]]
) -> None:
    columns = registry(models.Base.metadata)
    assert len(tokens) >= 6
    seen_by_the_right_eyes: set[str] = set()
    leaks: list[str] = []
    clients = {}
    for somebody in everybody(world):
        client = app.test_client()
        assert isinstance(client, HouseClient)
        clients[somebody.name] = (
            client.sign_in_as(somebody.account, proved=somebody.proved) if somebody.account else client
        )
    for cell in cells(app, world, works):
        if cell.method != "GET" or not cell.expected:
            continue
        answer = clients[cell.somebody.name].get(cell.address)
        said = answer.data.decode(errors="replace") + str(answer.headers)
        for token, place in tokens.items():
            if token in said:
                if _may_see(cell.somebody.name, columns[place].viewers):
                    seen_by_the_right_eyes.add(token)
                else:
                    leaks.append(f"{cell} shows {place}")
    assert not leaks, leaks[:5]
    assert seen_by_the_right_eyes, "no token was seen anywhere: the canaries are not planted where pages look"


def test_no_token_is_written_to_a_log(
    app: Flask, world: World, tokens: dict[str, tuple[str, str]], caplog: pytest.LogCaptureFixture
) -> None:
    client = app.test_client()
    assert isinstance(client, HouseClient)
    client.sign_in_as(world.counsellor)
    with caplog.at_level("DEBUG"):
        client.get(f"/desk/people/{world.anna}")
        client.get("/desk")
    assert not [token for token in tokens if token in caplog.text]
