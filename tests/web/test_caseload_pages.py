"""The caseload's pages: views kept under names, people found by name in any letters, and work on several at once."""

import re

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from models import Account, AuditEntry, Jobseeker, SavedView, Task
from models.queries import by_public_id
from tests.browser import HouseClient, another, fetch_all
from tests.web.asked import statements
from tests.world import NOW, World
from web.services import account_create, name_search

ROWS = re.compile(r"/desk/people/([\w-]{22})\" data-row")


@pytest.fixture
def desk(client: HouseClient, world: World) -> HouseClient:
    """The browser of Sofia's counsellor, in English."""
    client.sign_in_as(world.counsellor)
    client.get("/desk?lang=en")
    return client


def person(session: Session, name: str) -> Jobseeker:
    found = by_public_id(session, Jobseeker, name)
    assert found is not None
    return found


def find(desk: HouseClient, name: str) -> str:
    """What a search leads to: an address, or the page of what was found."""
    answer = desk.submit("/desk/search", {"name": name}, page="/desk?whose=mine")
    return answer.location if answer.status_code == 303 else answer.text


@pytest.mark.parametrize("address", ["/desk", "/desk?whose=all&show=papers_60&stage=offered&language=uk&place=SOF46"])
def test_the_caseload_asks_the_database_at_most_twelve_times(desk: HouseClient, app: Flask, address: str) -> None:
    with statements(app) as seen:
        assert desk.get(address).status_code == 200
    assert len(seen) <= 12, "\n".join(seen)


def test_every_empty_list_says_what_to_do_next(desk: HouseClient, world: World, session: Session) -> None:
    for name in (world.anna, world.omar):
        person(session, name).counsellor_id = None
    session.commit()
    for show in ("", "waiting", "no_proposal", "call", "follow_up_due", "task_due", "papers_30", "papers_60"):
        shown = desk.get(f"/desk?whose=mine&show={show}").text
        assert ROWS.findall(shown) == []
        assert re.search(r'<div class="empty">.*<a class="btn btn-secondary" href="/desk', shown, re.S), show
    assert "Choose less" in desk.get("/desk?whose=mine&language=fa").text


@pytest.mark.parametrize("bad", ["whose=x", "show=x", "stage=x", f"whose={'A' * 22}", "page=-4", "page=99", "page=x"])
def test_what_makes_no_sense_in_the_address_counts_as_nothing_chosen(
    desk: HouseClient, world: World, bad: str
) -> None:  # fmt: skip
    assert set(ROWS.findall(desk.get(f"/desk?{bad}").text)) == {world.anna, world.omar}


def test_a_colleague_of_another_organisation_cannot_be_chosen(desk: HouseClient, world: World) -> None:
    assert world.mina not in desk.get(f"/desk?whose={world.other_counsellor}").text
    assert set(ROWS.findall(desk.get(f"/desk?whose={world.lead}").text)) == set()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Анна Коваль", "anna"), ("anna koval", "anna"), ("Kowal Anna", "anna"), ("Kov", "anna"), ("ковал", "anna"),
        ("آنا", "anna"), ("omar haddad", "omar"), ("Омар Хаддад", "omar"), ("حداد", "omar"), ("Umar", "omar"),
        ("К", "anna"), (" k", "anna"), ("ك", "anna"), ("h", "omar"), ("Х", "omar"), ("ح", "omar"),
    ],
)  # fmt: skip
def test_a_person_is_found_by_name_in_any_letters_and_opened_at_once(
    desk: HouseClient, world: World, typed: str, found: str
) -> None:
    assert find(desk, typed) == f"/desk/people/{getattr(world, found)}"


def test_nobody_of_another_organisation_is_found(desk: HouseClient, world: World) -> None:
    for typed in ("مینا کریمی", "Mina Karimi", "Мина", "Mina"):
        shown = find(desk, typed)
        assert world.mina not in shown
        assert "Nobody found" in shown


