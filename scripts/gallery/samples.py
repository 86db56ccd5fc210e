"""Forms and values to show the parts with."""

from __future__ import annotations

from types import SimpleNamespace

from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    Form,
    FormField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    widgets,
)
from wtforms.validators import InputRequired

from scripts.gallery.words import WORDS


class DateParts(Form):  # type: ignore[misc]  # WTForms has no types.
    """Day, month and year in three boxes."""

    day = StringField("Day")
    month = StringField("Month")
    year = StringField("Year")


class DateBoxes(FormField):  # type: ignore[misc]  # WTForms has no types.
    """A date as pages have it, for readers who write years of one calendar only."""

    hints_at_solar = False


class AboutYou(Form):  # type: ignore[misc]  # WTForms has no types.
    """One field of each kind."""

    job = StringField(
        "What did you work as?",
        [InputRequired("Write one word, such as cook.")],
        description="Write it in your own words, in any language.",
    )
    town = SelectField(
        "Where do you live?",
        choices=[SelectChoice("", " "), SelectChoice("sof", "Sofia"), SelectChoice("pdv", "Plovdiv")],
    )
    pin = StringField("PIN", [InputRequired("Write the PIN.")], description="Six digits.")
    pay = IntegerField("Least pay")
    note = TextAreaField("Anything else?")
    shift = RadioField(
        "When can you work?",
        [InputRequired("Choose one answer.")],
        choices=[SelectChoice("day", "In the day"), SelectChoice("night", "At night"), SelectChoice("any", "Both")],
    )
    tasks = SelectMultipleField(
        "What can you do?",
        option_widget=widgets.CheckboxInput(),
        widget=widgets.ListWidget(prefix_label=False),
        choices=[
            SelectChoice("cook", "Cook meals"),
            SelectChoice("clean", "Keep the kitchen clean"),
            SelectChoice("order", "Order supplies"),
        ],
    )
    born = DateBoxes(DateParts, "When were you born?")
    agree = BooleanField("I have read this")

    def __init__(self, language: str, data: MultiDict[str, str] | None = None, prefix: str = "") -> None:
        super().__init__(data, prefix=prefix)
        spoken = WORDS[language]
        for field in [*self, *self.born]:
            field.label.text = spoken.get(field.label.text, field.label.text)
            field.description = spoken.get(field.description, field.description)
            if isinstance(field, SelectField):
                field.choices = [SelectChoice(one.value, spoken.get(one.label, one.label)) for one in field.choices]
        if data is None:
            self.shift.data, self.tasks.data = "day", ["cook", "order"]


class Broken(AboutYou):
    """The same, sent empty: every error shows."""

    @classmethod
    def submitted(cls, language: str) -> Broken:
        """Return the form as it looks after a send with nothing in it."""
        form = cls(language, MultiDict([("sent-born-day", "45")]), "sent-")
        form.validate()
        return form


def reasons(language: str) -> list[SimpleNamespace]:
    """Four reasons, one of each mark."""
    spoken = WORDS[language]
    items = [
        ("plus", "You know 6 of the 7 tasks.", ""),
        ("plus", "25 minutes by bus, also after the late shift.", ""),
        ("gap", "The employer asks for Bulgarian A2. You have A1.", "A course starts on 12 January near you."),
        ("ask", "We do not know yet if you have a health book.", ""),
    ]
    return [
        SimpleNamespace(mark=mark, text=spoken.get(text, text), note=spoken.get(note, note), url="")
        for mark, text, note in items
    ]
