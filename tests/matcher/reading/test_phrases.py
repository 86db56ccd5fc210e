"""How texts are cut into phrases, and that every phrase stands in its text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.reading.phrases import MOST_PHRASES, phrases

CUT = [
    ("Търсим 2 камериерки за хотел в Банско.", {"камериерки", "камериерки за хотел в Банско"}),
    ("почистване на стаи и бани", {"почистване на стаи и бани", "почистване на стаи", "почистване на бани", "бани"}),
    ("- Опит като готвач поне 2 години", {"готвач поне 2 години"}),
    ("шофьорска книжка категория B е предимство", {"шофьорска книжка категория B"}),
    ("• Experience with welding (TIG)", {"welding (TIG)", "welding", "TIG"}),
    ("1. You can cook hot dishes", {"cook hot dishes"}),
    ("Tasks: cleaning rooms and bathrooms", {"cleaning rooms and bathrooms", "cleaning rooms", "cleaning bathrooms"}),
    ("+359 888 123 456 !!! 2026", set()),
]


@pytest.mark.parametrize(("text", "expected"), CUT)
def test_a_text_falls_into_its_phrases(text: str, expected: set[str]) -> None:
    found = {phrase.words for phrase in phrases(text)}
    assert expected <= found
    assert bool(expected) == bool(found)


@given(st.text(alphabet=st.sampled_from("абв and и на,.:;()-\n•12 is a plus/&ß"), max_size=100))
def test_every_phrase_stands_in_its_text(text: str) -> None:
    pieces = [phrase.said for phrase in phrases(text)]
    assert all(text[said.start : said.end] == said.text != "" for said in pieces)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("piece", [" ", "и ", "a plus ", "добри ", "x, ", "- ", "(", "1.", "• a\n", "на на "])
def test_long_texts_are_cut_quickly(piece: str) -> None:
    assert len(phrases(piece * (20_000 // len(piece)))) <= MOST_PHRASES
