"""Suggestions from the beginnings of words, over a handful of concepts."""

import pytest

from matcher.linking import Concept, ConceptKind
from matcher.suggesting import Suggester

JOBS = {ConceptKind.OCCUPATION, ConceptKind.UNIT_GROUP}
COOK = Concept(
    "cook", ConceptKind.OCCUPATION, "5120",
    {"bg": ("готвач / готвачка", "майстор в кухнята"), "uk": ("кухар / кухарка",), "ar": ("طباخ",),
     "fa": ("آشپز", "خانه\u200cآشپز"), "fr": ("chef cuisinier / chef cuisinière",)},
)  # fmt: skip
HELPER = Concept("helper", ConceptKind.OCCUPATION, "9412", {"bg": ("помощник-готвач",), "uk": ("помічник кухаря",)})
COOKS = Concept("cooks", ConceptKind.UNIT_GROUP, "5120", {"bg": ("Готвачи",), "ar": ("الطباخون",)})
CLEANER = Concept("cleaner", ConceptKind.OCCUPATION, "9112", {"uk": ("прибиральник / прибиральниця в готелі",)})
COOKING = Concept("cooking", ConceptKind.SKILL, None, {"bg": ("готвене на супи",)})
SUGGESTER = Suggester([COOK, HELPER, COOKS, CLEANER, COOKING])


def found(typed: str, language: str = "bg", most: int = 7) -> list[str]:
    """The concepts suggested."""
    return [each.concept_id for each in SUGGESTER.suggest(typed, [language], JOBS, most)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("готв", ["cook", "cooks", "helper"]),
        ("ГОТВ", ["cook", "cooks", "helper"]),
        ("майс", ["cook"]),
        ("помощник готв", ["helper"]),
        ("прибир", ["cleaner"]),
        ("прибиральниця в гот", ["cleaner"]),
        ("طبا", ["cook", "cooks"]),
        ("الطب", ["cook", "cooks"]),
        ("خانه", ["cook"]),
        ("خانه آش", ["cook"]),
        ("cuisinie", ["cook"]),
        ("CUISINIÈRE", ["cook"]),
        ("nothing such", []),
        ("г", []),
        ("", []),
        ("  \u0000 ?!", []),
    ],
)
def test_beginnings_of_words_find_their_concepts(typed: str, expected: list[str]) -> None:
    assert found(typed) == expected


def test_the_label_that_fits_is_shown_in_the_language_typed() -> None:
    first = SUGGESTER.suggest("кухарк", ["bg"], JOBS, 7)[0]
    assert (first.concept_id, first.label, first.language) == ("cook", "кухар / кухарка", "uk")


def test_the_readers_language_comes_first_where_two_fit() -> None:
    twins = Suggester([Concept("one", ConceptKind.OCCUPATION, "5223", {"bg": ("продавач",), "ru": ("продавец",)})])
    assert [twins.suggest("прода", [one], JOBS, 7)[0].language for one in ("bg", "ru", "ar")] == ["bg", "ru", "bg"]


def test_each_concept_stands_once_and_no_more_than_asked_for() -> None:
    assert found("готв", most=2) == ["cook", "cooks"]


def test_only_the_kinds_wanted() -> None:
    assert [each.concept_id for each in SUGGESTER.suggest("готв", ["bg"], {ConceptKind.SKILL}, 7)] == ["cooking"]


def test_the_order_of_concepts_does_not_matter() -> None:
    turned = Suggester([COOKING, CLEANER, COOKS, HELPER, COOK])
    assert turned.suggest("готв", ["bg"], JOBS, 7) == SUGGESTER.suggest("готв", ["bg"], JOBS, 7)


def test_nothing_known_suggests_nothing() -> None:
    assert Suggester([]).suggest("готв", ["bg"], JOBS, 7) == []
