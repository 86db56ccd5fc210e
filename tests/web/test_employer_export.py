"""A company's copy of its own data: every column the registry gives it, no person, a fresh code, not too often."""

import io
import json
import zipfile
from typing import Any

import openpyxl
import pyotp
import pytest
from sqlalchemy.orm import Session

import models
from models import Account, Disclosure
from models.columns import Export, registry
from models.queries import by_public_id, employer_rows
from models.sharing_enums import DisclosureState
from tests.browser import HouseClient
from tests.conftest import FakeClock
from tests.world import NOW, TOTP_SECRET, World
from web.services import sheets

PAGE, COPY = "/employer/export", "/employer/export/copy.zip"


@pytest.fixture
def lozen(client: HouseClient, world: World) -> HouseClient:
    """The hotel, signed in a moment ago."""
    client.sign_in_as(world.employer)
    client.get("/?lang=en")
    return client


def copy(client: HouseClient) -> dict[str, Any]:
    """The copy as data."""
    answer = client.submit(COPY, page=PAGE)
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.data)) as files:
        assert sorted(files.namelist()) == ["data.json", "data.xlsx"]
        data: dict[str, Any] = json.loads(files.read("data.json"))
        book = openpyxl.load_workbook(io.BytesIO(files.read("data.xlsx")))
    assert [sheet.title for sheet in book.worksheets] == [name for name in data if name not in ("made_at", "kept_by")]
    kinds = {cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "inlineStr"}
    return data


def test_every_column_the_registry_gives_a_company_is_in_its_copy(lozen: HouseClient) -> None:
    data = copy(lozen)
    wanted = [key for key, policy in registry(models.Base.metadata).items() if policy.export is Export.BUSINESS]
    assert {table for table, _column in wanted} <= data.keys()
    missing = [
        f"{table}.{column}"
        for table, column in wanted
        if data[table] and column.removesuffix("_sealed") not in data[table][0]
    ]
    assert missing == []
    for table in ("employer", "vacancy", "vacancy_skill", "vacancy_language"):
        assert data[table], table


def test_the_copy_holds_only_this_company_and_no_person(lozen: HouseClient, session: Session, world: World) -> None:
    told = json.dumps(copy(lozen), ensure_ascii=False)
    assert "Камериерка" in told
    assert "hotel@example.org" in told
    people = ("Анна", "Коваль", "عمر", "حداد", world.anna, world.omar, world.anna_code, world.invited, world.granted)
    for word in (*people, "Кестрел", "kestrel@example.org", "counsellor@example.org"):
        assert word not in told
    session.rollback()


def test_an_invitation_stands_under_the_name_the_company_knows(
    lozen: HouseClient, session: Session, world: World
) -> None:
    rows = copy(lozen)["invitations"]
    assert {row["vacancy"] for row in rows} <= {"Камериерка", "Готвач"}
    assert all(set(row) == {"person", "vacancy", "invited_at", "invitation", "state"} for row in rows)
    assert all(len(row["person"]) == 6 for row in rows)
    row = by_public_id(session, Disclosure, world.suggested)
    assert row is not None
    assert len(rows) == len(employer_rows.invitations(session, row.vacancy.employer_id))
    session.rollback()


def test_a_fresh_code_is_asked_first(lozen: HouseClient, clock: FakeClock, session: Session, world: World) -> None:
    clock.move(minutes=6)
    answer = lozen.submit(COPY, page=PAGE)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/staff/confirm")
    assert lozen.submit("/staff/confirm", {"digits": "000000"}).status_code == 422
    code = pyotp.TOTP(TOTP_SECRET).at(clock())
    answer = lozen.submit("/staff/confirm", {"digits": code})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/employer/export#copy")
    account = by_public_id(session, Account, world.employer)
    assert account is not None
    session.rollback()
    done = [row["action"] for row in copy(lozen)["own_actions"]]
    assert "took the company's copy" in done


def test_not_too_often(lozen: HouseClient) -> None:
    answers = [lozen.submit(COPY, page=PAGE).status_code for _ in range(8)]
    assert answers == [200] * 6 + [429] * 2


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_sheet_of_vacancies_can_be_brought_in_again_and_changes_nothing(lozen: HouseClient, kind: str) -> None:
    answer = lozen.get(f"/employer/export/vacancies.{kind}")
    rows = sheets.read_bytes(f"x.{kind}", answer.data)
    assert {row.cells["title"] for row in rows} == {"Камериерка", "Готвач", "Помощник-готвач"}
    page = lozen.get("/employer/import").get_data(as_text=True)
    key = page.split('name="form_key" value="')[1].split('"')[0]
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    sent = {"csrf_token": token, "form_key": key, "sheet": (io.BytesIO(answer.data), f"x.{kind}")}
    looked = lozen.post("/employer/import", data=sent, content_type="multipart/form-data").get_data(as_text=True)
    assert "There is nothing to do." in looked


@pytest.mark.parametrize(
    ("stored", "told"),
    [
        (DisclosureState.INVITED, "invited"), (DisclosureState.ACCEPTED, "invited"),
        (DisclosureState.DISCLOSED, "disclosed"), (DisclosureState.DECLINED, "ended"),
        (DisclosureState.WITHDRAWN, "ended"), (DisclosureState.EXPIRED, "ended"),
    ],
)  # fmt: skip
def test_the_copy_tells_no_more_of_an_invitation_than_the_pages(
    lozen: HouseClient, session: Session, world: World, stored: DisclosureState, told: str
) -> None:
    row = by_public_id(session, Disclosure, world.granted)
    assert row is not None
    row.state = stored
    session.commit()
    rows = copy(lozen)["invitations"]
    assert [each["state"] for each in rows if each["vacancy"] == "Готвач"] == [told]


def test_what_was_shared_until_yesterday_is_over_in_the_copy(
    lozen: HouseClient, session: Session, world: World
) -> None:
    row = by_public_id(session, Disclosure, world.granted)
    assert row is not None
    row.expires_at = NOW
    session.commit()
    rows = copy(lozen)["invitations"]
    assert [each["state"] for each in rows if each["vacancy"] == "Готвач"] == ["ended"]
