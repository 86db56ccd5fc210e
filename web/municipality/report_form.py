"""The form of whoever answers a report."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from models.report import ReportState
from web import labels
from web.forms import Answered, LongText, Radio, Version, ZaednoForm

LONGEST_ANSWER = 2000


class ReportAnswerForm(ZaednoForm):
    """How far it has come, and what whoever has the code reads."""

    state = Radio(
        _l("State of the report"), [Answered()], choices=[SelectChoice(*each) for each in labels.choices(ReportState)]
    )
    answer = LongText(
        _l("Your answer"),
        longest=LONGEST_ANSWER,
        description=_l("Write plainly and name nobody. Somebody else may read it on this person's phone."),
    )
    version = Version()

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether a report is closed with an answer."""
        fine = super().validate(extra_validators)
        if fine and self.chosen() is ReportState.CLOSED and not self.answer.data:
            self.wrong("answer", _("Write what came of it before you close the report."))
            return False
        return fine

    def chosen(self) -> ReportState:
        """How far it has come."""
        return ReportState(self.state.data)
