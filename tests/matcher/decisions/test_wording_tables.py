"""Rules PAY-04, FEE-01 and DIS-01: what texts say.

The labelled lines were written after the patterns, by thinking as an employer. When they were read for the first time,
right, wrong, missed were: PAY-04 10, 0, 0; FEE-01 16, 0, 5; DIS-01 55, 2, 7 (recall 76 % and 89 %). The patterns were
then mended on them, so the figures held below (nothing missed, 2 wrong) flatter: of 28 further lines,
harder on purpose and never used for mending, only 9 of 21 marks were found and 1 was wrong. Nobody should rely on it:
counsellors read every vacancy before people see it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from matcher import Confidence, Outcome, load_rules
from matcher.vacancy_rules import Finding, Ground, Offer, OfferReason, OfferText, check_offer
from matcher.vacancy_rules.wording import wordings

R = OfferReason
RULES, TODAY = load_rules(), date(2026, 11, 22)
WORDING = ("PAY-04", "FEE-01", "DIS-01")
LABELLED = Path(__file__).with_name("adverts_labelled.tsv")


def read(text: str, isco: str = "9112", *, title: bool = False) -> list[Finding]:
    found = check_offer(Offer(isco=isco, texts=(OfferText(text, title),)), RULES, TODAY)
    return [each for each in found if each.rule in WORDING]


def marks(text: str, isco: str) -> set[str]:
    """What is found in a line, in the form of its labels."""
    return {f"{each.rule}:{each.facts['ground']}" if "ground" in each.facts else each.rule for each in read(text, isco)}


def lines() -> list[tuple[str, str, set[str], str]]:
    rows = [line.split("\t") for line in LABELLED.read_text(encoding="utf-8").splitlines()]
    return [(lang, isco, set() if labels == "-" else set(labels.split(",")), text) for lang, isco, labels, text in rows]


def counts() -> dict[str, Counter[str]]:
    """Right, wrong and missed marks for each rule."""
    found: dict[str, Counter[str]] = {rule: Counter() for rule in WORDING}
    for _lang, isco, labels, text in lines():
        said = marks(text, isco)
        for mark in labels | said:
            rule = mark.split(":")[0]
            found[rule]["right" if mark in labels & said else "missed" if mark in labels else "wrong"] += 1
    return found


def test_the_set_is_large_and_in_five_languages() -> None:
    languages = Counter(row[0] for row in lines())
    assert set(languages) == {"bg", "en", "ru", "uk", "ar"}
    assert min(languages.values()) >= 24
    assert sum(languages.values()) >= 120


@pytest.mark.parametrize("rule", WORDING)
def test_the_patterns_stay_right_about_the_labelled_lines(rule: str) -> None:
    found = counts()[rule]
    assert found["right"] >= 0.95 * (found["right"] + found["wrong"]), found
    assert found["right"] >= 0.97 * (found["right"] + found["missed"]), found


BLOCK, REVIEW, WARN = Outcome.BLOCK, Outcome.REVIEW, Outcome.WARN
TABLE = [
    ("PAY-04", "Посочете последната си заплата.", BLOCK, R.PAST_PAY_ASKED),
    ("PAY-04", "Последната заплата в бранша е висока.", REVIEW, R.PAST_PAY_ASKED),
    ("PAY-04", "Не питаме за предишна заплата.", None, None),
    ("PAY-04", "We pay more than your current salary.", None, None),
    ("FEE-01", "You pay a registration fee.", BLOCK, R.FEE_ASKED),
    ("FEE-01", "No fee, no deposit.", None, None),
    ("FEE-01", "Без такса за регистрация.", None, None),
    ("FEE-01", "Отказваме доброволно такси за обучение.", None, None),
    ("FEE-01", "Оставя се депозит за ключ.", BLOCK, R.DEPOSIT_ASKED),
    ("FEE-01", "Паспортът остава при нас.", BLOCK, R.PAPERS_KEPT),
    ("FEE-01", "Копие от паспорта остава при нас.", None, None),
    ("DIS-01", "Търсим жена за кухнята.", REVIEW, R.GROUND_NAMED),
    ("DIS-01", "Търсим мъже и жени за кухнята.", None, None),
    ("DIS-01", "Възраст до 35 години.", REVIEW, R.GROUND_NAMED),
    ("DIS-01", "Мин. възраст 18 поради нощен труд.", REVIEW, R.GROUND_WITH_REASON),
    ("DIS-01", "Without distinction, regardless of age or sex.", None, None),
    ("DIS-01", "Само с висше образование.", REVIEW, R.GROUND_NAMED),
]


@pytest.mark.parametrize(("rule", "text", "outcome", "reason"), TABLE, ids=[row[1] for row in TABLE])
def test_a_text(rule: str, text: str, outcome: Outcome | None, reason: OfferReason | None) -> None:
    found = read(text)
    assert [(each.rule, each.outcome, each.reason) for each in found] == ([(rule, outcome, reason)] if reason else [])
    assert all(each.facts["said"] in text for each in found)


def test_a_diploma_is_a_ground_only_where_the_work_needs_none() -> None:
    assert read("Задължително висше образование.", "2411") == []


def test_grounds_never_block() -> None:
    for lang, isco, labels, text in lines():
        if all(mark.startswith("DIS-01") for mark in labels):
            assert BLOCK not in {each.outcome for each in read(text, isco)}, (lang, text)


@pytest.mark.parametrize("rule", ["PAY-04", "FEE-01"])
@pytest.mark.parametrize("confidence", Confidence)
def test_only_a_sure_law_blocks(rule: str, confidence: Confidence) -> None:
    bases = {**RULES.bases, rule: replace(RULES.bases[rule], confidence=confidence)}
    text = {"PAY-04": "Please state your current salary.", "FEE-01": "You pay a registration fee."}[rule]
    offer = Offer(texts=(OfferText(text),))
    (found,) = [each for each in check_offer(offer, replace(RULES, bases=bases), TODAY) if each.rule == rule]
    assert found.outcome is (BLOCK if confidence is Confidence.HIGH else REVIEW)


TITLES = [
    ("Камериерка", "камериер/камериерка"),
    ("Waitress for a beach bar", "waiter or waitress"),
    ("Официантка", "официант/официантка"),
    ("Прибиральниця", "прибиральник/прибиральниця"),
    ("نادلة", "نادل / نادلة"),
    ("Камериер/камериерка", None),
    ("Сервитьор(ка)", None),
    ("Готвач", None),
    ("Cook", None),
]


@pytest.mark.parametrize(("title", "paired"), TITLES)
def test_a_name_for_one_sex_is_only_advised_against(title: str, paired: str | None) -> None:
    found = [(each.outcome, each.reason, each.facts["paired"]) for each in read(title, title=True)]
    assert found == ([(WARN, R.TITLE_GENDERED, paired)] if paired else [])
    assert read(title) == []


def test_every_ground_is_known_in_every_language() -> None:
    found = Counter(each.ground for each in wordings()[0])
    assert set(found) - {None} == set(Ground)
    assert all(found[ground] == 5 for ground in Ground)


def test_the_same_thing_said_twice_is_found_once_and_long_texts_are_quoted_short() -> None:
    long = "много работа и приятен екип, " * 10 + "внася се такса за обучение, " + "всичко е осигурено, " * 10
    (fee,) = read(f"{long}. Внася се такса за обучение.")
    assert len(str(fee.facts["said"])) <= 120
    assert "такса за обучение" in str(fee.facts["said"])