def test_one_letter_finds_all_names_that_begin_with_it_in_their_order(
    desk: HouseClient, world: World, session: Session
) -> None:
    anna, names = person(session, world.anna), [f"С{letter}мир" for letter in "ьабвгдежзийклмнопрстуфхцч"]
    for name in (*names, "Шамир", "Shamir", "سامر"):
        made = account_create.jobseeker(session, anna.organisation, "uk", NOW)
        made.given_name, made.family_name = name, "Нов"
    session.commit()
    shown = find(desk, "С")
    listed = re.findall(r"<bdi>([^<]*) Нов</bdi>", shown)
    assert listed == sorted([*names, "سامر"])[:25]
    assert "Write more letters" in shown
    assert re.findall(r"<bdi>([^<]*) Нов</bdi>", find(desk, "ш")) == ["Shamir", "Шамир"]
    assert len(re.findall(r"<bdi>([^<]*) Нов</bdi>", find(desk, "s"))) == 25
    assert "Nobody found" in find(desk, "Щ1")


def test_a_search_is_as_new_as_the_database(desk: HouseClient, world: World, session: Session) -> None:
    assert "Nobody found" in find(desk, "Samira Nouri")
    omar = person(session, world.omar)
    omar.given_name, omar.family_name = "سمیرا", "نوری"
    session.commit()
    assert find(desk, "Samira Nouri") == f"/desk/people/{world.omar}"
    assert "Nobody found" in find(desk, "Omar Haddad")
    made = account_create.jobseeker(session, omar.organisation, "uk", NOW)
    made.given_name, made.family_name = "Омар", "Хаддад"
    session.commit()
    assert find(desk, "Omar Haddad") == f"/desk/people/{made.public_id}"
    anna = person(session, world.anna)
    anna.organisation_id = person(session, world.mina).organisation_id
    session.commit()
    assert "Nobody found" in find(desk, "Anna Koval"), "she has moved to another organisation"


