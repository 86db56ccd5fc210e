"""The form for a course, read into and filled from one value; and what a list of courses can be narrowed to."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from models.enums import CefrLevel, LicenceKind
from web import labels
from web.course_words import AIMS, WHAT
from web.forms import (
    Answered,
    ClockTime,
    DateParts,
    LongText,
    MeaningForm,
    Money,
    Number,
    Pick,
    PlainText,
    Radio,
    Tick,
    Ticks,
    Version,
)
from web.forms.meaning import KEEP
from web.i18n import LANGUAGES, language
from web.services.course_gaps import Aim
from web.services.courses import Terms
from web.vacancy_words import weekday_choices

MOST_PRICE, MOST_SEATS, LONGEST_DETAILS = 5000, 500, 3000
LEVELS = [level for level in CefrLevel if level is not CefrLevel.NONE]
AS_STORED = (
    "title", "language", "taught_in", "details", "provider", "from_minute", "to_minute", "municipality_code", "price",
    "online", "childcare", "seats",
)  # fmt: skip
NEEDED: Mapping[str, tuple[str, ...]] = {
    Aim.LANGUAGE: ("teaches", "spoken"), Aim.SKILL: ("words",), Aim.LICENCE: ("licence",),
}  # fmt: skip


class CourseForm(MeaningForm):
    """Everything about a course. The words for a skill are looked up among the known skills."""

    leads_to = Radio(
        _l("What does the course lead to?"), [Answered()], choices=[SelectChoice(*e) for e in AIMS.items()]
    )
    teaches = Pick(WHAT["teaches"], choices=[])
    spoken = Pick(WHAT["spoken"], choices=[])
    written = Pick(WHAT["written"], choices=[])
    words = PlainText(WHAT["skill"], longest=200, description=_l("One skill, in any language."))
    licence = Pick(WHAT["licence"], choices=[])
    title = PlainText(WHAT["title"], [Answered()], longest=200, description=_l("As the course is called there."))
    language = Pick(WHAT["language"], [Answered()], choices=[])
    provider = PlainText(
        WHAT["provider"], longest=200, description=_l("Leave it empty if your organisation gives the course.")
    )
    taught_in = Pick(WHAT["taught_in"], [Answered()], choices=[])
    starts_on = DateParts(WHAT["starts_on"], required=True)
    ends_on = DateParts(WHAT["ends_on"])
    days = Ticks(WHAT["weekdays"], choices=[])
    from_minute = ClockTime(WHAT["from_minute"], description=_l("For example 17:30"))
    to_minute = ClockTime(WHAT["to_minute"], description=_l("For example 20:00"))
    online = Tick(WHAT["online"])
    municipality_code = Pick(WHAT["municipality_code"], choices=[])
    price = Money(
        WHAT["price"], least=0, most=MOST_PRICE,
        description=_l("0 if it is free. Leave it empty if you do not know it."),
    )  # fmt: skip
    childcare = Tick(WHAT["childcare"])
    seats = Number(WHAT["seats"], [Answered()], least=1, most=MOST_SEATS)
    details = LongText(
        WHAT["details"], longest=LONGEST_DETAILS,
        description=_l("What people should bring, who the course is for. No names or telephone numbers of people."),
    )  # fmt: skip
    version = Version()

    def put_up(self, places: Mapping[str, str]) -> "CourseForm":
        """Put languages, levels, papers, days and municipalities up for choice."""
        spoken = [SelectChoice("", ""), *(SelectChoice(*pair) for pair in labels.language_choices())]
        self.teaches.choices = self.taught_in.choices = spoken
        self.language.choices = [SelectChoice(code, labels.language_name(code, language())) for code in LANGUAGES]
        levels = [SelectChoice("", ""), *(SelectChoice(level.value, level.value) for level in LEVELS)]
        self.spoken.choices = self.written.choices = levels
        self.licence.choices = [SelectChoice("", ""), *(SelectChoice(*pair) for pair in labels.choices(LicenceKind))]
        self.days.choices = [SelectChoice(*day) for day in weekday_choices()]
        self.municipality_code.choices = [SelectChoice("", ""), *(SelectChoice(*place) for place in places.items())]
        return self

    def fill(self, terms: Terms, skill_name: str, version: int) -> None:
        """Show a course. `skill_name` is the name of its skill for the reader."""
        for name in (*AS_STORED, "teaches"):
            self[name].data = getattr(terms, name)
        for name in ("spoken", "written", "licence"):
            value = getattr(terms, name)
            self[name].data = value.value if value else None
        self.words.data, self.chosen.data, self.version.data = skill_name or None, terms.skill, version
        aims = {Aim.LANGUAGE: terms.teaches, Aim.SKILL: terms.skill, Aim.LICENCE: terms.licence}
        self.leads_to.data = next(aim.value for aim, value in aims.items() if value)
        self.days.data = [str(day) for day in range(7) if (terms.weekdays or 0) >> day & 1]
        for name in ("starts_on", "ends_on"):
            for part, value in DateParts.shown(getattr(terms, name)).items():
                self[name].form[part].data = value

    @property
    def asks(self) -> bool:
        """Whether a skill was named, and what it means is still to be chosen."""
        return self.leads_to.data == Aim.SKILL and bool(self.words.data) and self.meaning.data is None

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether every answer is possible and the answers go together."""
        if not super().validate(extra_validators):
            return False
        self._whole_aim()
        self._time_and_place()
        return not self.errors

    def _whole_aim(self) -> None:
        for name in NEEDED[self.leads_to.data]:
            if not self[name].data:
                self.wrong(name, _("Please answer this."))
        if self.leads_to.data == Aim.SKILL and self.meaning.data == KEEP:
            self.wrong("words", _("Write the skill in other words, so that we find it."))

    def _time_and_place(self) -> None:
        start, end = self.starts_on.date, self.ends_on.date
        if start is not None and end is not None and end < start:
            self.ends_on.form.day.errors = [_("The end must come after the start.")]
        if (self.from_minute.data is None) != (self.to_minute.data is None):
            self.wrong("to_minute", _("Write both times or none."))
        if not self.online.data and not self.municipality_code.data:
            self.wrong("municipality_code", _("Choose the place, or tick that it is online."))

    def terms(self) -> Terms:
        """The course as typed; only of a valid form. Raises ValueError without a first day."""
        if self.starts_on.date is None:
            raise ValueError("A course has a first day.")
        stored: dict[str, Any] = {name: self[name].data for name in AS_STORED}
        aim = Aim(self.leads_to.data)
        speaks, paper = aim is Aim.LANGUAGE, aim is Aim.LICENCE
        return Terms(
            **stored,
            teaches=self.teaches.data if speaks else None,
            spoken=CefrLevel(self.spoken.data) if speaks else None,
            written=CefrLevel(self.written.data) if speaks and self.written.data else None,
            skill=self.meaning.data if aim is Aim.SKILL else None,
            licence=LicenceKind(self.licence.data) if paper else None,
            starts_on=self.starts_on.date,
            ends_on=self.ends_on.date,
            weekdays=sum(1 << int(day) for day in self.days.data or []) or None,
        )
