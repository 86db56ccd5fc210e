"""The published model card says what the engine does."""

import json
from pathlib import Path

import pytest

from matcher import Criterion, Settings, load_rules
from matcher.criteria import CRITERIA, LEVELS
from matcher.gates import GATES
from matcher.vacancy_rules import CHECKS
from scripts.model_card import __main__ as card
from scripts.model_card import tables


def test_the_model_card_is_up_to_date() -> None:
    assert card.TARGET.read_text("utf-8") == card.render(), "run: python -m scripts.model_card"


def test_an_installation_with_its_own_weights_has_its_own_card(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    own = {**Settings().weights, Criterion.PAY: 60, Criterion.LANGUAGE: 140}
    (tmp_path / "weights.json").write_text(json.dumps({"weights": own}))
    names = [str(tmp_path / each) for each in ("weights.json", "card.md")]
    monkeypatch.setattr("sys.argv", ["model_card", "--weights", names[0], "--to", names[1]])
    assert card.main() == 0
    page = (tmp_path / "card.md").read_text("utf-8")
    assert "### pay: 60\n" in page
    assert Settings(weights=own).version in page


def test_it_names_every_gate_criterion_level_and_parameter() -> None:
    page, rules, settings = card.render(), load_rules(), Settings()
    assert all(f"| {gate.value} | " in page for gate in GATES)
    assert all(f"### {tables.words(each)}: {settings.weights[each]}\n" in page for each in CRITERIA)
    for criterion, levels in LEVELS.items():
        section = page.split(f"### {tables.words(criterion)}: ")[1].split("\n#")[0]
        assert section.count("\n| ") == len(levels) + 2
    assert all(f"| `{key}` | " in page for key in rules.parameters)
    assert {rules.version, settings.version} <= set(page.replace("`", " ").split())


def test_every_gate_answers_under_a_rule() -> None:
    assert all(tables.rules_of(gate, load_rules()) for gate in GATES)
    assert all(tables.named_in(check) for check in CHECKS)


def test_a_page_older_than_the_code_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["model_card", "--check"])
    monkeypatch.setattr(card, "TARGET", card.TARGET.with_name("architecture.md"))
    assert card.main() == 1
