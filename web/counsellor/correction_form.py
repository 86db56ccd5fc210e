"""What is right instead of a contested fact: a form for each kind, opened with what is stored."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Self

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.fields.choices import SelectChoice

from models.enums import CefrLevel, ContractKind, ProtectionStatus
from models.sharing_enums import ContestKind
from web import labels
from web.extensions import now
from web.forms import NO, YES, Answered, DateParts, Number, Pick, Radio, Tick, YesNo, ZaednoForm
from web.forms.dates import possible_starts
from web.place_names import place_choices
from web.services.clock import day_in_bulgaria
from web.services.jobseeker_sheets import Answers


class CorrectionForm(ZaednoForm):
    """`shown` marks the stored answers that the page was opened over."""

    shown = HiddenField()

    @classmethod
    def opened(cls, stored: Answers, subject: str, shown: str) -> Self:
        """The form over stored answers, or as it was sent; `subject` says which entry it is about."""
        form = cls() if request.method == "POST" else cls(data={**cls.boxes(stored, subject), "shown": shown})
        form.prepare()
        return form

    @classmethod
    def boxes(cls, stored: Answers, subject: str) -> Mapping[str, Any]:
        """What stands in the form's boxes for stored answers."""
        return stored

    def prepare(self) -> None:
        """Offer what there is to choose from."""

    def said(self) -> Answers:
        """What is right, in the shape that the correction takes."""
        return {field.name: _said(field) for field in self.visible()}

    def visible(self) -> list[Any]:
        """The fields that staff fill in."""
        return [field for field in self if field.name != "shown"]


def _said(field: Any) -> Any:
    if isinstance(field, YesNo):
        return field.said
    return field.date if isinstance(field, DateParts) else field.data


class PlaceCorrection(CorrectionForm):
    """Where the person lives."""

    municipality_code = Pick(_l("Lives in"))

    def prepare(self) -> None:
        """Offer the municipalities."""
        named = [SelectChoice(*pair) for pair in place_choices().items()]
        self.municipality_code.choices = [SelectChoice("", _l("Not said yet")), *named]


class WayCorrection(CorrectionForm):
    """How far the person can go, and how."""

    max_commute_minutes = Number(_l("Longest way to work"), least=1, most=240, description=_l("In minutes, one way."))
    own_transport = YesNo(_l("Own car or motorbike"))
    accommodation_needed = YesNo(_l("Needs accommodation"))


class TimesCorrection(CorrectionForm):
    """When the person can work."""

    works_days = YesNo(_l("During the day"))
    works_evenings = YesNo(_l("In the evening"))
    works_nights = YesNo(_l("At night"))
    works_weekends = YesNo(_l("At the weekend"))
    max_hours_per_week = Number(_l("Most hours a week"), least=1, most=60)


class CareCorrection(CorrectionForm):
    """Whether there are hours of care. Which ones, the person says."""

    has_care_hours = YesNo(_l("Looks after somebody"))

    def said(self) -> Answers:
        """The answer; without hours of care none are kept."""
        care = self.has_care_hours.said
        return {"has_care_hours": care} if care else {"has_care_hours": care, "windows": ()}


class StartCorrection(CorrectionForm):
    """From when the person can work."""

    earliest_start = DateParts(_l("Can start"))

    def prepare(self) -> None:
        """The same days as the person is asked for."""
        self.earliest_start.earliest, self.earliest_start.latest = possible_starts(day_in_bulgaria(now()))

    @classmethod
    def boxes(cls, stored: Answers, subject: str) -> Mapping[str, Any]:
        """The stored day in its parts."""
        return {"earliest_start": DateParts.shown(stored["earliest_start"])}


class PayCorrection(CorrectionForm):
    """The least pay."""

    min_net_pay = Number(_l("Least pay in the hand"), most=20000, description=_l("In euros a month, after tax."))


class ContractCorrection(CorrectionForm):
    """The kind of contract."""

    preferred_contract = Radio(_l("Wants a contract"))

    def prepare(self) -> None:
        """Offer the kinds."""
        self.preferred_contract.choices = labels.choices(ContractKind)

    def said(self) -> Answers:
        """The kind, if any."""
        chosen = self.preferred_contract.data
        return {"preferred_contract": ContractKind(chosen) if chosen else None}


