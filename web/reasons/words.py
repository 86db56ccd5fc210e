"""Names of the engine's own closed lists."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from matcher import FactKind

SHIFTS: Mapping[str, LazyString] = {
    "morning": _l("mornings"),
    "day": _l("daytime"),
    "evening": _l("evenings"),
    "night": _l("nights"),
    "weekend": _l("weekends"),
}
CONDITIONS: Mapping[str, LazyString] = {
    "night": _l("night work"),
    "hours_per_day": _l("hours a day"),
    "hours_per_week": _l("hours a week"),
    "overtime": _l("overtime"),
    "hazardous": _l("dangerous work"),
}
CONTRACTS: Mapping[str, LazyString] = {
    "apprenticeship": _l("apprenticeship"),
    "civil": _l("contract for a piece of work"),
}
CLOSED: Mapping[FactKind, Mapping[str, LazyString]] = {
    FactKind.SHIFT: SHIFTS,
    FactKind.SHIFTS: SHIFTS,
    FactKind.CONDITIONS: CONDITIONS,
    FactKind.CONTRACT: CONTRACTS,
}
