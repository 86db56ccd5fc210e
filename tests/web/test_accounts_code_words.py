"""Sign-in codes in words: unmistakable in every language, forgiving in how they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.services import code_words


def test_the_table_has_64_rows_of_one_short_word_in_each_of_eight_languages() -> None:
    assert list(code_words.table()) == ["bg", "en", "uk", "ru", "ar", "fa", "ps", "fr"]
    for language, words in code_words.table().items():
        assert len(words) == 64
        for word in words:
            assert word.isalpha(), (language, word)
            assert 2 <= len(word) <= 11, (language, word)


def test_a_folded_word_means_one_row_in_all_languages() -> None:
    meant: dict[str, set[int]] = {}
    for words in code_words.table().values():
        for number, word in enumerate(words):
            meant.setdefault(code_words.fold(word), set()).add(number)
    assert {word: numbers for word, numbers in meant.items() if len(numbers) > 1} == {}


@given(st.integers(0, 63), st.integers(0, 63), st.integers(0, 63), st.integers(0, 9999))
def test_a_code_shown_in_any_language_is_understood(first: int, second: int, third: int, digits: int) -> None:
    code = f"{first}-{second}-{third}-{digits:04d}"
    for language in code_words.table():
        assert code_words.understood(code_words.shown(code, language)) == code


@pytest.mark.parametrize(
    "typed",
    [
        "bread-river-sun-4821",
        "  BREAD river,SUN  4821 ",
        "хляб река слънце 4821",
        "Хлеб-река-солнце-48-21",
        "خبز نهر شمس ٤٨٢١",
        "خُبز-نهر-شمس-۴۸۲۱",
        "4821 pain riviere soleil",
        "ډوډی سیند لمر ۴۸۲۱",
        "\u202bنان رودخانه خورشید ۴۸۲۱\u202c",
        "bread ріка soleil 4821",
    ],
)
def test_a_code_is_understood_however_it_is_typed(typed: str) -> None:
    assert code_words.understood(typed) == "0-1-2-4821"


@pytest.mark.parametrize(
    "typed", ["", "bread river 4821", "bread river sun 482", "bread river sun moon 4821", "x" * 70000]
)
def test_what_is_no_code_is_not_understood(typed: str) -> None:
    assert code_words.understood(typed) is None
