"""The forms for bringing vacancies from a file and for sending them."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.fields import FileField
from wtforms.fields.choices import SelectChoice

from web.employer.forms import PromiseForm
from web.forms import Answered, Ticks, ZaednoForm


class ImportForm(ZaednoForm):
    """A file with vacancies."""

    sheet = FileField(
        _l("Your file"),
        [Answered(_l("Choose a file."))],
        description=_l("CSV, TSV or XLSX, or job postings as JSON-LD or a saved page. Up to 4 MB and 5,000 rows."),
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether there is a file."""
        fine = super().validate(extra_validators)
        if fine and not getattr(self.sheet.data, "filename", ""):
            self.wrong("sheet", _("Choose a file."))
            return False
        return fine


class TakeForm(ZaednoForm):
    """The rows that were looked at, to take them."""

    rows = HiddenField()


class SendManyForm(PromiseForm):
    """Which drafts from a file are sent for approval."""

    chosen = Ticks(_l("Send these"), [Answered(_l("Tick at least one vacancy."))], choices=[])

    def offer(self, drafts: list[tuple[str, str]]) -> "SendManyForm":
        """Put the drafts that lack nothing up for choice, by their public ids."""
        self.chosen.choices = [SelectChoice(*draft) for draft in drafts]
        return self
