"""Asking what words mean: concepts are offered for the words, and one of them or none is chosen."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.fields.choices import SelectChoice

from web.forms.base import ZaednoForm
from web.forms.choices import Radio
from web.forms.text import PlainText
from web.services.jobseeker_meaning import Meaning

KEEP = "keep"
LONGEST = 200


class MeaningForm(ZaednoForm):
    """Words and what they mean. `chosen` is the concept picked while typing. `asked_for` are the words for which the
    page made its offers; for different ones it offers anew."""

    words: Any = PlainText(longest=LONGEST)
    chosen = HiddenField()
    meaning = Radio(_l("What comes closest?"), choices=[])
    asked_for = HiddenField()

    def offer(self, found: Meaning | None, keep: str) -> None:
        """Put concepts up for choice, or take the one picked; `keep` says in words what it means to choose none."""
        offers = [SelectChoice(offer.uri, offer.name) for offer in found.offers] if found else []
        self.meaning.choices = [*offers, SelectChoice(KEEP, keep)]
        self.meaning.flags.required = True
        if (self.asked_for.data or "") != (self.words.data or ""):
            self.meaning.data = None
        if found and found.picked:
            self.meaning.data = found.offers[0].uri
        self.asked_for.data = self.words.data or ""

    @property
    def asks(self) -> bool:
        """Whether the words were written, and the offers for them are still to be read."""
        return bool(self.words.data) and self.meaning.data is None
