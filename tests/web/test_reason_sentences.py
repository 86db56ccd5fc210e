"""Every reason, for every audience, in eight languages: a whole sentence with its facts as the reader writes them."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

import pytest
from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from flask import Flask
from flask_babel import force_locale, gettext
from sqlalchemy.orm import Session

import matcher
from matcher import FACT_KINDS, FACTS, FactKind, FactValue, ReasonCode
from matcher.reasons import ReasonCode as R
from models.enums import ContractKind
from models.queries import taxonomy
from scripts.catalogues import extracted
from web import labels, money, reasons
from web.counsellor import words as desk_words
from web.i18n import LANGUAGES
from web.reasons import Audience, prospects, remedies
from web.reasons.words import CLOSED
from web.services.adapters import LICENCE_CODES
from web.services.pack import UNIT_GROUP_URI

COOK, CLEANER = "urn:zaedno:occupation:cook", "urn:zaedno:occupation:hotel-room-attendant"
NURSES = "2221"
DAY = date(2027, 3, 4)
SAMPLES: Mapping[FactKind, tuple[FactValue, ...]] = {
    FactKind.CONCEPT: (COOK,),
    FactKind.CONCEPTS: ((COOK, CLEANER), (COOK,)),
    FactKind.ISCO: (NURSES,),
    FactKind.LANGUAGE: ("bg", "uk", "ar", "tr"),
    FactKind.LEVEL: tuple(level.name for level in matcher.Cefr),
    FactKind.LICENCE: tuple(LICENCE_CODES.values()),
    FactKind.SECTOR: ("56.10",),
    FactKind.SHIFT: tuple(shift.value for shift in matcher.Shift),
    FactKind.SHIFTS: (("day", "night"), tuple(shift.value for shift in matcher.Shift)),
    FactKind.CONTRACT: tuple(contract.value for contract in matcher.Contract),
    FactKind.CONDITIONS: (("night", "overtime"), ("hours_per_day", "hours_per_week", "hazardous")),
    FactKind.DATE: (DAY,),
    FactKind.KM: (1, 12, 1234),
    FactKind.MINUTES: (30, 60, 150),
    FactKind.CLOCK: (1350,),
    FactKind.MONEY: (62_020, 120_000),
    FactKind.HOURS: (1, 12.5, 40),
    FactKind.YEARS: (1, 2.5, 7),
    FactKind.COUNT: (0, 1, 5, 1200),
}  # fmt: skip
PLACEHOLDER = re.compile(r"%\((\w+)\)s")
RAW = re.compile(r"urn:|https?:|%\(|%s|\{|\}|\b[a-z]+_[a-z_]+\b|\bNone\b|datetime|ReasonCode")
NUMBERED = {FactKind.KM, FactKind.HOURS, FactKind.YEARS, FactKind.COUNT}


def facts_of(code: ReasonCode) -> Iterator[dict[str, FactValue]]:
    """Facts of each kind, so that every sample is used once; all facts change together."""
    kinds = {name: SAMPLES[FACT_KINDS[name]] for name in FACTS[code]}
    for turn in range(max((len(values) for values in kinds.values()), default=1)):
        yield {name: values[turn % len(values)] for name, values in kinds.items()}


def leftovers(text: str, facts: Mapping[str, FactValue]) -> set[str]:
    """Placeholders and codes that still stand in a sentence."""
    values = [each for value in facts.values() for each in (value if isinstance(value, tuple) else (value,))]
    codes = {value for value in values if isinstance(value, str) and re.search(r"[-_:.]|\d{4}", value)}
    return set(RAW.findall(text)) | {code for code in codes if code in text}


def readers_form(kind: FactKind, value: FactValue, names: Mapping[str, str], language: str) -> str:
    """What must stand in the sentence for a fact: computed here from Babel, the labels and the taxonomy's names."""
    if isinstance(value, tuple):
        return format_list([readers_form(kind, each, names, language) for each in value], locale=language)
    if isinstance(value, date):
        return format_date(value, "long", locale=language)
    if kind is FactKind.MONEY:
        return money.euros(int(value))
    if kind is FactKind.CLOCK:
        return "22:30"
    if kind is FactKind.MINUTES:
        return str(format_decimal(round(float(value) / 60, 1), locale=language))
    if kind in NUMBERED:
        return str(format_decimal(value, locale=language))
    return word_for(kind, str(value), names, language)


def word_for(kind: FactKind, value: str, names: Mapping[str, str], language: str) -> str:
    """The name of something that the engine knows by a code, in the language in force."""
    if kind in reasons.NAMED:
        return names[UNIT_GROUP_URI.format(isco=value) if kind is FactKind.ISCO else value]
    if kind is FactKind.LANGUAGE:
        return str(Locale.parse(language).languages[value])
    if kind is FactKind.LEVEL:
        return gettext("none") if value == "NONE" else value
    if kind is FactKind.LICENCE:
        return labels.label(reasons.LICENCES[value])
    if kind is FactKind.CONTRACT and value in list(ContractKind):
        return labels.label(ContractKind(value))
    return str(CLOSED[kind][value])


