"""The published inventory of data says what the tables say."""

import models
from models.columns import registry
from scripts.data_inventory import TARGET, render


def test_the_inventory_is_up_to_date() -> None:
    assert TARGET.read_text("utf-8") == render(), "run: python -m scripts.data_inventory"


def test_the_inventory_names_every_column_once() -> None:
    rows = [line for line in render().splitlines() if line.startswith("| `")]
    assert len(rows) == len(registry(models.Base.metadata))


def test_every_table_says_what_it_is_for() -> None:
    page = render().split("\n## ")[1:]
    assert all(part.split("\n")[2].strip() for part in page)
