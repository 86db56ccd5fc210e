"""Forms about what people share and contest."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms.fields.choices import SelectChoice

from models.sharing_enums import ContestAnswer, SharedField
from web import labels
from web.counsellor.words import HEARD
from web.forms import Answered, LongText, Pick, Radio, Tick, Ticks, ZaednoForm
from web.services.casework_intake import Heard
from web.services.disclosure import DAYS, Agreement
from web.sharing_words import Row

LONGEST_NOTE = 500
TOLD = (Heard.TELEPHONE, Heard.READ_ALOUD)


class NotedForm(ZaednoForm):
    """What a person answered to an invitation, noted by somebody else."""

    answer = Radio(_l("What does the person say?"), [Answered()], choices=[])
    fields = Ticks(_l("What may the employer see?"))
    days = Radio(_l("For how long?"))
    told = Radio(
        _l("How did the person hear it?"), [Answered()], choices=[SelectChoice(one.value, HEARD[one]) for one in TOLD]
    )
    interpreter = Tick(_l("An interpreter helped"))

    def offer(self, rows: list[Row]) -> None:
        """Offer only what there is, and the lengths."""
        self.answer.choices = [SelectChoice("yes", _("Yes")), SelectChoice("no", _("No"))]
        self.fields.choices = [SelectChoice(row.field.value, row.label) for row in rows]
        self.days.choices = [SelectChoice(str(n), ngettext("%(num)s day", "%(num)s days", n)) for n in DAYS]

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether a yes says to what and for how long."""
        if not super().validate(extra_validators):
            return False
        if self.says_yes() and not self.fields.data:
            self.wrong("fields", _("Tick what the employer may see, or say no."))
        if self.says_yes() and not self.days.data:
            self.wrong("days", _("Please answer this."))
        return not self.errors

    def says_yes(self) -> bool:
        """Whether the person agrees."""
        return bool(self.answer.data == "yes")

    def agreement(self, language: str) -> Agreement:
        """The yes, with how it was given."""
        chosen = frozenset(SharedField(value) for value in self.fields.data)
        return Agreement(chosen, int(self.days.data), language, str(self.told.data), bool(self.interpreter.data))


class ContestForm(ZaednoForm):
    """What becomes of a contested fact."""

    does = Radio(_l("What do you do?"), [Answered()], choices=[])
    answer = Pick(_l("Why does it stay as it is?"), choices=[])
    note = LongText(_l("A note for the person"), longest=LONGEST_NOTE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.does.choices = [
            SelectChoice("accept", _("It is not right: correct it")), SelectChoice("reject", _("Leave it as it is")),
            SelectChoice("settle", _("It has been put right")),
        ]  # fmt: skip
        self.answer.choices = [SelectChoice("", ""), *(SelectChoice(*each) for each in labels.choices(ContestAnswer))]

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether leaving it as it is comes with a reason, and "something else" with a note."""
        if not super().validate(extra_validators):
            return False
        if self.does.data == "reject" and not self.answer.data:
            self.wrong("answer", _("Choose a reason. The person reads it."))
        elif self.answer.data == ContestAnswer.OTHER and not self.note.data:
            self.wrong("note", _("Write a few words about it."))
        return not self.errors
