"""What the texts of an offer say: rules PAY-04 (past pay), FEE-01 (fees, deposits, kept papers), DIS-01 (grounds of
discrimination; names of jobs for one sex). The words are data, one file a language; every text is read with all of
them, since adverts mix languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from matcher.fact_kinds import Facts
from matcher.reading.passages import clauses, levelled
from matcher.result import Outcome
from matcher.rules import Rules
from matcher.vacancy_rules.finding import Finding, Ground, OfferReason, finding
from matcher.vacancy_rules.offer import Offer, OfferText

FOLDER = Path(__file__).parents[1] / "rules"
LANGUAGES = ("ar", "bg", "en", "ru", "uk")
LONGEST_QUOTE = 120
R = OfferReason
_RULE_OF = {
    R.PAST_PAY_ASKED: "PAY-04", R.FEE_ASKED: "FEE-01", R.DEPOSIT_ASKED: "FEE-01", R.PAPERS_KEPT: "FEE-01",
}  # fmt: skip
Patterns = tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Phrases that say one thing. A clause with an ``unless`` says the opposite, one with an ``excused`` gives a
    reason. Where ``sure_with`` is given, only a clause with one of those is sure. ``groups`` limits it to ISCO groups.
    """

    reason: OfferReason
    ground: Ground | None
    says: Patterns
    unless: Patterns
    excused: Patterns
    sure_with: Patterns
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paired:
    """A name of a job for one sex, and one for everybody."""

    says: re.Pattern[str]
    form: str


@cache
def wordings() -> tuple[tuple[Wording, ...], tuple[Paired, ...]]:
    """The phrases of all languages, and the names of jobs for one sex.

    What says the opposite counts across languages: near ones share the phrases, but not all the words around them.
    """
    files = [tomllib.loads((FOLDER / f"wording_{name}.toml").read_text(encoding="utf-8")) for name in LANGUAGES]
    rows = [row for data in files for row in data["wording"]]
    excused = _patterns([text for data in files for text in data["excused"]])
    opposite: dict[str, list[str]] = {}
    for row in rows:
        opposite.setdefault(_subject(row), []).extend(row.get("unless", ()))
    for data in files:
        for family, texts in data["unless"].items():
            opposite.setdefault(family, []).extend(texts)
    found = tuple(_wording(row, opposite, excused) for row in rows)
    paired = tuple(
        Paired(re.compile(rf"\b{levelled(one)}\b"), form) for data in files for one, form in data["paired"].items()
    )
    return found, paired


def _subject(row: Mapping[str, Any]) -> str:
    return str(row.get("ground") or row["reason"])


def _wording(row: Mapping[str, Any], opposite: Mapping[str, Sequence[str]], excused: Patterns) -> Wording:
    ground = Ground(row["ground"]) if "ground" in row else None
    families = ("all", "grounds", _subject(row)) if ground else ("all", _subject(row))
    return Wording(
        reason=R(row["reason"]) if ground is None else R.GROUND_NAMED,
        ground=ground,
        says=_patterns(row["says"]),
        unless=_patterns([text for family in families for text in opposite.get(family, ())]),
        excused=excused if ground else (),
        sure_with=_patterns(row.get("sure_with", ())),
        groups=tuple(row.get("groups", ())),
    )


def _patterns(texts: Sequence[str]) -> Patterns:
    return tuple(re.compile(levelled(text)) for text in texts)


def check(offer: Offer, rules: Rules, today: date) -> Iterator[Finding]:
    """Each thing once, with the first words that say it."""
    seen: set[tuple[object, ...]] = set()
    for text in offer.texts:
        for found in (*_phrases(text, offer, rules), *_titles(text, rules)):
            mark = (found.reason, found.facts.get("ground"), found.facts.get("paired"))
            if mark not in seen:
                seen.add(mark)
                yield found


def _phrases(text: OfferText, offer: Offer, rules: Rules) -> Iterator[Finding]:
    for clause in clauses(text.text):
        flat = levelled(clause.text)
        for wording in wordings()[0]:
            if wording.groups and not (offer.isco or "").startswith(wording.groups):
                continue
            if said := _said(wording, flat, clause.text):
                yield _found(wording, flat, said, rules)


def _said(wording: Wording, flat: str, clause: str) -> str:
    """The words that say it, as they were written; nothing where the clause says the opposite."""
    match = next((hit for pattern in wording.says if (hit := pattern.search(flat))), None)
    if match is None or any(pattern.search(flat) for pattern in wording.unless):
        return ""
    return clause if len(clause) <= LONGEST_QUOTE else clause[match.start() : match.start() + LONGEST_QUOTE].strip()


def _found(wording: Wording, flat: str, said: str, rules: Rules) -> Finding:
    if wording.ground is not None:
        excused = any(pattern.search(flat) for pattern in wording.excused)
        reason = R.GROUND_WITH_REASON if excused else R.GROUND_NAMED
        facts: Facts = {"ground": wording.ground.value, "said": said}
        return finding(rules, "DIS-01", Outcome.REVIEW, reason, facts)
    rule = _RULE_OF[wording.reason]
    sure = rules.certain(rule) and (not wording.sure_with or any(pattern.search(flat) for pattern in wording.sure_with))
    return finding(rules, rule, Outcome.BLOCK if sure else Outcome.REVIEW, wording.reason, {"said": said})


def _titles(text: OfferText, rules: Rules) -> Iterator[Finding]:
    """A better name for a job named for one sex; advice, unless the title itself names both."""
    if not text.title:
        return
    flat = levelled(text.text)
    for paired in wordings()[1]:
        if (match := paired.says.search(flat)) and not re.search(r"[/(]", flat):
            facts: Facts = {"said": text.text[match.start() : match.end()], "paired": paired.form}
            yield finding(rules, "DIS-01", Outcome.WARN, R.TITLE_GENDERED, facts)