class StatusCorrection(CorrectionForm):
    """The right to stay: kind and dates only."""

    status = Radio(_l("Protection"))
    status_valid_until = DateParts(_l("Valid until"))
    status_registered_on = DateParts(_l("Asked for protection on"))

    @classmethod
    def boxes(cls, stored: Answers, subject: str) -> Mapping[str, Any]:
        """The stored answers, dates in their parts."""
        days = ("status_valid_until", "status_registered_on")
        return {"status": stored["status"], **{name: DateParts.shown(stored[name]) for name in days}}

    def prepare(self) -> None:
        """Offer the kinds. Nobody has asked in the future."""
        self.status.choices = labels.choices(ProtectionStatus)
        self.status_registered_on.latest = day_in_bulgaria(now())

    def said(self) -> Answers:
        """Kind and dates."""
        return {**super().said(), "status": ProtectionStatus(self.status.data) if self.status.data else None}


class BirthCorrection(CorrectionForm):
    """When the person was born; the year is enough."""

    birth = DateParts(_l("Born"), exact=False, solar=True)

    def prepare(self) -> None:
        """Nobody is born in the future."""
        self.birth.latest = day_in_bulgaria(now())

    @classmethod
    def boxes(cls, stored: Answers, subject: str) -> Mapping[str, Any]:
        """The stored date in its parts."""
        born = date.fromisoformat(stored["birth_date"]) if stored["birth_date"] else None
        return {"birth": DateParts.shown(born, stored["birth_date_precision"])}

    def said(self) -> Answers:
        """The date, and how much of it is known."""
        born = self.birth.date
        return {"birth_date": born.isoformat() if born else None, "birth_date_precision": self.birth.precision}


class LanguageCorrection(CorrectionForm):
    """How well the person knows a language. Without a level it is taken out."""

    spoken = Radio(_l("Speaking"))
    written = Radio(_l("Writing"))

    @classmethod
    def boxes(cls, stored: Answers, subject: str) -> Mapping[str, Any]:
        """The stored levels."""
        return dict(zip(("spoken", "written"), stored["languages"].get(subject, (None, None)), strict=True))

    def prepare(self) -> None:
        """Offer the levels."""
        for field in (self.spoken, self.written):
            field.choices = [SelectChoice("", _l("Not said yet")), *labels.choices(CefrLevel)]

    def said(self) -> Answers:
        """Both levels, and whether there is any."""
        levels = tuple(CefrLevel(field.data) if field.data else None for field in (self.spoken, self.written))
        return {"stays": levels != (None, None), "value": levels}


class LicenceCorrection(CorrectionForm):
    """Until when a paper is valid, if the person has it."""

    has_it = Radio(_l("Does the person have it?"), [Answered()], choices=[])
    until = DateParts(_l("Valid until"))

    @classmethod
    def boxes(cls, stored: Answers, subject: str) -> Mapping[str, Any]:
        """The stored day in its parts."""
        return {"has_it": YES, "until": DateParts.shown(stored["licences"].get(subject))}

    def prepare(self) -> None:
        """Yes or no."""
        self.has_it.choices = [SelectChoice(YES, _l("Yes")), SelectChoice(NO, _l("No"))]

    def said(self) -> Answers:
        """Whether the person has the paper, and its last day."""
        return {"stays": self.has_it.data == YES, "value": self.until.date}


class ExclusionCorrection(CorrectionForm):
    """Something ruled out that should not be."""

    gone = Tick(_l("This is not ruled out. Take it out."), [Answered(_l("Tick this, or leave the fact as it is."))])

    @classmethod
    def boxes(cls, stored: Answers, subject: str) -> Mapping[str, Any]:
        """Nothing is ticked."""
        return {}

    def said(self) -> Answers:
        """It goes."""
        return {"stays": False, "value": None}


FORMS: Mapping[ContestKind, type[CorrectionForm]] = {
    ContestKind.PLACE: PlaceCorrection, ContestKind.WAY: WayCorrection, ContestKind.TIMES: TimesCorrection,
    ContestKind.CARE: CareCorrection, ContestKind.START: StartCorrection, ContestKind.PAY: PayCorrection,
    ContestKind.CONTRACT: ContractCorrection, ContestKind.STATUS: StatusCorrection,
    ContestKind.BIRTH_DATE: BirthCorrection, ContestKind.LANGUAGE: LanguageCorrection,
    ContestKind.LICENCE: LicenceCorrection, ContestKind.EXCLUSION: ExclusionCorrection,
}  # fmt: skip
