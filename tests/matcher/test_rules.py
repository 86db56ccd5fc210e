from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from matcher import Confidence, RulesError, load_rules
from matcher.rules import BULGARIA
from tests.matcher.samples import RULES


def test_the_minimum_wage_of_2026() -> None:
    for day in (date(2026, 1, 1), date(2026, 12, 31)):
        assert RULES.number("minimum_wage_month", day) == 62_020
        assert RULES.number("minimum_wage_hour", day) == 374
        assert RULES.known("minimum_wage_month", day).current


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2027, 3, 5), date(2025, 12, 31)])
def test_the_last_known_value_stands_as_a_flagged_floor(day: date) -> None:
    known = RULES.known("minimum_wage_month", day)
    assert (known.parameter.value, known.current, known.may_block) == (62_020, False, False)


def test_a_value_changes_on_its_day() -> None:
    assert RULES.number("applicant_waiting_months", date(2026, 6, 11)) == 3
    assert RULES.number("applicant_waiting_months", date(2026, 6, 12)) == 6
    assert not RULES.known("applicant_waiting_months", date(2026, 6, 12)).may_block


def test_net_pay_of_the_minimum_wage() -> None:
    assert RULES.net_month(62_020, date(2026, 11, 22)) == 48_126


def test_days_of_grace() -> None:
    assert RULES.grace_until(date(2026, 3, 4)) == date(2026, 4, 30)
    assert RULES.grace_until(date(2026, 3, 5)) is None


def test_the_end_of_temporary_protection_is_a_date() -> None:
    known = RULES.known("temporary_protection_until", date(2026, 11, 22))
    assert known.parameter.value == date(2027, 3, 4)
    assert not RULES.known("temporary_protection_until", date(2027, 3, 5)).current
    with pytest.raises(TypeError, match="is a date"):
        RULES.number("temporary_protection_until", date(2026, 11, 22))


def test_every_value_has_a_source_and_a_day_of_checking() -> None:
    for values in RULES.parameters.values():
        for parameter in values:
            assert parameter.source
            assert parameter.checked_on <= date(2026, 11, 22)
            assert parameter.confidence in Confidence


def test_the_version_follows_from_the_content(tmp_path: Path) -> None:
    changed = tmp_path / "bg.toml"
    changed.write_text(BULGARIA.read_text().replace("value = 374", "value = 375"))
    assert load_rules(changed).version != RULES.version
    assert load_rules().version == RULES.version


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("valid_to = 2026-12-31", "valid_to = 2025-12-31", "ends before it starts"),
        ('unit = "years"', 'unit = "date"', "is not a value in date"),
        ('confidence = "high"', 'confidence = "certain"', "certain"),
        ('key = "income_tax"', 'key = "outcome_tax"', "income_tax: missing"),
        ("valid_to = 2026-06-11", "valid_to = 2026-06-12", "two values on 2026-06-12"),
        ("valid_to = 2026-06-11", "valid_to = 2026-06-10", "no value on 2026-06-11"),
        ('source = "Labour Code art. 155"', 'source = " "', "no source"),
        ('country = "BG"', "", "country"),
    ],
)
def test_a_file_that_cannot_be_trusted_is_refused(tmp_path: Path, old: str, new: str, fault: str) -> None:
    broken = tmp_path / "bg.toml"
    broken.write_text(BULGARIA.read_text().replace(old, new))
    with pytest.raises(RulesError, match=fault):
        load_rules(broken)
