"""Skills beyond the usual ones: picked while typing, asked back without scripts, or kept in the employer's words."""

import re

import pytest
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from models import Vacancy
from models.enums import VacancyState
from models.queries import by_public_id, taxonomy
from tests.browser import HouseClient, hidden_fields
from tests.web.jobseeker_pages import offers, text
from tests.world import COOK, HOTEL, World

WORDS = "рязане на карпачо"


pytestmark = pytest.mark.usefixtures("shared_linker")


@pytest.fixture
def employer(client: HouseClient, world: World) -> HouseClient:
    """The browser of the vetted hotel."""
    client.sign_in_as(world.employer)
    client.get("/employer?lang=en")
    return client


def asked_for(session: Session, name: str) -> tuple[VacancyState, dict[str, bool], dict[str, bool]]:
    """State, skills and skills in own words of a vacancy as stored."""
    session.rollback()
    session.expire_all()
    row = by_public_id(session, Vacancy, name)
    assert row is not None
    found = (
        row.state,
        {skill.concept.uri: skill.essential for skill in row.skills},
        {skill.words: skill.essential for skill in row.own_skills},
    )
    session.rollback()
    return found


def ticked(page: TestResponse) -> dict[str, list[str]]:
    """The ticks of a skills page as it was shown."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'name="(\w+)" value="([^"]*)" checked', page.get_data(as_text=True)):
        found.setdefault(name, []).append(value)
    return found


def add(employer: HouseClient, page: str, **more: str) -> TestResponse:
    """Send the skills page as it stands, with one more skill."""
    shown = employer.get(page)
    return employer.post(page, data={**hidden_fields(shown.get_data(as_text=True), page), **ticked(shown), **more})


def a_skill(session: Session, vacancy: str) -> tuple[str, str]:
    """URI and Bulgarian name of a skill the vacancy does not ask for."""
    held = asked_for(session, vacancy)[1]
    uri = next(one for one in taxonomy.ids_by_uri(session) if ":skill:" in one and one not in held)
    name = str(taxonomy.names(session, [uri], "bg")[uri])
    session.rollback()
    return uri, name


def test_any_skill_can_be_added_while_typing(employer: HouseClient, session: Session, world: World) -> None:
    page = f"/employer/vacancies/{world.hotel_vacancy}/skills"
    _state, before, _own = asked_for(session, world.hotel_vacancy)
    uri, name = a_skill(session, world.hotel_vacancy)
    assert add(employer, page, words=name, chosen=uri, weight="needed", again="1").location == page
    state, after, own = asked_for(session, world.hotel_vacancy)
    assert (state, own) == (VacancyState.SUBMITTED, {})
    assert after == {**before, uri: True}


def test_without_scripts_the_page_asks_which_skill_is_meant(
    employer: HouseClient, session: Session, world: World
) -> None:
    page = f"/employer/vacancies/{world.hotel_vacancy}/skills"
    asked = add(employer, page, words="чистене на риба")
    assert asked.status_code == 200
    found = offers(asked)
    assert found[-1] == "keep"
    assert not re.search(r'name="meaning"[^>]* checked|checked[^>]*name="meaning"', asked.get_data(as_text=True))
    fields = {**hidden_fields(asked.get_data(as_text=True), page), **ticked(asked), "words": "чистене на риба"}
    assert employer.post(page, data={**fields, "meaning": found[0]}).status_code == 303
    assert asked_for(session, world.hotel_vacancy)[1][found[0]] is False


def test_unknown_words_stay_with_the_vacancy_for_the_counsellor(
    employer: HouseClient, session: Session, world: World
) -> None:
    page = f"/employer/vacancies/{world.submitted_vacancy}/skills"
    asked = add(employer, page, words=WORDS, weight="needed")
    fields = {**hidden_fields(asked.get_data(as_text=True), page), **ticked(asked)}
    kept = {**fields, "words": WORDS, "weight": "needed", "meaning": "keep"}
    assert employer.post(page, data=kept).status_code == 303
    assert asked_for(session, world.submitted_vacancy)[2] == {WORDS: True}
    assert WORDS in text(employer.get(f"/employer/vacancies/{world.submitted_vacancy}"))
    employer.sign_in_as(world.counsellor)
    desk = f"/desk/vacancies/{world.submitted_vacancy}"
    assert f"{desk}/words" in employer.get(desk).get_data(as_text=True)
    shown = employer.get(f"{desk}/words").get_data(as_text=True)
    prefix = re.findall(r'name="([^"]*)meaning"', shown)[0]
    fields = hidden_fields(shown, f"{desk}/words")
    assert employer.post(f"{desk}/words", data=fields).status_code == 422
    uri, name = a_skill(session, world.submitted_vacancy)
    found = {**fields, f"{prefix}words": name, f"{prefix}chosen": uri}
    assert employer.post(f"{desk}/words", data=found).location == desk
    state, skills, own = asked_for(session, world.submitted_vacancy)
    assert (state, skills[uri], own) == (VacancyState.SUBMITTED, True, {})
    late = employer.post(f"{desk}/words", data={**found, "form_key": "another-key"})
    assert late.status_code == 409
    assert WORDS in text(employer.get(desk))


def test_words_can_be_taken_off_again(employer: HouseClient, session: Session, world: World) -> None:
    page = f"/employer/vacancies/{world.submitted_vacancy}/skills"
    asked = add(employer, page, words=WORDS)
    fields = {**hidden_fields(asked.get_data(as_text=True), page), **ticked(asked), "words": WORDS}
    employer.post(page, data={**fields, "meaning": "keep"})
    shown = employer.get(page)
    left = {name: values for name, values in ticked(shown).items() if not name.startswith("own_")}
    employer.post(page, data={**hidden_fields(shown.get_data(as_text=True), page), **left})
    assert asked_for(session, world.submitted_vacancy)[2] == {}


def test_an_occupation_picked_while_typing_makes_the_draft_at_once(
    employer: HouseClient, session: Session, world: World
) -> None:
    name = str(taxonomy.names(session, [HOTEL], "bg")[HOTEL])
    session.rollback()
    made = employer.submit("/employer/vacancies/new", {"title": name, "chosen": HOTEL})
    assert str(made.location).endswith("/edit")
    changed = employer.submit("/employer/vacancies/new", {"title": f"{name} нощна", "chosen": HOTEL})
    assert changed.status_code == 200
    occupation = f"/employer/vacancies/{world.hotel_vacancy}/occupation"
    other = str(taxonomy.names(session, [COOK], "bg")[COOK])
    session.rollback()
    assert employer.submit(occupation, {"title": other, "chosen": COOK}).status_code == 303
