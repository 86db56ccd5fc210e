"""The packaged taxonomy is whole, and the check that says so finds what it should."""

from dataclasses import replace

import pytest

from models.enums import ConceptKind
from scripts import taxonomy_check
from web.services import pack


def test_the_pack_has_no_problem() -> None:
    assert taxonomy_check.problems() == []


def test_the_pack_has_the_promised_size() -> None:
    kinds = [entry.kind for entry in pack.entries()]
    assert kinds.count(ConceptKind.UNIT_GROUP) == 436
    assert kinds.count(ConceptKind.OCCUPATION) >= 350
    assert kinds.count(ConceptKind.SKILL) >= 700


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        ({"bg": ()}, "no name in bg"),
        ({"uk": ("طباخ",)}, "not in cyrillic"),
        ({"ar": ("кухар",)}, "not in arabic"),
        ({"en": ("two  blanks",)}, "blanks or length"),
    ],
)
def test_a_planted_fault_is_found(
    monkeypatch: pytest.MonkeyPatch, labels: dict[str, tuple[str, ...]], said: str
) -> None:
    first, *others = pack.entries()
    broken = replace(first, labels={**first.labels, **labels})
    monkeypatch.setattr(pack, "entries", lambda: (broken, *others))
    assert any(said in problem for problem in taxonomy_check.problems())


def test_a_label_on_two_jobs_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = pack.entries()
    first, second = [entry for entry in entries if entry.kind is ConceptKind.OCCUPATION][:2]
    twin = replace(second, labels={**second.labels, "bg": first.labels["bg"]})
    monkeypatch.setattr(pack, "entries", lambda: (*(entry for entry in entries if entry is not second), twin))
    assert any(first.uri in problem and second.uri in problem for problem in taxonomy_check.problems())
