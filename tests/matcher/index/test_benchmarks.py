"""The benchmarks run, on few people, and say what is expected of them."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from matcher import Context, Settings, load_rules
from scripts.bench import batch, picture, updates
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


def test_the_picture_shows_every_peer_and_goal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert picture.run(["--figures", str(tmp_path)]) == 2
    kind = {"ours_ms": 1.0, "ratio": dict.fromkeys(picture.PEERS, 3.0)}
    for size in (100_000, 1_000_000):
        figures = json.dumps({"n": size, **kind, "unselective": kind})
        (tmp_path / f"ranking-{size}.json").write_text(figures, encoding="utf-8")
    out = tmp_path / "picture.svg"
    assert picture.run(["--figures", str(tmp_path), "--out", str(out)]) == 0
    drawn = out.read_text(encoding="utf-8")
    assert all(drawn.count(name) == 2 for name in picture.PEERS.values())
    goals = sum(len(goals) for goals in picture.GOALS.values())
    circles = [each for each in ElementTree.fromstring(drawn).iter() if each.tag.endswith("circle")]
    assert len(circles) == 2 * (2 * len(picture.PEERS) + goals + 3)


def test_figures_are_kept_for_the_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert updates.run(["--n", "60", "--changes", "5", "--questions", "1", "--json", "--keep"]) == 0
    kept = json.loads((tmp_path / "build/bench/updates-60.json").read_text(encoding="utf-8"))
    assert kept["n"] == 60
