"""A date in three boxes, known to the day, the month or the year; where it says so, in the Solar Hijri calendar too."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from babel.dates import format_date, format_skeleton
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Form, FormField, StringField
from wtforms.validators import ValidationError

from models.enums import DatePrecision
from web.forms.numbers import fold_digits
from web.forms.solar_hijri import FIRST_YEAR, LAST_YEAR, to_gregorian
from web.i18n import language

SOLAR_READERS = ("fa", "ps")


class DatePart(StringField):
    """One box of a date; `data` is a number, None if empty."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Take the number."""
        typed = fold_digits(valuelist[0])[:10] if valuelist else ""
        self.raw_data = [typed]
        self.data = None
        if typed and not (typed.isdecimal() and len(typed) <= 4):
            raise ValueError(_("Write digits only."))
        self.data = int(typed) if typed else None

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else ("" if self.data is None else str(self.data))


class _Parts(Form):
    day = DatePart(_l("Day"))
    month = DatePart(_l("Month"))
    year = DatePart(_l("Year"))


class DateParts(FormField):
    """A date. After validation `date` is its first possible day (None if nothing was typed) and `precision` says how
    much of it is known. With `exact` all three boxes are needed; `earliest` and `latest` may be set by the page.

    With `solar` a year such as 1369 is read as one of the Solar Hijri calendar. It is not taken at once: the boxes then
    show the day of the international calendar, and sending that again keeps it. `hints_at_solar` tells readers of
    languages whose speakers count their years so.
    """

    def __init__(
        self, label: Any = None, validators: Sequence[Any] = (), *, exact: bool = True, solar: bool = False,
        required: bool = False, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(_Parts, label, **kwargs)
        self.exact, self.needed, self.solar = exact, required, solar
        self.hints_at_solar = solar and language() in SOLAR_READERS
        self.earliest, self.latest = date(1900, 1, 1), date(2100, 12, 31)
        self.date: date | None = None
        self.precision: DatePrecision | None = None
        if required:
            self.flags.required = True

    @staticmethod
    def shown(value: date | None, precision: DatePrecision | None = DatePrecision.DAY) -> dict[str, int | str | None]:
        """The parts of a stored date, to open a form with."""
        if value is None:
            return {}
        known = precision or DatePrecision.DAY
        return {
            "day": value.day if known is DatePrecision.DAY else None,
            "month": None if known is DatePrecision.YEAR else value.month,
            "year": value.year,
        }

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        """Whether the boxes make a possible date; what is wrong is said at the box to look at."""
        if not super().validate(form):
            return False
        parts = self.form
        try:
            self.date, self.precision = self._read(parts.day.data, parts.month.data, parts.year.data)
        except _Wrong as wrong:
            box = parts[wrong.box]
            box.errors = [*box.errors, str(wrong)]
            return False
        return True

    def _read(self, day: int | None, month: int | None, year: int | None) -> tuple[date | None, DatePrecision | None]:
        if day is None and month is None and year is None:
            if self.needed:
                raise _Wrong("day", _("Please answer this."))
            return None, None
        precision = self._known(day, month, year)
        solar = self.solar and FIRST_YEAR <= (year or 0) <= LAST_YEAR
        found = _day(to_gregorian if solar else date, year or 0, month or 1, day or 1)
        if not self.earliest <= found <= self.latest:
            raise _Wrong("year", _("Look at the year again."))
        if solar:
            self._show_instead(found, precision)
        return found, precision

    def _show_instead(self, found: date, precision: DatePrecision) -> None:
        """Put what was understood into the boxes, and ask. Raises _Wrong, which is how the page is shown again."""
        for name, value in self.shown(found, precision).items():
            box = self.form[name]
            box.data, box.raw_data = value, None
        day = known_part(found, precision)
        raise _Wrong(
            "year", _("In the international calendar this is %(day)s. If it is right, save once more.", day=day)
        )

    def _known(self, day: int | None, month: int | None, year: int | None) -> DatePrecision:
        if year is None:
            raise _Wrong("year", _("Write the year."))
        if month is None and (self.exact or day is not None):
            raise _Wrong("month", _("Write the month."))
        if day is None and self.exact:
            raise _Wrong("day", _("Write the day."))
        return DatePrecision.YEAR if month is None else DatePrecision.MONTH if day is None else DatePrecision.DAY


def possible_starts(today: date) -> tuple[date, date]:
    """Between which days somebody can start to work: long ago, or more than ten years ahead, is a slip of the pen."""
    return today.replace(year=today.year - 1, day=1), date(today.year + 10, 12, 31)


def known_part(value: date, precision: DatePrecision | None) -> str:
    """A date in words, no more of it than is known; Gregorian, Latin digits."""
    if precision is DatePrecision.YEAR:
        return str(value.year)
    if precision is DatePrecision.MONTH:
        return str(format_skeleton("yMMMM", value, locale=language()))
    return format_date(value, format="long", locale=language())


def _day(calendar: Callable[[int, int, int], date], year: int, month: int, day: int) -> date:
    try:
        return calendar(year, month, day)
    except ValueError as error:
        box = "day" if 1 <= month <= 12 else "month"
        raise _Wrong(box, _("There is no such day. Look at the date again.")) from error


class _Wrong(ValidationError):
    """What is wrong with a date, and at which box."""

    def __init__(self, box: str, message: str) -> None:
        super().__init__(message)
        self.box = box
