"""Rules that hold for a field, with messages in the reader's language."""

from typing import Any

from flask_babel import gettext as _
from wtforms.validators import StopValidation, ValidationError


class Answered:
    """The field must not be left empty. `message` says what to do; lazy text is fine."""

    field_flags = {"required": True}

    def __init__(self, message: Any = None) -> None:
        self.message = message

    def __call__(self, form: Any, field: Any) -> None:
        """Raise StopValidation if nothing was typed or chosen."""
        if any(str(value).strip() for value in field.raw_data or []) or field.process_errors:
            return
        field.errors = []
        raise StopValidation(str(self.message or _("Please answer this.")))


class EqualTo:
    """The field must repeat another one."""

    def __init__(self, other: str, message: Any) -> None:
        self.other, self.message = other, message

    def __call__(self, form: Any, field: Any) -> None:
        """Raise ValidationError if the two differ."""
        if field.data != form[self.other].data:
            raise ValidationError(str(self.message))
