"""My vacancies: saved, wanted, not wanted and why, near and far, what they pay; and what everybody learns of it."""

import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from models import AuditEntry, InboxItem, Interest, Jobseeker, SavedVacancy, Vacancy
from models.enums import CloseReason, PayPeriod
from models.inbox import Ended, News
from models.queries import by_public_id
from tests.browser import HouseClient, fetch_all
from tests.web.asked import statements
from tests.web.jobseeker_pages import rows, text
from tests.world import NOW, World
from web.services import account_create, vacancy_pay, way_to_work

#: The page of one vacancy asks for it, its skills and the courses beside what is missing, besides the person.
MOST_STATEMENTS = {"": 12, "/saved": 12, "/distance": 12, "/me": 12, "one": 13}


@pytest.fixture
def anna(client: HouseClient, world: World) -> HouseClient:
    """Anna's phone, in English."""
    client.sign_in_as(world.anna_account)
    client.get("/?lang=en")
    return client


def edited(session: Session, name: str, **values: Any) -> Vacancy:
    """A vacancy with other values, stored."""
    row = by_public_id(session, Vacancy, name)
    assert row is not None
    for key, value in values.items():
        setattr(row, key, value)
    session.commit()
    return row


@pytest.mark.parametrize("page", list(MOST_STATEMENTS))
def test_a_page_of_vacancies_asks_the_database_few_times(
    anna: HouseClient, app: Flask, world: World, page: str
) -> None:
    address = {"one": f"/me/vacancies/{world.hotel_vacancy}", "/me": "/me"}.get(page, f"/me/vacancies{page}")
    anna.get(address)
    with statements(app) as seen:
        assert anna.get(address).status_code == 200
    assert len(seen) <= MOST_STATEMENTS[page], "\n".join(seen)


@pytest.mark.parametrize(
    ("page", "shown"),
    [("", "In reach"), ("/distance", "By distance"), ("/saved", "Saved"), ("/not_for_me", "Not for me")],
)
def test_the_parts_of_the_list_stand_in_one_order_and_say_which_is_open(
    anna: HouseClient, page: str, shown: str
) -> None:
    parts = anna.get(f"/me/vacancies{page}").text.split('<nav class="tabs"')[1].split("</nav>")[0]
    names = ["In reach", "By distance", "Saved", "I am interested", "Not for me"]
    assert sorted(names, key=parts.index) == names
    assert [name for name in names if f'aria-current="page">{name}' in parts] == [shown]


def test_a_saved_vacancy_stands_in_its_list_until_it_is_let_go(
    anna: HouseClient, session: Session, world: World
) -> None:
    page = f"/me/vacancies/{world.hotel_vacancy}"
    for kept, count in (("yes", 1), ("yes", 1), ("no", 0), ("no", 0)):
        assert anna.submit(f"{page}/save", {"kept": kept}, page=page).location == page
        assert len(rows(session, SavedVacancy)) == count
        assert (page in anna.get("/me/vacancies/saved").text) is bool(count)
    assert not [entry for entry in rows(session, AuditEntry) if "sav" in entry.action]


def test_what_is_not_for_me_leaves_the_list_says_why_and_comes_back(
    anna: HouseClient, session: Session, world: World
) -> None:
    page = f"/me/vacancies/{world.hotel_vacancy}"
    before = text(anna.get("/me/vacancies"))
    anna.submit(f"{page}/interest", {"kind": "not_for_me"}, page=page)
    assert page not in anna.get("/me/vacancies").text
    anna.submit(f"{page}/not-for-me", {"reasons": ["pay", "hours"]})
    anna.submit(f"{page}/not-for-me", {"reasons": ["too_far", "pay"]})
    assert [sorted(row.reasons) for row in rows(session, Interest)] == [["pay", "too_far"]]
    shown = text(anna.get("/me/vacancies/not_for_me"))
    assert "You said that these are not for you" in shown
    ticked = re.findall(r"<input checked[^>]*>", anna.get(f"{page}/not-for-me").text)
    assert ["too_far" in ticked[0], "pay" in ticked[1], len(ticked)] == [True, True, 2]
    reach = re.search(r"\d+ jobs? (?:is|are) in reach now", before)
    assert reach is not None
    assert reach.group() in text(anna.get("/me/vacancies"))
    anna.submit(f"{page}/interest", {"kind": "take_back"}, page="/me/vacancies/not_for_me")
    assert rows(session, Interest) == []
    assert page in anna.get("/me/vacancies").text


def test_reasons_that_do_not_exist_are_refused(anna: HouseClient, session: Session, world: World) -> None:
    page = f"/me/vacancies/{world.hotel_vacancy}/not-for-me"
    assert anna.submit(page, {"reasons": ["married"]}).status_code == 422
    assert rows(session, Interest) == []


