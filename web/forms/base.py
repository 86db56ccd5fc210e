"""The form all others derive from."""

from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from wtforms import Form

SHORTEST_KEY, LONGEST_KEY = 8, 64


class AddressForm(Form):
    """A form that changes nothing, so it needs no guards and travels in the address."""

    class Meta:
        locales = False  # Every message is ours; WTForms' own catalogues lack some of our languages.


class ZaednoForm(FlaskForm):
    """A form whose guards (`csrf_token`, `form_key`) the component `form_open` writes.

    The CSRF token is checked before any view runs. A form sent without a usable key is shown again with a fresh one,
    because without a key nothing keeps it from being carried out twice.
    """

    class Meta:
        csrf = False
        locales = False  # Every message is ours; WTForms' own catalogues lack some of our languages.

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether everything was answered well."""
        fine = bool(super().validate(extra_validators))
        if SHORTEST_KEY <= len(request.form.get("form_key", "")) <= LONGEST_KEY:
            return fine
        self.form_errors.append(_("This page was open for too long. Please send it once more."))
        return False

    def wrong(self, name: str, message: str) -> None:
        """Say at a field what only the use case could find out."""
        field = self[name]
        field.errors = [*field.errors, message]
