"""The wishes of a household in words."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from models.household import HouseholdWish

WISHES: Mapping[HouseholdWish, LazyString] = {
    HouseholdWish.TOGETHER: _l("Work with the same employer"),
    HouseholdWish.SAME_PLACE: _l("Work in the same town"),
    HouseholdWish.OPPOSITE_SHIFTS: _l("Never work at the same hours"),
}
HINTS: Mapping[str, LazyString] = {
    HouseholdWish.TOGETHER: _l("In one place, so that they can travel together."),
    HouseholdWish.SAME_PLACE: _l("The employers may differ."),
    HouseholdWish.OPPOSITE_SHIFTS: _l("So that somebody is always with the children."),
}
