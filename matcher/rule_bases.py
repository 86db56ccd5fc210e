"""Which rules rest on which legal parameters, so that whoever changes a value sees what it touches."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

GRACE = "grace_until"
RULES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "WR-02": (GRACE, "temporary_protection_until"),
        "WR-05": ("applicant_waiting_months",),
        "AG-01": ("working_age", "working_age_exception", "adult_age"),
        "AG-02": (
            "young_hours_per_day", "young_hours_per_week", "night_starts", "night_ends", "hazardous_work_age",
        ),
        "AG-03": ("working_age", "adult_age"),
        "PAY-01": ("minimum_wage_month", "hours_per_week"),
        "PAY-02": ("minimum_wage_hour",),
        "NET-01": ("employee_contributions", "income_tax"),
        "HR-01": ("hours_per_week", "hours_per_day", "night_hours_per_week", "night_hours_per_day"),
        "HR-02": (
            "overtime_hours_per_year", "overtime_hours_per_year_agreed", "overtime_hours_per_month",
            "overtime_hours_per_week",
        ),
        "LV-01": ("leave_days_per_year", "young_leave_days_per_year", "leave_first_use_after"),
        "PB-01": ("probation_months", "probation_months_short_contract", "short_contract_months"),
        "FIL-01": ("contract_register_days",),
        "FIL-02": ("contract_register_end_days",),
        "FIL-03": ("labour_inspectorate_days",),
        "FIL-04": ("labour_office_declaration_days",),
        "FIL-05": ("renewal_reminder_first_days", "renewal_reminder_second_days", "renewal_reminder_last_days"),
        "NGT-01": ("night_supplement_hour",),
        "VAC-01": ("vacancy_ask_after_days", "vacancy_pause_after_days"),
        "FUP-01": (
            "follow_up_first_months", "follow_up_second_months", "follow_up_third_months", "follow_up_last_months",
            "follow_up_again_days",
        ),
    }
)  # fmt: skip


def resting_on(key: str) -> tuple[str, ...]:
    """The ids of the rules that read a parameter."""
    return tuple(rule for rule, keys in RULES.items() if key in keys)
