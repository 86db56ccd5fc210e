"""What stands on a paper to take along."""

from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms.fields.choices import SelectChoice

from models import Jobseeker
from web.forms import AddressForm, Answered, Pick, Radio, Ticks
from web.i18n import LANGUAGES, language
from web.services.own_cv import Choice

NAMED, BLIND = "named", "blind"


class PaperForm(AddressForm):
    """The language of a curriculum vitae, and whether it says who the person is."""

    written_in = Pick(
        _l("In which language?"), [Answered()], choices=[SelectChoice(code, name) for code, name in LANGUAGES.items()]
    )
    kind = Radio(
        _l("Does your name stand on it?"),
        [Answered()],
        choices=[SelectChoice(BLIND, _l("No, without a name")), SelectChoice(NAMED, _l("Yes, with my name"))],
    )
    contact = Ticks(
        _l("What else stands on it, if your name does?"),
        choices=[SelectChoice("phone", _l("My telephone number")), SelectChoice("email", _l("My e-mail"))],
    )

    @classmethod
    def asked(cls) -> "PaperForm":
        """The form as the address fills it in; the reader's language and no name where it says nothing."""
        usual = {"written_in": language(), "kind": BLIND}
        return cls(MultiDict({**usual, **request.args.to_dict(flat=False)}))

    def choice(self, person: Jobseeker) -> Choice:
        """What the person chose; without a name neither telephone nor e-mail stands on the paper."""
        named, ways = self.kind.data == NAMED, set(self.contact.data or [])
        return Choice(
            self.written_in.data, name=named, phone=named and "phone" in ways, email=named and "email" in ways
        )

    def address_parts(self) -> dict[str, Any]:
        """The same choice as it stands in an address."""
        return {"written_in": self.written_in.data, "kind": self.kind.data, "contact": self.contact.data or []}
