"""Fields with answers to choose from. Choices may be set when the page is made: `form.place.choices = [...]`."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, SelectMultipleField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

YES, NO, UNSAID = "yes", "no", "unsaid"


def _offered(field: Any) -> set[str]:
    return {str(value) for value, *_rest in field.iter_choices()}


def _refuse_unlisted(field: Any) -> None:
    if field.data in (None, ""):
        field.data = None
    elif str(field.data) not in _offered(field):
        raise ValidationError(_("Choose one of the answers."))


class Radio(RadioField):
    """One of a few answers, all in view; empty means that nothing was said and is None."""

    def pre_validate(self, form: Any) -> None:
        """Raise ValidationError unless the answer is on the list."""
        _refuse_unlisted(self)


class YesNo(Radio):
    """Yes, no, or not said, which is called `unsaid`; `said` is True, False or None."""

    def __init__(self, label: Any = None, *, unsaid: Any = None, **kwargs: Any) -> None:
        choices = [
            SelectChoice(YES, _l("Yes")),
            SelectChoice(NO, _l("No")),
            SelectChoice(UNSAID, unsaid or _l("Not said yet")),
        ]
        super().__init__(label, choices=choices, **kwargs)

    def process_data(self, value: bool | None) -> None:
        """Take the stored answer."""
        self.data = {True: YES, False: NO}.get(value) if value is not None else None

    @property
    def said(self) -> bool | None:
        """The answer as it is stored."""
        return {YES: True, NO: False}.get(self.data or UNSAID)


class Pick(SelectField):
    """One of many answers; empty means that nothing was said and is None."""

    def pre_validate(self, form: Any) -> None:
        """Raise ValidationError unless the answer is on the list."""
        _refuse_unlisted(self)


class Ticks(SelectMultipleField):
    """Any number of answers, all in view; `data` is a list."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        """Take the answers as sent, but for the one character that PostgreSQL cannot be asked about."""
        super().process_formdata([value.replace("\x00", "\N{REPLACEMENT CHARACTER}") for value in valuelist])

    def pre_validate(self, form: Any) -> None:
        """Raise ValidationError unless all answers are on the list."""
        if not {str(value) for value in self.data or []} <= _offered(self):
            raise ValidationError(_("Choose from the answers on the list."))


class Tick(BooleanField):
    """One box to tick."""
