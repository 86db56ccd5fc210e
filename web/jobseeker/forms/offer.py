"""Answering an offer of work."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from models.offer import OfferNo
from web import labels
from web.forms import Tick, Ticks, ZaednoForm


class AcceptForm(ZaednoForm):
    """A yes. The tick is a choice of its own: the job does not depend on it."""

    duties = Tick(_l("The company may learn from Zaedno what it must do because of my papers."))


class RefuseForm(ZaednoForm):
    """A no; the reasons are for the counsellor only, and nobody has to give any."""

    reasons = Ticks(_l("Why not? Only your counsellor reads it."), choices=[])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reasons.choices = [SelectChoice(*each) for each in labels.choices(OfferNo)]

    def chosen(self) -> frozenset[OfferNo]:
        """The reasons ticked."""
        return frozenset(OfferNo(value) for value in self.reasons.data or ())
