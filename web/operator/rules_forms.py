"""The form for a dated value of a legal parameter."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

import matcher
from web.forms import Answered, ClockTime, DateParts, Money, Number, PlainText, Radio, ZaednoForm
from web.operator.rules_labels import CONFIDENCES

UNITS = {
    matcher.Unit.HOURS: _l("In hours"),
    matcher.Unit.DAYS: _l("In days"),
    matcher.Unit.MONTHS: _l("In months"),
    matcher.Unit.YEARS: _l("In years"),
    matcher.Unit.BASIS_POINTS: _l("In hundredths of a percent: 10 % is 1000."),
    matcher.Unit.CENTS: _l("In euros"),
}


class ValueForm(ZaednoForm):
    """A value, the days it holds for, and how it is known. The field `value` is the subclass's own."""

    valid_from = DateParts(_l("It holds from"), required=True)
    valid_to = DateParts(_l("It holds until"), description=_l("Leave it empty if no end is known."))
    source = PlainText(
        _l("Source"), [Answered()], longest=500, description=_l("The law, decree or page where it is written.")
    )
    checked_on = DateParts(_l("Checked on"), required=True)
    confidence = Radio(_l("How sure is it?"), [Answered()])
    reason = PlainText(_l("Why do you change it?"), [Answered()], longest=500)

    def __init__(self, today: date, unit: matcher.Unit, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.confidence.choices = [(each.value, text) for each, text in CONFIDENCES.items()]
        self.checked_on.latest = today
        self["value"].description = UNITS.get(unit, "")

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether the days are in order."""
        fine = super().validate(extra_validators)
        first, last = self.valid_from.date, self.valid_to.date
        if first is not None and last is not None and last < first:
            self.valid_to.form.day.errors = [_("The last day is before the first.")]
            return False
        return fine

    def row(self, key: str, unit: matcher.Unit) -> matcher.Parameter:
        """What was said."""
        field = self["value"]
        held = field.date if isinstance(field, DateParts) else field.data
        first, checked = self.valid_from.date, self.checked_on.date
        if held is None or first is None or checked is None:
            raise ValueError("The form was not validated.")
        confidence = matcher.Confidence(self.confidence.data)
        return matcher.Parameter(
            key, held, unit, first, self.valid_to.date, self.source.data, checked, confidence, self.reason.data
        )


class AmountForm(ValueForm):
    """A value in euros."""

    value = Money(_l("Value"), [Answered()], most=1_000_000)


class CountForm(ValueForm):
    """A value that is counted."""

    value = Number(_l("Value"), [Answered()], most=100_000)


class ClockForm(ValueForm):
    """A time of day."""

    value = ClockTime(_l("Value"), [Answered()])


class DayForm(ValueForm):
    """A value that is a day."""

    value = DateParts(_l("Value"), required=True)


FORMS: dict[matcher.Unit, type[ValueForm]] = {
    matcher.Unit.CENTS: AmountForm,
    matcher.Unit.MINUTES: ClockForm,
    matcher.Unit.DATE: DayForm,
}


def form_for(unit: matcher.Unit, today: date) -> ValueForm:
    """The form for values of a unit, with today as the day of checking."""
    return FORMS.get(unit, CountForm)(today, unit, data={"checked_on": DateParts.shown(today)})
