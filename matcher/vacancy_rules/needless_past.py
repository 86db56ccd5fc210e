"""Does the offer ask for more experience (rule EXP-01) or diplomas (EDU-01) than such work needs? Both only warn."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from matcher.result import Outcome
from matcher.rules import Rules
from matcher.vacancy_rules.finding import Finding, OfferReason, finding
from matcher.vacancy_rules.offer import Offer

WITH_DIPLOMA = ("0", "1", "2")
R = OfferReason


def check(offer: Offer, rules: Rules, today: date) -> Iterator[Finding]:
    """Years above the usual most of the work's group, and a diploma for work that neither law nor custom ties to it."""
    usual, years = usual_years(offer.isco or "", rules), offer.experience_years
    if usual is not None and years is not None and years > usual:
        if usual:
            facts = {"years": years, "usual_years": usual}
            yield finding(rules, "EXP-01", Outcome.WARN, R.EXPERIENCE_HIGH, facts)
        else:
            yield finding(rules, "EXP-01", Outcome.WARN, R.EXPERIENCE_NEEDLESS, {"years": years})
    regulated = offer.regulated or rules.is_regulated(offer.isco or "")
    if offer.diploma_asked and offer.isco and not (regulated or offer.isco.startswith(WITH_DIPLOMA)):
        yield finding(rules, "EDU-01", Outcome.WARN, R.DIPLOMA_NEEDLESS)


def usual_years(isco: str, rules: Rules) -> int | None:
    """The most years that work of this group needs as a rule, by the longest prefix listed; ``None`` where none is."""
    prefixes = (isco[:length] for length in range(len(isco), 0, -1))
    return next((rules.experience_needs[prefix] for prefix in prefixes if prefix in rules.experience_needs), None)
