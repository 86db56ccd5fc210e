"""The engine gives the same bytes on every database, in every process, and from either side of a pair."""

import json
import os
import subprocess
import sys
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
Answers = dict[str, dict[str, dict[str, Any]]]


def told(url: str, hash_seed: str) -> str:
    """What a process of its own, with its own order of hashing, says about the invented world in this database."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.twin_worlds", url],
        cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": hash_seed}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr[-2000:]
    return run.stdout


@pytest.fixture(scope="module")
def here(empty_database_url: str) -> str:
    """All answers on the engine of this run."""
    return told(empty_database_url, "1")


def test_a_file_and_another_process_say_the_same_bytes(here: str, tmp_path: Path) -> None:
    """On PostgreSQL this compares both engines, on SQLite two runs."""
    assert told(f"sqlite:///{tmp_path / 'other.sqlite'}", "4711") == here


def test_both_directions_say_the_same_of_every_pair(here: str) -> None:
    answers: Answers = json.loads(here)
    pairs = []
    for side in ("people", "vacancies"):
        found = {}
        for ranking in answers[side].values():
            for pair in chain(ranking["matches"], ranking["blocked"]):
                found[pair["candidate_id"], pair["opening_id"]] = pair
        pairs.append(found)
    forward, backward = pairs
    assert forward == backward
    assert len(forward) == len(answers["people"]) * len(answers["vacancies"])
    assert len(forward) > 500


def test_the_answers_are_worth_comparing(here: str) -> None:
    """Nobody blocked, or everybody in one band, would prove little."""
    answers: Answers = json.loads(here)
    rankings = list(answers["people"].values())
    assert {match["band"] for ranking in rankings for match in ranking["matches"]} == {
        "fits_well", "fits_partly", "not_yet",
    }  # fmt: skip
    assert any(ranking["blocked"] for ranking in rankings)
    assert len({match["score"] for ranking in rankings for match in ranking["matches"]}) > 100
