"""Own words of a person: suggested while typing, asked back without scripts, kept where nothing fits."""

import re

import pytest
from sqlalchemy.orm import Session

from models.enums import WordsState
from models.queries import taxonomy
from tests.browser import HouseClient, hidden_fields
from tests.web.jobseeker_pages import stored, text
from tests.world import COOK, HOTEL, World
from web.questions.skills import mark

WORK, SKILLS = "/me/work", "/me/skills"


pytestmark = pytest.mark.usefixtures("shared_linker")


def name_of(session: Session, uri: str, language: str) -> str:
    """A concept's name as suggestions show it."""
    found = str(taxonomy.names(session, [uri], language)[uri])
    session.rollback()
    return found


def test_a_job_picked_while_typing_is_saved_at_once(anna: HouseClient, session: Session, world: World) -> None:
    name = name_of(session, COOK, "uk")
    assert anna.submit(WORK, {"words": name, "chosen": COOK}).status_code == 303
    entry = stored(session, world.anna).work[0]
    assert (entry.own_words, entry.language, entry.words_state) == (name, "uk", None)
    assert entry.concept is not None
    assert entry.concept.uri == COOK


@pytest.mark.parametrize("chosen", [COOK, "urn:zaedno:occupation:nothing", "urn:zaedno:skill:make-beds", "none"])
def test_a_choice_that_is_not_named_by_the_words_does_not_count(
    anna: HouseClient, session: Session, world: World, chosen: str
) -> None:
    asked = anna.submit(WORK, {"words": "прибиральниця в готелі", "chosen": chosen})
    assert asked.status_code == 200
    assert "Is it one of these?" in text(asked)
    assert not re.search(r"<input[^>]* checked", asked.get_data(as_text=True))
    assert not stored(session, world.anna).work


def test_not_sure_is_said_and_own_words_stand(anna: HouseClient, session: Session, world: World) -> None:
    asked = anna.submit(WORK, {"words": "варти корм"})
    assert "We are not sure what you mean." in text(asked) or "We do not know these words yet." in text(asked)
    fields = hidden_fields(asked.get_data(as_text=True), WORK)
    assert anna.post(WORK, data={**fields, "meaning": "none"}).status_code == 303
    entry = stored(session, world.anna).work[0]
    assert (entry.own_words, entry.concept_id) == ("варти корм", None)
    assert "Your own words stand. Your counsellor reads them." in text(anna.get(WORK))


def test_a_skill_no_concept_covers_is_kept_and_the_page_takes_one_more(
    anna: HouseClient, session: Session, world: World
) -> None:
    asked = anna.submit(SKILLS, {"words": "плету лозові кошики", "again": "1"})
    fields = hidden_fields(asked.get_data(as_text=True), SKILLS)
    assert fields["again"] == "1"
    assert anna.post(SKILLS, data={**fields, "meaning": "none"}).location == SKILLS
    skill = stored(session, world.anna).skills[0]
    assert (skill.own_words, skill.concept_id, skill.words_state) == ("плету лозові кошики", None, None)
    assert "Your own words stand." in text(anna.get(SKILLS))
    name = name_of(session, "urn:zaedno:skill:make-beds", "uk")
    kept = mark(("", "плету лозові кошики", "uk"))
    picked = {"own": [kept], "words": name, "chosen": "urn:zaedno:skill:make-beds"}
    assert anna.submit(SKILLS, picked).location == "/me/languages"
    assert {row.own_words for row in stored(session, world.anna).skills} == {"плету лозові кошики", name}


def test_a_link_by_the_counsellor_is_shown_and_can_be_taken_back(
    anna: HouseClient, session: Session, world: World
) -> None:
    asked = anna.submit(WORK, {"words": "на кухні"})
    anna.post(WORK, data={**hidden_fields(asked.get_data(as_text=True), WORK), "meaning": "none"})
    person = stored(session, world.anna)
    person.work[0].concept, person.work[0].words_state = taxonomy.by_uri(session, COOK), WordsState.LINKED
    session.commit()
    shown = anna.get(WORK)
    assert "Found by your counsellor" in text(shown)
    fields = hidden_fields(shown.get_data(as_text=True), "/me/linked-words/undo")
    assert anna.post("/me/linked-words/undo", data=fields).location == WORK
    entry = stored(session, world.anna).work[0]
    assert (entry.own_words, entry.concept_id, entry.words_state) == ("на кухні", None, WordsState.UNDONE)
    fields["form_key"] = "another-key"
    assert "This was changed already." in text(anna.post("/me/linked-words/undo", data=fields, follow_redirects=True))


def test_nobody_takes_back_a_link_of_somebody_else(client: HouseClient, session: Session, world: World) -> None:
    person = stored(session, world.anna)
    person.work[0].words_state = WordsState.LINKED
    name = person.work[0].public_id
    session.commit()
    client.sign_in_as(world.omar_account)
    fields = hidden_fields(client.get(WORK).get_data(as_text=True), WORK)
    client.post("/me/linked-words/undo", data={**fields, "entry": name})
    entry = stored(session, world.anna).work[0]
    assert entry.concept is not None
    assert entry.concept.uri == HOTEL
