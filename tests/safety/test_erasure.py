"""Erasing a person: everything goes at once, for everybody, and the audit chain still holds."""

from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

import models
from models import Account, AuditEntry, Jobseeker, OutboxMessage, PersonKey
from models.columns import Owner, Retention, registry
from models.enums import Channel
from models.inbox import News
from models.queries import by_public_id, erasure, subject_rows
from tests.browser import HouseClient, fetch_all
from tests.world import NOW, World
from web.services import audit, inbox, outbox

NOT_OF_JOBSEEKERS = {"person_key", "account"}


def rows_of(session: Session, public_id: str) -> dict[str, int]:
    """Table → how many rows the person has in it."""
    person = by_public_id(session, Jobseeker, public_id)
    assert person is not None
    counts = {kind.__tablename__: len(rows) for kind, rows in subject_rows.rows_of(session, person)}
    session.rollback()
    return counts


def total(session: Session, table: str) -> int:
    rows = session.scalar(select(func.count()).select_from(models.Base.metadata.tables[table]))
    session.rollback()
    return rows or 0


def erase_oneself(client: HouseClient) -> None:
    answer = client.submit("/me/erase/now", {"sure": "y"})
    assert (answer.status_code, answer.location.split("?")[0]) == (303, "/erased")


def test_whatever_is_a_persons_goes_with_them() -> None:
    """A new table with a person's values that no foreign key takes along is found here."""
    theirs = {
        table
        for (table, _), policy in registry(models.Base.metadata).items()
        if policy.owner is Owner.JOBSEEKER or policy.retention is Retention.WITH_SUBJECT
    }
    assert theirs - set(subject_rows.kinds()) <= NOT_OF_JOBSEEKERS


def test_a_person_erases_themselves(client: HouseClient, session: Session, world: World) -> None:
    before = rows_of(session, world.anna)
    everybody = {table: total(session, table) for table in before}
    keys = total(session, PersonKey.__tablename__)
    client.sign_in_as(world.anna_account)
    client.get("/?lang=en")
    assert b"What stays, and why" in client.get("/me/erase").data
    before = {**rows_of(session, world.anna)}
    everybody = {table: total(session, table) for table in before}
    erase_oneself(client)
    assert by_public_id(session, Jobseeker, world.anna) is None
    assert {table: everybody[table] - total(session, table) for table in before} == before
    assert total(session, PersonKey.__tablename__) == keys - 1
    assert audit.verify(session).broken_at is None
    entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "erased")).one()
    assert (entry.subject, entry.actor, entry.facts) == (world.anna, world.anna_account, {})


def test_afterwards_the_browser_is_nobodys(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.anna_account)
    erase_oneself(client)
    assert client.get("/me").location == "/sign-in"
    assert client.get("/erased").status_code == 200


def test_without_the_tick_nothing_goes(client: HouseClient, session: Session, world: World) -> None:
    client.sign_in_as(world.anna_account)
    assert client.submit("/me/erase/now").status_code == 422
    assert client.submit("/me/erase/now", {"sure": "odd"}).status_code == 422
    assert by_public_id(session, Jobseeker, world.anna) is not None


def test_the_pin_is_asked_first(client: HouseClient, session: Session, world: World, clock: object) -> None:
    client.sign_in_as(world.anna_account)
    clock.move(minutes=6)  # type: ignore[attr-defined]
    assert client.get("/me/erase").status_code == 200
    assert client.get("/me/erase/now").location == "/confirm"
    assert client.submit("/me/erase/now", {"sure": "y"}, page="/me/erase").location == "/confirm"
    assert by_public_id(session, Jobseeker, world.anna) is not None


def test_an_employer_sees_nothing_more_with_the_next_request(app: Flask, client: HouseClient, world: World) -> None:
    employer = app.test_client()
    assert isinstance(employer, HouseClient)
    employer.sign_in_as(world.employer)
    assert employer.get(f"/employer/people/{world.granted}").status_code == 200
    client.sign_in_as(world.anna_account)
    erase_oneself(client)
    assert employer.get(f"/employer/people/{world.granted}").status_code == 404


def test_a_counsellor_erases_who_asked_for_it(client: HouseClient, session: Session, world: World) -> None:
    client.sign_in_as(world.counsellor)
    address = f"/desk/people/{world.omar}/erase"
    assert client.submit(address, {"asked": "telephone"}).status_code == 422
    assert client.submit(address, {"asked": "telephone", "sure": "y"}).location == "/desk"
    assert client.get(f"/desk/people/{world.omar}").status_code == 404
    entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "erased")).one()
    assert (entry.subject, entry.actor, entry.facts) == (world.omar, world.counsellor, {"asked": "telephone"})


def test_whatever_news_names_of_a_person_is_known_to_erasing() -> None:
    """A new kind of news that names a thing of a person to others is found here."""
    told = {fact for facts in inbox.FACTS.values() for fact in facts}
    theirs = told & set(subject_rows.kinds())
    assert theirs == {kind.__tablename__ for kind in erasure.TOLD_TO_OTHERS}


def test_nobodys_news_leads_to_an_erased_person(client: HouseClient, session: Session, world: World) -> None:
    counsellor = by_public_id(session, Account, world.counsellor)
    for name in (world.contest, "A" * 22):
        inbox.tell(session, counsellor, News.CONTESTED, {"contest": name}, NOW)
    inbox.tell(session, counsellor, News.INVITED, {"disclosure": world.invited, "vacancy": world.hotel_vacancy}, NOW)
    session.commit()
    client.sign_in_as(world.anna_account)
    erase_oneself(client)
    told = [item.facts for item in fetch_all(session, models.InboxItem)]
    assert [facts for facts in told if "contest" in facts or "disclosure" in facts] == [{"contest": "A" * 22}]


def test_nothing_of_an_erased_person_is_sent_any_more(client: HouseClient, session: Session, world: World) -> None:
    person = by_public_id(session, Jobseeker, world.anna)
    assert person is not None
    assert person.account is not None
    outbox.enqueue(session, person.account, Channel.SMS, "news", "+359888123456", NOW)
    session.commit()
    client.sign_in_as(world.anna_account)
    erase_oneself(client)
    assert not session.scalars(select(OutboxMessage)).all()