def test_a_wish_forgets_the_reasons_against_it(anna: HouseClient, session: Session, world: World) -> None:
    page = f"/me/vacancies/{world.hotel_vacancy}"
    anna.submit(f"{page}/not-for-me", {"reasons": ["pay"]})
    anna.submit(f"{page}/interest", {"kind": "interested"}, page=page)
    assert [(row.kind.value, row.reasons) for row in rows(session, Interest)] == [("interested", frozenset())]
    assert page in anna.get("/me/vacancies/interested").text


def test_interest_reaches_the_desk_and_is_counted(
    anna: HouseClient, client: HouseClient, session: Session, world: World
) -> None:
    page = f"/me/vacancies/{world.hotel_vacancy}"
    anna.submit(f"{page}/interest", {"kind": "interested"}, page=page)
    told = [(row.account.public_id, row.facts) for row in fetch_all(session, InboxItem) if row.news is News.INTERESTED]
    session.rollback()
    assert told == [(world.counsellor, {"vacancy": world.hotel_vacancy})]
    client.sign_in_as(world.counsellor)
    assert "1 interest in a job waits" in text(client.get("/desk?lang=en"))
    listed = client.get("/desk/interested").text
    assert f"/desk/vacancies/{world.hotel_vacancy}/people/{world.anna}" in listed
    decide = f"/desk/vacancies/{world.hotel_vacancy}/people/{world.anna}"
    client.submit(f"{decide}/decide", {"kind": "hold", "reason": "later"}, page=decide)
    assert "No interest waits" in text(client.get("/desk/interested"))
    client.sign_in_as(world.other_counsellor)
    assert "Анна" not in client.get("/desk/interested").text


def test_the_desk_reads_why_a_vacancy_is_not_wanted(anna: HouseClient, client: HouseClient, world: World) -> None:
    anna.submit(f"/me/vacancies/{world.hotel_vacancy}/not-for-me", {"reasons": ["too_hard"]})
    client.sign_in_as(world.counsellor)
    assert "too hard for my body" in text(client.get(f"/desk/people/{world.anna}/vacancies?lang=en"))
    client.sign_in_as(world.employer)
    for page in (f"/employer/vacancies/{world.hotel_vacancy}", f"/employer/vacancies/{world.hotel_vacancy}/people"):
        assert "too hard for my body" not in text(client.get(f"{page}?lang=en"))


@pytest.mark.parametrize(
    ("reason", "words"), [("filled", "is filled now"), ("withdrawn", "does not offer"), ("", "is closed")]
)
def test_whoever_wanted_a_vacancy_reads_why_it_closed(
    anna: HouseClient, client: HouseClient, session: Session, world: World, reason: str, words: str
) -> None:
    page = f"/employer/vacancies/{world.hotel_vacancy}"
    client.sign_in_as(world.employer).submit(f"{page}/close", {"reason": reason} if reason else {}, page=page)
    closed = by_public_id(session, Vacancy, world.hotel_vacancy)
    assert closed is not None
    assert closed.close_reason == (CloseReason(reason) if reason else None)
    session.rollback()
    assert words in text(client.sign_in_as(world.anna_account).get("/me/inbox?lang=en"))


def test_a_suspended_employer_ends_invitations_with_news(client: HouseClient, session: Session, world: World) -> None:
    client.sign_in_as(world.operator)
    page = f"/operator/employers/{world.lozen}"
    client.submit(f"{page}/suspend", {"suspend-reason": "reports"}, page=page)
    facts = [row.facts for row in fetch_all(session, InboxItem) if row.news is News.VACANCY_CLOSED]
    session.rollback()
    assert {each["why"] for each in facts} == {Ended.SUSPENDED.value}
    assert {each["vacancy"] for each in facts} == {world.hotel_vacancy, world.cook_vacancy}
    told = text(client.sign_in_as(world.anna_account).get("/me/inbox?lang=en"))
    assert "Your invitation has ended, and the company sees nothing of you now." in told
    assert "This has nothing to do with you." in text(client.sign_in_as(world.omar_account).get("/me/inbox?lang=en"))


def test_a_filter_stands_in_the_address_and_nonsense_in_it_is_left_out(
    anna: HouseClient, session: Session, world: World
) -> None:
    page = f"/me/vacancies/{world.hotel_vacancy}"
    edited(session, world.cook_vacancy, accommodation=True, accommodation_price=0)
    for asked, there in (("?km=0", True), ("?km=0&contract=seasonal", False), ("?home=y", False), ("?bus=y", False),
                         ("?km=abc&contract=x", True), ("?contract=permanent&page=9", True)):  # fmt: skip
        assert (page in anna.get(f"/me/vacancies{asked}").text) is there, asked
    assert "No job in reach is like this" in text(anna.get("/me/vacancies?bus=y"))


