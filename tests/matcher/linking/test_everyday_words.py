"""Everyday titles and phrases, written before the pack's labels were looked at, find their unit group or skill.

The independent ones come from somebody who had seen no label, and nobody who works on words or linker has read them:
only their totals are looked at. Whoever reads a miss there writes a new list.
"""

from pathlib import Path

import pytest

from matcher.linking import ConceptKind, Linker
from tests.matcher.linking.pack import LANGUAGES, table

HERE = Path(__file__).parent
FIRST = {"ps": 0.75}
AMONG_THREE = {"ps": 0.90}
LISTS = ("everyday", "independent")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", LISTS)
def test_an_everyday_title_finds_its_unit_group(linker: Linker, words: str, language: str) -> None:
    rows = table(HERE / f"{words}_titles.tsv")
    results = linker.link_many([row[language] for row in rows], language=language, top=10)
    # An occupation and its own unit group count once: three unit groups are offered.
    codes = [list(dict.fromkeys(link.isco for link in result.links))[:3] for result in results]
    first = sum(row["isco"] == found[0] for row, found in zip(rows, codes, strict=True)) / len(rows)
    among = sum(row["isco"] in found for row, found in zip(rows, codes, strict=True)) / len(rows)
    assert len(rows) >= 40
    assert first >= FIRST.get(language, 0.85)
    assert among >= AMONG_THREE.get(language, 0.95)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", LISTS)
def test_an_everyday_phrase_finds_its_skill(linker: Linker, words: str, language: str) -> None:
    rows = table(HERE / f"{words}_skills.tsv")
    results = linker.link_many([row[language] for row in rows], language=language, kinds=(ConceptKind.SKILL,), top=3)
    found = [[link.concept_id for link in result.links] for result in results]
    assert len(rows) >= 30
    assert sum(row["key"] in ids for row, ids in zip(rows, found, strict=True)) / len(rows) >= 0.85


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", LISTS)
def test_a_sure_answer_is_nearly_always_right(linker: Linker, words: str, language: str) -> None:
    rows = table(HERE / f"{words}_titles.tsv")
    results = linker.link_many([row[language] for row in rows], language=language)
    sure = [row["isco"] == result.links[0].isco for row, result in zip(rows, results, strict=True) if result.sure]
    assert sum(sure) / len(sure) >= 0.9
