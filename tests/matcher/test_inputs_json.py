"""The engine's inputs come back from their JSON exactly, whatever field they have, in every process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher import LabourLimits, Opening, Pay, Rules, Seeker, Settings, Taxonomy, Window
from matcher.inputs_json import InputsError, read, write
from tests.matcher.samples import COOK_WANTED, RULES, SEEKER, SETTINGS, TAXONOMY
from tests.matcher.strategies import legal_facts, openings, seekers, windows

CHECKED: dict[type, st.SearchStrategy[Any]] = {
    Window: windows,
    LabourLimits: legal_facts.map(lambda facts: facts.labour_limits),
    Pay: st.builds(lambda low, more: Pay(low, low + more), st.integers(0), st.integers(0)),
}
LEAVES: dict[type, st.SearchStrategy[Any]] = {
    str: st.text(),
    int: st.integers(),
    float: st.floats(allow_nan=False, allow_infinity=False) | st.integers(0, 50),
    bool: st.booleans(),
    NoneType: st.none(),
    date: st.dates(),
}


def anything(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a type, with every field of every dataclass in it filled."""
    if hint in CHECKED | LEAVES:
        return (CHECKED | LEAVES)[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(hint, **{each.name: anything(hints[each.name]) for each in fields(hint) if each.init})
    arguments = get_args(hint)
    if get_origin(hint) in (Union, UnionType):
        return st.one_of([anything(each) for each in arguments])
    if get_origin(hint) is tuple:
        return st.lists(anything(arguments[0]), max_size=2).map(tuple)
    if get_origin(hint) is frozenset:
        return st.frozensets(anything(arguments[0]), max_size=3)
    assert get_origin(hint) is Mapping, hint
    return st.dictionaries(anything(arguments[0]), anything(arguments[1]), max_size=2)


def comes_back(value: object) -> None:
    text = write(value)
    again = read(type(value), text)
    assert again == value
    assert write(again) == text
    assert text.isascii()


@pytest.mark.parametrize("kind", [Seeker, Opening, Rules, Taxonomy], ids=lambda kind: str(kind.__name__))
@given(data=st.data())
def test_every_field_comes_back(kind: type, data: st.DataObject) -> None:
    comes_back(data.draw(anything(kind)))


@given(seekers, openings)
def test_believable_people_and_openings_come_back(seeker: Seeker, opening: Opening) -> None:
    comes_back(seeker)
    comes_back(opening)


@pytest.mark.parametrize(
    "value",
    [SEEKER, COOK_WANTED, RULES, TAXONOMY, SETTINGS, Settings(fits_well=800, near_km=1)],
    ids=lambda value: type(value).__name__,
)
def test_the_engines_own_values_come_back(value: object) -> None:
    comes_back(value)


def test_the_versions_come_back_too() -> None:
    assert read(Settings, write(SETTINGS)).version == SETTINGS.version
    assert read(Rules, write(RULES)).version == RULES.version
    assert read(Taxonomy, write(TAXONOMY)).version == TAXONOMY.version


def test_equal_values_are_written_alike_in_whatever_order_they_were_made() -> None:
    other = replace(TAXONOMY, essential=dict(reversed(TAXONOMY.essential.items())))
    assert write(other) == write(TAXONOMY)


@dataclass(frozen=True)
class Grown:
    """A value that got a field."""

    old: int
    new: frozenset[date] | None = None


@dataclass(frozen=True)
class Strange:
    """A value with a field nobody has thought of."""

    thing: complex


@dataclass(frozen=True)
class Unclear:
    """A value with a field whose types look alike when written."""

    thing: str | date


def test_a_new_field_needs_no_code_and_older_texts_read_as_its_default() -> None:
    comes_back(Grown(1, frozenset({date(2026, 1, 1)})))
    assert read(Grown, '{"old":1}') == Grown(1)


@pytest.mark.parametrize("value", [Strange(1j), Unclear("2026-01-01"), {"a": 1}, object()])
def test_what_has_no_coding_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        write(value)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "7", "{}", '{"old":"1"}', '{"old":true}', '{"old":1,"unknown":2}', '{"old":1,"new":["soon"]}'],
)
def test_a_text_that_is_no_such_value_is_refused(text: str) -> None:
    with pytest.raises(InputsError):
        read(Grown, text)
