"""What of the list is shown for now, and why a vacancy is not for the person."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from models.enums import ContractKind, NotForMe
from web import labels
from web.filters import number
from web.forms import AddressForm, Pick, Tick, Ticks, ZaednoForm
from web.services.jobseeker_vacancies import Filter
from web.services.way_to_work import BANDS


class FilterForm(AddressForm):
    """What to show. It travels in the address; what is not on its lists is left out."""

    km = Pick(_l("How far away"), choices=[])
    contract = Pick(_l("Contract"), choices=[])
    home = Tick(_l("With a place to live"))
    bus = Tick(_l("The employer brings people to work"))

    def offer(self) -> "FilterForm":
        """Put distances and contracts up for choice."""
        far = [SelectChoice(str(km), distance(km)) for km in BANDS]
        self.km.choices = [SelectChoice("", _("Any distance")), *far]
        kinds = [SelectChoice(*pair) for pair in labels.choices(ContractKind)]
        self.contract.choices = [SelectChoice("", _("Any contract")), *kinds]
        return self

    def wanted(self) -> Filter:
        """What was chosen."""
        known = self.validate() or not {"km", "contract"} & self.errors.keys()
        return Filter(
            within_km=int(self.km.data) if known and self.km.data else None,
            contract=ContractKind(self.contract.data) if known and self.contract.data else None,
            with_home=bool(self.home.data), with_transport=bool(self.bus.data),
        )  # fmt: skip

    def in_address(self) -> dict[str, str]:
        """The same choices for another address."""
        given = self.wanted()
        found = {
            "km": "" if given.within_km is None else str(given.within_km),
            "contract": given.contract.value if given.contract else "",
            "home": "y" if given.with_home else "", "bus": "y" if given.with_transport else "",
        }  # fmt: skip
        return {name: value for name, value in found.items() if value}


def distance(km: int) -> str:
    """The end of a band of distances as a choice."""
    return str(_("Up to %(km)s km", km=number(km)) if km else _("In my town"))


class WhyNotForm(ZaednoForm):
    """Why a vacancy is not for the person; all of it may be left out."""

    reasons = Ticks(_l("Why is it not for you?"), choices=[])
    never = Tick(
        _l("Nothing more from this company"),
        description=_l("You get no jobs of theirs, and they see no new card of yours. They are not told."),
    )

    def offer(self) -> "WhyNotForm":
        """Put the reasons up for choice."""
        self.reasons.choices = [SelectChoice(*pair) for pair in labels.choices(NotForMe)]
        return self

    def chosen(self) -> frozenset[NotForMe]:
        """The reasons ticked."""
        return frozenset(NotForMe(value) for value in self.reasons.data or [])
