"""A vacancy in minutes: what is usual stands there already, former ones are copied, and others' eyes are lent."""

import re
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import Vacancy
from models.enums import CefrLevel, ContractKind, VacancyState
from tests.browser import HouseClient
from tests.web.forms_filled import filled
from tests.web.test_employer_vacancies import TERMS, now_is
from tests.world import HOTEL, World
from web.i18n import LANGUAGES

NEW = "/employer/vacancies/new"
MOST_INTERACTIONS = 25
CANNOT_BE_GUESSED = {
    "pay_min": "900",
    "pay_max": "1100",
    "starts_on-day": "1",
    "starts_on-month": "12",
    "starts_on-year": "2026",
}


@pytest.fixture
def employer(client: HouseClient, world: World) -> HouseClient:
    """The browser of the vetted hotel, reading English."""
    client.sign_in_as(world.employer).get("/employer?lang=en")
    return client


class Hand:
    """Fills in fields and presses buttons, and counts both."""

    def __init__(self, client: HouseClient) -> None:
        self.client, self.interactions, self.pages = client, 0, 0

    def open(self, address: str) -> str:
        """Follow a link."""
        self.interactions += 1
        return self._seen(address)

    def send(self, page: str, address: str, action: str = "", **typed: str) -> tuple[str, str]:
        """Type into some fields, press the button, and land where it leads; a page that asks on is shown itself."""
        self.interactions += len(typed) + 1
        answer = self.client.post(action or address, data={**filled(page, action), **typed})
        assert answer.status_code in (200, 303), answer.get_data(as_text=True)
        if answer.status_code == 200:
            self.pages += 1
            return address, answer.get_data(as_text=True)
        return str(answer.location), self._seen(str(answer.location))

    def _seen(self, address: str) -> str:
        self.pages += 1
        return self.client.get(address).get_data(as_text=True)


def test_from_new_vacancy_to_sent_takes_few_presses(employer: HouseClient, session: Session) -> None:
    hand = Hand(employer)
    page = hand.open(NEW)
    address, page = hand.send(page, NEW, title="камериерка в хотел")
    address, page = hand.send(page, NEW, occupation=HOTEL)
    assert address.endswith("/edit")
    address, page = hand.send(page, address, **CANNOT_BE_GUESSED)
    action = f"{address}/submit"
    address, page = hand.send(page, address, action, promised="y")
    made = now_is(session, address.split("/")[-1])
    assert made.state is VacancyState.SUBMITTED
    assert hand.interactions == 13 <= MOST_INTERACTIONS
    assert hand.pages == 5


def draft(employer: HouseClient, title: str = "камериерка в хотел", occupation: str = HOTEL) -> tuple[str, str]:
    """The address and the first sight of a fresh draft's terms."""
    hand = Hand(employer)
    page = hand.send(hand.open(NEW), NEW, title=title)[1]
    return hand.send(page, NEW, occupation=occupation)


def test_a_fresh_draft_is_filled_with_what_is_usual_and_says_where_from(employer: HouseClient) -> None:
    address, page = draft(employer)
    values = filled(page)
    expected = {
        "hours_per_week": ["40"], "days": ["0", "1", "2", "3", "4"], "contract": ["permanent"], "leave_days": ["20"],
        "probation_months": ["6"], "municipality_code": ["SOF46"], "first_language-language": ["bg"],
        "first_language-level": ["A2"], "pay_min": [""], "pay_max": [""], "starts_on-day": [""],
    }  # fmt: skip
    assert {name: values.get(name) for name in expected} == expected
    assert page.count("Suggested:") == 8
    assert "The usual week by law. On" in page
    assert "By law at least 620.20" in page
    assert "we suggest none" in page
    assert values["description"][0].startswith("– ")


def test_the_tasks_stand_in_the_language_of_the_writer(client: HouseClient, world: World) -> None:
    client.sign_in_as(world.employer).get("/employer?lang=bg")
    tasks = filled(draft(client)[1])["description"][0]
    assert re.search("[а-я]", tasks)
    assert not re.search("[a-z]", tasks)


def test_what_was_said_once_is_not_suggested_again(employer: HouseClient, session: Session) -> None:
    address, page = draft(employer)
    sent = {**filled(page), **CANNOT_BE_GUESSED, "hours_per_week": "", "probation_months": ""}
    assert employer.post(address, data=sent).status_code == 303
    again = employer.get(address).get_data(as_text=True)
    assert "Suggested:" not in again
    assert filled(again)["hours_per_week"] == [""]
    assert now_is(session, address.split("/")[-2]).probation_months is None


