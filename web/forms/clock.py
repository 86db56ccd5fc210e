"""A field for a time of day."""

import re
from typing import Any

from flask_babel import gettext as _
from wtforms import StringField

from web.forms.numbers import LONGEST, fold_digits


class ClockTime(StringField):
    """A time of day such as 8:00, 8.30 or 0830, in digits of any script; `data` is in minutes from midnight."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the time, or say what is wrong."""
        self.data: Any = None
        typed = fold_digits(valuelist[0])[:LONGEST] if valuelist else ""
        self.raw_data = [typed]
        if not typed:
            return
        parts = re.fullmatch(r"(\d{1,2})(?:[:.,\s]?(\d{2}))?", typed)
        if parts is None or int(parts[1]) > 24 or int(parts[2] or 0) > 59 or int(parts[1]) == 24 and int(parts[2] or 0):
            raise ValueError(_("Write a time, for example 8:30."))
        self.data = (int(parts[1]) * 60 + int(parts[2] or 0)) % (24 * 60)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else f"{self.data // 60:02d}:{self.data % 60:02d}"
