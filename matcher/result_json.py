"""Matches as JSON-ready plain values and back, exactly, for decision logs, the API and replay."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from matcher.fact_kinds import FACT_KINDS, NO_FACTS, FactKind, Facts, FactValue
from matcher.reasons import ReasonCode
from matcher.result import Advice, Band, Blocked, Contribution, Criterion, Gate, GateResult, Match, Outcome

JsonValue = str | int | float | bool | None | list["JsonValue"] | dict[str, "JsonValue"]
JsonObject = dict[str, JsonValue]

_LISTS = frozenset({FactKind.CONCEPTS, FactKind.SHIFTS, FactKind.CONDITIONS})


def match_to_json(match: Match) -> JsonObject:
    """Plain values ready for ``json.dumps``; :func:`match_from_json` gives back an equal match."""
    return {
        "candidate_id": match.candidate_id,
        "opening_id": match.opening_id,
        "score": match.score,
        "band": match.band.value,
        "settings_version": match.settings_version,
        "rules_version": match.rules_version,
        "gates": [_gate_to_json(result) for result in match.gates],
        "contributions": [_contribution_to_json(contribution) for contribution in match.contributions],
        "advice": [_advice_to_json(advice) for advice in match.advice],
    }


def match_from_json(data: Mapping[str, JsonValue]) -> Match:
    """The match that :func:`match_to_json` wrote. Raises ``ValueError`` when the stored score is not the sum."""
    match = Match(
        candidate_id=_text(data, "candidate_id"),
        opening_id=_text(data, "opening_id"),
        gates=tuple(_gate_from_json(item) for item in _objects(data, "gates")),
        contributions=tuple(_contribution_from_json(item) for item in _objects(data, "contributions")),
        band=Band(_text(data, "band")),
        settings_version=_text(data, "settings_version"),
        rules_version=_text(data, "rules_version"),
        advice=tuple(_advice_from_json(item) for item in _objects(data, "advice")),
    )
    if match.score != data.get("score"):
        raise ValueError(f"stored score {data.get('score')} is not the sum of the contributions, {match.score}")
    return match


def blocked_to_json(blocked: Blocked) -> JsonObject:
    """Plain values ready for ``json.dumps``; :func:`blocked_from_json` gives back an equal value."""
    return {
        "candidate_id": blocked.candidate_id,
        "opening_id": blocked.opening_id,
        "rules_version": blocked.rules_version,
        "gates": [_gate_to_json(result) for result in blocked.gates],
        "advice": [_advice_to_json(advice) for advice in blocked.advice],
    }


def blocked_from_json(data: Mapping[str, JsonValue]) -> Blocked:
    """The value that :func:`blocked_to_json` wrote."""
    return Blocked(
        candidate_id=_text(data, "candidate_id"),
        opening_id=_text(data, "opening_id"),
        gates=tuple(_gate_from_json(item) for item in _objects(data, "gates")),
        rules_version=_text(data, "rules_version"),
        advice=tuple(_advice_from_json(item) for item in _objects(data, "advice")),
    )


def facts_to_json(facts: Facts) -> JsonObject:
    """Dates become ISO text and tuples lists; everything else is JSON already."""
    return {name: _fact_to_json(value) for name, value in facts.items()}


def facts_from_json(data: Mapping[str, JsonValue]) -> Facts:
    """The facts that :func:`facts_to_json` wrote; the kind of each name says what its value was."""
    return {name: _fact_from_json(FACT_KINDS[name], value) for name, value in data.items()} or NO_FACTS


def _gate_to_json(result: GateResult) -> JsonObject:
    return {
        "gate": result.gate.value,
        "outcome": result.outcome.value,
        "rule": result.rule,
        "reason": result.reason.value,
        "facts": facts_to_json(result.facts),
        "rule_version": result.rule_version,
    }


def _gate_from_json(data: Mapping[str, JsonValue]) -> GateResult:
    return GateResult(
        gate=Gate(_text(data, "gate")),
        outcome=Outcome(_text(data, "outcome")),
        rule=_text(data, "rule"),
        reason=ReasonCode(_text(data, "reason")),
        facts=facts_from_json(_object(data["facts"])),
        rule_version=_text(data, "rule_version"),
    )


def _contribution_to_json(contribution: Contribution) -> JsonObject:
    return {
        "criterion": contribution.criterion.value,
        "level": contribution.level,
        "points": contribution.points,
        "max_points": contribution.max_points,
        "reason": contribution.reason.value,
        "facts": facts_to_json(contribution.facts),
    }


def _contribution_from_json(data: Mapping[str, JsonValue]) -> Contribution:
    return Contribution(
        criterion=Criterion(_text(data, "criterion")),
        level=_text(data, "level"),
        points=_whole(data, "points"),
        max_points=_whole(data, "max_points"),
        reason=ReasonCode(_text(data, "reason")),
        facts=facts_from_json(_object(data["facts"])),
    )


def _advice_to_json(advice: Advice) -> JsonObject:
    return {"reason": advice.reason.value, "facts": facts_to_json(advice.facts), "band": advice.band.value}


def _advice_from_json(data: Mapping[str, JsonValue]) -> Advice:
    return Advice(ReasonCode(_text(data, "reason")), facts_from_json(_object(data["facts"])), Band(_text(data, "band")))


def _fact_to_json(value: FactValue) -> JsonValue:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return value


def _fact_from_json(kind: FactKind, value: JsonValue) -> FactValue:
    if kind is FactKind.DATE and isinstance(value, str):
        return date.fromisoformat(value)
    if kind in _LISTS and isinstance(value, list):
        return tuple(str(item) for item in value)
    if isinstance(value, str | int | float):
        return value
    raise ValueError(f"{value!r} is not a {kind.value}")


def _text(data: Mapping[str, JsonValue], key: str) -> str:
    value = data[key]
    if not isinstance(value, str):
        raise ValueError(f"{key} must be text, not {value!r}")
    return value


def _whole(data: Mapping[str, JsonValue], key: str) -> int:
    value = data[key]
    if not isinstance(value, int):
        raise ValueError(f"{key} must be a whole number, not {value!r}")
    return value


def _object(value: JsonValue) -> JsonObject:
    if not isinstance(value, dict):
        raise ValueError(f"an object is needed, not {value!r}")
    return value


def _objects(data: Mapping[str, JsonValue], key: str) -> list[JsonObject]:
    value = data[key]
    if not isinstance(value, list):
        raise ValueError(f"{key} must be a list, not {value!r}")
    return [_object(item) for item in value]
