"""Write docs/matching.md, the engine's model card: `python -m scripts.model_card`; with `--check` only compare it.
`--weights FILE --to CARD` writes it for an installation with its own weights.

The words stand in `card.md`, the tables come from the code.
"""

import argparse
import json
from pathlib import Path
from string import Template

from matcher import ENGINE_VERSION, Settings, load_rules, settings_from
from matcher.criteria import CRITERIA
from matcher.gates import GATES
from scripts.model_card import tables
from web.cli import GROUPS

TARGET = Path(__file__).parents[2] / "docs" / "matching.md"
CARD = Path(__file__).with_name("card.md")
REPLAY = "`flask --app wsgi replay RUN` answers again from what was kept and says whether every byte is the same."


def render(weights: Settings | None = None) -> str:
    """The whole page, with the written weights or an installation's own. Raises KeyError if the words ask for a table
    that does not exist."""
    rules, settings = load_rules(), weights or Settings()
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
    parser.add_argument("--weights", type=Path, metavar="FILE", help="an installation's own weights, as JSON")
    parser.add_argument("--to", type=Path, metavar="CARD", help="where to write the card with these weights")
    asked = parser.parse_args()
    if (asked.weights is None) is not (asked.to is None):
        parser.error("--weights and --to go together")
    if not asked.check:
        weights = settings_from(json.loads(asked.weights.read_text("utf-8"))) if asked.weights else None
        (asked.to or TARGET).write_text(render(weights), "utf-8")
        return 0
    if TARGET.exists() and TARGET.read_text("utf-8") == render():
        return 0
    print("docs/matching.md is older than the engine. Run: python -m scripts.model_card")
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
