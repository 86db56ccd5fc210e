"""The forms for the text of a vacancy and for what was read from it."""

from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

from matcher.reading.vacancy import LanguageRead
from matcher.reading.written_in import written_in
from web.employer.forms import NONE
from web.employer.terms_form import LONGEST_DESCRIPTION, TermsForm
from web.forms import Answered, LongText, Radio, Ticks, ZaednoForm
from web.services.vacancy_reading import Proposal, terms


class TextForm(ZaednoForm):
    """The text of a vacancy in Bulgarian or English. `language` is known once the text is fine."""

    advert = LongText(
        _l("The text of your vacancy"),
        [Answered(_l("Paste the text of the vacancy here."))],
        longest=LONGEST_DESCRIPTION,
        description=_l("In Bulgarian or English, as you wrote it. Nothing is saved yet."),
    )
    language: str | None = None

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether there is a text in a language we read."""
        fine = super().validate(extra_validators)
        if self.advert.errors:
            return False
        self.language = written_in(self.advert.data)
        if self.language is None:
            self.wrong("advert", _("This is not in Bulgarian or English. We can only read these two so far."))
        return fine and self.language is not None


class ProposalForm(TermsForm):
    """What was read from a text, each answer to be changed or taken out."""

    occupation = Radio(_l("Which of these is it?"), choices=[])
    needed = Ticks(_l("Needed"), choices=[])
    welcome = Ticks(_l("Welcome"), choices=[])

    def propose(self, proposal: Proposal) -> "ProposalForm":
        """Put up for choice what was read."""
        self.needed.choices = self.welcome.choices = [SelectChoice(each.uri, each.name) for each in proposal.skills]
        self.occupation.choices = [
            *(SelectChoice(offer.uri, offer.label) for offer in proposal.offers),
            SelectChoice(NONE, _("None of these")),
        ]
        return self

    def take(self, proposal: Proposal) -> None:
        """Answer everything as it was read."""
        self.fill(terms(proposal), 0)
        self.occupation.data = proposal.occupation
        self.needed.data = [each.uri for each in proposal.skills if each.essential]
        self.welcome.data = [each.uri for each in proposal.skills if not each.essential]
        for row, asked in zip(self.language_rows(), self.languages_asked(proposal), strict=False):
            row.language.data = asked.found.language
            row.level.data = asked.found.level.name if asked.found.level else ""

    def languages_asked(self, proposal: Proposal) -> Iterator[LanguageRead]:
        """The languages that are needed and that the form knows, at most as many as it has rows for."""
        known = {choice.value for choice in self.first_language.form.language.choices}
        asked = [each for each in proposal.reading.languages if each.essential and each.found.language in known]
        return iter(asked[: len(list(self.language_rows()))])

    def chosen_occupation(self) -> str | None:
        """The URI of the occupation chosen; None for none."""
        return None if self.occupation.data in (None, NONE) else self.occupation.data

    def skills(self) -> dict[str, bool]:
        """URI of each skill ticked → whether it is essential; one ticked twice is."""
        return dict.fromkeys(self.welcome.data or [], False) | dict.fromkeys(self.needed.data or [], True)
