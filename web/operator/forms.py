"""The forms of operators."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from models.enums import OrganisationKind
from web.forms import Answered, DateParts, Email, Pick, PlainText, Radio, Tick, Version, ZaednoForm
from web.labels import label


class OrganisationForm(ZaednoForm):
    """An organisation that helps people."""

    name = PlainText(_l("Name"), [Answered()], longest=200)
    kind = Radio(_l("What kind of organisation?"), [Answered()])
    municipality = Pick(_l("Municipality"), [Answered()])
    accepts = Tick(_l("People may choose this organisation by themselves"))
    mediator_number = PlainText(
        _l("Number in the register of mediators"),
        longest=60,
        description=_l("Helping people find work needs a registration with the Employment Agency."),
    )
    mediator_date = DateParts(_l("Registered on"))
    version = Version()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind.choices = [(kind.value, label(kind)) for kind in OrganisationKind]

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether the date of registration has its number."""
        fine = super().validate(extra_validators)
        if self.mediator_date.date is not None and not self.mediator_number.data:
            self.wrong("mediator_number", _("Write the number, too."))
            return False
        return fine


class InviteForm(ZaednoForm):
    """Somebody is invited."""

    email = Email(_l("E-mail"), [Answered()])
