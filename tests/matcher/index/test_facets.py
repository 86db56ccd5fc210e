"""A facet names everything that its gates and criteria look at: whoever is equal there gets the same answers."""

from __future__ import annotations

from dataclasses import fields, replace

from hypothesis import given

from matcher import Availability, Candidate, Context, Opening, Schedule, Seeker
from matcher.criteria import CRITERIA
from matcher.gates import GATES
from matcher.index.explanations import Facet
from matcher.index.facets import of_openings, of_people
from tests.matcher.samples import RULES, SETTINGS, TAXONOMY, TODAY
from tests.matcher.strategies import openings, seekers

CONTEXT = Context(TAXONOMY, RULES, SETTINGS, TODAY)
PEOPLE_TURNED = [
    *(f"candidate.{each.name}" for each in fields(Candidate) if each.name not in ("id", "availability")),
    *(f"candidate.availability.{each.name}" for each in fields(Availability)),
    "legal.work_right",
    "legal.labour_limits",
]
OPENING_TURNED = [
    *(each.name for each in fields(Opening) if each.name not in ("id", "schedule")),
    *(f"schedule.{each.name}" for each in fields(Schedule)),
]


def turned(value: object, other: object, path: str) -> object:
    """The value with one of its fields as the other has it."""
    head, _, rest = path.partition(".")
    new = turned(getattr(value, head), getattr(other, head), rest) if rest else getattr(other, head)
    return replace(value, **{head: new})  # type: ignore[type-var]


def answers(facet: Facet[object], seeker: Seeker, opening: Opening) -> object:
    gates = tuple(result for gate in facet.gates for result in GATES[gate](seeker, opening, CONTEXT))
    criteria = tuple(CRITERIA[each](seeker.candidate, opening, CONTEXT) for each in facet.criteria)
    assert facet.written(seeker, opening, CONTEXT) == (gates, criteria)
    return gates, criteria


@given(seekers, seekers, openings)
def test_of_people(seeker: Seeker, other: Seeker, opening: Opening) -> None:
    for facet in of_people(opening, CONTEXT):
        expected = answers(facet, seeker, opening)
        for path in PEOPLE_TURNED:
            changed = turned(seeker, other, path)
            assert isinstance(changed, Seeker)
            if facet.values(seeker) == facet.values(changed):
                assert answers(facet, changed, opening) == expected, f"{facet.gates or facet.criteria} look at {path}"


@given(seekers, openings, openings)
def test_of_openings(seeker: Seeker, opening: Opening, other: Opening) -> None:
    for facet in of_openings():
        expected = answers(facet, seeker, opening)
        for path in OPENING_TURNED:
            changed = turned(opening, other, path)
            assert isinstance(changed, Opening)
            if facet.values(opening) == facet.values(changed):
                assert answers(facet, seeker, changed) == expected, f"{facet.gates or facet.criteria} look at {path}"


def test_every_gate_and_criterion_has_its_facet_in_the_order_of_the_reference() -> None:
    for facets in (of_people(Opening("", "", "", ""), CONTEXT), of_openings()):
        assert [gate for facet in facets for gate in facet.gates] == list(GATES)
        assert [each for facet in facets for each in facet.criteria] == list(CRITERIA)
