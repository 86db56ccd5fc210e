"""The ladder of a card and its lines: five are alike or nothing is shown, and no line says more than the card."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models import Card, Vacancy
from models.card import Spoken, Years
from models.queries import by_public_id
from tests.world import World
from web.services.card_pool import TOGETHER, placed
from web.services.card_reasons import About, Fits, reasons
from web.services.card_traits import FOOT, Traits, coarsened


@pytest.fixture
def cook(session: Session, world: World) -> Vacancy:
    """A vacancy for cooking, of the same company."""
    found = by_public_id(session, Vacancy, world.cook_vacancy)
    assert found is not None
    return found


def test_a_line_of_a_card_follows_from_the_card_and_the_vacancy(session: Session, cook: Vacancy) -> None:
    card = Card(level=0, occupation="51", experience=Years.ONE_TO_FOUR, bulgarian=Spoken.BASIC, start="2026-12")
    cook.experience_years = 5
    found = {each.about: each.fits for each in reasons(card, cook)}
    assert found == {
        About.OCCUPATION: Fits.WELL, About.EXPERIENCE: Fits.PARTLY, About.BULGARIAN: Fits.WELL, About.START: Fits.WELL
    }  # fmt: skip
    cook.starts_on = date(2026, 11, 30)
    card.occupation, card.experience = "52", Years.FIVE_OR_MORE
    found = {each.about: each.fits for each in reasons(card, cook)}
    assert (found[About.OCCUPATION], found[About.EXPERIENCE], found[About.START]) == (
        Fits.PARTLY, Fits.WELL, Fits.PARTLY,
    )  # fmt: skip


TRAITS = st.builds(
    Traits, occupation=st.sampled_from([None, "51", "52", "91", "94"]), experience=st.sampled_from([None, *Years]),
    bulgarian=st.sampled_from([None, *Spoken]), english=st.sampled_from([None, *Spoken]),
    driving=st.sampled_from([None, True]), start=st.sampled_from([None, "now", "2026-12", "2027-01"]),
    district_code=st.sampled_from([None, "SOF", "VAR"]),
)  # fmt: skip


@given(st.lists(TRAITS, max_size=60))
def test_whatever_the_people_are_at_least_five_get_the_very_same_card(everybody: list[Traits]) -> None:
    found = placed(everybody)
    alike = Counter((found[each], coarsened(each, found[each])) for each in everybody if each in found)
    assert all(number >= TOGETHER for number in alike.values())
    left = sum(each not in found for each in everybody)
    assert left < TOGETHER, "who is left over at the foot of the ladder would be five"


@given(TRAITS, st.integers(0, FOOT), st.integers(0, FOOT))
def test_each_step_of_the_ladder_only_takes_away(traits: Traits, one: int, other: int) -> None:
    first, last = sorted((one, other))
    assert coarsened(coarsened(traits, first), last, first) == coarsened(traits, last)
    assert coarsened(traits, FOOT) == Traits()
