"""Counsellors look at pairs who may be one person, make them one, and take them apart."""

import re

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from models import AuditEntry, Jobseeker, LikelyTwins, Merge
from models.database import session_options
from models.enums import DatePrecision
from models.queries import by_public_id
from tests.browser import HouseClient
from tests.conftest import VAULT
from tests.web.asked import statements
from tests.world import NOW, World
from web.services import account_create, merge_likely, merge_undo


@pytest.fixture
def twin(session: Session, world: World) -> str:
    """Anna, entered again by somebody who writes in Latin letters."""
    anna = by_public_id(session, Jobseeker, world.anna)
    assert anna is not None
    other = account_create.jobseeker(session, anna.organisation, "uk", NOW, by_staff=True)
    other.given_name, other.family_name = "Hanna", "Koval"
    other.birth_date, other.birth_date_precision = anna.birth_date, DatePrecision.DAY
    other.municipality_code, other.phone = anna.municipality_code, "+359881234567"
    session.flush()
    merge_likely.look_again(session, anna.organisation_id, NOW)
    session.commit()
    return other.public_id


@pytest.fixture
def desk(client: HouseClient, world: World) -> HouseClient:
    """A counsellor's browser, in English."""
    client.get("/?lang=en")
    client.sign_in_as(world.counsellor)
    return client


def page(client: HouseClient, address: str) -> str:
    return client.get(address).get_data(as_text=True)


def versions(text: str) -> str:
    found = re.search(r'name="versions" value="([\d.]+)"', text)
    assert found is not None
    return found[1]


def test_a_pair_stands_in_the_list_with_its_reasons(desk: HouseClient, twin: str) -> None:
    shown = page(desk, "/desk/duplicates")
    assert "Hanna Koval" in shown
    assert "Анна Коваль" in shown
    assert "The birthday is the same." in shown


@pytest.mark.parametrize("where", ["/desk/duplicates", "/desk/people/{anna}/same/{twin}", "/desk/people/{anna}/joined"])
def test_no_page_asks_more_than_a_dozen_times(
    app: Flask, desk: HouseClient, world: World, twin: str, where: str
) -> None:
    with statements(app) as asked:
        assert desk.get(where.format(anna=world.anna, twin=twin)).status_code == 200
    assert len(asked) <= 12


def test_nobody_is_shown_to_another_organisation(client: HouseClient, world: World, twin: str) -> None:
    client.get("/?lang=en")
    client.sign_in_as(world.other_counsellor)
    assert "Koval" not in page(client, "/desk/duplicates")
    assert client.get(f"/desk/people/{world.mina}/same/{twin}").status_code == 404


def test_two_are_made_one_and_the_person_reads_it(
    desk: HouseClient, client: HouseClient, session: Session, world: World, twin: str
) -> None:
    address = f"/desk/people/{world.anna}/same/{twin}"
    seen = versions(page(desk, address))
    answer = desk.submit(address, {"name": "other", "versions": seen})
    assert answer.status_code == 303
    anna = by_public_id(session, Jobseeker, world.anna)
    assert anna is not None
    assert (anna.given_name, anna.family_name) == ("Hanna", "Koval")
    assert by_public_id(session, Jobseeker, twin) is None
    session.rollback()
    assert page(desk, "/desk/duplicates").count("Koval") == 0
    client.sign_in_as(world.anna_account)
    assert "We had your data twice." in page(client, "/me/who-looked?lang=en")


def test_they_are_taken_apart_from_the_persons_page(
    desk: HouseClient, session: Session, world: World, twin: str
) -> None:
    address = f"/desk/people/{world.anna}/same/{twin}"
    desk.submit(address, {"name": "other", "versions": versions(page(desk, address))})
    joined = f"/desk/people/{world.anna}/joined"
    assert "Take them apart again" in page(desk, joined)
    made = session.scalars(select(Merge.public_id)).one()
    session.rollback()
    assert desk.submit(f"{joined}/apart", {"merge": made}, page=joined).status_code == 303
    session.expire_all()
    back = by_public_id(session, Jobseeker, twin)
    assert back is not None
    assert (back.given_name, back.phone) == ("Hanna", "+359881234567")
    actions = session.scalars(select(AuditEntry.action).where(AuditEntry.subject == twin)).all()
    assert {"made one", "took apart"} <= set(actions)
    session.rollback()
    assert "Taken apart" in page(desk, joined)


def test_what_changed_meanwhile_is_shown_and_nothing_is_overwritten(
    desk: HouseClient, session: Session, world: World, twin: str
) -> None:
    address = f"/desk/people/{world.anna}/same/{twin}"
    seen = versions(page(desk, address))
    other = by_public_id(session, Jobseeker, twin)
    assert other is not None
    other.min_net_pay = 900
    session.commit()
    answer = desk.submit(address, {"name": "other", "versions": seen})
    assert answer.status_code == 409
    assert "was changed while you were working" in answer.get_data(as_text=True)
    assert by_public_id(session, Jobseeker, twin) is not None


def test_that_they_are_two_is_remembered(desk: HouseClient, session: Session, world: World, twin: str) -> None:
    page(desk, "/desk/duplicates")
    asked = desk.submit(f"/desk/people/{world.anna}/two/{twin}", page="/desk/duplicates")
    assert asked.status_code == 303
    anna = by_public_id(session, Jobseeker, world.anna)
    assert anna is not None
    merge_likely.look_again(session, anna.organisation_id, NOW)
    session.commit()
    assert "Hanna Koval" not in page(desk, "/desk/duplicates")
    assert not merge_likely.likely(session, anna)
    assert session.scalars(select(LikelyTwins.apart_at)).one() is not None


def test_the_one_being_entered_is_compared_at_once(session: Session, world: World, twin: str) -> None:
    other = by_public_id(session, Jobseeker, twin)
    assert other is not None
    (found,) = merge_likely.likely(session, other)
    assert session.get_one(Jobseeker, found.first).public_id == world.anna
    assert "born_same" in found.reasons
    for row in session.scalars(select(LikelyTwins)):
        session.delete(row)
    session.commit()
    sessions = sessionmaker(session.get_bind(), **session_options(VAULT))
    assert [merge_likely.note_likely(sessions, twin, NOW) for _ in range(2)] == [True, True]
    assert session.scalars(select(LikelyTwins.probability)).one() == found.probability


def test_after_its_term_what_was_before_is_gone_with_its_key(
    desk: HouseClient, session: Session, world: World, twin: str
) -> None:
    address = f"/desk/people/{world.anna}/same/{twin}"
    desk.submit(address, {"versions": versions(page(desk, address))})
    row = session.scalars(select(Merge)).one()
    assert merge_undo.forget(session, NOW.replace(year=NOW.year + 1)) == {"merge": 1}
    session.commit()
    session.expire_all()
    assert row.content is None
    assert row.absorbed_key_id is None
    session.rollback()
    assert "cannot be taken apart any more" in page(desk, f"/desk/people/{world.anna}/joined")