def test_near_and_far_stand_in_bands_and_in_a_picture(anna: HouseClient, session: Session, world: World) -> None:
    edited(session, world.cook_vacancy, municipality_code="VAR06")
    shown = anna.get("/me/vacancies/distance")
    assert [h.strip() for h in re.findall(r"<h2>([^<]+)<span", shown.text)] == ["In your town", "More than 100 km"]
    assert shown.text.count('class="dot dot-') == 2 + 3
    assert 'role="img" aria-labelledby="rings-title rings-words"' in shown.text
    assert "0 km" not in re.sub(r"\d0 km", "", text(anna.get(f"/me/vacancies/{world.hotel_vacancy}")))


@pytest.mark.parametrize("near", ["hotel_vacancy", "cook_vacancy"])
def test_within_a_band_the_nearest_stands_first(anna: HouseClient, session: Session, world: World, near: str) -> None:
    places = {world.hotel_vacancy: "VAR06", world.cook_vacancy: "VAR06", getattr(world, near): "PDV22"}
    for vacancy, place in places.items():
        edited(session, vacancy, municipality_code=place)
    shown = re.findall(r'<a href="/me/vacancies/([^"]{22})"', anna.get("/me/vacancies/distance").text)
    assert (shown[0], len(shown)) == (getattr(world, near), 2)


def test_without_a_place_the_list_of_distances_asks_for_it(anna: HouseClient, session: Session, world: World) -> None:
    row = by_public_id(session, Jobseeker, world.anna)
    assert row is not None
    row.municipality_code = None
    session.commit()
    shown = anna.get("/me/vacancies/distance")
    assert "We do not know yet where you live." in text(shown)
    assert "<figure" not in shown.text
    assert "We do not know yet where you live." in text(anna.get(f"/me/vacancies/{world.hotel_vacancy}"))


def test_pay_stands_for_month_and_hour_before_and_after_tax_with_the_day_of_the_rates(
    anna: HouseClient, world: World
) -> None:
    shown = text(anna.get(f"/me/vacancies/{world.hotel_vacancy}"))
    for words in ("698 € to 854 € each month in your hand", "900 € to 1,100 € each month in the contract",
                  "4.03 € to 4.93 € each hour in your hand", "5.19 € to 6.35 € each hour in the contract",
                  "rates of January 1, 2026"):  # fmt: skip
        assert words in shown, shown[shown.index("in your hand") - 40 :][:400]


@pytest.mark.parametrize("hours", [None, 20])
def test_pay_for_an_hour_makes_a_month_only_with_hours(session: Session, world: World, hours: int | None) -> None:
    row = edited(
        session, world.hotel_vacancy, pay_period=PayPeriod.HOUR, pay_min=600, pay_max=800, hours_per_week=hours
    )
    pay = vacancy_pay.of_vacancy(session, row, NOW)
    assert pay is not None
    assert pay.per_hour == (600, 800)
    assert pay.per_month == ((52000, 69333) if hours else None)
    assert (pay.net_month is None) is (hours is None)


def test_the_terms_of_a_place_to_live_are_told_whole(anna: HouseClient, session: Session, world: World) -> None:
    terms: dict[str, Any] = {"accommodation": True, "accommodation_price": 6000, "accommodation_ends_with_job": True}
    edited(session, world.hotel_vacancy, **terms)
    shown = text(anna.get(f"/me/vacancies/{world.hotel_vacancy}"))
    assert "Ask how many days you have then." in shown
    assert shown.count("The employer has not said yet") >= 2
    edited(
        session, world.hotel_vacancy, accommodation_deposit=10000, accommodation_sharing=3, accommodation_leave_days=14
    )
    shown = text(anna.get(f"/me/vacancies/{world.hotel_vacancy}"))
    for words in ("Offered for 60 € a month.", "100 €. Ask in writing", "3 people share a room.", "14 days after"):
        assert words in shown, words


def test_rings_keep_the_order_of_distances() -> None:
    found = [way_to_work.ring(km) for km in range(500)]
    assert found == sorted(found)
    assert [way_to_work.ring(km) for km in way_to_work.BANDS] == [0, 1, 2, 3, 4]
    assert way_to_work.on_picture(10, 0.0, 30) == {"x": 0.0, "y": -30.0}


def test_a_counsellor_notes_by_telephone_that_somebody_still_looks(
    client: HouseClient, session: Session, world: World
) -> None:
    person = by_public_id(session, Jobseeker, world.anna)
    assert person is not None
    account_create.agree_to_matching(session, person, "uk", NOW)
    session.commit()
    client.sign_in_as(world.anna_account).submit("/me/looking", {"looking": "no"})
    page = f"/desk/people/{world.anna}"
    client.sign_in_as(world.counsellor)
    assert "Says: still looking for work" in text(client.get(f"{page}?lang=en"))
    for said in ("yes", "no", "yes"):
        assert client.submit(f"{page}/looking", {"looking": said}, page=page).location == page
    actions = [entry.action for entry in rows(session, AuditEntry)]
    assert actions.count("still looking") == 2
    assert client.sign_in_as(world.other_counsellor).submit(f"{page}/looking", page="/desk").status_code == 404
