"""What a person answers to an offer of work, and when they began, noted by staff."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from models.offer import OfferNo
from web import labels
from web.forms import Answered, DateParts, Radio, Ticks, ZaednoForm


class NotedOfferForm(ZaednoForm):
    """A yes or a no, with reasons if the person gave any."""

    answer = Radio(_l("What does the person say?"), [Answered()], choices=[])
    why = Ticks(_l("Why not?"), choices=[])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.answer.choices = [SelectChoice("yes", _("Yes")), SelectChoice("no", _("No"))]
        self.why.choices = [SelectChoice(*each) for each in labels.choices(OfferNo)]

    def says_yes(self) -> bool:
        """Whether the person takes the job."""
        return bool(self.answer.data == "yes")

    def reasons(self) -> frozenset[OfferNo]:
        """The reasons of a no."""
        return frozenset(OfferNo(value) for value in self.why.data or ())


class StartedForm(ZaednoForm):
    """The first day of work."""

    first_day = DateParts(_l("First day of work"), required=True)
