"""The benchmarks run, on few people, and say what is expected of them."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator

import pytest

from matcher import Context, Settings, load_rules
from scripts.bench import batch, updates
from scripts.bench.population import TODAY
from scripts.bench.questions import Questions, documents
from scripts.bench.setting import setting
from scripts.bench.vacancies import DEMANDS


@pytest.fixture(autouse=True)
def _collect_again() -> Iterator[None]:
    """Benchmarks put what they built beyond the reach of the garbage collector."""
    yield
    gc.unfreeze()


def last_line(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    figures: dict[str, object] = json.loads(capsys.readouterr().out.splitlines()[-1])
    return figures


def test_updates(capsys: pytest.CaptureFixture[str]) -> None:
    assert updates.run(["--n", "300", "--changes", "50", "--questions", "3", "--json"]) == 0
    figures = last_line(capsys)
    assert {"n", "update_us", "rebuild_s", "share", "equal_to_rebuilt"} <= figures.keys()
    assert figures["equal_to_rebuilt"] is True


def test_batch(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "SPIN", 1000)
    assert batch.run(["--n", "300", "--vacancies", "20", "--json"]) == 0
    assert {"n", "vacancies", "seconds", "two_core_speedup", "spin_speedup"} <= last_line(capsys).keys()


def test_the_filters_of_the_peers_are_those_of_the_engine() -> None:
    here = setting(400, 12, seed=5)
    context = Context(here.drawn.world.taxonomy, load_rules(), Settings(), TODAY)
    ask = Questions(here.drawn, context)
    for job in here.jobs:
        for selective in (True, False):
            answer = here.index.shortlist(job, TODAY, 400, DEMANDS if selective else None)
            mask = ask.about(job, selective=selective).mask(here.drawn)
            listed = {match.candidate_id for match in answer.matches}
            assert listed == {name for name, kept in zip(here.drawn.ids, mask, strict=True) if kept}
    assert len(documents(here.drawn)) == 400
