"""Subsidy programmes in words. The texts of those that come with the release are in the catalogues."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from models import SubsidyProgramme
from models.enums import RuleConfidence
from web.filters import day

RELEASED = (
    _l("Solidarity (wages for people under temporary protection)"),
    _l("Employers who hired people under temporary protection."),
    _l("Employment measures for unemployed people in a difficult position"),
    _l(
        "Employers who hire unemployed people registered at the labour office. Calls come again and again. People with"
        " protection who are registered there can be included."
    ),
    _l("National action plan for employment, calls of the labour offices (for example August 2025)"),
    _l("Choose Bulgaria, part 1"),
    _l(
        "People who come to work from abroad, after at least 12 of the last 18 months abroad. Moving costs, a housing"
        " supplement for up to 12 months and a language course."
    ),
    _l("Employment Agency, open in 2025"),
)


def text(row: SubsidyProgramme, said: str) -> str:
    """A text of a programme: of the release in the reader's language, of an operator as it was written."""
    return str(_(said)) if row.origin else said


def written_in(row: SubsidyProgramme) -> str:
    """The language an operator wrote in; empty for the release's own texts."""
    return "" if row.origin else row.language


def notes(row: SubsidyProgramme) -> list[str]:
    """How long it runs, how sure it is, and where that is written."""
    said = []
    if row.valid_until is not None:
        said.append(_("Until %(day)s", day=day(row.valid_until)))
    if row.amount is None:
        said.append(_("We do not know an amount we could rely on."))
    if row.confidence is not RuleConfidence.HIGH:
        said.append(_("We are not quite sure of this. Ask there before you rely on it."))
    source = text(row, row.source)
    return [*said, _("Source: %(source)s (checked on %(day)s)", source=source, day=day(row.seen_on))]
