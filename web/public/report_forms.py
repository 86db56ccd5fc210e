"""The forms of reporting: what anybody may say, and the code that leads to the answer."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from models.report import Harm
from web import labels
from web.forms import Answered, Digits, LongText, PlainText, Tick, Ticks, ZaednoForm
from web.services.reports import CODE_DIGITS, LONGEST_WORDS, Told

LONGEST_COMPANY = 200


class ReportForm(ZaednoForm):
    """What happened, where, and in one's own words."""

    harms = Ticks(
        _l("What happened?"),
        [Answered(_l("Choose at least one answer."))],
        choices=[SelectChoice(*each) for each in labels.choices(Harm)],
        description=_l("You may choose several answers."),
    )
    about = Tick(_l("This is about the job you came from"))
    company = PlainText(
        _l("Which company or person is it?"),
        longest=LONGEST_COMPANY,
        description=_l("The name, or where the work is."),
    )
    words = LongText(
        _l("What do you want to tell?"),
        longest=LONGEST_WORDS,
        description=_l("Write in any language. Do not write your name, your phone number or your address."),
    )

    def told(self, language: str, vacancy: str) -> Told:
        """The answers. `vacancy` is the public id of the job one came from."""
        return Told(
            frozenset(Harm(value) for value in self.harms.data), language, vacancy if self.about.data else "",
            self.company.data, self.words.data,
        )  # fmt: skip


class AnswerForm(ZaednoForm):
    """The code of a report."""

    code = Digits(
        _l("The code of your report"),
        [Answered()],
        lengths=[CODE_DIGITS],
        description=_l("It has 16 digits."),
    )

    def unknown(self) -> None:
        """Say that nothing stands under the code."""
        self.wrong("code", _("We find nothing under this code. Look at the digits again."))
