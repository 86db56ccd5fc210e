"""What the law says to people under eighteen, with the figures in force today."""

from collections.abc import Mapping

from matcher.gates.facts import LabourStage
from models import Jobseeker
from web.extensions import db, now
from web.services import adapters, rule_values
from web.services.clock import day_in_bulgaria

FIGURES = (
    "adult_age", "working_age", "working_age_exception", "young_hours_per_day", "young_hours_per_week",
    "young_leave_days_per_year", "night_starts", "night_ends",
)  # fmt: skip


def limits(person: Jobseeker) -> Mapping[str, int | bool] | None:
    """The figures of the law and whether the person is still too young (`too_young`); None for whoever is of age, and
    where no birth date is known."""
    rules, today = rule_values.in_force(db.session), day_in_bulgaria(now())
    stage = adapters.labour_limits(person, rules, today).stage
    if stage not in (LabourStage.YOUNG, LabourStage.TOO_YOUNG):
        return None
    return {"too_young": stage is LabourStage.TOO_YOUNG, **{key: rules.number(key, today) for key in FIGURES}}
