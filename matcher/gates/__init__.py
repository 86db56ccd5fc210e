"""The hard questions, one module each: work right, labour law, licences the law demands, recognition, the person's own
exclusions; language, commute and schedule, which only warn or ask."""

from collections.abc import Callable, Mapping

from matcher.context import Context
from matcher.gates import (
    commute,
    exclusions,
    labour_law,
    language,
    licences,
    recognition,
    schedule,
    work_right,
)
from matcher.gates.facts import Seeker
from matcher.records import Opening
from matcher.result import Gate, GateResult

Check = Callable[[Seeker, Opening, Context], tuple[GateResult, ...]]

GATES: Mapping[Gate, Check] = {
    Gate.WORK_RIGHT: work_right.check,
    Gate.LABOUR_LAW: labour_law.check,
    Gate.LICENCES: licences.check,
    Gate.RECOGNITION: recognition.check,
    Gate.EXCLUSIONS: exclusions.check,
    Gate.LANGUAGE: language.check,
    Gate.COMMUTE: commute.check,
    Gate.SCHEDULE: schedule.check,
}

MAY_BLOCK = frozenset({Gate.WORK_RIGHT, Gate.LABOUR_LAW, Gate.LICENCES, Gate.EXCLUSIONS})
