"""Dated legal parameters: what held on a day, how sure that is, and where it is written."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from matcher.rule_bases import GRACE, RULES

BULGARIA = Path(__file__).with_name("rules") / "bg.toml"
BASIS_POINTS = 10_000
REQUIRED = frozenset(key for keys in RULES.values() for key in keys) - {GRACE}


class RulesError(ValueError):
    """A rule file that cannot be trusted; the message lists everything that is wrong with it."""


class Confidence(StrEnum):
    """How sure a legal fact is. Only ``HIGH`` may block anybody."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    BACKGROUND = "background"


class Missing(StrEnum):
    """What follows when a licence is known to be missing: a question for a person, or the end."""

    REVIEW = "review"
    BLOCK = "block"


RELIED_ON = frozenset({Confidence.HIGH, Confidence.MEDIUM})


class Unit(StrEnum):
    """What the number of a parameter counts."""

    CENTS = "cents"
    BASIS_POINTS = "basis_points"
    HOURS = "hours"
    MINUTES = "minutes"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value of a legal parameter and the days on which it holds, both included."""

    key: str
    value: int | date
    unit: Unit
    valid_from: date
    valid_to: date | None
    source: str
    checked_on: date
    confidence: Confidence
    note: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """A parameter as known for a day. ``current`` is false where no value is known for that day: the last known one
    then stands as a floor, and the reader has to be warned."""

    parameter: Parameter
    current: bool

    @property
    def may_block(self) -> bool:
        """Whether a gate may remove somebody because of this value."""
        return self.current and self.parameter.confidence is Confidence.HIGH


@dataclass(frozen=True, slots=True)
class Grace:
    """Documents that ended on one day but are honoured until a later one."""

    documents_valid_to: date
    grace_until: date
    source: str
    checked_on: date
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class LicenceRule:
    """A licence the law demands for certain work, the rule that says so and how sure it is."""

    code: str
    rule: str
    missing: Missing
    source: str
    checked_on: date
    confidence: Confidence

    @property
    def may_block(self) -> bool:
        """Whether somebody known not to hold it may be removed."""
        return self.missing is Missing.BLOCK and self.confidence is Confidence.HIGH


@dataclass(frozen=True, slots=True)
class Regulated:
    """An ISCO unit group in which a profession may only be practised with a recognised qualification; ``near`` are
    prefixes of the groups in which work beside it is looked for."""

    isco: str
    source: str
    checked_on: date
    confidence: Confidence
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a rule about offers that rests on no number is written, and how sure that is."""

    rule: str
    source: str
    checked_on: date
    confidence: Confidence
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """The legal parameters of one country in one version.

    ``language_needs`` and ``experience_needs`` are a judgement and no law: ISCO prefix → the most of a language, or of
    years in such work, that it needs as a rule.
    """

    country: str
    version: str
    parameters: Mapping[str, tuple[Parameter, ...]]
    graces: tuple[Grace, ...]
    licences: Mapping[str, LicenceRule]
    regulated: Mapping[str, Regulated]
    bases: Mapping[str, Basis] = field(default_factory=dict)
    language_needs: Mapping[str, str] = field(default_factory=dict)
    experience_needs: Mapping[str, int] = field(default_factory=dict)

    def known(self, key: str, day: date) -> Known:
        """The value of ``key`` for ``day``. Raises ``KeyError`` for a parameter the file does not have."""
        values = self.parameters[key]
        for parameter in values:
            if parameter.valid_from <= day and (parameter.valid_to is None or day <= parameter.valid_to):
                return Known(parameter, current=True)
        past = [parameter for parameter in values if parameter.valid_from <= day]
        return Known(past[-1] if past else values[0], current=False)

    def number(self, key: str, day: date) -> int:
        """The number known for ``day``, in the unit of the parameter."""
        value = self.known(key, day).parameter.value
        if not isinstance(value, int):
            raise TypeError(f"{key} is a date, not a number")
        return value

    def grace_until(self, documents_valid_to: date) -> date | None:
        """The last day on which documents that ended on ``documents_valid_to`` are still honoured, if there is one.

        Hearsay honours nothing: then somebody asks for the renewal.
        """
        for grace in self.graces:
            if grace.documents_valid_to == documents_valid_to and grace.confidence in RELIED_ON:
                return grace.grace_until
        return None

    def is_regulated(self, isco: str) -> bool:
        """Whether the unit group is on the list of regulated professions."""
        return isco in self.regulated

    def certain(self, rule: str) -> bool:
        """Whether a rule about offers is written where a block may rest on it."""
        return self.bases[rule].confidence is Confidence.HIGH

    def last_known(self, key: str) -> Parameter:
        """The value that holds longest of all that are known."""
        return self.parameters[key][-1]

    def net_month(self, gross: int, day: date) -> int:
        """Estimated monthly net pay in cents for a gross in cents: after contributions, then income tax."""
        kept = BASIS_POINTS - self.number("employee_contributions", day)
        untaxed = BASIS_POINTS - self.number("income_tax", day)
        square = BASIS_POINTS * BASIS_POINTS
        return (gross * kept * untaxed + square // 2) // square


def overridden(rules: Rules, rows: Sequence[Parameter]) -> Rules:
    """The rules with dated values of an operator laid over them, the later row over the earlier on the days of both.

    The version names the rows too. A row of ``GRACE`` honours documents whose last day is its ``valid_from`` until its
    value. Raises :class:`RulesError` for an unknown key or a row that cannot be.
    """
    if not rows:
        return rules
    parameters, graces = dict(rules.parameters), rules.graces
    for row in rows:
        if row.key != GRACE and row.key not in parameters:
            raise RulesError(f"{row.key}: unknown")
        if faults := _faults_of(row):
            raise RulesError("; ".join(faults))
        if row.key == GRACE and isinstance(row.value, date):
            kept = tuple(grace for grace in graces if grace.documents_valid_to != row.valid_from)
            graces = (*kept, Grace(row.valid_from, row.value, row.source, row.checked_on, row.confidence))
        else:
            parameters[row.key] = _laid_over(parameters[row.key], row)
    version = f"{rules.version}+{hashlib.sha256(repr(tuple(rows)).encode()).hexdigest()[:8]}"
    return replace(rules, version=version, parameters=parameters, graces=graces)


def _laid_over(values: tuple[Parameter, ...], row: Parameter) -> tuple[Parameter, ...]:
    """The values with those days given to ``row`` that it holds for."""
    kept = []
    for value in values:
        if value.valid_from < row.valid_from:
            last = row.valid_from - timedelta(days=1)
            kept.append(replace(value, valid_to=last if value.valid_to is None else min(value.valid_to, last)))
        if row.valid_to is not None and (value.valid_to is None or value.valid_to > row.valid_to):
            kept.append(replace(value, valid_from=max(value.valid_from, row.valid_to + timedelta(days=1))))
    return tuple(sorted((*kept, row), key=lambda each: each.valid_from))


def load_rules(path: Path = BULGARIA) -> Rules:
    """Read and check a rule file. Raises :class:`RulesError` with every fault found."""
    raw = path.read_bytes()
    data = tomllib.loads(raw.decode())
    try:
        parameters = [_parameter(row) for row in data["parameter"]]
        graces = tuple(Grace(**_with_confidence(row)) for row in data.get("grace", ()))
        licences = {row["code"]: _licence(row) for row in data.get("licence", ())}
        regulated = {row["isco"]: _regulated(row) for row in data.get("regulated", ())}
        bases = {row["rule"]: Basis(**_with_confidence(row)) for row in data.get("basis", ())}
        needs = {row["isco"]: row["level"] for row in data.get("language_need", ())}
        years = {row["isco"]: row["years"] for row in data.get("experience_need", ())}
        version = f"{data['country'].lower()}-{data['edition']}-{hashlib.sha256(raw).hexdigest()[:8]}"
    except (KeyError, TypeError, ValueError) as error:
        raise RulesError(f"{path.name}: {error!r}") from error
    by_key = _grouped(parameters)
    faults = [fault for values in by_key.values() for fault in _faults(values)]
    faults += [f"{key}: missing" for key in sorted(REQUIRED - by_key.keys())]
    if faults:
        raise RulesError(f"{path.name}: " + "; ".join(faults))
    return Rules(data["country"], version, by_key, graces, licences, regulated, bases, needs, years)


def _with_confidence(row: Mapping[str, Any]) -> dict[str, Any]:
    return {**row, "confidence": Confidence(row["confidence"])}


def _licence(row: Mapping[str, Any]) -> LicenceRule:
    return LicenceRule(**{**_with_confidence(row), "missing": Missing(row.get("missing", Missing.REVIEW))})


def _regulated(row: Mapping[str, Any]) -> Regulated:
    return Regulated(**{**_with_confidence(row), "near": tuple(row.get("near", ()))})


def _parameter(row: Mapping[str, Any]) -> Parameter:
    return Parameter(**{"valid_to": None, **_with_confidence(row), "unit": Unit(row["unit"])})


def _grouped(parameters: list[Parameter]) -> dict[str, tuple[Parameter, ...]]:
    by_key: dict[str, tuple[Parameter, ...]] = {}
    for parameter in sorted(parameters, key=lambda each: (each.key, each.valid_from)):
        by_key[parameter.key] = (*by_key.get(parameter.key, ()), parameter)
    return by_key


def _faults(values: tuple[Parameter, ...]) -> list[str]:
    faults = [fault for parameter in values for fault in _faults_of(parameter)]
    for before, after in zip(values, values[1:], strict=False):
        if before.valid_to is None or after.valid_from <= before.valid_to:
            faults.append(f"{after.key}: two values on {after.valid_from}")
        elif after.valid_from > before.valid_to + timedelta(days=1):
            faults.append(f"{after.key}: no value on {before.valid_to + timedelta(days=1)}")
    return faults


def _faults_of(parameter: Parameter) -> list[str]:
    faults = []
    if isinstance(parameter.value, bool) or isinstance(parameter.value, date) != (parameter.unit is Unit.DATE):
        faults.append(f"{parameter.key}: {parameter.value!r} is not a value in {parameter.unit.value}")
    if parameter.valid_to is not None and parameter.valid_to < parameter.valid_from:
        faults.append(f"{parameter.key}: ends before it starts")
    if not parameter.source.strip():
        faults.append(f"{parameter.key}: no source")
    return faults
