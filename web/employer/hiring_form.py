"""Forms about hiring: an offer, what came of it, the contract, and when work ended."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from models.enums import ContractKind, PayPeriod
from models.outcome import OutcomeReason
from web import labels
from web.forms import Answered, DateParts, Money, Number, Pick, Radio, Tick, Version, ZaednoForm
from web.services.offers import ENDS_BY_ITSELF, Offered
from web.services.placements import Contract

MOST_PAY = 20_000


class OfferForm(ZaednoForm):
    """What is offered to one person. `less` is asked only if it pays less than the vacancy says."""

    first_day = DateParts(_l("First day of work"), required=True)
    contract = Radio(_l("Contract"), [Answered()], choices=[])
    last_day = DateParts(_l("Last day"))
    hours_per_week = Number(_l("Hours a week"), [Answered()], least=1, most=60)
    pay = Money(_l("Gross pay"), [Answered()], least=1, most=MOST_PAY)
    pay_period = Radio(_l("Pay is counted"), [Answered()], choices=[])
    municipality = Pick(_l("Place"), [Answered()], choices=[])
    less = Tick(_l("I know that this is less than the vacancy says. A counsellor looks at it first."))

    def put_up(self, places: Mapping[str, str], today: date) -> "OfferForm":
        """Put contracts and places up for choice, and hold the days to what can be."""
        self.contract.choices = [SelectChoice(*each) for each in labels.choices(ContractKind)]
        self.pay_period.choices = [SelectChoice(*each) for each in labels.choices(PayPeriod)]
        self.municipality.choices = [SelectChoice("", ""), *(SelectChoice(*place) for place in places.items())]
        self.first_day.earliest = self.last_day.earliest = today
        self.first_day.latest, self.last_day.latest = date(today.year + 2, 12, 31), date(today.year + 10, 12, 31)
        return self

    def fill(self, terms: Offered | None) -> None:
        """Begin with what the vacancy promises."""
        if terms is None:
            return
        self.contract.data, self.pay_period.data = terms.contract.value, terms.pay_period.value
        self.hours_per_week.data, self.pay.data = terms.hours_per_week, terms.pay
        self.municipality.data = terms.municipality_code
        _show(self.first_day, terms.first_day)
        _show(self.last_day, terms.last_day)

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether the days and the contract go together."""
        if not super().validate(extra_validators):
            return False
        ends = ContractKind(self.contract.data) in ENDS_BY_ITSELF
        if ends and self.last_day.date is None:
            self.last_day.form.day.errors = [_("Write the last day of this contract.")]
        elif not _in_order(self.first_day.date, self.last_day.date):
            self.last_day.form.day.errors = [_("The end must come after the start.")]
        return not self.errors

    def terms(self) -> Offered:
        """What is offered; only of a valid form. Raises ValueError without a first day."""
        if self.first_day.date is None:
            raise ValueError("An offer has a first day.")
        return Offered(
            self.first_day.date, self.last_day.date, ContractKind(self.contract.data), self.hours_per_week.data,
            self.pay.data, PayPeriod(self.pay_period.data), self.municipality.data,
        )  # fmt: skip


class NotChosenForm(ZaednoForm):
    """Why the person was not chosen. There is no room for own words: the person would read them."""

    reason = Radio(_l("What was the reason?"), [Answered()], choices=[])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reason.choices = [SelectChoice(*each) for each in labels.choices(OutcomeReason)]


class BeganForm(ZaednoForm):
    """When work began, and of which day the contract is."""

    first_day = DateParts(_l("First day of work"), required=True)
    signed_on = DateParts(_l("Day of the contract"), required=True)


class ContractForm(ZaednoForm):
    """The first day and the contract as they are."""

    first_day = DateParts(_l("First day of work"), required=True)
    signed_on = DateParts(_l("Day of the contract"), required=True)
    contract = Radio(_l("Contract"), [Answered()], choices=[])
    last_day = DateParts(_l("Last day of the contract"))
    changed_on = DateParts(_l("Contract changed on"))
    version = Version()

    def put_up(self) -> "ContractForm":
        """Put contracts up for choice."""
        self.contract.choices = [SelectChoice(*each) for each in labels.choices(ContractKind)]
        return self

    def fill(self, terms: Contract, version: int) -> None:
        """Show what is stored."""
        self.contract.data, self.version.data = terms.kind.value, version
        for name in ("first_day", "signed_on", "last_day", "changed_on"):
            _show(self[name], getattr(terms, name))

    def terms(self) -> Contract:
        """The contract as typed; only of a valid form. Raises ValueError without its days."""
        if self.first_day.date is None or self.signed_on.date is None:
            raise ValueError("A contract has its days.")
        kind = ContractKind(self.contract.data)
        return Contract(self.first_day.date, self.signed_on.date, kind, self.last_day.date, self.changed_on.date)


class EndForm(ZaednoForm):
    """When work ended."""

    ended_on = DateParts(_l("Last day of work"), required=True)
    version = Version()


def _show(field: Any, value: date | None) -> None:
    for part, shown in DateParts.shown(value).items():
        field.form[part].data = shown


def _in_order(first: date | None, last: date | None) -> bool:
    return first is None or last is None or last > first
