"""The forms of leads."""

from typing import Any

from flask_babel import lazy_gettext as _l

from models.enums import Role
from web.forms import Answered, Email, Radio, ZaednoForm
from web.labels import label


class InviteForm(ZaednoForm):
    """A colleague is invited."""

    email = Email(_l("E-mail"), [Answered()])
    role = Radio(_l("What will this person do?"), [Answered()], default=Role.COUNSELLOR.value)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.role.choices = [(role.value, label(role)) for role in (Role.COUNSELLOR, Role.LEAD)]
