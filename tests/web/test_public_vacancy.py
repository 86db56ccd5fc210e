"""The public page of a vacancy: open ones only, in every language, nothing of any person, and a way back to it."""

import re

import pytest
from sqlalchemy.orm import Session

from models import Employer, Vacancy
from models.enums import EmployerState, VacancyState
from models.queries import by_public_id
from tests.browser import HouseClient
from tests.world import PIN, World
from web.i18n import LANGUAGES


def hotel(session: Session, world: World) -> Vacancy:
    """The vacancy for room attendants."""
    found = by_public_id(session, Vacancy, world.hotel_vacancy)
    assert found is not None
    return found


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_page_stands_in_every_language_and_names_the_others(
    client: HouseClient, world: World, language: str
) -> None:
    page = client.get(f"/vacancies/{world.hotel_vacancy}?lang={language}").get_data(as_text=True)
    assert f'<html lang="{language}"' in page
    named = dict(re.findall(r'<link rel="alternate" hreflang="([a-z-]+)" href="([^"]+)"', page))
    assert named.keys() == {*LANGUAGES, "x-default"}
    assert all(address.startswith("https://") for address in named.values())
    assert "Камериерка" in page
    assert "Хотел Лозен" in page


def test_no_word_about_people_stands_on_it(client: HouseClient, session: Session, world: World) -> None:
    page = client.get(f"/vacancies/{world.hotel_vacancy}").get_data(as_text=True)
    for word in ("Анна", "Коваль", "عمر", world.anna, world.omar, "hotel@example.org", "831902088"):
        assert word not in page


@pytest.mark.parametrize("state", [each for each in VacancyState if each is not VacancyState.OPEN])
def test_what_is_not_open_looks_like_what_never_was(
    client: HouseClient, session: Session, world: World, state: VacancyState
) -> None:
    row = hotel(session, world)
    row.state = state
    session.commit()
    answer = client.get(f"/vacancies/{world.hotel_vacancy}?lang=en")
    never = client.get(f"/vacancies/{'A' * 22}?lang=en")
    assert (answer.status_code, never.status_code) == (404, 404)
    page = answer.get_data(as_text=True)
    assert "This job is not offered now" in page
    assert "ld+json" not in page
    assert _plain(page).replace(world.hotel_vacancy, "A" * 22) == _plain(never.get_data(as_text=True))


def test_a_suspended_company_offers_nothing(client: HouseClient, session: Session, world: World) -> None:
    company = by_public_id(session, Employer, world.lozen)
    assert company is not None
    company.state = EmployerState.SUSPENDED
    session.commit()
    assert client.get(f"/vacancies/{world.hotel_vacancy}").status_code == 404


def test_search_engines_are_kept_out_until_the_employer_lets_them_in(
    client: HouseClient, session: Session, world: World
) -> None:
    address, share = f"/vacancies/{world.hotel_vacancy}", f"/employer/vacancies/{world.hotel_vacancy}/share"
    answer = client.get(address)
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert '<meta name="robots" content="noindex, nofollow">' in answer.get_data(as_text=True)
    client.sign_in_as(world.employer)
    assert client.submit(share, {"findable": "y"}).status_code == 303
    answer = client.get(address)
    assert "X-Robots-Tag" not in answer.headers
    assert 'name="robots"' not in answer.get_data(as_text=True)
    assert hotel(session, world).state is VacancyState.OPEN
    session.rollback()
    assert client.submit(share, {}).status_code == 303
    assert "X-Robots-Tag" in client.get(address).headers


def test_whoever_is_interested_signs_in_and_comes_back(client: HouseClient, world: World, session: Session) -> None:
    address = f"/vacancies/{world.hotel_vacancy}"
    answer = client.submit(f"{address}/interested", {"door": "sign_in"}, page=address)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/sign-in")
    answer = client.submit("/sign-in", {"name": world.anna_code, "pin": PIN})
    assert answer.headers["Location"] == f"/me/vacancies/{world.hotel_vacancy}"
    assert client.get(answer.headers["Location"]).status_code == 200
    page = client.get(address).get_data(as_text=True)
    assert f'href="/me/vacancies/{world.hotel_vacancy}#say"' in page


def test_whoever_is_new_joins_and_comes_back(client: HouseClient, world: World) -> None:
    address = f"/vacancies/{world.hotel_vacancy}"
    assert client.submit(f"{address}/interested", {"door": "join"}, page=address).headers["Location"] == "/join"
    data = {"organisation": world.sofia, "agree": "y", "pin": PIN, "pin_again": PIN}
    answer = client.submit("/join", data)
    assert answer.status_code == 303
    assert f'href="/me/vacancies/{world.hotel_vacancy}"' in client.get("/welcome").get_data(as_text=True)


def test_what_is_closed_meanwhile_leads_home(client: HouseClient, session: Session, world: World) -> None:
    address = f"/vacancies/{world.hotel_vacancy}"
    client.submit(f"{address}/interested", {"door": "sign_in"}, page=address)
    hotel(session, world).state = VacancyState.CLOSED
    session.commit()
    assert client.submit("/sign-in", {"name": world.anna_code, "pin": PIN}).headers["Location"] == "/me"


def _plain(page: str) -> str:
    """A page without its guard, which differs from second to second."""
    return re.sub(r'name="csrf_token" value="[^"]*"', "", page)
