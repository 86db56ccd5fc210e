"""Two pages open at once, and one form sent twice: nothing is lost, nothing happens twice."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import WorkExperience
from tests.browser import HouseClient, hidden_fields
from tests.web.jobseeker_pages import opened, rows, say_in_own_words, stored, text
from tests.world import HOTEL, World

pytestmark = pytest.mark.usefixtures("shared_linker")


STALE: list[tuple[str, dict[str, Any], dict[str, Any], str, str]] = [
    ("name", {"given_name": "Анна"}, {"given_name": "Ганна"}, "Анна", "Ганна"),
    ("pay", {"min_net_pay": "700"}, {"min_net_pay": "900"}, "700 €", "900 €"),
    ("times", {"works_days": "yes"}, {"works_days": "no"}, "Yes", "No"),
    ("languages", {"lines-0-code": "bg", "lines-0-spoken": "A1"}, {"lines-0-code": "bg", "lines-0-spoken": "B1"},
     "A1", "B1"),
    ("wishes", {"preferred_contract": "permanent"}, {"preferred_contract": "seasonal"}, "Permanent", "For a season"),
    ("care", {"has_care_hours": "no"}, {"has_care_hours": "yes"}, "No", "Yes"),
    ("start", {"earliest-day": "1", "earliest-month": "1", "earliest-year": "2027"},
     {"earliest-day": "2", "earliest-month": "1", "earliest-year": "2027"}, "January 1", "January 2"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "first", "second", "saved", "mine"), STALE)
def test_two_pages_open_at_once_overwrite_nothing_silently(
    anna: HouseClient, question: str, first: dict[str, Any], second: dict[str, Any], saved: str, mine: str
) -> None:
    address = f"/me/{question}"
    one, other = opened(anna, address), opened(anna, address)
    assert anna.post(address, data={**one, **first}).status_code == 303
    conflict = anna.post(address, data={**other, **second})
    assert conflict.status_code == 409
    shown = text(conflict)
    assert "This was changed while you were working" in shown
    assert saved in shown
    assert mine in shown
    again = {**hidden_fields(conflict.get_data(as_text=True), address), **second}
    assert anna.post(address, data=again).status_code == 303
    assert mine in text(anna.get("/me/check"))


def test_a_work_entry_open_twice_overwrites_nothing_silently(anna: HouseClient, session: Session, world: World) -> None:
    page = say_in_own_words(anna, "/me/work", "прибиральниця в готелі").location
    one, other = opened(anna, page), opened(anna, page)
    assert anna.post(page, data={**one, "kind": "employed"}).status_code == 303
    assert anna.post(page, data={**other, "kind": "unpaid"}).status_code == 409
    assert stored(session, world.anna).work[0].kind == "employed"


def test_the_same_form_sent_twice_has_one_effect(anna: HouseClient, session: Session) -> None:
    asked = anna.submit("/me/work", {"words": "прибиральниця в готелі"})
    data = {**hidden_fields(asked.get_data(as_text=True), "/me/work"), "meaning": HOTEL}
    before = len(rows(session, WorkExperience))
    first, second = anna.post("/me/work", data=data), anna.post("/me/work", data=data)
    assert (first.status_code, second.status_code) == (303, 303)
    assert first.location == second.location
    assert len(rows(session, WorkExperience)) == before + 1
