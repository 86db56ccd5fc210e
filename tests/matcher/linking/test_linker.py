"""The linker answers always, is sure only with reason, and does not depend on order or spelling."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sklearn.base import clone

from matcher.linking import Concept, ConceptKind, Linker, LinkResult, UnknownFormatError, Weights, load, save

SKILL = (ConceptKind.SKILL,)


def ids_and_scores(result: LinkResult) -> list[tuple[str, float]]:
    return [(link.concept_id, link.score) for link in result.links]


def same(linker: Linker, one: str, other: str) -> bool:
    return ids_and_scores(linker.link(one, top=10)) == ids_and_scores(linker.link(other, top=10))


TITLES = ("готвач в ресторант", "водитель самолёта", "خیاط زنانه", "طباخة", "сёмга берач", "cook", "آشپز", "مدرسة لغة")
SPELLINGS: dict[str, Callable[[str], str]] = {
    "case": str.upper,
    "blanks": lambda text: f" \t{text.replace(' ', '   ')}\n\u00a0",
    "tatweel": lambda text: text.replace("ا", "اـ"),
    "harakat": lambda text: text.replace("ا", "اً"),
    "zwnj": lambda text: text.replace(" ", "\u200c"),
    "yo": lambda text: text.replace("ё", "е"),
    "arabic twins": lambda text: text.replace("ی", "ي").replace("ک", "ك").replace("ة", "ه").replace("آ", "ا"),
    "full width": lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
    "bidi controls": lambda text: f"\u202b{text}\u202c",
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("title", TITLES)
def test_spelling_does_not_change_the_answer(linker: Linker, title: str, spelling: str) -> None:
    assert same(linker, title, SPELLINGS[spelling](title))


def test_order_of_concepts_and_labels_does_not_matter(concepts: list[Concept]) -> None:
    some = concepts[::9]
    turned = [replace(c, labels={k: v[::-1] for k, v in reversed(c.labels.items())}) for c in reversed(some)]
    one, other = Linker().fit(some), Linker().fit(turned)
    for title in TITLES:
        assert ids_and_scores(one.link(title)) == ids_and_scores(other.link(title))


def test_concepts_fitted_in_any_order_give_the_same_linker(concepts: list[Concept]) -> None:
    some = concepts[::9]
    mixed = random.Random(3).sample(some, len(some))
    assert Linker().fit(some).link_many(TITLES, top=20) == Linker().fit(mixed).link_many(TITLES, top=20)


def test_a_language_taken_away_leaves_no_trace(concepts: list[Concept]) -> None:
    some = concepts[::9]
    added = [replace(c, labels={**c.labels, "xx": (f"kuzhinier {c.id}",)}) for c in some]
    linker = Linker().fit(added)
    assert "xx" in linker.languages_
    before = Linker().fit(some).link_many([*TITLES, "kuzhinier"], top=20)
    assert linker.fit(some).link_many([*TITLES, "kuzhinier"], top=20) == before


def test_it_has_the_shape_of_an_estimator(concepts: list[Concept]) -> None:
    linker = Linker(dimensions=50, weights=Weights(skills=0.0)).set_params(sure_from=0.9)
    copy = clone(linker)
    assert copy.get_params() == linker.get_params()
    assert not hasattr(copy, "families_")
    assert copy.fit(concepts[::9]).predict(["", "qqq"]) == [None, None]
    with pytest.raises(ValueError, match="no parameters"):
        linker.set_params(depth=1)


def test_a_sure_prediction_is_the_first_link(linker: Linker) -> None:
    assert linker.predict(["готвач"]) == [linker.link("готвач", top=1).links[0].concept_id]


def test_a_far_lead_makes_surer_than_a_near_rival() -> None:
    assert Linker().chance(1.2, 0.3) > Linker().chance(1.2, 1.2)
    assert Linker().chance(0.0, 0.0) == 0


def test_many_give_the_same_as_one_by_one(linker: Linker) -> None:
    many = linker.link_many(TITLES, top=7)
    assert [ids_and_scores(result) for result in many] == [ids_and_scores(linker.link(t, top=7)) for t in TITLES]


def test_nonsense_never_fails_and_is_never_sure(linker: Linker) -> None:
    chance = random.Random(7)
    texts = ["".join(chr(chance.randrange(0x110000)) for _ in range(chance.randrange(30))) for _ in range(10_000)]
    results = linker.link_many(texts)
    assert not any(result.sure for result in results)
    assert all(len(result.links) == 5 for result in results)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "!?…—",
        "😀😀",
        "料理人です",
        "नमस्ते",
        "1234 5678",
        "მზარეული",
        "厨师",
        "ወጥ ቤት",
        "\u0301\u0301",
        "\t\n\u00a0",
        "\ud800\udfff",
        "\u202e\u2066",
    ],
)
def test_text_without_usable_words_gets_an_unsure_answer(linker: Linker, text: str) -> None:
    for language in (None, "bg", "ps", "xx"):
        result = linker.link(text, language=language)
        assert not result.sure
        assert len(result.links) == 5
        assert all(link.score == 0 for link in result.links)


@pytest.mark.parametrize("text", ["готвач чистач шофьор " * 3500, "!" * 70_000, "x" * 70_000, "cook / готвач " * 5000])
def test_a_very_long_text_gets_an_answer(linker: Linker, text: str) -> None:
    result = linker.link(text)
    assert result.text == text
    assert len(result.links) == 5


def test_scores_fall_from_one_to_zero(linker: Linker) -> None:
    for result in linker.link_many(TITLES, top=50):
        scores = [link.score for link in result.links]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)


def test_a_wrong_language_is_forgiven(linker: Linker) -> None:
    assert linker.link("повар", language="uk").links[0].isco == "5120"
    assert linker.link("طباخ", language="bg").links[0].isco == "5120"
    assert linker.link("cook", language="bg").links[0].isco == "5120"


def test_kinds_are_kept_apart(linker: Linker) -> None:
    assert {link.kind for link in linker.link("почистване", kinds=SKILL).links} == {ConceptKind.SKILL}
    groups = linker.link("готвач", kinds=(ConceptKind.UNIT_GROUP,)).links
    assert groups[0].isco == "5120"
    assert {link.kind for link in groups} == {ConceptKind.UNIT_GROUP}


def test_best_k_are_given_or_all_there_are() -> None:
    small = Linker().fit([Concept("a", ConceptKind.SKILL, None, {"bg": ("шия",)})])
    assert len(small.link("шия", kinds=SKILL, top=5).links) == 1
    assert small.link("шия").links == ()
    assert Linker().fit([]).link("шия").links == ()


def test_two_concepts_may_not_share_an_id() -> None:
    concept = Concept("a", ConceptKind.SKILL, None, {"bg": ("шия",)})
    with pytest.raises(ValueError, match="share an id"):
        Linker().fit([concept, concept])


def test_a_saved_linker_answers_as_before(linker: Linker, tmp_path: Path) -> None:
    save(linker, tmp_path / "linker.npz")
    loaded = load(tmp_path / "linker.npz")
    assert loaded.link_many(TITLES, top=8) == linker.link_many(TITLES, top=8)
    assert loaded.get_params() != {}


def test_a_file_that_is_no_linker_is_refused(tmp_path: Path) -> None:
    (tmp_path / "linker.npz").write_bytes(b"not an archive")
    with pytest.raises(UnknownFormatError):
        load(tmp_path / "linker.npz")
