"""The forms for sharing a vacancy: whether search engines may show it, and the languages of its poster."""

from typing import Self

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from web.forms import AddressForm, Pick, Tick, ZaednoForm
from web.i18n import LANGUAGES


class FindableForm(ZaednoForm):
    """Whether search engines may show the public page."""

    findable = Tick(_l("Search engines may show this page. Everybody can find it then."))


class PosterForm(AddressForm):
    """The languages of a poster; the second may be left out."""

    first = Pick(_l("First language"), choices=[])
    second = Pick(_l("Second language"), choices=[])

    @classmethod
    def asked(cls) -> Self:
        """As the address says; Bulgarian and Ukrainian where it says nothing."""
        form = cls(request.args)
        form.first.choices = [SelectChoice(*pair) for pair in LANGUAGES.items()]
        form.first.flags.required = True
        form.second.choices = [SelectChoice("", "–"), *form.first.choices]
        if "first" not in request.args:
            form.first.data, form.second.data = "bg", "uk"
        return form

    def languages(self) -> list[str]:
        """Each language once."""
        return list(dict.fromkeys(code for code in (self.first.data, self.second.data) if code))
