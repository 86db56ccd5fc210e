"""The form for somebody to turn to."""

import re
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.validators import ValidationError

from models import Contact
from models.contact import ContactKind
from web.forms import Answered, DateParts, Pick, PlainText, Ticks, Version, ZaednoForm
from web.forms.numbers import fold_digits
from web.labels import language_choices
from web.rights.contact_words import KINDS
from web.services import contacts

NUMBER = re.compile(r"\+?[0-9][0-9 ()/-]{1,58}")


def _can_be_dialled(_form: Any, field: Any) -> None:
    """Raise ValidationError unless a telephone takes it."""
    field.data = fold_digits(field.data) if field.data else None
    if field.data and not NUMBER.fullmatch(field.data):
        raise ValidationError(_("Write one telephone number, for example 02 123 45 67."))


class ContactForm(ZaednoForm):
    """Who helps with what, where and when, and how that is known."""

    kind = Pick(_l("What do they help with?"), [Answered()])
    name = PlainText(_l("Name"), [Answered()], longest=200)
    municipality = Pick(_l("Municipality"), description=_l("Leave it empty if they help everywhere in Bulgaria."))
    address = PlainText(_l("Address"), longest=300)
    telephone = PlainText(_l("Telephone number"), [_can_be_dialled], longest=60)
    languages = Ticks(_l("Languages they speak"))
    hours = PlainText(_l("Opening hours"), longest=200)
    source = PlainText(
        _l("Source"), longest=500,
        description=_l("The page or letter where it is written. Without a source no reader sees this contact."),
    )  # fmt: skip
    checked_on = DateParts(_l("Checked on"))
    version = Version()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind.choices = [("", ""), *((kind.value, text) for kind, text in KINDS.items())]
        self.languages.choices = language_choices()

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether a source comes with its day, and a day with its source."""
        fine = super().validate(extra_validators)
        if bool(self.source.data) == (self.checked_on.date is not None):
            return fine
        if self.source.data:
            self.checked_on.form.day.errors = [_("Write the day on which you looked.")]
        else:
            self.wrong("source", _("Write where you found it."))
        return False

    def facts(self) -> contacts.Facts:
        """What was said."""
        return contacts.Facts(
            ContactKind(self.kind.data), self.name.data, self.address.data, self.telephone.data,
            tuple(self.languages.data or ()), self.hours.data, self.municipality.data, self.source.data,
            self.checked_on.date,
        )  # fmt: skip


def answers(row: Contact) -> dict[str, object]:
    """A contact as the form shows it."""
    return {
        "kind": row.kind.value, "name": row.name, "municipality": row.municipality_code, "address": row.address,
        "telephone": row.telephone, "languages": row.languages.split(), "hours": row.hours, "source": row.source,
        "checked_on": DateParts.shown(row.checked_on), "version": row.version,
    }  # fmt: skip
