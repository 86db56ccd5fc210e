"""Bringing vacancies from a file on the web: a whole report, all rows or none, a second time without effect."""

import io
import re
from datetime import date, time
from html import unescape

import openpyxl
import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.orm import Session

from models import Vacancy
from models.queries import by_public_id
from tests.browser import HouseClient, hidden_fields
from tests.conftest import FakeClock
from tests.world import World
from web.services import vacancy_sheet
from web.services.sheet_lookups import Lookups

PAGE = "/employer/import"
HEAD = "reference,title,occupation,municipality,starts_on,pay_min,pay_max,weekdays,from,to"
GOOD = "A-{n},Камериерка {n},9112,Sofia,01.02.2027,850,950.50,1-5,08:00,17:00"
BAD = (
    "A-{n},,9112,Sofia,01.02.2027,850,950,1-5,08:00,17:00", "A-{n},x,0000,Sofia,01.02.2027,850,950,1-5,08:00,17:00",
    "A-{n},x,9112,Paris,31.02.2027,850,950,1-5,08:00,17:00", "A-{n},x,9112,Sofia,01.02.2027,900 лв,950,1-5,8,17:00",
    "A-{n},x,9112,Sofia,01.02.2027,950,850,1-8,08:00,17:00",
)  # fmt: skip


@pytest.fixture
def lozen(client: HouseClient, world: World, shared_linker: None) -> HouseClient:
    """The hotel, signed in, reading English."""
    client.sign_in_as(world.employer)
    client.get("/?lang=en")
    return client


def send(client: HouseClient, name: str, data: bytes) -> tuple[int, str]:
    """The answer to a file: status and page."""
    guards = hidden_fields(client.get(PAGE).get_data(as_text=True), PAGE)
    answer = client.post(
        PAGE, data={**guards, "sheet": (io.BytesIO(data), name)}, content_type="multipart/form-data"
    )  # fmt: skip
    return answer.status_code, answer.get_data(as_text=True)


def take(client: HouseClient, page: str) -> int:
    """Press the button that saves what the report shows."""
    return client.post(PAGE, data=hidden_fields(page.split("<main", 1)[1], PAGE)).status_code


def csv_of(*lines: str, head: str = HEAD) -> bytes:
    """A CSV file."""
    return "\n".join([head, *lines, ""]).encode()


def count(session: Session) -> int:
    """How many vacancies there are."""
    found = int(session.execute(text("SELECT count(*) FROM vacancy")).scalar_one())
    session.rollback()
    return found


