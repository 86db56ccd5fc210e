"""Folding makes common spellings meet and keeps different letters apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.text import Script, fold, is_function_word, plausible_languages, romanised, script_of, stems, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ГОТВАЧ", "готвач"),
        ("  готвач \t в\nхотел ", "готвач в хотел"),
        ("عامـــل", "عامل"),
        ("نجّارٌ", "نجار"),
        ("آشپز\u200cخانه", "آشپز خانه"),
        ("водитель самолёта", "водитель самолета"),
        ("كهربائي", "کهربائی"),
        ("خياطة", "خیاطه"),
        ("أستاذ", "استاذ"),
        ("ＣＯＯＫ", "cook"),
        ("м’ясник", "м'ясник"),
        ("\u202eготвач\u2066", "готвач"),
        ("гот\u00adвач", "готвач"),
        ("cook\ud800", "cook"),
        ("cook\x00\x1b", "cook"),
        ("готва\u0301ч", "готвач"),
    ],
)
def test_spellings_of_one_word_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_short_i_is_not_i() -> None:
    assert fold("й") != fold("и")
    assert fold("и\u0306") == "й"


def test_programming_languages_stay_words() -> None:
    assert tokens("C++, C# and SQL") == ["c++", "c#", "and", "sql"]


def test_a_harakat_does_not_split_a_word() -> None:
    assert tokens("نجّار") == ["نجار"]


@given(st.text(alphabet=st.characters()))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("word", "language", "other"),
    [("чистачки", "bg", "чистачка"), ("кухаря", "uk", "кухар"), ("électriciens", "fr", "electricien")],
)
def test_forms_of_a_word_share_a_stem(word: str, language: str, other: str) -> None:
    assert stems(word, language) == [other]


def test_a_language_without_dictionary_keeps_its_words() -> None:
    assert stems("پخلی کوونکی", "ps") == ["پخلی", "کوونکی"]
    assert stems("kuzhinier", "xx") == ["kuzhinier"]


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("готвач", Script.CYRILLIC),
        ("طباخ", Script.ARABIC),
        ("cook", Script.LATIN),
        ("料理人", Script.OTHER),
        ("12!", None),
    ],
)
def test_the_script_of_most_letters_is_told(text: str, script: Script | None) -> None:
    assert script_of(text) == script


@pytest.mark.parametrize(
    ("text", "languages"),
    [("кухар", ("bg", "ru", "uk")), ("прибиральниця", ("bg", "ru", "uk")), ("водій", ("uk",)), ("рыбак", ("ru",)),
     ("کارګر", ("ps",)), ("چاپگر", ("fa", "ps")), ("cook", ("en",)), ("नमस्ते", ())],
)  # fmt: skip
def test_telling_letters_narrow_the_languages(text: str, languages: tuple[str, ...]) -> None:
    assert plausible_languages(text, ("ru", "uk", "bg", "ar", "fa", "ps", "en"))[-len(languages) or 9 :] == languages


def test_cyrillic_can_be_typed_on_a_latin_keyboard() -> None:
    assert romanised("Готвач") == "gotvach"


def test_function_words_are_told_by_language() -> None:
    assert is_function_word("в", "bg")
    assert not is_function_word("в", "en")
