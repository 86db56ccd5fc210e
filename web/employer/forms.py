"""Forms for a title, for skills and for the promises made when a vacancy is sent."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Form, HiddenField
from wtforms.fields.choices import SelectChoice

from models.disclosure_words import LONGEST_WORDS as LONGEST_WORDS_TO_PEOPLE
from models.enums import CloseReason
from models.sharing_enums import InvitationText
from web import labels
from web.forms import Answered, LongText, MeaningForm, Number, Pick, PlainText, Radio, Tick, Ticks, Version, ZaednoForm
from web.forms.meaning import KEEP
from web.forms.meaning import LONGEST as LONGEST_WORDS
from web.i18n import LANGUAGES, language
from web.services.vacancy_draft import Offer
from web.vacancy_words import PROMISE

NONE = "none"
NEEDED, WELCOME = "needed", "welcome"
LONGEST_TITLE = 200


class TitleForm(ZaednoForm):
    """A title in any language, and then which of the occupations it may mean. `asked_for` is the title for which the
    occupations on the page were offered; for another title they are offered anew. `chosen` is the occupation picked
    while typing."""

    title = PlainText(
        _l("What is the job called?"),
        [Answered()],
        longest=LONGEST_TITLE,
        description=_l("As you would say it, for example: cook in a hotel. In any language."),
    )
    occupation = Radio(_l("Which of these is it?"), choices=[])
    asked_for = PlainText(longest=LONGEST_TITLE)
    chosen = HiddenField()
    version = Version()
    sure = False

    def settle(self, uri: str) -> None:
        """Take the occupation that was picked while typing."""
        self.occupation.choices = [SelectChoice(uri, self.title.data)]
        self.occupation.data, self.asked_for.data = uri, self.title.data

    def offer(self, offers: Sequence[Offer]) -> None:
        """Put occupations up for choice."""
        self.sure = any(offer.sure for offer in offers)
        self.occupation.flags.said_once = True  # It may not be skipped; another title brings other choices.
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
    needed_for = PlainText(_l("What is it needed for?"), longest=200)


class SkillsForm(MeaningForm):
    """Which skills the work needs, and which are merely welcome, and one more in own words. A skill ticked as both is
    needed. `again` is the button that comes back for another one."""

    needed = Ticks(_l("Needed"), choices=[])
    welcome = Ticks(_l("Welcome"), choices=[])
    own_needed = Ticks(_l("Needed"), choices=[])
    own_welcome = Ticks(_l("Welcome"), choices=[])
    words = PlainText(
        _l("Another skill"), longest=LONGEST_WORDS, description=_l("One skill at a time, in any language.")
    )
    weight = Radio(
        _l("Is it needed?"),
        choices=[SelectChoice(NEEDED, _l("Needed")), SelectChoice(WELCOME, _l("Welcome"))],
        default=WELCOME,
    )
    again = HiddenField()
    version = Version()

    def skills(self) -> dict[str, bool]:
        """URI of each skill ticked or found for the words → whether it is essential."""
        added = {self.meaning.data: self._essential} if self.meaning.data not in (None, KEEP) else {}
        return _both(self.welcome.data, self.needed.data) | added

    def own(self) -> dict[str, bool]:
        """Each skill that stays in own words → whether it is essential."""
        added = {self.words.data: self._essential} if self.meaning.data == KEEP and self.words.data else {}
        return _both(self.own_welcome.data, self.own_needed.data) | added

    @property
    def _essential(self) -> bool:
        return bool(self.weight.data == NEEDED)


def _both(welcome: Sequence[str] | None, needed: Sequence[str] | None) -> dict[str, bool]:
    return dict.fromkeys(welcome or [], False) | dict.fromkeys(needed or [], True)


class PromiseForm(ZaednoForm):
    """What an employer promises when sending a vacancy for approval."""

    promised = Tick(
        PROMISE,
        [Answered(_l("We can only show vacancies that keep these promises."))],
    )


class FewerForm(ZaednoForm):
    """How many people are still looked for."""

    places = Number(_l("People still wanted"), [Answered()], least=1, most=500)


class CloseForm(ZaednoForm):
    """Why a vacancy is closed. Whoever wanted it reads this in kind words."""

    reason = Radio(_l("Why do you close it?"), choices=[])

    def offer(self) -> "CloseForm":
        """Put the reasons up for choice."""
        self.reason.choices = [SelectChoice(*pair) for pair in labels.choices(CloseReason)]
        return self

    def chosen(self) -> CloseReason | None:
        """The reason, if one was given."""
        return CloseReason(self.reason.data) if self.reason.data else None


class InviteForm(ZaednoForm):
    """What a person is invited to, and what the employer adds in its own words. A counsellor reads those first."""

    text = Radio(
        _l("What do you invite the person to?"), [Answered()],
        choices=[SelectChoice(*each) for each in labels.choices(InvitationText)],
    )  # fmt: skip
    words = LongText(_l("A few words of your own"), longest=LONGEST_WORDS_TO_PEOPLE)
    language = Pick(_l("In which language are they?"), choices=[])

    def offer(self) -> "InviteForm":
        """Put the languages up for choice."""
        self.language.choices = [SelectChoice(code, labels.language_name(code, language())) for code in LANGUAGES]
        self.language.flags.required = True
        return self
