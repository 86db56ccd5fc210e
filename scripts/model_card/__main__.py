"""Write docs/matching.md, the engine's model card: `python -m scripts.model_card`; with `--check` only compare it.

The words stand in `card.md`, the tables come from the code.
"""

import argparse
from pathlib import Path
from string import Template

from matcher import ENGINE_VERSION, Settings, load_rules
from matcher.criteria import CRITERIA
from matcher.gates import GATES
from scripts.model_card import tables
from web.cli import GROUPS

TARGET = Path(__file__).parents[2] / "docs" / "matching.md"
CARD = Path(__file__).with_name("card.md")
REPLAY = "`flask --app wsgi replay RUN` answers again from what was kept and says whether every byte is the same."


def render() -> str:
    """The whole page. Raises KeyError if the words ask for a table that does not exist."""
    rules, settings = load_rules(), Settings()
    return Template(CARD.read_text("utf-8")).substitute(
        engine=ENGINE_VERSION, weights=settings.version, rules=rules.version, country=rules.country,
        criteria=len(CRITERIA), gates=len(GATES), inputs=tables.inputs(), gate_table=tables.gates(rules),
        criteria_tables=tables.criteria(settings), bands=tables.bands(settings),
        thresholds=tables.thresholds(settings), kept=tables.kept(), offers=tables.offers(),
        replay=REPLAY if any(command.name == "replay" for command in GROUPS) else "",
        parameters=tables.parameters(rules), graces=tables.graces(rules), licences=tables.licences(rules),
        regulated=tables.regulated(rules),
    )  # fmt: skip


def main() -> int:
    """Write, or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if the page is older than the code")
    if not parser.parse_args().check:
        TARGET.write_text(render(), "utf-8")
        return 0
    if TARGET.exists() and TARGET.read_text("utf-8") == render():
        return 0
    print("docs/matching.md is older than the engine. Run: python -m scripts.model_card")
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
