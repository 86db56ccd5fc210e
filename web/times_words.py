"""Times to meet in the reader's words, for whoever is asked and for whoever asks."""

from collections.abc import Sequence
from datetime import datetime

from babel.dates import format_datetime, format_time
from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms.fields.choices import SelectChoice

from models import Interview, InterviewSlot
from models.interview import InterviewState
from models.queries.interviews import LIVE
from web import labels, money
from web.forms import Answered, Pick, Radio, ZaednoForm
from web.i18n import language
from web.services.clock import SOFIA


def when(slot: InterviewSlot) -> str:
    """The weekday, the day and from when until when, by the clock in Bulgaria."""
    day = format_datetime(slot.starts_at, "EEEE, d MMMM y", tzinfo=SOFIA, locale=language())
    start, end = (_clock(each) for each in (slot.starts_at, slot.ends_at))
    return str(_("%(day)s, from %(start)s to %(end)s", day=day, start=start, end=end))


def hours(slot: InterviewSlot) -> str:
    """From when until when, where the day is said already."""
    start, end = (_clock(each) for each in (slot.starts_at, slot.ends_at))
    return str(_("from %(start)s to %(end)s", start=start, end=end))


def _clock(moment: datetime) -> str:
    return format_time(moment, "HH:mm", tzinfo=SOFIA, locale=language())


def what(slot: InterviewSlot) -> str:
    """What it is, where, and for a trial day the pay."""
    kind, place = labels.label(slot.kind), labels.label(slot.place)
    if slot.pay_hour is None:
        return str(_("%(what)s. %(place)s.", what=kind, place=place))
    return str(_("%(what)s, %(pay)s an hour before tax. %(place)s.", what=kind, pay=money.euros(slot.pay_hour),
                 place=place))  # fmt: skip


def seats(slot: InterviewSlot) -> str:
    """How many can come, where it is more than one."""
    return ngettext("Room for %(num)s person", "Room for %(num)s people", slot.seats) if slot.seats > 1 else ""


def standing(found: Sequence[Interview], now: datetime) -> list[Interview]:
    """What can still be chosen or has been, and is to come."""
    return [each for each in found if each.state in LIVE and each.slot.starts_at > now]


class TimeForm(ZaednoForm):
    """Which time, and whether somebody has to interpret. `none` is none of them."""

    time = Radio(validators=[Answered()], choices=[])
    interpreter = Pick(choices=[])

    def offer(self, found: Sequence[Interview], question: str, interpreter: str) -> "TimeForm":
        """Put what is offered up for choice."""
        self.time.label.text, self.interpreter.label.text = question, interpreter
        free = [each for each in found if each.state is InterviewState.OFFERED]
        times = [SelectChoice(each.public_id, f"{when(each.slot)}") for each in free]
        self.time.choices = [*times, SelectChoice(NONE, _("None of these times"))]
        own = [SelectChoice(*pair) for pair in labels.language_choices()]
        self.interpreter.choices = [SelectChoice("", _("No interpreter is needed")), *own]
        return self

    def chosen(self, found: Sequence[Interview]) -> Interview | None:
        """The time that was chosen; None for none of them."""
        return next((each for each in found if each.public_id == self.time.data), None)


NONE = "none"
