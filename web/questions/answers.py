"""What all forms of the profile share: opening with stored answers, giving answers back, yes-no-not-said, own words."""

from collections.abc import Mapping
from typing import Any, Self

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField
from wtforms.fields.choices import SelectChoice

import web.forms
from web.extensions import now
from web.forms import PlainText, Radio, ZaednoForm
from web.services.jobseeker_answers import mark
from web.services.jobseeker_meaning import Meaning
from web.services.jobseeker_sheets import Answers

NONE_OF_THESE = "none"


class YesNo(web.forms.YesNo):
    """Yes, no, or not known yet."""

    def __init__(self, label: Any = None, **kwargs: Any) -> None:
        super().__init__(label, unsaid=_l("I do not know yet"), **kwargs)


class AnswerForm(ZaednoForm):
    """A page of answers. `shown` marks the stored answers that the page was opened over. `skippable`: it has several
    questions and none needs an answer, so that the page says so once and not at each of them."""

    shown = HiddenField()

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        asked = [field for field in self if not isinstance(field, HiddenField)]
        self.skippable = len(asked) > 1 and not any(field.flags.required for field in asked)
        for field in asked:
            field.flags.said_once = self.skippable

    @classmethod
    def opened(cls, stored: Answers) -> Self:
        """The form over stored answers, or as it was sent."""
        if request.method == "POST":
            return cls()
        return cls(data={**cls.boxes(stored), "shown": mark(stored, now())})

    @classmethod
    def boxes(cls, stored: Answers) -> Mapping[str, Any]:
        """What stands in the form's boxes for stored answers."""
        return stored

    def answers(self) -> Answers:
        """The answers given, in the shape they are stored in."""
        raise NotImplementedError


class OwnWords(ZaednoForm):
    """Something in own words and, once the page has asked back, what it means. `chosen` is the concept picked from the
    suggestions while typing."""

    words = PlainText(_l("Your words"), longest=200)
    chosen = HiddenField()
    asked = HiddenField()
    meaning = Radio(_l("Which of these is closest?"))

    def offer(self, found: Meaning | None) -> None:
        """Offer what the words may mean."""
        offers = [SelectChoice(offer.uri, offer.name) for offer in found.offers] if found else []
        self.meaning.choices = [*offers, SelectChoice(NONE_OF_THESE, _l("None of these. Keep my words."))]

    def settle(self, uri: str) -> None:
        """Take the concept that was picked while typing as the answer, so that nothing needs to be asked."""
        self.asked.data, self.meaning.data = "1", uri

    @property
    def settled(self) -> bool:
        """Whether the page has asked back and got an answer."""
        return bool(self.asked.data and self.meaning.data)

    @property
    def uri(self) -> str | None:
        """The concept chosen; None for none of them."""
        return None if self.meaning.data in (None, NONE_OF_THESE) else str(self.meaning.data)
