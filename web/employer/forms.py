"""Forms for a title, for skills and for the promises made when a vacancy is sent."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Form
from wtforms.fields.choices import SelectChoice

from web.forms import Answered, Pick, PlainText, Radio, Tick, Ticks, Version, ZaednoForm
from web.services.vacancy_draft import Offer

NONE = "none"
LONGEST_TITLE = 200


class TitleForm(ZaednoForm):
    """A title in any language, and then which of the occupations it may mean. `asked_for` is the title for which the
    occupations on the page were offered; for another title they are offered anew."""

    title = PlainText(
        _l("What is the job called?"),
        [Answered()],
        longest=LONGEST_TITLE,
        description=_l("As you would say it, for example: cook in a hotel. In any language."),
    )
    occupation = Radio(_l("Which of these is it?"), choices=[])
    asked_for = PlainText(longest=LONGEST_TITLE)
    version = Version()

    def offer(self, offers: Sequence[Offer]) -> None:
        """Put occupations up for choice."""
        self.occupation.choices = [
            *(SelectChoice(offer.uri, offer.label) for offer in offers),
            SelectChoice(NONE, _("None of these")),
        ]
        if self.asked_for.data != self.title.data:
            self.occupation.data = None

    @property
    def asks(self) -> bool:
        """Whether the title is known and the occupation is the next question."""
        return bool(self.occupation.choices)

    def uri(self) -> str | None:
        """The occupation chosen; None for "none of these"."""
        return None if self.occupation.data == NONE else self.occupation.data

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether everything asked so far was answered."""
        fine = super().validate(extra_validators)
        if fine and self.asks and self.asked_for.data == self.title.data and self.occupation.data is None:
            self.wrong("occupation", _("Choose one of the answers."))
            return False
        return fine


class LanguageRow(Form):
    """One language the work needs."""

    language = Pick(_l("Language"), choices=[])
    level = Pick(_l("Level"), choices=[])
    learnable = Tick(_l("Can be learned on the job"))


class SkillsForm(ZaednoForm):
    """Which skills the work needs, and which are merely welcome. A skill ticked as both is needed."""

    needed = Ticks(_l("Needed"), choices=[])
    welcome = Ticks(_l("Welcome"), choices=[])
    version = Version()

    def skills(self) -> dict[str, bool]:
        """URI of each skill ticked → whether it is essential."""
        return dict.fromkeys(self.welcome.data or [], False) | dict.fromkeys(self.needed.data or [], True)


class PromiseForm(ZaednoForm):
    """What an employer promises when sending a vacancy for approval."""

    promised = Tick(
        _l(
            "Nobody pays anything to get this job, nobody's papers are kept, and there are at least 20 working days "
            "of paid leave a year."
        ),
        [Answered(_l("We can only show vacancies that keep these promises."))],
    )


class StepForm(ZaednoForm):
    """A single button."""
