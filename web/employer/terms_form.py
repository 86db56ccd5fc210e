"""The form for the terms of a vacancy, read into and filled from one value."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FormField
from wtforms.fields.choices import SelectChoice

from models.enums import CefrLevel, ContractKind, LicenceKind, PayPeriod
from web import labels
from web.employer.forms import LanguageRow
from web.forms import (
    Answered,
    ClockTime,
    DateParts,
    LongText,
    Money,
    Number,
    Pick,
    PlainText,
    Radio,
    Tick,
    Ticks,
    Version,
    ZaednoForm,
)
from web.services.vacancy_edit import LanguageWanted, Terms
from web.vacancy_words import WHAT, weekday_choices

YES, NO = "yes", "no"
MOST_PAY, MOST_PRICE, LONGEST_DESCRIPTION = 20000, 5000, 20000
LEVELS = [level for level in CefrLevel if level is not CefrLevel.NONE]
SAME_NAME = (
    "title", "description", "municipality_code", "hours_per_week", "pay_min", "pay_max", "experience_years",
    "accommodation_price", "accommodation_deposit", "accommodation_sharing", "accommodation_leave_days", "from_minute",
    "to_minute", "overtime_hours", "probation_months", "leave_days", "group_size",
)  # fmt: skip
YES_OR_NO = (
    "rotating_shifts", "night_work", "accommodation", "accommodation_ends_with_job", "employer_transport",
    "start_together",
)  # fmt: skip


def _listed(values: Iterable[StrEnum]) -> list[SelectChoice]:
    return [SelectChoice(*pair) for pair in labels.choices(values)]


BEFORE_SENDING = ("municipality_code", "starts_on", "pay_min", "pay_max")


class YesNo(Radio):
    """Yes, no, or not said."""

    def __init__(self, label: Any = None, **kwargs: Any) -> None:
        super().__init__(label, choices=[SelectChoice(YES, _l("Yes")), SelectChoice(NO, _l("No"))], **kwargs)


class TermsForm(ZaednoForm):
    """Everything an employer says about a vacancy apart from its skills. Only the title must be there to save."""

    title = PlainText(WHAT["title"], [Answered()], longest=200)
    places = Number(WHAT["places"], [Answered()], least=1, most=500)
    group_size = Number(WHAT["group_size"], least=2, most=500)
    start_together = YesNo(WHAT["start_together"])
    municipality_code = Pick(WHAT["municipality_code"], choices=[])
    starts_on = DateParts(WHAT["starts_on"])
    ends_on = DateParts(WHAT["ends_on"])
    contract = Radio(WHAT["contract"], choices=_listed(ContractKind))
    hours_per_week = Number(WHAT["hours_per_week"], least=1, most=60)
    days = Ticks(WHAT["weekdays"], choices=[])
    from_minute = ClockTime(WHAT["from_minute"])
    to_minute = ClockTime(WHAT["to_minute"])
    rotating_shifts = YesNo(WHAT["rotating_shifts"])
    night_work = YesNo(WHAT["night_work"])
    overtime_hours = Number(WHAT["overtime_hours"], least=0, most=40)
    probation_months = Number(WHAT["probation_months"], least=0, most=24)
    leave_days = Number(WHAT["leave_days"], least=0, most=100)
    pay_period = Radio(WHAT["pay_period"], [Answered()], choices=_listed(PayPeriod))
    pay_min = Money(WHAT["pay_min"], least=0, most=MOST_PAY)
    pay_max = Money(WHAT["pay_max"], least=0, most=MOST_PAY)
    experience_years = Number(WHAT["experience_years"], least=0, most=40)
    first_language = FormField(LanguageRow)
    second_language = FormField(LanguageRow)
    third_language = FormField(LanguageRow)
    licences = Ticks(WHAT["licences"], choices=_listed(LicenceKind))
    hazardous = Tick(_l("The law calls this work dangerous (not for people under 18)"))
    accommodation = YesNo(WHAT["accommodation"])
    accommodation_price = Money(WHAT["accommodation_price"], least=0, most=MOST_PRICE)
    accommodation_deposit = Money(WHAT["accommodation_deposit"], least=0, most=MOST_PRICE)
    accommodation_sharing = Number(WHAT["accommodation_sharing"], least=1, most=20)
    accommodation_ends_with_job = YesNo(WHAT["accommodation_ends_with_job"])
    accommodation_leave_days = Number(WHAT["accommodation_leave_days"], least=0, most=365)
    employer_transport = YesNo(WHAT["employer_transport"])
    description = LongText(WHAT["description"], longest=LONGEST_DESCRIPTION)
    version = Version()

    def offer(self, places: list[tuple[str, str]]) -> "TermsForm":
        """Put municipalities, days, languages and levels up for choice, and mark what must be there before sending."""
        for name in BEFORE_SENDING:
            self[name].flags.required = True
        self.municipality_code.choices = [SelectChoice("", ""), *(SelectChoice(*place) for place in places)]
        self.days.choices = [SelectChoice(*day) for day in weekday_choices()]
        for row in self.language_rows():
            row.language.choices = [
                SelectChoice("", _("None")),
                *(SelectChoice(*pair) for pair in labels.language_choices()),
            ]
            row.level.choices = [SelectChoice("", ""), *(SelectChoice(level.value, level.value) for level in LEVELS)]
        return self

    def language_rows(self) -> Iterator[Any]:
        """The rows for languages."""
        return (field.form for field in (self.first_language, self.second_language, self.third_language))

    def fill(self, terms: Terms, version: int) -> None:
        """Show a vacancy's terms."""
        for name in SAME_NAME:
            self[name].data = getattr(terms, name)
        for name in YES_OR_NO:
            self[name].data = {True: YES, False: NO, None: None}[getattr(terms, name)]
        self.places.data, self.hazardous.data, self.version.data = terms.places, terms.hazardous, version
        self.contract.data = terms.contract.value if terms.contract else None
        self.pay_period.data = terms.pay_period.value
        self.days.data = [str(day) for day in range(7) if (terms.weekdays or 0) >> day & 1]
        self.licences.data = [kind.value for kind in terms.licences]
        for name in ("starts_on", "ends_on"):
            for part, value in DateParts.shown(getattr(terms, name)).items():
                self[name].form[part].data = value
        for row, wanted in zip(self.language_rows(), terms.languages, strict=False):
            row.language.data, row.level.data = wanted.language, wanted.level.value
            row.learnable.data, row.needed_for.data = wanted.learnable_on_the_job, wanted.needed_for

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether every answer is possible and the answers go together."""
        fine = super().validate(extra_validators)
        if not fine:
            return False
        self._in_order()
        self._languages_whole()
        return not self.errors

    def _in_order(self) -> None:
        least, most = self.pay_min.data, self.pay_max.data
        if least is not None and most is not None and least > most:
            self.wrong("pay_max", _("The second amount must not be smaller than the first."))
        start, end = self.starts_on.date, self.ends_on.date
        if end is not None and (start is None or end <= start):
            self.ends_on.form.day.errors = [_("The end must come after the start.")]
        if self.group_size.data is not None and self.group_size.data > (self.places.data or 1):
            self.wrong("group_size", _("No more can start together than you look for."))
        if (self.from_minute.data is None) != (self.to_minute.data is None):
            self.wrong("to_minute", _("Write both times or none."))

    def _languages_whole(self) -> None:
        seen: set[str] = set()
        for row in self.language_rows():
            if row.language.data and not row.level.data:
                row.level.errors = [_("Choose the level.")]
            if row.language.data in seen:
                row.language.errors = [_("This language is named twice.")]
            seen |= {row.language.data} if row.language.data else set()

    def terms(self) -> Terms:
        """The terms as typed; only of a valid form."""
        same: dict[str, Any] = {name: self[name].data for name in SAME_NAME}
        answered: dict[str, Any] = {name: {YES: True, NO: False}.get(self[name].data) for name in YES_OR_NO}
        return Terms(
            **same,
            **answered,
            places=self.places.data,
            starts_on=self.starts_on.date,
            ends_on=self.ends_on.date,
            contract=ContractKind(self.contract.data) if self.contract.data else None,
            weekdays=sum(1 << int(day) for day in self.days.data or []) or None,
            pay_period=PayPeriod(self.pay_period.data),
            languages=tuple(sorted(self._wanted(), key=lambda each: each.language)),
            licences=tuple(sorted(LicenceKind(kind) for kind in self.licences.data or [])),
            hazardous=bool(self.hazardous.data),
        )

    def _wanted(self) -> Iterator[LanguageWanted]:
        for row in self.language_rows():
            if row.language.data:
                level, learnable = CefrLevel(row.level.data), bool(row.learnable.data)
                yield LanguageWanted(row.language.data, level, learnable, row.needed_for.data)