def words(page: str) -> str:
    """What a page says."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page.split("<main", 1)[1])).split())


@pytest.mark.timeout(120)
def test_two_thousand_rows_with_three_in_a_hundred_bad_ones(lozen: HouseClient, session: Session) -> None:
    before = count(session)
    bad = {number: BAD[number // 33 % len(BAD)] for number in range(0, 2000, 33)}
    lines = [bad.get(number, GOOD).format(n=number) for number in range(2000)]
    status, page = send(lozen, "rows.csv", csv_of(*lines))
    assert status == 422
    said = words(page)
    assert "There are 2000 rows in the file." in said
    assert f"In {len(bad)} rows something is wrong." in said
    rows = {int(row) for row in re.findall(r'data-label="Row" class="number">(\d+)<', page)}
    assert rows == {number + 2 for number in bad}
    assert "Nothing is saved." in said
    assert count(session) == before
    status, page = send(lozen, "rows.csv", csv_of(*(line for number, line in enumerate(lines) if number not in bad)))
    assert status == 200
    assert take(lozen, page) == 303
    assert count(session) == before + 2000 - len(bad)


def test_looking_at_a_file_writes_nothing_and_taking_it_twice_changes_nothing(
    lozen: HouseClient, session: Session
) -> None:
    before, file = count(session), csv_of(*(GOOD.format(n=n) for n in range(3)))
    status, page = send(lozen, "rows.csv", file)
    assert status == 200
    assert "3 vacancies are new. Nothing is saved yet." in words(page)
    assert count(session) == before
    assert take(lozen, page) == 303
    assert count(session) == before + 3
    assert take(lozen, page) == 303
    status, page = send(lozen, "rows.csv", file)
    assert "3 are there already and stay as they are. There is nothing to do." in words(page)
    assert count(session) == before + 3


def test_rows_without_a_number_of_their_own_are_known_again_too(lozen: HouseClient, session: Session) -> None:
    file = csv_of("Готвач,5120", "Сервитьор,5131", head="title,occupation")
    assert take(lozen, send(lozen, "rows.csv", file)[1]) == 303
    assert "There is nothing to do." in words(send(lozen, "rows.csv", file)[1])
    twice = csv_of("Готвач,Sofia", "Готвач,Sofia", head="title,municipality")
    assert "This vacancy stands in two rows." in words(send(lozen, "rows.csv", twice)[1])


def test_only_own_vacancies(lozen: HouseClient, session: Session) -> None:
    head = "title,company_number"
    status, page = send(lozen, "rows.csv", csv_of("Готвач,121699202", head=head))
    assert status == 422
    assert "This is the number of another company." in words(page)
    assert send(lozen, "rows.csv", csv_of("Готвач,831902088", head=head))[0] == 200


def test_what_waits_in_the_page_opens_only_for_its_sender_and_not_for_ever(
    lozen: HouseClient, app: Flask, session: Session, world: World, clock: FakeClock
) -> None:
    before = count(session)
    _status, page = send(lozen, "rows.csv", csv_of(GOOD.format(n=1)))
    assert "Камериерка 1" not in re.findall(r'name="rows"[^>]*value="([^"]*)"', page)[0]
    carried = hidden_fields(page.split("<main", 1)[1], PAGE)["rows"]
    other = app.test_client()
    assert isinstance(other, HouseClient)
    other.environ_base["wsgi.url_scheme"] = "https"
    other.sign_in_as(world.other_employer)
    guards = hidden_fields(other.get(PAGE).get_data(as_text=True), PAGE)
    told = other.post(PAGE, data={**guards, "rows": carried})
    assert told.status_code in (200, 422)
    clock.move(minutes=121)
    lozen.sign_in_as(world.employer)
    guards = hidden_fields(lozen.get(PAGE).get_data(as_text=True), PAGE)
    late = lozen.post(PAGE, data={**guards, "rows": carried}).get_data(as_text=True)
    assert "Please choose the file once more." in words(late)
    assert count(session) == before


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("x.pdf", b"%PDF", "We cannot read this kind of file."),
        ("x.csv", b"", "There are no rows in the file."),
        ("x.csv", b"title\n\x98\xff\n", "We cannot read the letters of this file."),
        ("x.csv", b'title\n"open', "The file is broken at line 2."),
        ("x.xlsx", b"PK\x03\x04", "We cannot open this as an XLSX workbook."),
        ("x.json", b"[" * 5000, "We cannot read the data in this file."),
        ("x.html", b"<html><script>1</script>", "There is no JobPosting of schema.org in this file."),
        ("", b"", "Choose a file."),
    ],
)
def test_a_file_that_cannot_be_read_says_why(lozen: HouseClient, name: str, data: bytes, said: str) -> None:
    status, page = send(lozen, name, data)
    assert status == 422
    assert said in words(page)


def test_a_fault_is_said_in_the_readers_language(lozen: HouseClient) -> None:
    lozen.get("/?lang=bg")
    status, page = send(lozen, "rows.csv", csv_of("A,900 лв", head="title,pay_min"))
    assert status == 422
    assert '<html lang="bg"' in page


def test_the_empty_sheet_has_every_column_and_explains_it(lozen: HouseClient) -> None:
    answer = lozen.get(f"{PAGE}/template.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    names = [cell.value for cell in book.worksheets[0][1]]
    explained = list(book.worksheets[1].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in explained] == names
    assert all(row[1] and row[2] for row in explained)
    example = {str(row[0]): str(row[3]) for row in explained if row[3]}
    sheet = csv_of(";".join(example.values()), head=";".join(example))
    status, page = send(lozen, "rows.csv", sheet)
    assert status == 200, words(page)


def test_complete_drafts_are_sent_together_and_each_waits_for_approval(
    lozen: HouseClient, session: Session, world: World
) -> None:
    lines = ("A-1,Камериерка,9112,Sofia,01.02.2027,900,950.50,1-5,08:00,17:00", "A-2,Готвач,5120,,,,,,,")
    file = csv_of(*(f"{line},permanent,40,bg A1" for line in lines), head=f"{HEAD},contract,hours_per_week,languages")
    assert take(lozen, send(lozen, "rows.csv", file)[1]) == 303
    drafts = "/employer/import/drafts"
    page = lozen.get(drafts).get_data(as_text=True)
    assert words(page).count("From a file") == 2
    ready = re.findall(r'name="chosen" value="([^"]+)"', page)
    assert len(ready) == 1
    assert lozen.submit(drafts, {"chosen": ready}).status_code == 422
    assert lozen.submit(drafts, {"chosen": ready, "promised": "y"}).status_code == 303
    row = by_public_id(session, Vacancy, ready[0])
    assert row is not None
    assert (row.state.value, row.external_reference, row.approved_by_id) == ("submitted", "A-1", None)
    session.rollback()
    assert lozen.submit(drafts, {"chosen": [world.submitted_vacancy], "promised": "y"}).status_code == 422


def test_nobody_else_may_bring_vacancies(client: HouseClient, world: World) -> None:
    for name in (world.counsellor, world.anna_account, world.operator):
        client.sign_in_as(name)
        assert client.get(PAGE).status_code == 404


WRITTEN = {
    "pay_min": ("850", "850,00", "€ 850", "850 €", "850 евро", "EUR 850", "850.0", "850\u00a0€"),
    "starts_on": ("2027-02-01", "01.02.2027", "1.2.2027 г.", "46419"),
    "from": ("08:30", "8:30", "08:30:00"),
    "languages": ("bg A1", "bg a1", "BG A1;"),
}  # fmt: skip
STORED = {"pay_min": 85000, "starts_on": date(2027, 2, 1), "from": 510, "languages": "A1"}


def test_one_thing_written_in_many_ways_is_the_same_thing(app: Flask, session: Session, world: World) -> None:
    known = vacancy_sheet.columns(Lookups(session))
    for name, ways in WRITTEN.items():
        for way in ways:
            read = known[name].read(way)
            assert (read[0].level if name == "languages" else read) == STORED[name], (name, way)


@pytest.mark.parametrize("said", ["1800 лв.", "1800 лева", "BGN 1800", "1800лв", "1 800,00 лв."])
def test_leva_are_refused_with_a_plain_sentence(lozen: HouseClient, said: str) -> None:
    status, page = send(lozen, "rows.csv", csv_of(f"Готвач;{said}", head="title;pay_min"))
    assert status == 422
    assert "This is in leva. Bulgaria pays in euros: write the amount in euros." in words(page)


def test_days_and_times_of_a_workbook_are_read_as_they_stand(lozen: HouseClient, session: Session) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["reference", "title", "occupation", "starts_on", "from", "to", "night_work", "pay_min"])
    sheet.append([17, "Готвач", 5120, date(2027, 2, 1), time(8, 30), time(17, 0), False, 950.5])
    sent = io.BytesIO()
    book.save(sent)
    assert take(lozen, send(lozen, "rows.xlsx", sent.getvalue())[1]) == 303
    row = session.query(Vacancy).where(Vacancy.external_reference == "17").one()
    assert (row.starts_on, row.from_minute, row.to_minute, row.night_work) == (date(2027, 2, 1), 510, 1020, False)
    assert row.pay_min == 95050
