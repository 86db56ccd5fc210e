"""Hours in a week when somebody looks after others."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FieldList, Form, FormField
from wtforms.fields.choices import SelectChoice
from wtforms.widgets import TimeInput

from models import Jobseeker
from web.forms import ClockTime, Ticks
from web.questions.answers import AnswerForm, YesNo
from web.services.jobseeker_sheets import Answers
from web.time_words import weekday_names

Window = tuple[int, int, int]
MOST_LINES = 28
DAY = 24 * 60


class CareLine(Form):  # type: ignore[misc]  # WTForms carries no types
    """The same hours on some days of the week."""

    days = Ticks(_l("Days"))
    start = ClockTime(_l("From"), widget=TimeInput())
    end = ClockTime(_l("To"), widget=TimeInput())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.days.choices = [SelectChoice(str(day), name) for day, name in enumerate(weekday_names())]

    @property
    def empty(self) -> bool:
        """Whether the line was left empty."""
        return not self.days.data and self.start.data is None and self.end.data is None

    def windows(self) -> Iterator[Window]:
        """The windows of the line; hours that run past midnight go on into the next day."""
        start, end = self.start.data, self.end.data or DAY
        for day in map(int, self.days.data or []):
            if start < end:
                yield day, start, end
            else:
                yield day, start, DAY
                yield (day + 1) % 7, 0, end


class CareForm(AnswerForm):
    """Whether and when the person looks after somebody."""

    has_care_hours = YesNo(_l("Do you look after a child or another person?"))
    lines = FieldList(FormField(CareLine), _l("When do you look after them?"), min_entries=1, max_entries=MOST_LINES)

    def prepare(self, person: Jobseeker, today: date) -> None:
        """Nothing to offer."""

    @classmethod
    def boxes(cls, stored: Answers) -> Mapping[str, Any]:
        """The stored windows, days of the same hours in one line, and an empty line."""
        by_hours: dict[tuple[int, int], list[str]] = {}
        for day, start, end in stored["windows"]:
            by_hours.setdefault((start, end), []).append(str(day))
        lines = [{"days": days, "start": start, "end": end % DAY} for (start, end), days in by_hours.items()]
        return {"has_care_hours": stored["has_care_hours"], "lines": [*lines, {}]}

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether every line that was begun is whole."""
        fine = super().validate(extra_validators)
        for line in (entry.form for entry in self.lines):
            begun = not line.empty and not (line.start.errors or line.end.errors)
            if begun and (not line.days.data or line.start.data is None or line.end.data is None):
                self.wrong("lines", _("Choose the days and write both times."))
                return False
            if begun and line.start.data == line.end.data:
                self.wrong("lines", _("The two times are the same. Look at them again."))
                return False
        return fine

    def answers(self) -> Answers:
        """The answers given. Whoever names hours looks after somebody; whoever says no has no such hours."""
        windows = {window for entry in self.lines for window in _windows(entry.form)}
        if self.has_care_hours.said is False:
            return {"has_care_hours": False, "windows": ()}
        return {"has_care_hours": True if windows else self.has_care_hours.said, "windows": tuple(sorted(windows))}


def _windows(line: CareLine) -> list[Window]:
    return [] if line.empty else [window for window in line.windows() if window[1] < window[2]]