def test_a_copy_says_the_same_without_the_dates(employer: HouseClient, world: World, session: Session) -> None:
    page = f"/employer/vacancies/{world.hotel_vacancy}"
    made = employer.submit(f"{page}/copy", page=page)
    assert made.status_code == 303
    copy, former = now_is(session, str(made.location).split("/")[-2]), now_is(session, world.hotel_vacancy)
    assert (copy.state, copy.starts_on, copy.ends_on, copy.approved_by_id) == (VacancyState.DRAFT, None, None, None)
    same = ("title", "places", "municipality_code", "pay_min", "pay_max", "hours_per_week", "weekdays", "description")
    assert [getattr(copy, name) for name in same] == [getattr(former, name) for name in same]
    assert [row.concept_id for row in copy.skills] == [row.concept_id for row in former.skills]
    assert [(row.language, row.level) for row in copy.languages] == [("bg", CefrLevel.A2)]
    assert "Suggested:" not in employer.get(made.location).get_data(as_text=True)


def test_a_closed_vacancy_is_copied_from_the_first_page(employer: HouseClient, world: World, session: Session) -> None:
    page = f"/employer/vacancies/{world.cook_vacancy}"
    assert employer.submit(f"{page}/close", page=page).status_code == 303
    assert employer.submit(f"{page}/copy", page=NEW).status_code == 303
    assert employer.submit(f"/employer/vacancies/{world.draft_vacancy}/copy", page=NEW).status_code == 404


def test_a_group_that_starts_together_fits_into_the_places(
    employer: HouseClient, world: World, session: Session
) -> None:
    address = f"/employer/vacancies/{world.hotel_vacancy}/edit"
    assert employer.submit(address, {**TERMS, "group_size": "3"}).status_code == 422
    assert employer.submit(address, {**TERMS, "group_size": "2", "start_together": "yes"}).status_code == 303
    row = now_is(session, world.hotel_vacancy)
    assert (row.group_size, row.start_together) == (2, True)
    for reader in ("jobseeker", "counsellor", "everybody"):
        seen = employer.get(f"/employer/vacancies/{world.hotel_vacancy}/preview?as={reader}&in=en").get_data(True)
        assert "start together" in seen or "start at the same time" in seen


@pytest.mark.parametrize("reader", ["jobseeker", "counsellor", "everybody"])
def test_the_preview_speaks_every_language_and_names_nobody(employer: HouseClient, world: World, reader: str) -> None:
    titles = set()
    for code in LANGUAGES:
        page = employer.get(f"/employer/vacancies/{world.hotel_vacancy}/preview?as={reader}&in={code}").get_data(True)
        seen = re.search(rf'<section class="panel reading" lang="{code}" dir="(\w+)".*?</section>', page, re.S)
        assert seen is not None
        assert seen.group(1) == ("rtl" if code in ("ar", "fa", "ps") else "ltr")
        assert "Хотел Лозен" in seen.group(0) or "<bdi>" in seen.group(0)
        for name in ("Анна", "عمر", "مینا", world.anna, world.omar, world.mina):
            assert name not in page
        titles.add(seen.group(0))
    assert len(titles) == len(LANGUAGES)


def test_the_preview_of_somebody_elses_vacancy_does_not_exist(employer: HouseClient, world: World) -> None:
    assert employer.get(f"/employer/vacancies/{world.draft_vacancy}/preview").status_code == 404


def test_a_draft_without_an_occupation_can_be_looked_at(employer: HouseClient, session: Session) -> None:
    hand = Hand(employer)
    page = hand.send(hand.open(NEW), NEW, title="човек за всичко")[1]
    address = hand.send(page, NEW, occupation="none")[0]
    name = address.split("/")[-2]
    for reader in ("jobseeker", "counsellor", "everybody"):
        assert employer.get(f"/employer/vacancies/{name}/preview?as={reader}").status_code == 200
    assert employer.get(f"/employer/vacancies/{name}/edit").status_code == 200
    found: Any = now_is(session, name)
    assert found.contract is not ContractKind.PERMANENT
    assert isinstance(found, Vacancy)
