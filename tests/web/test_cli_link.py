"""`taxonomy link` on a machine where nothing was set up: no variables, no database."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

ROOT = Path(__file__).parents[2]
LONG = "готвач " * 10_000
LINES = [
    "прибиральниця в готелі".encode(), b"", LONG.encode(), b"\xff\xfe broken", b"\xed\xa0\x80 lone surrogate",
    b"a\xe2\x80\xa8b", b"c++\r", b"last, without an end",
]  # fmt: skip


def run(folder: Path, lines: list[bytes], *options: str) -> subprocess.CompletedProcess[bytes]:
    """The command in an empty environment, its working folder being `folder`."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "taxonomy", "link", *options]
    return subprocess.run(
        command, input=b"\n".join(lines), capture_output=True, cwd=folder, env=environment, timeout=280
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder, the same for all runs here, so that the second run is a warm one."""
    return tmp_path_factory.mktemp("link")


@pytest.fixture(scope="module")
def answers(folder: Path) -> list[dict[str, Any]]:
    """What a cold run says about the lines."""
    done = run(folder, LINES, "--lang", "uk", "--top", "3")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_every_line_gets_one_object_with_its_own_text(answers: list[dict[str, Any]]) -> None:
    said = [answer["text"] for answer in answers]
    assert said[:3] == ["прибиральниця в готелі", "", LONG]
    assert said[3:] == [
        "\ufffd\ufffd broken",
        "\ufffd\ufffd\ufffd lone surrogate",
        "a\u2028b",
        "c++",
        "last, without an end",
    ]


def test_the_best_three_are_always_listed(answers: list[dict[str, Any]]) -> None:
    assert [len(answer["concepts"]) for answer in answers] == [3] * len(LINES)
    assert [answer["sure"] for answer in answers][:2] == [True, False]


def test_concepts_carry_address_isco_label_and_score(answers: list[dict[str, Any]]) -> None:
    first = answers[0]["concepts"][0]
    assert set(answers[0]) == {"text", "sure", "concepts"}
    assert set(first) == {"uri", "isco", "label", "score"}
    assert {concept["isco"] for concept in answers[0]["concepts"][:2]} == {"9112"}
    assert all(len(concept["isco"]) == 4 for answer in answers for concept in answer["concepts"])


def test_no_database_is_made_by_looking(folder: Path, answers: list[dict[str, Any]]) -> None:
    assert not list(folder.rglob("*.sqlite*"))


def test_skills_have_no_isco_code(folder: Path, answers: list[dict[str, Any]]) -> None:
    done = run(folder, ["почистване на хотелски стаи".encode()], "--lang", "bg", "--kind", "skill", "--top", "2")
    (answer,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert [concept["isco"] for concept in answer["concepts"]] == [None, None]
    assert answer["concepts"][0]["uri"].startswith("urn:zaedno:skill:")


@pytest.mark.parametrize("options", [(), ("--lang", "bg", "--top", "0"), ("--lang", "bg", "--kind", "wish")])
def test_wrong_options_are_refused(app: Flask, options: tuple[str, ...]) -> None:
    assert app.test_cli_runner().invoke(args=["taxonomy", "link", *options]).exit_code == 2


def test_a_migrated_database_answers_too(app: Flask) -> None:
    result = app.test_cli_runner().invoke(
        args=["taxonomy", "link", "--lang", "ar", "--top", "2"], input="طباخ في مطعم\n"
    )
    assert json.loads(result.stdout)["concepts"][0]["isco"] == "5120"
