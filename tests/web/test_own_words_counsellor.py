"""Words that wait: the counsellor links them, lets them stand, writes down what a person says; the person sees it."""

import re

import pytest
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from models import AuditEntry, JobseekerSkill, WorkExperience
from models.enums import SkillEvidence, WordsState
from models.queries import taxonomy
from tests.browser import HouseClient, hidden_fields
from tests.web.jobseeker_pages import rows, stored, text
from tests.world import COOK, HOTEL, World
from web.services import audit

BEDS = "urn:zaedno:skill:make-beds"


pytestmark = pytest.mark.usefixtures("shared_linker")


@pytest.fixture
def desk(client: HouseClient, session: Session, world: World) -> HouseClient:
    """The counsellor's browser; anna wrote about work and a skill in words nobody has linked yet."""
    person = stored(session, world.anna)
    person.work[0].concept = None
    person.work[0].own_words = "кухар у дитсадку"
    skill = JobseekerSkill(jobseeker=person, language="uk", evidence=SkillEvidence.SELF_REPORTED)
    session.add(skill)
    session.flush()
    skill.own_words = "застеляю ліжка"
    session.commit()
    client.sign_in_as(world.counsellor)
    client.get("/desk?lang=en")
    return client


def page(world: World) -> str:
    """Anna's words."""
    return f"/desk/people/{world.anna}/words"


def answer(desk: HouseClient, world: World, entry: WorkExperience | JobseekerSkill, **said: str) -> TestResponse:
    """Send the form of one entry."""
    shown = desk.get(page(world)).get_data(as_text=True)
    form = next(each for each in re.findall(r"<form\b.*?</form>", shown, re.S) if f'value="{entry.public_id}"' in each)
    prefix = re.findall(r'name="([^"]*)meaning"', form)[0]
    fields = hidden_fields(form, page(world))
    return desk.post(page(world), data={**fields, **{prefix + name: value for name, value in said.items()}})


def test_the_desk_counts_who_waits_and_leads_there(desk: HouseClient, world: World) -> None:
    assert "1 person has words to link" in text(desk.get("/desk"))
    waiting = desk.get("/desk/words").get_data(as_text=True)
    assert page(world) in waiting
    shown = text(desk.get(page(world)))
    assert "кухар у дитсадку" in shown
    assert "застеляю ліжка" in shown


def test_linked_words_reach_the_person_who_can_take_it_back(desk: HouseClient, session: Session, world: World) -> None:
    before = stored(session, world.anna)
    version = before.version
    assert answer(desk, world, before.work[0], meaning=COOK).status_code == 303
    after = stored(session, world.anna)
    entry = after.work[0]
    assert entry.concept is not None
    assert (entry.concept.uri, entry.own_words, entry.words_state) == (COOK, "кухар у дитсадку", WordsState.LINKED)
    assert after.version == version + 1
    assert [each.action for each in rows(session, AuditEntry) if each.subject == world.anna][-1] == "linked words"
    assert audit.verify(session).broken_at is None
    session.rollback()
    desk.sign_in_as(world.anna_account)
    shown = desk.get("/me/work?lang=en")
    assert "Found by your counsellor" in text(shown)
    fields = hidden_fields(shown.get_data(as_text=True), "/me/linked-words/undo")
    desk.post("/me/linked-words/undo", data=fields)
    assert "Read what you wrote in your own words" in text(desk.get("/me/who-looked"))
    desk.sign_in_as(world.counsellor)
    assert "The person took a link of these words back." in text(desk.get(page(world)))


def test_nothing_chosen_is_asked_again_with_a_mark(desk: HouseClient, session: Session, world: World) -> None:
    refused = answer(desk, world, stored(session, world.anna).work[0])
    assert refused.status_code == 422
    assert "Choose one of the answers." in text(refused)
    looks = [each for each in rows(session, AuditEntry) if each.subject == world.anna and each.action == "looked"]
    assert [each.facts["purpose"] for each in looks].count("own words") == 2


def test_other_words_bring_other_offers_and_a_pick_settles_at_once(
    desk: HouseClient, session: Session, world: World
) -> None:
    skill = stored(session, world.anna).skills[-1]
    found = answer(desk, world, skill, words="чистене на риба")
    assert found.status_code == 200
    assert "чистене на риба" in text(found)
    assert not re.search(r"<input[^>]* checked", found.get_data(as_text=True))
    name = str(taxonomy.names(session, [BEDS], "uk")[BEDS])
    session.rollback()
    held = any(row.concept and row.concept.uri == BEDS for row in stored(session, world.anna).skills)
    assert answer(desk, world, skill, words=name, chosen=BEDS).status_code == 303
    state = stored(session, world.anna).skills[-1].words_state
    assert state is (WordsState.KEPT if held else WordsState.LINKED)


def test_words_that_stand_wait_no_longer(desk: HouseClient, session: Session, world: World) -> None:
    person = stored(session, world.anna)
    answer(desk, world, person.work[0], meaning="keep")
    answer(desk, world, person.skills[-1], meaning="keep")
    assert "words to link" not in text(desk.get("/desk"))
    assert stored(session, world.anna).work[0].words_state is WordsState.KEPT
    assert "No words wait" in text(desk.get("/desk/words"))


def test_two_counsellors_who_link_the_same_words(desk: HouseClient, session: Session, world: World) -> None:
    entry = stored(session, world.anna).work[0]
    shown = desk.get(page(world)).get_data(as_text=True)
    answer(desk, world, entry, meaning=COOK)
    prefix = re.findall(r'name="([^"]*)meaning"', shown)[0]
    late = {**hidden_fields(shown, page(world)), prefix + "meaning": HOTEL}
    refused = desk.post(page(world), data={**late, "entry": entry.public_id})
    assert refused.status_code == 409
    assert stored(session, world.anna).work[0].concept.uri == COOK  # type: ignore[union-attr]  # linked above


def test_a_link_is_taken_back_at_the_desk(desk: HouseClient, session: Session, world: World) -> None:
    answer(desk, world, stored(session, world.anna).work[0], meaning=COOK)
    undo = f"{page(world)}/undo"
    assert desk.submit(undo, page=page(world)).status_code == 303
    assert stored(session, world.anna).work[0].words_state is None


def test_work_and_skills_are_written_down_for_the_person(desk: HouseClient, session: Session, world: World) -> None:
    name = str(taxonomy.names(session, [HOTEL], "ar")[HOTEL])
    session.rollback()
    add = f"{page(world)}/add"
    fields = hidden_fields(desk.get(page(world)).get_data(as_text=True), add)
    picked = {**fields, "about": "work", "work-words": name, "work-chosen": HOTEL}
    assert desk.post(add, data=picked).status_code == 303
    said = {**fields, "form_key": "another-key", "about": "skill", "skill-words": "плету кошики"}
    assert desk.post(add, data=said).status_code == 303
    assert desk.post(add, data={**fields, "form_key": "a-third-key", "about": "skill"}).status_code == 422
    person = stored(session, world.anna)
    work, skill = person.work[-1], person.skills[-1]
    assert (work.own_words, work.language, work.words_state) == (name, "ar", WordsState.LINKED)
    assert (skill.own_words, skill.concept_id, skill.words_state) == ("плету кошики", None, None)
