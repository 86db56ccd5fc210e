"""Rule RSK-01: what adverts that lure people say, and the same words said innocently."""

from __future__ import annotations

from datetime import date

import pytest

from matcher import Outcome, load_rules
from matcher.vacancy_rules import Finding, Offer, OfferReason, OfferText, check_offer

R = OfferReason
RULES, TODAY = load_rules(), date(2026, 11, 22)
REVIEW, WARN = Outcome.REVIEW, Outcome.WARN


def read(text: str) -> list[Finding]:
    return [each for each in check_offer(Offer(texts=(OfferText(text),)), RULES, TODAY) if each.rule == "RSK-01"]


TABLE = [
    (R.FEE_ASKED, REVIEW, "Мястото се запазва, след като ни преведете 60 евро за оформяне на документите."),
    (R.DEPOSIT_ASKED, REVIEW, "80 euro stays with us from the first month as guarantee for the uniform."),
    (R.PAPERS_KEPT, REVIEW, "Паспорт полежит у бригадира до конца сезона."),
    (R.PAST_PAY_ASKED, REVIEW, "الرجاء كتابة الراتب الذي كنت تتقاضاه في آخر عمل."),
    (R.PAY_SAID_BELOW, REVIEW, "Платимо 3 євро за годину."),
    (R.PAY_SAID_BELOW, REVIEW, "Заплата 1200 лв на месец."),
    (R.PAY_SAID_BELOW, REVIEW, "You get 20 euro for a day of nine hours."),
    (R.HOURS_SAID_LONG, REVIEW, "Смены по 14 часов."),
    (R.TRIAL_UNPAID, REVIEW, "The two-week trial is not paid."),
    (R.UNDECLARED, REVIEW, "Работа без договор, плащаме вечерта."),
    (R.UNDERAGE_WANTED, REVIEW, "Вземаме ученици за бране на череши."),
    (R.MESSENGER_ONLY, REVIEW, "Пишите только в телеграм."),
    (R.WORK_FOR_DEBT, REVIEW, "The ticket is an advance that you work off."),
    (R.LOCKED_IN, REVIEW, "Вечер портата се заключва."),
    (R.PHONE_TAKEN, REVIEW, "Телефони здаєте охороні на вході."),
    (R.SEXUAL_WORK, REVIEW, "مرافقة رجال أعمال في السهرات."),
    (R.THREATS, REVIEW, "Who complains to the inspection will regret it."),
    (R.LOOKS_ASKED, WARN, "Снимка в цял ръст към кандидатурата."),
    (R.RICHES_PROMISED, WARN, "4000 евро на месец, без опит."),
    (R.ABROAD_UNNAMED, WARN, "Тръгване за Германия с бус в неделя."),
]
INNOCENT = [
    "Никога не вземаме такса за оформяне, дори 60 евро.",
    "Guests leave a deposit of 80 euro for the keys, returned when they leave.",
    "Правим копие на паспорта и веднага го връщаме.",
    "Часовая ставка 5 евро в час.",
    "Част от деня, 400 евро за половин щат.",
    "The trial day is paid.",
    "Никой не започва без договор.",
    "Учител за ученици от пети клас.",
    "Клієнти пишуть нам у вайбер, ви відповідаєте.",
    "Стаята е с отделен вход и ключът е Ваш.",
    "Телефонът е при вас, в шкафче с ключ.",
    "معالج فيزيائي بشهادة في عيادة مع طبيب.",
]


@pytest.mark.parametrize(("reason", "outcome", "text"), TABLE, ids=[row[2] for row in TABLE])
def test_a_sentence_that_lures(reason: OfferReason, outcome: Outcome, text: str) -> None:
    found = {each.reason: each for each in check_offer(Offer(texts=(OfferText(text),)), RULES, TODAY)}
    assert reason in found
    assert found[reason].outcome in (outcome, Outcome.BLOCK)
    assert str(found[reason].facts["said"]) in text


@pytest.mark.parametrize("text", INNOCENT)
def test_the_same_words_said_innocently(text: str) -> None:
    assert [each for each in read(text) if each.asks] == []


def test_it_asks_and_never_blocks() -> None:
    assert {each.outcome for _, _, text in TABLE for each in read(text)} <= {REVIEW, WARN}


def test_what_another_rule_found_is_not_said_twice() -> None:
    found = check_offer(Offer(texts=(OfferText("Паспортът остава при нас."),)), RULES, TODAY)
    assert [each.rule for each in found if each.reason is R.PAPERS_KEPT] == ["FEE-01"]


def test_several_weak_things_together_ask_a_person() -> None:
    text = (
        "Спешно! Момичета с хубава външност, 4000 евро на месец, без опит, "
        "заминаване за Германия днес, остават шест места."
    )
    assert any(each.asks for each in read(text))
