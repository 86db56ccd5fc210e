"""Cards on the pages of companies, counsellors and the people themselves."""

import re

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from models import Card, Disclosure, Jobseeker, Vacancy
from models.queries import by_public_id, disclosures
from tests.browser import HouseClient
from tests.browser import another as browse
from tests.crowd import SELF, alone, like, propose, shown
from tests.world import NOW, World
from web.i18n import LANGUAGES
from web.services import being_suggested
from web.services.disclosed import pseudonym


@pytest.fixture
def omar(session: Session, world: World) -> Jobseeker:
    """Somebody who cooks, and nobody else."""
    return alone(session, world)


@pytest.fixture
def cook(session: Session, world: World) -> Vacancy:
    """A vacancy for cooking, of the same company."""
    found = by_public_id(session, Vacancy, world.cook_vacancy)
    assert found is not None
    return found


def test_a_card_of_a_woman_and_of_a_man_is_the_same_page_in_every_language(
    app: Flask, session: Session, world: World, omar: Jobseeker, cook: Vacancy
) -> None:
    her = like(session, omar, 5)[0]
    her.given_name, her.family_name, her.language = "Олена", "Шевченко", "uk"
    her.work[0].own_words, omar.work[0].own_words = "кухарка в ресторані", "повар в ресторане"
    pages: dict[str, set[str]] = {code: set() for code in LANGUAGES}
    vault = session.info["vault"]
    for person in (her, omar):
        session.query(Card).delete()
        session.query(Disclosure).delete()
        shown(session, person, cook)
        row = disclosures.of_pair(session, person.id, cook.id)
        assert row is not None
        sign, name = pseudonym(vault, row), row.public_id
        session.commit()
        browser = browse(app).sign_in_as(world.employer)
        for code in LANGUAGES:
            page = browser.get(f"/employer/vacancies/{world.cook_vacancy}/people?lang={code}").text
            assert sign in page
            found = re.search(r'<ul class="cards">.*?</ul>', page, re.S)
            assert found is not None
            pages[code].add(found.group().replace(sign, "SIGN").replace(name, "ID"))
    assert all(len(found) == 1 for found in pages.values())
    assert len({page for found in pages.values() for page in found}) > 1


def test_several_people_are_proposed_at_once_and_whoever_is_left_out_is_named(
    client: HouseClient, session: Session, world: World, omar: Jobseeker
) -> None:
    like(session, omar, 5)
    omar.family_name = "حداد"
    session.commit()
    client.get("/?lang=en")
    client.sign_in_as(world.counsellor)
    page = f"/desk/vacancies/{world.cook_vacancy}/propose?person={world.omar}&person={world.anna}&person={world.mina}"
    shown_page = client.get(page).text
    assert "حداد" in shown_page
    assert "کریمی" not in shown_page, "she is with another organisation"
    assert client.submit(page, {"person": [world.omar]}).status_code == 422, "a reason is needed"
    fields = {"person": [world.omar, world.anna], "reason": "skills_fit", f"seen-{world.omar}": "somebody else's"}
    answer = client.submit(page.split("?")[0], fields, page=page)
    said = client.get(answer.location).text
    assert "1 person is proposed." in said
    assert "عمر حداد is not proposed. A colleague decided meanwhile." in said


def test_the_desk_reads_why_nobody_sees_a_proposal_and_notes_a_yes(
    client: HouseClient, session: Session, world: World, omar: Jobseeker, cook: Vacancy
) -> None:
    like(session, omar, 5)
    being_suggested.take_back(session, SELF, omar, NOW)
    propose(session, omar, cook)
    session.commit()
    client.get("/?lang=en")
    client.sign_in_as(world.counsellor)
    said = client.get("/desk/not-shown").text
    assert "The person has not agreed to be suggested to companies." in said
    pair = f"/desk/vacancies/{world.cook_vacancy}/people/{world.omar}"
    assert "The company does not see this person yet" in client.get(pair).text
    client.submit(f"/desk/people/{world.omar}/suggested", {"agrees": "yes"}, page="/desk/not-shown")
    assert "Everybody you proposed is shown" in client.get("/desk/not-shown").text
    assert "Cooking, serving and personal services" in client.get(f"{pair}?see=card").text
    client.sign_in_as(world.employer)
    people = f"/employer/vacancies/{world.cook_vacancy}/people"
    assert "Cooking, serving and personal services" in client.get(people).text
    client.sign_in_as(world.omar_account)
    assert "Cooking, serving and personal services" in client.get("/me/suggested").text
    client.submit("/me/suggested", {"agrees": "no"})
    client.sign_in_as(world.employer)
    assert "Cooking" not in client.get(people).text


def test_nobody_is_proposed_by_a_text_that_names_nobody(client: HouseClient, world: World) -> None:
    page = f"/desk/vacancies/{world.cook_vacancy}/propose"
    client.sign_in_as(world.counsellor)
    assert client.get(page, query_string={"person": "a\0" * 11}).status_code == 303
    sent = client.submit(page, {"person": "a\0" * 11}, page=f"/desk/vacancies/{world.cook_vacancy}/candidates")
    assert sent.status_code == 303
