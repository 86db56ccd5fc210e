"""Figures on the MELO benchmark that must not fall; tuned on deu and hrv only, no gold label is learned from."""

import os
from pathlib import Path

import pytest

from matcher.linking import ConceptKind, Linker
from scripts.bench.esco import Esco, read_esco
from scripts.bench.linking import Figures, concepts_of, control, default
from scripts.bench.melo import MeloSet, read_sets

pytestmark = [pytest.mark.data, pytest.mark.timeout(600)]

DATA = Path(os.environ.get("ZAEDNO_DATA", Path(__file__).parents[4] / "shared" / "data"))


@pytest.fixture(scope="module")
def sets() -> dict[str, MeloSet]:
    return {melo.name: melo for melo in read_sets(DATA / "melo")}


def figures(melo: MeloSet, esco: Esco) -> Figures:
    return default(Linker().fit(concepts_of(melo, esco)), melo, esco)[0]


def test_bulgarian_titles_find_their_concept_through_either_language(sets: dict[str, MeloSet]) -> None:
    esco = read_esco(sorted((DATA / "esco").glob("ESCO_labels_bg*.zip")))
    for name in ("bgr_q_bg_c_bg", "bgr_q_bg_c_en"):
        found = figures(sets[name], esco)
        assert found["mrr"] >= 0.42
        assert found["a1"] >= 0.31
        assert found["a10"] >= 0.61
        assert found["isco4_a1"] >= 0.46
        assert found["isco4_a5"] >= 0.62


def test_american_titles_find_their_concept_with_descriptions_and_skills(sets: dict[str, MeloSet]) -> None:
    found = figures(sets["usa_q_en_c_en"], read_esco(sorted((DATA / "esco").glob("ESCO_v1.1.1_*.zip"))))
    assert found["mrr"] >= 0.64
    assert found["a1"] >= 0.54


@pytest.mark.parametrize(("name", "published"), [("deu_q_de_c_de", 0.5442), ("hrv_q_hr_c_hr", 0.4588)])
def test_the_control_reproduces_the_published_row(sets: dict[str, MeloSet], name: str, published: float) -> None:
    assert round(control(sets[name])["mrr"], 3) == round(published, 3)


def test_headings_above_the_unit_groups_are_no_answers(sets: dict[str, MeloSet]) -> None:
    concepts = concepts_of(sets["hrv_q_hr_c_hr"], read_esco(()))
    assert len([concept for concept in concepts if concept.kind is ConceptKind.UNIT_GROUP]) == 436
    assert Linker().fit(concepts[:50]).languages_ == ("hr",)
