"""A person wants nothing more from a company: perhaps somebody works there who must not find them."""

import re

from sqlalchemy.orm import Session

import matcher
from models import Disclosure, InboxItem, Jobseeker, Vacancy
from models.queries import by_public_id, caseload, vacancies
from tests.browser import HouseClient, fetch_all
from tests.web.plans import another_post
from tests.world import NOW, World
from web.services import cards, matching

BRANCH = "8319020880011"


def blocked(session: Session, person: str, vacancy: str) -> bool:
    """Whether the engine keeps somebody from a vacancy."""
    session.expire_all()
    found, row = by_public_id(session, Jobseeker, person), by_public_id(session, Vacancy, vacancy)
    assert found is not None
    assert row is not None
    result = matching.pair(session, caseload.whole_person(session, found), vacancies.whole(session, row), NOW)
    return isinstance(result, matcher.Blocked)


def test_nothing_of_the_company_and_its_branches_comes_any_more_until_the_person_wants_it_again(
    client: HouseClient, session: Session, world: World
) -> None:
    branch = another_post(session, world.cook_vacancy, BRANCH)
    session.commit()
    posts = (world.cook_vacancy, branch)
    assert [blocked(session, world.omar, each) for each in posts] == [False, False]
    session.rollback()
    client.sign_in_as(world.omar_account)
    client.get("/?lang=en")
    page = f"/me/vacancies/{world.cook_vacancy}/not-for-me"
    assert client.submit(page, {"never": "y"}).status_code == 303
    assert [blocked(session, world.omar, each) for each in posts] == [True, True]
    session.rollback()
    assert re.search(r'<input [^>]*checked[^>]*name="never"', client.get(page).text)
    assert client.submit(page, {"never": ""}).status_code == 303
    assert [blocked(session, world.omar, each) for each in posts] == [False, False]


def test_the_company_sees_no_card_of_theirs_any_more_and_is_not_told(
    client: HouseClient, session: Session, world: World
) -> None:
    def shown() -> bool:
        session.expire_all()
        row = by_public_id(session, Disclosure, world.suggested)
        assert row is not None
        return cards.visible(session, row, NOW) is not None

    assert shown()
    vacancy = by_public_id(session, Disclosure, world.suggested).vacancy.public_id  # type: ignore[union-attr]
    told = len(fetch_all(session, InboxItem))
    session.rollback()
    client.sign_in_as(world.omar_account)
    page = f"/me/vacancies/{vacancy}/not-for-me"
    assert client.submit(page, {"never": "y"}).status_code == 303
    assert not shown()
    assert len(fetch_all(session, InboxItem)) == told
