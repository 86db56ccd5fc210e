"""What is asked at the desk and nowhere else: how two people talk, and work in the words of both."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from models.entered import EnteredHow, InterpreterKind
from models.enums import CefrLevel, WorkKind
from web import labels
from web.extensions import now
from web.forms import Number, Pick, PlainText, Radio, ZaednoForm
from web.i18n import LANGUAGES
from web.questions import levels
from web.questions.about_work import FIRST_YEAR, WorkDetails, Years
from web.questions.answers import AnswerForm, OwnWords, YesNo
from web.services.clock import day_in_bulgaria
from web.services.entered import Sitting
from web.services.jobseeker_sheets import Answers

NOBODY = "nobody"
HOW = (EnteredHow.TOGETHER, EnteredHow.TELEPHONE)


class SittingForm(ZaednoForm):
    """How the two talk, and who helps them understand each other: a kind and a language, never a name."""

    how = Radio(_l("How do you talk?"))
    helped_by = Radio(_l("Does an interpreter help?"))
    helped_in = Pick(_l("Language of the interpreter"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.how.choices = [SelectChoice(*each) for each in labels.choices(HOW)]
        kinds = [SelectChoice(*each) for each in labels.choices(InterpreterKind)]
        self.helped_by.choices = [SelectChoice(NOBODY, _l("No, we understand each other")), *kinds]
        self.helped_in.choices = [SelectChoice("", _l("Choose a language")), *LANGUAGES.items()]

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether both was said, and in which language an interpreter helps."""
        fine = super().validate(extra_validators)
        for name in ("how", "helped_by"):
            if not self[name].data and not self[name].errors:
                self.wrong(name, _("Please answer this."))
                fine = False
        if fine and self.helped_by.data != NOBODY and not self.helped_in.data:
            self.wrong("helped_in", _("Choose the language."))
            return False
        return fine

    def said(self) -> Sitting:
        """The answer."""
        how = EnteredHow(self.how.data)
        if self.helped_by.data == NOBODY:
            return Sitting(how)
        return Sitting(how, InterpreterKind(self.helped_by.data), self.helped_in.data)


class BulgarianForm(AnswerForm):
    """How well somebody speaks Bulgarian; what is known of other languages stays."""

    spoken = Radio(_l("How well do you speak Bulgarian?"))
    known: Mapping[str, Any]

    def prepare_over(self, stored: Answers) -> None:
        """Offer the levels, and remember the other languages."""
        self.spoken.choices = [SelectChoice(level.value, text) for level, text in levels.SPOKEN.items()]
        self.known = stored["languages"]

    @classmethod
    def boxes(cls, stored: Answers) -> Mapping[str, Any]:
        """The stored level."""
        return {"spoken": stored["languages"].get("bg", (None, None))[0]}

    def answers(self) -> Answers:
        """All languages, with the level given."""
        written = self.known.get("bg", (None, None))[1]
        said = (CefrLevel(self.spoken.data) if self.spoken.data else None, written)
        rest = {code: both for code, both in self.known.items() if code != "bg"}
        return {"languages": rest if said == (None, None) else {**rest, "bg": said}}


class NewWorkForm(OwnWords):
    """Work somebody did: in the person's words, beside them in the counsellor's, one of the two at least."""

    reworded = PlainText(
        _l("What did you work as?"), longest=200, description=_l("Two or three words. Jobs are offered as you type.")
    )
    words = PlainText(_l("What did you work as?"), longest=200, description=_l("In your own words."))
    kind = Radio(_l("What kind of work was it?"))
    years = Years(_l("How many years did you do it?"), most=70, description=_l("For half a year write 0.5."))
    last_worked_in = Number(_l("In which year did you last do it?"), least=FIRST_YEAR, most=2100)
    wanted = YesNo(_l("Do you want to do this work again?"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.kind.choices = labels.choices(WorkKind)
        self.last_worked_in.most = day_in_bulgaria(now()).year
        self.offer(None)
        self.reworded.flags.said_once = True

    @property
    def begun(self) -> bool:
        """Whether any work was named."""
        return bool(self.words.data or self.reworded.data)

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether what is said about work says which work."""
        fine = super().validate(extra_validators)
        said = (self.kind.data, self.years.data, self.last_worked_in.data, self.wanted.said)
        if fine and not self.begun and any(each is not None for each in said):
            self.wrong("reworded", _("Write what work it was."))
            return False
        return fine

    def details(self) -> Answers:
        """What is said about the work, in the shape of its sheet."""
        return {
            "kind": WorkKind(self.kind.data) if self.kind.data else None,
            "years": self.years.data,
            "last_worked_in": self.last_worked_in.data,
            "wanted": self.wanted.said,
        }


class KnownWorkForm(WorkDetails):
    """Work that is written down already: its details, and the counsellor's wording beside the person's own."""

    reworded = PlainText(
        _l("The same in your words"), longest=200,
        description=_l("They stand beside the person's own words and never replace them."),
    )  # fmt: skip

    def answers(self) -> Answers:
        """The answers given."""
        return {**super().answers(), "reworded": self.reworded.data}
