"""Forms for own words: what they mean, and more of them."""

from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.fields.choices import SelectChoice

from web.forms import Answered, PlainText, Radio, ZaednoForm
from web.services.jobseeker_meaning import Meaning

KEEP = "keep"
LONGEST = 200


class LinkForm(ZaednoForm):
    """What own words mean: one of the concepts offered, or one found with other words. `asked_for` are the other words
    for which the page made its offers; for different ones it offers anew."""

    meaning = Radio(_l("What comes closest?"))
    search = PlainText(_l("Look with other words"), longest=LONGEST)
    chosen = HiddenField()
    asked_for = HiddenField()

    @classmethod
    def about(cls, name: str, *, sent: bool = False) -> "LinkForm":
        """The form for the words with this public id, empty or as it was sent; ids on the page differ by the name."""
        return cls(prefix=name) if sent else cls(formdata=None, prefix=name)

    def offer(self, found: Meaning, keep: str) -> None:
        """Put concepts up for choice; `keep` says in words what it means to choose none."""
        offers = [SelectChoice(offer.uri, offer.name) for offer in found.offers]
        self.meaning.choices = [*offers, SelectChoice(KEEP, keep)]
        if (self.asked_for.data or "") != (self.search.data or ""):
            self.meaning.data = None
        if found.picked:
            self.meaning.data = found.offers[0].uri
        self.asked_for.data = self.search.data or ""

    @property
    def searches(self) -> bool:
        """Whether the form was sent to look with other words, and the offers for them are still to be read."""
        return bool(self.search.data) and self.meaning.data is None

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether something was chosen, or other words were written."""
        fine = super().validate(extra_validators)
        if fine and not self.search.data and self.meaning.data is None:
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
