from __future__ import annotations

import json
import pickle
from dataclasses import replace
from typing import Any

import pytest

from matcher import Band, Criterion, ReasonCode, Settings, SettingsError, settings_from
from matcher.default_weights import SHARES, WEIGHTS
from tests.matcher.samples import SETTINGS


def test_settings_survive_json_and_pickle() -> None:
    assert settings_from(json.loads(json.dumps(SETTINGS.content()))) == SETTINGS
    assert pickle.loads(pickle.dumps(SETTINGS)) == SETTINGS


def test_the_version_follows_from_the_content() -> None:
    assert Settings().version == SETTINGS.version
    assert replace(SETTINGS, fits_well=701).version != SETTINGS.version


@pytest.mark.parametrize(
    "change",
    [
        {"weights": {**WEIGHTS, Criterion.PAY: 41}},
        {"weights": {Criterion.PAY: 1000}},
        {"weights": {**WEIGHTS, Criterion.PAY: -10, Criterion.START: 70}},
        {"shares": {**SHARES, ReasonCode.PAY_MEETS: 101}},
        {"shares": {}},
        {"shares": {**SHARES, ReasonCode.LANGUAGE_UNKNOWN: 0}},
        {"shares": {**SHARES, ReasonCode.LANGUAGE_ONE_BELOW: 80}},
        {"shares": {**SHARES, ReasonCode.PAY_MEETS: 99}},
        {"shares": {**SHARES, ReasonCode.OPTIONAL_SKILLS_ALL: 90}},
        {"shares": {**SHARES, ReasonCode.OPTIONAL_SKILLS_NONE: 10}},
        {"shares": {**SHARES, ReasonCode.LANGUAGE_UNKNOWN: 59}},
        {"fits_partly": 700},
        {"fits_well": 1001},
        {"near_skill_credit": 100},
        {"fits_well": "700"},
        {"charm": 1},
    ],
)
def test_impossible_settings_are_refused(change: dict[str, Any]) -> None:
    with pytest.raises(SettingsError):
        settings_from({**SETTINGS.content(), **change})


@pytest.mark.parametrize(
    ("score", "reasons", "band"),
    [
        (700, (), Band.FITS_WELL),
        (699, (), Band.FITS_PARTLY),
        (450, (), Band.FITS_PARTLY),
        (449, (), Band.NOT_YET),
        (1000, (ReasonCode.PAY_BELOW,), Band.FITS_PARTLY),
        (1000, (ReasonCode.PAY_BELOW, ReasonCode.COMMUTE_FAR), Band.NOT_YET),
        (449, (ReasonCode.PAY_BELOW,), Band.NOT_YET),
    ],
)
def test_bands(score: int, reasons: tuple[ReasonCode, ...], band: Band) -> None:
    assert SETTINGS.band(score, reasons) is band
