"""Weights and thresholds of the engine: frozen, checked, and named by a version that follows from their content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from matcher.default_weights import CAPS, SHARES, WEIGHTS
from matcher.reasons import ReasonCode
from matcher.result import Band, Criterion

FULL_SCORE = 1000
BEST_SHARE = 100
IN_PROPORTION = (Criterion.ESSENTIAL_SKILLS, Criterion.OPTIONAL_SKILLS)


class SettingsError(ValueError):
    """Settings that would make scores meaningless; the message lists everything that is wrong."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How much each criterion counts and where the bands begin.

    ``weights``: points of a criterion at its best; they add up to 1000. ``shares``: percent of those points at each
    level. ``caps``: levels at which a pair cannot reach a better band, whatever its score. ``fits_well`` and
    ``fits_partly``: the scores at which the bands begin. Distances are in kilometres, speeds in km/h.
    """

    weights: Mapping[Criterion, int] = field(default_factory=lambda: WEIGHTS)
    shares: Mapping[ReasonCode, int] = field(default_factory=lambda: SHARES)
    caps: Mapping[ReasonCode, Band] = field(default_factory=lambda: CAPS)
    fits_well: int = 700
    fits_partly: int = 450
    neighbour_occupation: int = 50
    near_skill_credit: int = 60
    recent_years: int = 5
    near_km: int = 5
    employer_transport_km: int = 40
    beyond_percent: int = 150
    own_transport_speed: int = 40
    public_transport_speed: int = 20
    soon_days: int = 14
    later_days: int = 60
    slightly_below_pay: int = 90
    version: str = field(init=False)
    points: Mapping[ReasonCode, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if faults := _faults(self):
            raise SettingsError("; ".join(faults))
        content = json.dumps(self.content(), sort_keys=True).encode()
        object.__setattr__(self, "version", hashlib.sha256(content).hexdigest()[:12])
        points = {code: self.weights[Criterion(code.family)] * share // 100 for code, share in self.shares.items()}
        object.__setattr__(self, "points", points)

    def content(self) -> dict[str, Any]:
        """Everything that can be set, as JSON-ready plain values; :func:`settings_from` reads it back."""
        return {
            each.name: dict(value) if isinstance(value := getattr(self, each.name), Mapping) else value
            for each in fields(self)
            if each.init
        }

    def band(self, score: int, reasons: tuple[ReasonCode, ...]) -> Band:
        """The band of a score reached with these levels."""
        bands = [self.caps[reason] for reason in reasons if reason in self.caps]
        if score < self.fits_partly or Band.NOT_YET in bands:
            return Band.NOT_YET
        return Band.FITS_PARTLY if score < self.fits_well or bands else Band.FITS_WELL


def settings_from(content: Mapping[str, Any]) -> Settings:
    """The settings whose :meth:`Settings.content` this is; what is left out keeps its default.

    Raises :class:`SettingsError` for unknown names and impossible values.
    """
    names = {each.name for each in fields(Settings) if each.init}
    if unknown := sorted(set(content) - names):
        raise SettingsError(f"unknown settings: {', '.join(unknown)}")
    try:
        return Settings(**{name: _typed(name, value) for name, value in content.items()})
    except (TypeError, ValueError) as error:
        raise SettingsError(str(error)) from error


def _typed(name: str, value: Any) -> Any:
    if name == "weights" and isinstance(value, Mapping):
        return {Criterion(key): item for key, item in value.items()}
    if name == "shares" and isinstance(value, Mapping):
        return {ReasonCode(key): item for key, item in value.items()}
    if name == "caps" and isinstance(value, Mapping):
        return {ReasonCode(key): Band(item) for key, item in value.items()}
    return value


def _faults(settings: Settings) -> list[str]:
    faults = []
    if set(settings.weights) != set(Criterion) or any(weight < 0 for weight in settings.weights.values()):
        faults.append("every criterion needs a weight of at least 0")
    if sum(settings.weights.values()) != FULL_SCORE:
        faults.append(f"the weights must add up to {FULL_SCORE}, not {sum(settings.weights.values())}")
    if set(settings.shares) != set(SHARES) or not all(0 <= share <= 100 for share in settings.shares.values()):
        faults.append("every level needs a share of 0 to 100 percent")
    if not 0 < settings.fits_partly < settings.fits_well <= FULL_SCORE:
        faults.append("the bands must begin at rising scores")
    if not 0 <= settings.near_skill_credit < 100:
        faults.append("a neighbouring skill must count less than the skill itself")
    for criterion in Criterion:
        faults += _faults_of_order(settings, criterion) + _faults_of_unknown(settings, criterion)
    return faults


def _faults_of_order(settings: Settings, criterion: Criterion) -> list[str]:
    """A better level never counts less: the written shares stand from best to worst."""
    known = [settings.shares.get(code, 0) for code in SHARES if code.family == criterion and code.level != "unknown"]
    if known != sorted(known, reverse=True) or known[0] != BEST_SHARE:
        return [f"{criterion.value}: the best level must count 100 percent, and no worse one more than a better"]
    if criterion in IN_PROPORTION and set(known) != {0, BEST_SHARE}:
        return [f"{criterion.value}: all skills must count 100 percent and none 0, with those between in proportion"]
    return []


def _faults_of_unknown(settings: Settings, criterion: Criterion) -> list[str]:
    shares = {code: share for code, share in settings.shares.items() if code.family == criterion}
    unknown = [share for code, share in shares.items() if code.level == "unknown"]
    worst = min((share for code, share in shares.items() if code.level != "unknown"), default=0)
    weight = settings.weights.get(criterion, 0)
    if weight and unknown and weight * unknown[0] // 100 <= weight * worst // 100:
        return [f"{criterion.value}: not knowing must not count like the worst level"]
    if criterion is Criterion.LANGUAGE and unknown and unknown[0] < shares.get(ReasonCode.LANGUAGE_ONE_BELOW, 0):
        # Where A1 is needed, one level below is the worst there is.
        return ["language: not knowing must not count less than one level too few"]
    return []
