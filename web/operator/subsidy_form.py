"""The form for a programme that pays something towards a job."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms.fields.choices import SelectChoice

import matcher
from models import SubsidyProgramme
from models.enums import RuleConfidence
from web.filters import day, language_name
from web.forms import Answered, DateParts, LongText, Pick, PlainText, Version, ZaednoForm
from web.i18n import LANGUAGES, language
from web.operator.rules_labels import CONFIDENCES
from web.services.subsidies import Facts, facts_of


class SubsidyForm(ZaednoForm):
    """A programme with its days and where it is written."""

    language = Pick(_l("In which language do you write?"), [Answered()], choices=[])
    name = PlainText(_l("Name"), [Answered()], longest=200)
    for_whom = LongText(_l("Who is it for?"), [Answered()], longest=500)
    amount = PlainText(
        _l("Amount"), longest=300, description=_l("Only as the source says it. Otherwise leave it empty.")
    )
    valid_from = DateParts(_l("From"))
    valid_until = DateParts(_l("Until"))
    source = PlainText(
        _l("Source"), [Answered()], longest=500, description=_l("The page or decision where it is written.")
    )
    seen_on = DateParts(_l("Checked on"), required=True)
    confidence = Pick(_l("How sure is it?"), [Answered()], choices=[])
    version = Version()

    def put_up(self, today: date) -> "SubsidyForm":
        """Put languages and grades up for choice; nobody looked in the future."""
        self.language.choices = [SelectChoice(code, language_name(code)) for code in LANGUAGES]
        self.confidence.choices = [SelectChoice(each.value, _sure(each)) for each in RuleConfidence]
        self.seen_on.latest = today
        if not self.is_submitted() and not self.language.data:
            self.language.data = language()
        return self

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether the days go together."""
        if not super().validate(extra_validators):
            return False
        first, last = self.valid_from.date, self.valid_until.date
        if first is not None and last is not None and last < first:
            self.valid_until.form.day.errors = [_("The end must come after the start.")]
        return not self.errors

    def facts(self) -> Facts:
        """What was said; only of a valid form. Raises ValueError without the day of the last look."""
        if self.seen_on.date is None:
            raise ValueError("A programme was looked up on a day.")
        return Facts(
            self.language.data, self.name.data, self.for_whom.data, self.amount.data or None, self.valid_from.date,
            self.valid_until.date, self.source.data, self.seen_on.date, RuleConfidence(self.confidence.data),
        )  # fmt: skip


def answers(row: SubsidyProgramme) -> dict[str, object]:
    """A programme as the form shows it."""
    facts = facts_of(row)
    days = {name: DateParts.shown(getattr(facts, name)) for name in ("valid_from", "valid_until", "seen_on")}
    texts = {name: getattr(facts, name) for name in ("language", "name", "for_whom", "amount", "source")}
    return {**texts, **days, "confidence": facts.confidence.value, "version": row.version}


def both_versions(mine: Facts, saved: Facts) -> list[tuple[str, str, str, bool]]:
    """What somebody typed beside what is saved, for the component `stale`."""
    pairs = [
        (_("Name"), mine.name, saved.name), (_("Who is it for?"), mine.for_whom, saved.for_whom),
        (_("Amount"), mine.amount, saved.amount), (_("From"), day(mine.valid_from), day(saved.valid_from)),
        (_("Until"), day(mine.valid_until), day(saved.valid_until)), (_("Source"), mine.source, saved.source),
        (_("Checked on"), day(mine.seen_on), day(saved.seen_on)),
        (_("How sure is it?"), _sure(mine.confidence), _sure(saved.confidence)),
    ]  # fmt: skip
    return [(str(what), str(own or ""), str(kept or ""), own != kept) for what, own, kept in pairs]


def _sure(confidence: RuleConfidence) -> str:
    return str(CONFIDENCES[matcher.Confidence(confidence.value)])
