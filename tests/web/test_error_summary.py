"""What is to mend, at the top of a form that is shown again."""

import re
from html import unescape

import pytest

from tests.browser import HouseClient
from tests.world import World

ROW = re.compile(r'<li><a href="#([^"]*)"><span class="error-where">([^<]*)</span> ([^<]*)</a></li>')
CARD, ASKED = "Until which day is your card valid?", "If you wait for an answer: when did you ask for protection?"


def _told(client: HouseClient, address: str, **typed: str) -> list[tuple[str, ...]]:
    answer = client.submit(address, {name.replace("__", "-"): value for name, value in typed.items()})
    assert answer.status_code == 422
    assert 'tabindex="-1" autofocus' in answer.text
    rows: list[tuple[str, ...]] = [tuple(map(unescape, row)) for row in ROW.findall(answer.text)]
    places = [answer.text.index(f'id="{at}"') for at, _where, _what in rows]
    assert places == sorted(places), rows
    return rows


@pytest.fixture
def anna(client: HouseClient, world: World) -> HouseClient:
    client.sign_in_as(world.anna_account).get("/?lang=en")
    return client


def test_a_day_is_named_by_its_question_and_said_once(anna: HouseClient) -> None:
    letters = dict.fromkeys(("valid_until__day", "valid_until__month", "valid_until__year", "registered_on__year"), "x")
    assert _told(anna, "/me/papers", **letters) == [
        ("valid_until-day", CARD, "Write digits only."),
        ("registered_on-year", ASKED, "Write digits only."),
    ]
    assert _told(anna, "/me/papers", valid_until__day="3") == [("valid_until-year", CARD, "Write the year.")]


def test_the_boxes_of_a_day_share_the_words_of_what_is_wrong(anna: HouseClient) -> None:
    shown = anna.submit("/me/papers", {"valid_until-day": "x", "valid_until-month": "y"}).text
    assert shown.count('aria-describedby="valid_until-error"') == 2
    words = re.findall(r'<div id="valid_until-error">(.*?)</div>', shown, re.S)
    assert [part.count("Write digits only.") for part in words] == [1]


def test_what_is_wrong_in_one_line_of_many_is_listed(anna: HouseClient) -> None:
    care = {"has_care_hours": "yes", "lines__0__days": "1"}
    assert _told(anna, "/me/care", **care, lines__0__start="soon") == [
        ("lines-0-start", "From", "Write a time, for example 8:30."),
    ]
    assert _told(anna, "/me/care", **care)[0][0] == "lines"
    assert [row[0] for row in _told(anna, "/me/languages", lines__0__code="bg", lines__0__spoken="Q9")] == [
        "lines-0-spoken"
    ]


@pytest.mark.parametrize("address", ["/join", "/new-pin", "/employers/register", "/report"])
def test_a_visitor_reads_what_is_missing_in_the_order_of_the_page(client: HouseClient, address: str) -> None:
    client.get("/?lang=en")
    assert _told(client, address)


def test_an_employer_reads_what_is_wrong_in_the_order_of_the_page(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.employer).get("/?lang=en")
    numbers = ("places", "probation_months", "pay_min", "accommodation_price", "overtime_hours", "experience_years")
    told = _told(client, f"/employer/vacancies/{world.hotel_vacancy}/edit", **dict.fromkeys(numbers, "many"))
    assert {at for at, _where, _what in told} >= set(numbers)
