"""A text may be wrapped in a phrase, typed in other letters or written in two languages, and means the same."""

import pytest

from matcher.linking import ConceptKind, Linker
from matcher.linking.carriers import trade_twice, without_carriers
from matcher.linking.latin_typed import sound
from matcher.linking.readings import other_readings

PHRASES = {
    "bg": ("работих като готвач", "търся работа като готвачка", "готвач съм по професия", "работил съм като готвач"),
    "en": ("I worked as a cook in a hotel", "looking for work as a cook", "cook for 5 years", "cook wanted"),
    "uk": ("я працювала кухарем", "шукаю роботу кухаря", "маю досвід роботи кухарем 10 років"),
    "ru": ("я работал поваром", "ищу работу повара", "работала в качестве повара"),
    "ar": ("كنت أعمل طباخا", "أبحث عن عمل كطباخ", "الطباخ", "طباخ في فندق"),
    "fa": ("به عنوان آشپز کار کرده‌ام", "من آشپز بودم", "دنبال کار آشپزی هستم"),
    "ps": ("ما اشپز کار کړی", "زه اشپز یم"),
    "fr": ("j'ai travaillé comme cuisinier", "je cherche un emploi de cuisinière", "cuisinier depuis 5 ans"),
}


@pytest.mark.parametrize(("language", "phrase"), [(name, one) for name, phrases in PHRASES.items() for one in phrases])
@pytest.mark.parametrize("given", [True, False])
def test_a_phrase_around_a_trade_does_not_spoil_it(linker: Linker, language: str, phrase: str, given: bool) -> None:
    assert linker.link(phrase, language=language if given else None).links[0].isco == "5120"


@pytest.mark.parametrize(
    ("typed", "isco"),
    [
        ("gotvach", "5120"), ("gotva4", "5120"), ("kamerierka", "9112"), ("povar", "5120"), ("uborshchitsa", "9112"),
        ("zavarchik", "7212"), ("zvaryuvalnyk", "7212"),
        ("rabotila sum kato gotvach", "5120"),
        ("cook / готвач", "5120"), ("готвач / cook", "5120"), ("طباخ / cook", "5120"),
    ],
)  # fmt: skip
def test_other_letters_and_two_languages_are_read(linker: Linker, typed: str, isco: str) -> None:
    for language in (None, "bg"):
        assert linker.link(typed, language=language).links[0].isco == isco


@pytest.mark.parametrize("title", ["social worker", "job coach", "work at heights", "working", "като", "я"])
def test_a_title_of_such_words_is_left_whole(title: str) -> None:
    words = title.split()
    assert without_carriers(words, "en") == words or len(words) > 1
    assert without_carriers(words, "en")


def test_carriers_go_at_both_ends_only_when_they_tell() -> None:
    assert without_carriers(["social", "work"], "en") == ["social", "work"]
    assert without_carriers(["looking", "for", "work", "as", "a", "cook"], "en") == ["cook"]
    assert without_carriers(["cook", "for", "5", "years"], "xx") == ["cook", "for", "5", "years"]


def test_the_trade_before_its_place_counts_double() -> None:
    assert trade_twice(["cook", "in", "hotel"], "en") == ["cook", "cook", "in", "hotel"]
    assert trade_twice(["in", "hotel"], "en") == ["in", "hotel"]


def test_ways_of_typing_a_word_sound_alike() -> None:
    assert sound("уборщица") == sound("uborshchitsa") == sound("uborshtica")
    assert sound("готвач") == sound("gotva4") == sound("gotvach")


def test_a_text_in_one_known_script_is_not_parted() -> None:
    assert list(other_readings("готвач", "bg", {})) == []


def test_skills_are_read_the_same_way(linker: Linker) -> None:
    result = linker.link("pochistvane", kinds=(ConceptKind.SKILL,))
    assert result.language == "bg"
    assert result.links[0].score > 0
