"""The intake at the desk: both languages on one page, who wrote an answer down, and what the person says of it."""

import pytest
from sqlalchemy.orm import Session

from models import EnteredAnswer, Jobseeker
from models.entered import EnteredHow, InterpreterKind, LookedThrough
from models.queries import by_public_id
from tests.browser import HouseClient, fetch_all
from tests.world import World
from web.services.jobseeker_progress import Part


@pytest.fixture
def desk(client: HouseClient, world: World) -> HouseClient:
    """The browser of Sofia's counsellor, in English."""
    client.sign_in_as(world.counsellor)
    client.get("/desk?lang=en")
    return client


def test_every_question_stands_in_both_languages_with_its_own_direction(desk: HouseClient, world: World) -> None:
    page = desk.get(f"/desk/people/{world.omar}/intake").get_data(as_text=True)
    assert "Where do you live, and how far can work be?" in page
    assert 'lang="ar" dir="rtl"' in page


@pytest.mark.parametrize("part", list(Part))
def test_each_part_of_the_full_form_opens_and_saves_what_it_shows_as_nothing_new(
    part: Part, desk: HouseClient, world: World, session: Session
) -> None:
    address = f"/desk/people/{world.omar}/intake/{part}"
    answer = desk.submit(address, {"sitting-how": "together", "sitting-helped_by": "nobody"})
    assert answer.status_code in (303, 422), answer.get_data(as_text=True)
