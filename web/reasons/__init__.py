"""From reason codes to sentences in the reader's language: one record, one wording for each audience."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from flask_babel import LazyString, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

import matcher
from matcher import FACT_KINDS, FactKind, FactValue, Outcome, ReasonCode
from models.enums import ContractKind
from web import labels, money
from web.i18n import language
from web.reasons import staff, you
from web.reasons.words import CLOSED
from web.services.adapters import LICENCE_CODES
from web.services.pack import UNIT_GROUP_URI


class Audience(StrEnum):
    """Whom a sentence is for."""

    PERSON = "person"
    STAFF = "staff"


SENTENCES: Mapping[Audience, Mapping[ReasonCode, LazyString]] = {
    Audience.PERSON: you.SENTENCES,
    Audience.STAFF: staff.SENTENCES,
}
NAMED = frozenset({FactKind.CONCEPT, FactKind.CONCEPTS, FactKind.ISCO})
LICENCES = {code: kind for kind, code in LICENCE_CODES.items()}
QUIET = frozenset(
    {
        ReasonCode.EXCLUSION_NONE, ReasonCode.RECOGNITION_NOT_NEEDED, ReasonCode.LICENCE_NOT_NEEDED,
        ReasonCode.LABOUR_LAW_MET, ReasonCode.OPTIONAL_SKILLS_NOT_ASKED, ReasonCode.EVIDENCE_NOT_ASKED,
        ReasonCode.LANGUAGE_NOT_ASKED, ReasonCode.EXPERIENCE_NOT_ASKED, ReasonCode.ESSENTIAL_SKILLS_NOT_ASKED,
    }
)  # fmt: skip
BANDS: Mapping[matcher.Band, LazyString] = {
    matcher.Band.FITS_WELL: _l("Fits well"),
    matcher.Band.FITS_PARTLY: _l("Fits partly"),
    matcher.Band.NOT_YET: _l("Not yet"),
}
MARKS = {Outcome.PASS: "plus", Outcome.WARN: "gap", Outcome.REVIEW: "ask", Outcome.BLOCK: "block"}
ASKING = frozenset(
    {"unknown", "learnable_unknown", "unverified", "unchecked", "shift_unknown", "care_to_ask", "conditions_unknown"}
)
GOOD_SHARE = 0.6
Result = matcher.Match | matcher.Blocked | matcher.Unranked


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an explanation: a mark (plus, gap, ask or block), the sentence, and the reason it came from."""

    mark: str
    text: str
    reason: ReasonCode


def sentence(reason: ReasonCode, facts: Mapping[str, FactValue], names: Mapping[str, str], audience: Audience) -> str:
    """The sentence for a reason. `names` gives the preferred label of every concept id among the facts."""
    return filled(SENTENCES[audience][reason], facts, names)


def filled(text: LazyString, facts: Mapping[str, FactValue], names: Mapping[str, str], **counts: int) -> str:
    """A sentence with its facts and further numbers as the reader writes them."""
    words = {name: _word(FACT_KINDS[name], value, names) for name, value in facts.items()}
    return str(text) % {**words, **{name: _written(count) for name, count in counts.items()}}


def lines(result: Result, names: Mapping[str, str], audience: Audience) -> list[Line]:
    """The whole explanation, the most important first: what blocks, what fits, what is missing, what is not known.

    A gate and a criterion of the same reason make one line.
    """
    found = [Line(MARKS[g.outcome], sentence(g.reason, g.facts, names, audience), g.reason) for g in result.gates]
    contributions = result.contributions if isinstance(result, matcher.Match) else ()
    found += [Line(_mark(c), sentence(c.reason, c.facts, names, audience), c.reason) for c in contributions]
    order = {"block": 0, "plus": 1, "gap": 2, "ask": 3}
    unique = {line.text: line for line in found if line.reason not in QUIET}
    return sorted(unique.values(), key=lambda line: order[line.mark])


def _mark(contribution: matcher.Contribution) -> str:
    if contribution.reason.level in ASKING:
        return "ask"
    return "plus" if contribution.points >= GOOD_SHARE * contribution.max_points else "gap"


def concepts_in(results: Iterable[Result]) -> set[str]:
    """The concept ids named anywhere in these explanations, so that their labels can be fetched at once."""
    found: set[str] = set()
    for result in results:
        contributions = result.contributions if isinstance(result, matcher.Match) else ()
        for facts in chain((gate.facts for gate in result.gates), (part.facts for part in contributions)):
            found |= concepts_of(facts)
    return found


def concepts_of(facts: Mapping[str, FactValue]) -> set[str]:
    """The concept ids among some facts."""
    found: set[str] = set()
    for name, value in facts.items():
        if FACT_KINDS[name] in NAMED:
            texts = value if isinstance(value, tuple) else (str(value),)
            found |= {_concept(FACT_KINDS[name], text) for text in texts}
    return found


def _concept(kind: FactKind, text: str) -> str:
    """The URI of the concept a fact names; a profession is named by its unit group."""
    return UNIT_GROUP_URI.format(isco=text) if kind is FactKind.ISCO else text


def band(value: matcher.Band) -> str:
    """The name of a band."""
    return str(BANDS[value])


def _word(kind: FactKind, value: FactValue, names: Mapping[str, str]) -> str:
    """One fact as the reader writes it."""
    if isinstance(value, tuple):
        return format_list([_one(kind, each, names) for each in value], locale=language())
    return _one(kind, value, names)


def _one(kind: FactKind, value: FactValue, names: Mapping[str, str]) -> str:
    if isinstance(value, date):
        return format_date(value, format="long", locale=language())
    if isinstance(value, int | float):
        return _figure(kind, value)
    text = str(value)
    if kind in NAMED:
        return names.get(_concept(kind, text)) or _("something that has no name yet")
    if kind is FactKind.LANGUAGE:
        return labels.language_name(text, language())
    if kind is FactKind.LEVEL:
        return _("none") if text == "NONE" else text
    return _listed(kind, text)


def _listed(kind: FactKind, text: str) -> str:
    """A value of a closed list, by its name; a value the lists do not know stands as it is."""
    if kind is FactKind.LICENCE and text in LICENCES:
        return labels.label(LICENCES[text])
    if kind is FactKind.CONTRACT and text in list(ContractKind):
        return labels.label(ContractKind(text))
    return str(CLOSED.get(kind, {}).get(text, text))


def _figure(kind: FactKind, value: float) -> str:
    if kind is FactKind.MONEY:
        return money.euros(int(value))
    if kind is FactKind.CLOCK:
        return f"{int(value) // 60:02d}:{int(value) % 60:02d}"
    if kind is FactKind.MINUTES:
        return _hours(round(value / 60, 1))
    if kind is FactKind.HOURS:
        return _hours(value)
    if kind is FactKind.YEARS:
        return str(ngettext("%(amount)s year", "%(amount)s years", _plural(value), amount=_written(value)))
    if kind is FactKind.KM and value == 0:
        return str(_("in the same town"))
    if kind is FactKind.KM:
        return str(_("%(amount)s km", amount=_written(value)))
    return _written(value)


def _hours(value: float) -> str:
    return str(ngettext("%(amount)s hour", "%(amount)s hours", _plural(value), amount=_written(value)))


def _written(value: float) -> str:
    return str(format_decimal(value, locale=language()))


def _plural(value: float) -> int:
    """The whole number whose plural form goes with an amount; half an hour goes with the few."""
    return int(value) if value == int(value) else 2
