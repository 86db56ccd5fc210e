"""Every rule that was designed has a decision table, and every boundary day stands in one."""

from __future__ import annotations

from pathlib import Path

import pytest

TABLES = {
    "test_work_right_table.py": ("WR-01", "WR-02", "WR-03", "WR-04", "WR-05", "WR-06"),
    "test_age_table.py": ("AG-01", "AG-02", "AG-03"),
    "test_papers_table.py": ("RP-01", "RP-02", "RP-03"),
    "test_offer_tables.py": (
        "PAY-01", "PAY-02", "PAY-03", "HR-01", "HR-02", "LV-01", "PB-01", "LNG-01", "EXP-01", "EDU-01",
        "EMP-01", "ACC-01",
    ),
    "test_wording_tables.py": ("PAY-04", "FEE-01", "DIS-01"),
    "test_risk_tables.py": ("RSK-01",),
    "test_filings_table.py": ("FIL-01", "FIL-02", "FIL-03", "FIL-04", "FIL-05"),
}  # fmt: skip
ALL = [
    "WR-01", "WR-02", "WR-03", "WR-04", "WR-05", "WR-06", "AG-01", "AG-02", "AG-03", "RP-01", "RP-02",
    "RP-03", "PAY-01", "PAY-02", "PAY-03", "PAY-04", "HR-01", "HR-02", "LV-01", "PB-01", "FEE-01", "DIS-01",
    "LNG-01", "EXP-01", "EDU-01", "EMP-01", "FIL-01", "FIL-02", "FIL-03", "FIL-04", "FIL-05", "ACC-01", "RSK-01",
]  # fmt: skip
BOUNDARIES = {
    "expiry == start": ("test_papers_table.py", "expiry == start"),
    "expiry == start of a card": ("test_work_right_table.py", "expiry == start"),
    "leap day": ("test_offer_tables.py", "a leap day to the day before it"),
    "16th birthday on the start": ("test_age_table.py", "the 16th birthday"),
    "18th birthday on the start": ("test_age_table.py", "the 18th birthday"),
    "midnight in Sofia": ("test_filings_table.py", "test_the_day_is_the_one_in_sofia"),
    "days of grace": ("test_work_right_table.py", "grace"),
    "another version between two looks": ("test_offer_tables.py", "test_another_version_between_two_looks"),
}


def text(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


def test_every_rule_is_in_a_table() -> None:
    assert sorted(rule for rules in TABLES.values() for rule in rules) == sorted(ALL)


@pytest.mark.parametrize(("name", "rule"), [(name, rule) for name, rules in TABLES.items() for rule in rules])
def test_the_table_of_a_rule_names_it(name: str, rule: str) -> None:
    assert f'"{rule}"' in text(name)


@pytest.mark.parametrize(("name", "words"), BOUNDARIES.values(), ids=BOUNDARIES)
def test_a_boundary_day_stands_in_a_table(name: str, words: str) -> None:
    assert words in text(name)
