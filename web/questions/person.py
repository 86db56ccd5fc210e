"""Name and contact."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l

from models import Jobseeker
from web.forms import DateParts, Email, Phone, PlainText
from web.questions.answers import AnswerForm
from web.services.jobseeker_sheets import Answers


class NameForm(AnswerForm):
    """Who the person is, as far as they want to say. Of a birth date the year is enough."""

    given_name = PlainText(_l("First name"), longest=100)
    family_name = PlainText(_l("Family name"), longest=100)
    phone = Phone(_l("Telephone"), description=_l("Only your counsellor sees it."))
    email = Email(_l("E-mail"))
    birth = DateParts(
        _l("When were you born?"), exact=False, solar=True,
        description=_l("If you do not know the day or the month, leave it empty."),
    )  # fmt: skip

    def prepare(self, person: Jobseeker, today: date) -> None:
        """Nobody is born in the future."""
        self.birth.latest = today

    @classmethod
    def boxes(cls, stored: Answers) -> Mapping[str, Any]:
        """The stored answers, the birth date in its parts."""
        born = date.fromisoformat(stored["birth_date"]) if stored["birth_date"] else None
        return {**stored, "birth": DateParts.shown(born, stored["birth_date_precision"])}

    def answers(self) -> Answers:
        """The answers given."""
        return {
            "given_name": self.given_name.data,
            "family_name": self.family_name.data,
            "phone": self.phone.data,
            "email": self.email.data,
            "birth_date": self.birth.date.isoformat() if self.birth.date else None,
            "birth_date_precision": self.birth.precision,
        }