@cache
def marked() -> frozenset[str]:
    """Every text the catalogues are asked for. That they hold all of them is what `scripts.check_catalogues` sees."""
    texts = (message.id for message in extracted() if message.id)
    return frozenset(part for text in texts for part in (text if isinstance(text, tuple) else (text,)))


def test_every_kind_of_fact_has_samples() -> None:
    assert set(SAMPLES) == set(FactKind)
    assert {FACT_KINDS[name] for names in FACTS.values() for name in names} <= set(SAMPLES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", Audience)
def test_every_reason_is_a_sentence_in_the_readers_language(
    app: Flask, session: Session, audience: Audience, language: str
) -> None:
    names = taxonomy.names(session, {COOK, CLEANER, UNIT_GROUP_URI.format(isco=NURSES)}, language)
    assert len(names) == 3
    with app.test_request_context(f"/?lang={language}"), force_locale(language):
        for code in ReasonCode:
            used = set(PLACEHOLDER.findall(str(reasons.SENTENCES[audience][code])))
            for facts in facts_of(code):
                text = reasons.sentence(code, facts, names, audience)
                assert not leftovers(text, facts), (code, text)
                assert code.value not in text
                for name in used:
                    assert readers_form(FACT_KINDS[name], facts[name], names, language) in text, (code, name, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_prospects_say_their_number_and_facts(app: Flask, session: Session, language: str) -> None:
    names = taxonomy.names(session, {COOK}, language)
    now, more, better = matcher.Tally(1200, 3), matcher.Tally(1234, 3), matcher.Tally(1200, 1111)
    with app.test_request_context(f"/?lang={language}"), force_locale(language):
        for code in prospects.IN_REACH:
            for facts in facts_of(code):
                for then, number in ((more, 1234), (better, 1111)):
                    text = prospects.told(matcher.Counterfactual(code, facts, now, then), names)
                    assert str(format_decimal(number, locale=language)) in text
                    assert not leftovers(text, facts), text
                    for name in facts:
                        assert readers_form(FACT_KINDS[name], facts[name], names, language) in text, text


def test_every_outcome_has_a_mark_and_every_gate_its_remedy() -> None:
    assert set(reasons.MARKS) == set(matcher.Outcome)
    for audience in Audience:
        assert set(remedies.REMEDIES[audience]) == set(matcher.Gate)
    assert set(desk_words.CRITERIA) == set(matcher.Criterion)
    assert set(prospects.IN_REACH) == set(prospects.FITS_WELL) == {code for code in R if code.family == "advice"}


def test_what_is_not_known_is_asked_and_not_held_against_anybody() -> None:
    levels = {code.level for code in ReasonCode if code.family in set(matcher.Criterion)}
    assert {level for level in levels if level.endswith("unknown")} <= reasons.ASKING


@pytest.mark.parametrize("outcome", matcher.Outcome)
@pytest.mark.parametrize("audience", Audience)
def test_a_line_of_any_gate_at_any_outcome_is_whole(
    app: Flask, session: Session, audience: Audience, outcome: matcher.Outcome
) -> None:
    """Gates answer with any reason of theirs at any outcome: the line has its mark, and what can be done beside it."""
    names = taxonomy.names(session, {COOK, CLEANER, UNIT_GROUP_URI.format(isco=NURSES)}, "bg")
    with app.test_request_context("/?lang=bg"), force_locale("bg"):
        for gate in matcher.Gate:
            for code in (code for code in ReasonCode if code.family == FAMILIES[gate]):
                facts = next(facts_of(code))
                result = matcher.GateResult(gate, outcome, "X-01", code, facts, "v")
                (advised,) = remedies.of_gates([result], names, audience)
                assert advised.text == reasons.sentence(code, facts, names, audience)
                assert advised.mark == reasons.MARKS[outcome]
                assert advised.note
                lines = reasons.lines(matcher.Blocked("c", "v", (result,), "r"), names, audience)
                assert [line.mark for line in lines] == ([] if code in reasons.QUIET else [advised.mark])


FAMILIES = {
    matcher.Gate.WORK_RIGHT: "work_right",
    matcher.Gate.LABOUR_LAW: "labour_law",
    matcher.Gate.LICENCES: "licence",
    matcher.Gate.RECOGNITION: "recognition",
    matcher.Gate.EXCLUSIONS: "exclusion",
    matcher.Gate.LANGUAGE: "language",
    matcher.Gate.COMMUTE: "commute",
    matcher.Gate.SCHEDULE: "schedule",
}


def test_every_sentence_and_every_word_of_a_closed_list_is_asked_of_the_catalogues() -> None:
    texts = [text for table in reasons.SENTENCES.values() for text in table.values()]
    texts += [text for table in remedies.REMEDIES.values() for text in table.values()]
    texts += [*prospects.IN_REACH.values(), *prospects.FITS_WELL.values(), *reasons.BANDS.values()]
    texts += [text for table in CLOSED.values() for text in table.values()]
    texts += [text for kind in labels.LABELS.values() for text in kind.values()]
    texts += [*desk_words.CRITERIA.values(), *desk_words.CAUSES.values()]
    missing = {text._args[0] for text in texts} - marked()
    assert not missing
