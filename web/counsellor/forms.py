"""Forms of the desk."""

from itertools import chain
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.fields.choices import SelectChoice

from models.enums import DecisionKind, DecisionReason, ReturnReason
from web import labels
from web.counsellor.words import HEARD
from web.forms import Answered, LongText, Pick, PlainText, Radio, Tick, Version, ZaednoForm
from web.i18n import LANGUAGES
from web.services import decisions

LONGEST_NOTE = 1000
SPOKEN = [SelectChoice(code, name) for code, name in LANGUAGES.items()]
CAUSES = [SelectChoice("", ""), *(SelectChoice(*each) for each in labels.choices(ReturnReason))]


class StepForm(ZaednoForm):
    """A single button."""


class PersonForm(ZaednoForm):
    """A new person: nothing but a language and the consent is needed."""

    language = Radio(
        _l("In which language do we write to the person?"),
        [Answered()],
        choices=SPOKEN,
    )
    given_name = PlainText(_l("Given name"), longest=100)
    family_name = PlainText(_l("Family name"), longest=100)
    heard = Radio(
        _l("How did the person get to know the privacy page?"),
        [Answered()],
        choices=[SelectChoice(each.value, words) for each, words in HEARD.items()],
    )
    interpreter = Tick(_l("An interpreter helped"))
    agreed = Tick(
        _l("The person agrees that we look for work for them"),
        [Answered(_l("Without this agreement nothing is stored."))],
    )


class PaperForm(ZaednoForm):
    """Which paper was seen."""

    paper = HiddenField(validators=[Answered()])


class ApproveForm(ZaednoForm):
    """The version of the vacancy that was read."""

    version = Version()


class ReturnForm(ApproveForm):
    """Why a vacancy goes back."""

    reason = Pick(_l("Why does it go back?"), [Answered()], choices=CAUSES)
    note = LongText(_l("What should the employer change?"), longest=LONGEST_NOTE)


class DecisionForm(ZaednoForm):
    """Propose, hold or rule out, or lift (`liftable`) what stands. `seen` names the newest earlier one on the page."""

    kind = Radio(_l("What do you do?"), [Answered()], choices=[])
    reason = Pick(_l("Why?"), [Answered()], choices=[])
    note = LongText(_l("A note for colleagues"), longest=LONGEST_NOTE)
    seen = HiddenField()

    def __init__(self, *args: Any, liftable: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        verbs = {
            DecisionKind.PROPOSE: _("Propose"), DecisionKind.HOLD: _("Hold"), DecisionKind.VETO: _("Not suitable"),
            DecisionKind.REOPEN: _("Lift what stands: open again"),
        }  # fmt: skip
        if not liftable:
            del verbs[DecisionKind.REOPEN]
        self.kind.choices = [SelectChoice(kind.value, word) for kind, word in verbs.items()]
        groups = [_group(kind, word) for kind, word in verbs.items()]
        self.reason.choices = [SelectChoice("", ""), *chain.from_iterable(groups)]

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether a reason was chosen that goes with what is done; "something else" needs a note."""
        if not super().validate(extra_validators):
            return False
        if not decisions.fits(self.chosen_kind(), self.chosen_reason()):
            self.wrong("reason", _("Choose a reason from the same group as what you do."))
            return False
        if self.chosen_reason() is DecisionReason.OTHER and not self.note.data:
            self.wrong("note", _("Write a few words about it."))
            return False
        return True

    def chosen_kind(self) -> DecisionKind:
        """What is done."""
        return DecisionKind(self.kind.data)

    def chosen_reason(self) -> DecisionReason:
        """Why."""
        return DecisionReason(self.reason.data)


def _group(kind: DecisionKind, word: str) -> list[SelectChoice]:
    """The reasons that go with one kind; "something else" goes with all and stands once, on its own at the end."""
    own = [reason for reason in decisions.REASONS[kind] if reason is not DecisionReason.OTHER]
    grouped = [SelectChoice(reason.value, labels.label(reason), optgroup=word) for reason in own]
    other = SelectChoice(DecisionReason.OTHER.value, labels.label(DecisionReason.OTHER), optgroup=_("Other"))
    return [*grouped, other] if kind is DecisionKind.VETO else grouped
