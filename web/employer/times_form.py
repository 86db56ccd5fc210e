"""Forms for times to meet: up to six for one person, a day for several, a paid trial day, and another moment."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms.fields.choices import SelectChoice

from models.interview import SlotKind, SlotPlace
from web import labels
from web.forms import Answered, ClockTime, DateParts, Money, Number, Pick, Radio, Tick, Ticks, Version, ZaednoForm
from web.services.interview_times import ClockChanges, Time, TooLate, TooSoon, moment
from web.services.interviews import MOST_TIMES

LENGTHS = (15, 20, 30, 45, 60, 90, 120)
LONGEST_DAY = 480
MOST_PAY_HOUR = 200


class MomentForm(ZaednoForm):
    """A form with moments in it. `now` is set by the page."""

    now: datetime

    def at(self, now: datetime) -> Any:
        """Say which moment it is."""
        self.now = now
        return self

    def moment_of(self, day: str, clock: str) -> datetime | None:
        """The moment of a day and a time of day; None, and a word at the field, if it cannot be offered."""
        date, minute = self[day].date, self[clock].data
        if date is None:
            self[day].form.day.errors = [_("Please answer this.")]
            return None
        if minute is None:
            self.wrong(clock, _("Please answer this."))
            return None
        try:
            return moment(date, minute, self.now)
        except ClockChanges:
            self.wrong(clock, _("On this day the clocks are changed at this hour. Choose another hour."))
        except TooSoon:
            self.wrong(clock, _("This time has passed or comes too soon. Leave at least two hours."))
        except TooLate:
            self.wrong(clock, _("This is too far away. Offer a time within 90 days."))
        return None


class TimesForm(MomentForm):
    """Up to six times for one person. The first one is needed, the others may stay empty."""

    place = Radio(
        _l("Where do you meet?"), [Answered()], choices=[SelectChoice(*each) for each in labels.choices(SlotPlace)]
    )
    minutes = Pick(_l("How long is it?"), [Answered()], choices=[])
    found: list[Time]

    def put_up(self) -> "TimesForm":
        """Put the lengths up for choice."""
        self.minutes.choices = [
            SelectChoice(str(each), ngettext("%(num)s minute", "%(num)s minutes", each)) for each in LENGTHS
        ]
        self["clock_1"].flags.required = True
        return self

    def rows(self) -> Iterator[tuple[Any, Any]]:
        """The fields of each time: its day and its hour."""
        return ((self[f"day_{number}"], self[f"clock_{number}"]) for number in range(1, MOST_TIMES + 1))

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether every time that was written can be offered."""
        if not super().validate(extra_validators):
            return False
        written = [
            number for number in range(1, MOST_TIMES + 1)
            if number == 1 or self[f"day_{number}"].date is not None or self[f"clock_{number}"].data is not None
        ]  # fmt: skip
        starts = [self.moment_of(f"day_{number}", f"clock_{number}") for number in written]
        if None in starts:
            return False
        place, minutes = SlotPlace(self.place.data), int(self.minutes.data)
        self.found = [Time(kind=SlotKind.TALK, place=place, starts_at=each, minutes=minutes) for each in starts if each]
        return True


for _number in range(1, MOST_TIMES + 1):
    setattr(TimesForm, f"day_{_number}", DateParts(_l("Day"), required=_number == 1))
    setattr(TimesForm, f"clock_{_number}", ClockTime(_l("Begins at"), description=_l("For example 10:30")))


class DayForm(MomentForm):
    """A day with a beginning and an end."""

    day = DateParts(_l("Day"), required=True)
    clock = ClockTime(_l("Begins at"), [Answered()], description=_l("For example 10:30"))
    until = ClockTime(_l("Ends at"), [Answered()], description=_l("For example 14:30"))
    starts_at: datetime

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether the day can be offered and is no longer than a working day."""
        if not super().validate(extra_validators):
            return False
        if not 10 <= self.lasts() <= LONGEST_DAY:
            self.wrong("until", _("Look at the times again. The end comes after the beginning, at most 8 hours later."))
            return False
        starts = self.moment_of("day", "clock")
        if starts is None:
            return False
        self.starts_at = starts
        return True

    def lasts(self) -> int:
        """How many minutes it takes."""
        return int(self.until.data - self.clock.data)


class GroupDayForm(DayForm):
    """A day on which several people see the place and the work."""

    seats = Number(_l("How many people can come?"), [Answered()], least=2, most=30)
    people = Ticks(_l("Whom do you ask?"), [Answered(_l("Tick at least one person."))], choices=[])

    def put_up(self, people: Sequence[tuple[str, str]]) -> "GroupDayForm":
        """Put people up for choice, by their signs."""
        self.people.choices = [SelectChoice(*each) for each in people]
        return self

    def time(self) -> Time:
        """The day; only of a valid form."""
        return Time(
            kind=SlotKind.GROUP_DAY, place=SlotPlace.WORKPLACE, starts_at=self.starts_at, minutes=self.lasts(),
            seats=self.seats.data,
        )  # fmt: skip


class TrialDayForm(DayForm):
    """A day of paid work, to try each other out."""

    pay = Money(_l("Pay for an hour, before tax"), [Answered()], least=1, most=MOST_PAY_HOUR)
    promised = Tick(
        _l("We pay this day and sign a contract before it begins."),
        [Answered(_l("A trial day without pay and a contract is against the law."))],
    )

    def time(self) -> Time:
        """The day; only of a valid form."""
        return Time(
            kind=SlotKind.TRIAL_DAY, place=SlotPlace.WORKPLACE, starts_at=self.starts_at, minutes=self.lasts(),
            pay_hour=self.pay.data,
        )  # fmt: skip


class MoveForm(MomentForm):
    """Another moment for the same time."""

    day = DateParts(_l("Day"), required=True)
    clock = ClockTime(_l("Begins at"), [Answered()], description=_l("For example 10:30"))
    version = Version()
    starts_at: datetime

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether the moment can be offered."""
        if not super().validate(extra_validators):
            return False
        starts = self.moment_of("day", "clock")
        if starts is None:
            return False
        self.starts_at = starts
        return True
