"""Forms for own words: what they mean, and more of them."""

from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from web.forms import Answered, MeaningForm, PlainText, ZaednoForm
from web.forms.meaning import LONGEST


class LinkForm(MeaningForm):
    """What own words mean: one of the concepts offered, or one found with other words."""

    words = PlainText(_l("Look with other words"), longest=LONGEST)

    @classmethod
    def about(cls, name: str, *, sent: bool = False) -> "LinkForm":
        """The form for the words with this public id, empty or as it was sent; ids on the page differ by the name."""
        return cls(prefix=name) if sent else cls(formdata=None, prefix=name)

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether something was chosen, or other words were written."""
        fine = super().validate(extra_validators)
        if fine and not self.words.data and self.meaning.data is None:
            self.wrong("meaning", _("Choose one of the answers."))
            return False
        return fine


class AddForm(ZaednoForm):
    """A job or a skill a person names while sitting beside the counsellor."""

    words = PlainText("", [Answered()], longest=LONGEST)
    chosen = HiddenField()

    @classmethod
    def about(cls, what: str, label: Any, *, sent: bool = False) -> "AddForm":
        """The form for a job or a skill, with its own label."""
        form = cls(prefix=what) if sent else cls(formdata=None, prefix=what)
        form.words.label.text = label
        return form


def sent_name() -> str:
    """Which words a form that was sent is about."""
    return request.form.get("entry", "")
