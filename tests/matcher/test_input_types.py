"""The engine's input types name no protected attribute, and criteria cannot reach the legal facts."""

from __future__ import annotations

import ast
from dataclasses import fields
from pathlib import Path

import pytest

import matcher
from matcher import records
from matcher.gates import facts

FIELDS = {
    "Place": {"code", "lat", "lon", "last_bus"},
    "Window": {"day", "start", "end"},
    "OccupationHeld": {"concept_id", "isco", "years", "last_used_on", "informal"},
    "SkillHeld": {"concept_id", "evidence"},
    "LanguageSkill": {"code", "spoken", "written"},
    "LanguageNeed": {"code", "level", "written", "learnable_on_the_job"},
    "Licence": {"code", "valid_until", "accepted_here", "verified", "accepted_until"},
    "Availability": {"shifts", "earliest_start", "min_hours_per_week", "max_hours_per_week", "care"},
    "Reach": {"place", "max_commute_km", "max_commute_minutes", "own_transport", "accommodation_needed"},
    "Exclusions": {"occupations", "unit_groups", "sectors", "employers", "shifts", "places"},
    "Candidate": {
        "id",
        "occupations",
        "skills",
        "languages",
        "availability",
        "reach",
        "licences",
        "licences_checked",
        "recognised_isco",
        "min_net_month",
        "contracts",
        "wanted_occupations",
        "exclusions",
    },
    "Pay": {"low", "high", "period"},
    "Schedule": {"shifts", "shift_choice", "windows", "hours_per_week", "hours_per_day", "night", "overtime"},
    "Opening": {
        "id",
        "employer_id",
        "occupation",
        "isco",
        "sector",
        "essential_skills",
        "optional_skills",
        "languages",
        "schedule",
        "place",
        "remote",
        "employer_transport",
        "accommodation_offered",
        "start",
        "end",
        "contract",
        "pay",
        "licences",
        "regulated",
        "hazardous",
        "experience_years",
        "places",
    },
    "WorkRight": {
        "established",
        "verified",
        "valid_until",
        "grace_until",
        "outlives_document",
        "renewal_pending",
        "note_required",
        "note_verified",
        "note_withdrawn",
        "waiting_until",
    },
    "LabourLimits": {"stage", "exception_from", "young_from", "adult_from", "leeway", "verified"},
    "LegalFacts": {"work_right", "labour_limits"},
    "Seeker": {"candidate", "legal"},
}
PROTECTED = (
    "sex", "gender", "age", "birth", "national", "citizen", "origin", "ethnic", "religi", "famil", "marital", "child",
    "status", "name", "disab", "health", "pregnan",
)  # fmt: skip


def input_types() -> dict[str, type]:
    return {
        name: value
        for module in (records, facts)
        for name, value in vars(module).items()
        if isinstance(value, type) and hasattr(value, "__dataclass_fields__")
    }


def test_the_input_types_have_the_agreed_fields_and_no_others() -> None:
    assert {name: {each.name for each in fields(kind)} for name, kind in input_types().items()} == FIELDS


def test_no_field_is_a_protected_attribute() -> None:
    names = {name for allowed in FIELDS.values() for name in allowed} - {"languages"}
    assert not [name for name in names for word in PROTECTED if word in name.split("_") or name.startswith(word)]


@pytest.mark.parametrize("kind", input_types().values(), ids=lambda kind: str(kind.__name__))
def test_input_values_are_frozen_and_closed(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__dict__" not in dir(kind)


def imports_of(path: Path) -> set[str]:
    tree = ast.parse(path.read_text())
    return {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)} | {
        alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }


def test_criteria_cannot_reach_the_legal_facts() -> None:
    package = Path(matcher.__file__).parent
    reachable = [
        *sorted((package / "criteria").glob("*.py")),
        *(package / f"{name}.py" for name in ("context", "records")),
    ]
    for path in reachable:
        assert not [module for module in imports_of(path) if module.startswith("matcher.gates")], path.name
