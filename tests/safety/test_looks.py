"""Every way to see a person leaves a mark, also where a form is refused; and no refusal blocks the database."""

from time import monotonic

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import AuditEntry, Jobseeker
from models.queries import by_public_id
from tests.browser import HouseClient, hidden_fields
from tests.world import World


def marks(session: Session, subject: str) -> int:
    """How many looks at a person the chain holds."""
    looks = select(AuditEntry.number).where(AuditEntry.subject == subject, AuditEntry.action == "looked")
    count = len(session.scalars(looks).all())
    session.rollback()
    return count


@pytest.mark.parametrize("answer", [{}, {"kind": "propose", "reason": "skills_fit", "seen": "somebody"}])
def test_a_refused_decision_shows_the_person_only_with_a_mark(
    client: HouseClient, world: World, session: Session, answer: dict[str, str]
) -> None:
    client.sign_in_as(world.counsellor)
    pair = f"/desk/vacancies/{world.hotel_vacancy}/people/{world.anna}"
    fields = hidden_fields(client.get(pair).text, f"{pair}/decide")
    before = marks(session, world.anna)
    refused = client.post(f"{pair}/decide", data={**fields, **answer})
    assert refused.status_code in (409, 422)
    assert "Анна" in refused.text
    assert marks(session, world.anna) == before + 1


def test_taking_somebody_on_with_a_broken_key_waits_for_nothing(
    client: HouseClient, world: World, session: Session
) -> None:
    person = by_public_id(session, Jobseeker, world.anna)
    assert person is not None
    person.counsellor_id = None
    session.commit()
    client.sign_in_as(world.counsellor)
    fields = hidden_fields(client.get("/desk/queue").text, f"/desk/people/{world.anna}/take")
    started = monotonic()
    answer = client.post(f"/desk/people/{world.anna}/take", data={**fields, "form_key": "short"})
    assert (answer.status_code, answer.location) == (303, "/desk/queue")
    assert monotonic() - started < 3


@pytest.mark.parametrize(
    "page",
    [
        "notes",
        "tasks",
        "action-plan",
        "action-plan/steps",
        "referrals",
        "intake/place",
        "intake",
        "words",
        "household",
        "erase",
    ],
)
def test_a_refused_form_of_a_persons_page_shows_it_only_with_a_mark(
    client: HouseClient, world: World, session: Session, page: str
) -> None:
    client.sign_in_as(world.counsellor)
    address = f"/desk/people/{world.anna}/{page}"
    fields = hidden_fields(client.get(address).text, address)
    before = marks(session, world.anna)
    refused = client.post(address, data={"csrf_token": fields["csrf_token"], "form_key": fields["form_key"]})
    if refused.status_code in (200, 409, 422):
        assert marks(session, world.anna) == before + 1
    else:
        assert refused.status_code in (303, 400)
        assert "Анна" not in refused.text