def test_the_searched_name_stands_in_no_address_log_or_cache(
    desk: HouseClient, world: World, session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    answer = desk.submit("/desk/search", {"name": "Zzyxwv"}, page="/desk?whose=mine")
    assert answer.headers["Cache-Control"] == "no-store"
    find(desk, "Коваль")
    assert "Zzyxwv" not in caplog.text
    assert "Коваль" not in caplog.text
    session.rollback()
    looked = [each for each in fetch_all(session, AuditEntry) if each.facts == {"purpose": "search"}]
    assert {each.subject for each in looked} == {world.anna}
    assert all("Zzyxwv" not in str(each.facts) for each in fetch_all(session, AuditEntry))


def test_an_empty_search_says_what_to_write(desk: HouseClient) -> None:
    answer = desk.submit("/desk/search", {"name": "  "}, page="/desk?whose=mine")
    assert answer.status_code == 422
    assert "Write a name" in answer.text


def test_names_not_asked_for_are_let_go(session: Session, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(name_search, "MOST_ORGANISATIONS", 1)
    search = name_search.NameSearch()
    sofia, varna = (person(session, name).organisation_id for name in (world.anna, world.mina))
    for organisation, found in ((sofia, 1), (varna, 0), (sofia, 1)):
        assert len(search.find(session, organisation, "Анна")) == found


def test_a_view_is_kept_opened_first_renamed_and_let_go(desk: HouseClient, world: World, session: Session) -> None:
    page = "/desk/views?whose=all&show=papers_60"
    assert 'value="whose=all&amp;show=papers_60"' in desk.get(page).text
    answer = desk.submit("/desk/views", {"name": "Papers", "filters": "whose=all&show=papers_60"}, page=page)
    assert answer.location == "/desk?whose=all&show=papers_60"
    assert "Papers" in desk.get("/desk?whose=mine").text
    (row,) = fetch_all(session, SavedView)
    view, sealed = row.public_id, row.name_sealed
    session.rollback()
    assert b"Papers" not in sealed
    desk.submit("/desk/views/change", {"view": view, "does": "open"}, page="/desk/views")
    assert desk.get("/desk").location == "/desk?whose=all&show=papers_60"
    assert desk.get("/desk?whose=mine").status_code == 200
    desk.submit("/desk/views/change", {"view": view, "does": "rename", "name": "Soon"}, page="/desk/views")
    assert "Soon" in desk.get("/desk/views").text
    desk.submit("/desk/views/change", {"view": view, "does": "forget"}, page="/desk/views")
    assert desk.get("/desk").status_code == 200
    session.rollback()
    assert fetch_all(session, SavedView) == []


def test_only_one_view_opens_first_and_a_name_serves_once(desk: HouseClient, session: Session) -> None:
    for name in ("One", "Two"):
        desk.submit("/desk/views", {"name": name}, page="/desk/views?whose=all")
    assert desk.submit("/desk/views", {"name": "one"}, page="/desk/views").status_code == 422
    views = [row.public_id for row in fetch_all(session, SavedView)]
    session.rollback()
    for view in views:
        desk.submit("/desk/views/change", {"view": view, "does": "open"}, page="/desk/views")
    session.rollback()
    assert [row.opens_first for row in fetch_all(session, SavedView)] == [False, True]


def test_a_colleagues_view_cannot_be_touched(
    desk: HouseClient, world: World, app: Flask, session: Session
) -> None:  # fmt: skip
    desk.submit("/desk/views", {"name": "Mine"}, page="/desk/views?whose=all")
    (view,) = [row.public_id for row in fetch_all(session, SavedView)]
    session.rollback()
    lead = another(app).sign_in_as(world.lead)
    assert "Mine" not in lead.get("/desk/views").text
    for does in ("open", "rename", "forget"):
        sent = {"view": view, "does": does, "name": "Theirs"}
        assert lead.submit("/desk/views/change", sent, page="/desk/views").status_code == 404
    assert [one.name for one in fetch_all(session, SavedView)] == ["Mine"]


def test_a_task_is_planned_for_everybody_ticked(desk: HouseClient, world: World, session: Session) -> None:
    address = f"/desk/together?person={world.anna}&person={world.omar}&person={world.mina}&do=task"
    page = desk.get(address).location
    assert world.mina not in page
    day = {"due_on-day": "24", "due_on-month": "11", "due_on-year": "2026"}
    sent = {"kind": "papers", "words": "", "owner": "", **day, "person": [world.anna, world.omar, world.mina]}
    assert desk.submit("/desk/together/task", sent, page=page).status_code == 303
    session.rollback()
    assert {row.jobseeker.public_id for row in fetch_all(session, Task) if row.due_on.day == 24} >= {
        world.anna, world.omar
    }  # fmt: skip
    assert world.mina not in {row.jobseeker.public_id for row in fetch_all(session, Task) if row.due_on.day == 24}


def test_those_ticked_go_on_to_where_each_thing_is_done(desk: HouseClient, world: World) -> None:
    both = f"person={world.anna}&person={world.omar}"
    assert desk.get(f"/desk/together?{both}&do=give").location == f"/desk/hand-over?{both}"
    papers = desk.get(desk.get(f"/desk/together?{both}&do=print").location).text
    assert all(f"/desk/people/{name}/print/plan.pdf" in papers for name in (world.anna, world.omar))
    page = desk.get(f"/desk/together?{both}&do=propose").location
    assert "Камериерка" in desk.get(page).text
    chosen = desk.get(f"{page}&vacancy={world.cook_vacancy}").location
    assert chosen == f"/desk/vacancies/{world.cook_vacancy}/propose?{both}"
    assert desk.get(f"{page}&vacancy={world.draft_vacancy}").status_code == 200
    assert desk.get("/desk/together?do=give").location == "/desk?whose=mine"
    assert desk.get(f"/desk/together?{both}&do=x").location == "/desk?whose=mine"


def test_a_counsellor_sees_whose_people_the_tabs_count(desk: HouseClient, world: World, session: Session) -> None:
    anna = person(session, world.anna)
    anna.counsellor = by_public_id(session, Account, world.lead)
    session.commit()
    shown = desk.get("/desk").text
    assert re.search(r'My people <span class="count">1</span>', shown)
    assert re.search(r'Whole organisation <span class="count">2</span>', shown)
    assert ROWS.findall(desk.get(f"/desk?whose={world.lead}").text) == [world.anna]
