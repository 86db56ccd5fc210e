"""Papers: kind and date only."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from flask_babel import lazy_gettext as _l

from models import Jobseeker
from models.enums import IssuedIn, LicenceKind, ProtectionStatus
from web import labels
from web.forms import DateParts, Number, Radio, Ticks
from web.questions.answers import AnswerForm
from web.services.jobseeker_sheets import Answers
from web.services.licence_papers import BY_COUNTRY


def until_name(kind: str) -> str:
    """The name of the field for the last day of a paper."""
    return f"until_{kind}"


def given_name(kind: str) -> str:
    """The name of the field for the country that gave a paper."""
    return f"given_{kind}"


class PapersForm(AnswerForm):
    """The right to stay, and papers some jobs ask for. Last days, and for driving papers the country, are asked for
    papers that are stored already."""

    PICTURES: ClassVar[Mapping[str, str]] = {
        LicenceKind.DRIVING_B: "car", LicenceKind.DRIVING_C: "drive", LicenceKind.DRIVING_CE: "drive",
        LicenceKind.DRIVING_D: "bus", LicenceKind.DRIVER_CPC: "drive", LicenceKind.FORKLIFT: "warehouse",
        LicenceKind.WELDING: "metal", LicenceKind.ELECTRICAL: "electric", LicenceKind.HEALTH_BOOK: "health",
        LicenceKind.RECOGNISED_DIPLOMA: "school",
    }  # fmt: skip
    status = Radio(_l("Which protection do you have?"))
    valid_until = DateParts(_l("Until which day is your card valid?"), solar=True)
    registered_on = DateParts(
        _l("If you wait for an answer: when did you ask for protection?"),
        solar=True,
        description=_l("Leave this empty if you have your answer."),
    )
    licences = Ticks(_l("Which of these papers do you have?"))

    def prepare(self, person: Jobseeker, today: date) -> None:
        """Offer the kinds of papers."""
        self.status.choices = labels.choices(ProtectionStatus)
        self.licences.choices = labels.choices(LicenceKind)
        self.registered_on.latest = today
        for kind in BY_COUNTRY:
            self[given_name(kind)].choices = labels.choices(IssuedIn)

    @classmethod
    def boxes(cls, stored: Answers) -> Mapping[str, Any]:
        """The stored answers, dates in their parts."""
        return {
            "status": stored["status"],
            "valid_until": DateParts.shown(stored["status_valid_until"]),
            "registered_on": DateParts.shown(stored["status_registered_on"]),
            "licences": list(stored["licences"]),
            **{until_name(kind): DateParts.shown(until) for kind, until in stored["licences"].items()},
            **{given_name(kind): country for kind, country in stored["issued"].items()},
        }

    def answers(self) -> Answers:
        """The answers given."""
        return {
            "status": ProtectionStatus(self.status.data) if self.status.data else None,
            "status_valid_until": self.valid_until.date,
            "status_registered_on": self.registered_on.date,
            "licences": {kind: self[until_name(kind)].date for kind in self.licences.data or []},
            "issued": {kind: self._country(kind) for kind in self.licences.data or [] if kind in BY_COUNTRY},
        }

    def _country(self, kind: str) -> IssuedIn | None:
        said = self[given_name(kind)].data
        return IssuedIn(said) if said else None


for _kind in LicenceKind:
    setattr(PapersForm, until_name(_kind.value), DateParts(_l("Valid until"), solar=True))
for _kind in BY_COUNTRY:
    setattr(PapersForm, given_name(_kind.value), Radio(_l("Which country gave it?")))


class PayForm(AnswerForm):
    """The least the person needs."""

    min_net_pay = Number(
        _l("How much do you need each month, at least?"), most=20000,
        description=_l("In euros, after tax. This is the money in your hand."),
    )  # fmt: skip

    def prepare(self, person: Jobseeker, today: date) -> None:
        """Nothing to offer."""

    def answers(self) -> Answers:
        """The answers given."""
        return {"min_net_pay": self.min_net_pay.data}
