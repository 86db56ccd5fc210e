"""Languages, spoken and written."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import FieldList, Form, FormField
from wtforms.fields.choices import SelectChoice

from models.enums import CefrLevel
from web import labels
from web.extensions import now
from web.forms import Pick
from web.questions import levels
from web.questions.answers import AnswerForm
from web.services.jobseeker_answers import mark
from web.services.jobseeker_sheets import Answers

MOST_LINES = 20


def _level(value: str | None) -> CefrLevel | None:
    return CefrLevel(value) if value else None


class LanguageLine(Form):  # type: ignore[misc]  # WTForms carries no types
    """One language and how well the person knows it."""

    code = Pick(_l("Which language?"))
    spoken = Pick(_l("Speaking"))
    written = Pick(_l("Writing"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.code.choices = [SelectChoice("", _l("Choose a language")), *labels.language_choices()]
        self.spoken.choices = levels.choices(levels.SPOKEN)
        self.written.choices = levels.choices(levels.WRITTEN)


class LanguagesForm(AnswerForm):
    """All languages, those asked of everybody first, and one more."""

    lines = FieldList(FormField(LanguageLine), _l("Languages"), max_entries=MOST_LINES)

    @classmethod
    def over(cls, stored: Answers, asked: list[str]) -> "LanguagesForm":
        """The form with a line for each language asked of the person, each stored one, and an empty one."""
        known = stored["languages"]
        codes = list(dict.fromkeys([*asked, *sorted(known)]))
        form = cls.opened({"languages": {code: known.get(code, (None, None)) for code in codes}})
        if not form.is_submitted():
            form.shown.process_data(mark(stored, now()))
        return form

    @classmethod
    def boxes(cls, stored: Answers) -> Mapping[str, Any]:
        """A line for each language, and an empty one."""
        known = [
            {"code": code, "spoken": spoken, "written": written}
            for code, (spoken, written) in stored["languages"].items()
        ]
        return {"lines": [*known, {}]}

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether every level has its language, and no language stands there twice."""
        fine = super().validate(extra_validators)
        codes = [line.form.code.data for line in self.lines if line.form.code.data]
        if len(codes) != len(set(codes)):
            self.wrong("lines", _("This language is on the list already."))
            return False
        if any((line.form.spoken.data or line.form.written.data) and not line.form.code.data for line in self.lines):
            self.wrong("lines", _("Choose the language."))
            return False
        return fine

    def answers(self) -> Answers:
        """The answers given; a language without a level is not kept."""
        said = {
            line.form.code.data: (_level(line.form.spoken.data), _level(line.form.written.data))
            for line in self.lines
            if line.form.code.data
        }
        return {"languages": {code: both for code, both in said.items() if both != (None, None)}}
