"""The place of one person among all is the same whether the index or the reference says it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from matcher import Opening, Seeker
from matcher import standing as by_reference
from matcher.index import PeopleIndex, standing
from tests.matcher.samples import CONTEXT, RULES, SETTINGS, TAXONOMY, TODAY
from tests.matcher.strategies import openings, seekers


@given(openings, seekers, st.lists(seekers, max_size=8, unique_by=lambda seeker: seeker.id), st.booleans())
def test_a_standing(opening: Opening, seeker: Seeker, others: list[Seeker], inside: bool) -> None:
    people = [*others, seeker] if inside else others
    index = PeopleIndex(TAXONOMY, RULES, SETTINGS)
    index.add(people)
    assert standing(index, seeker, opening, TODAY) == by_reference(seeker, opening, people, CONTEXT)
