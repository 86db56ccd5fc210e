"""Every finding about a vacancy has a sentence for the employer and for the counsellor, with its facts."""

import re
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask_babel import force_locale

from matcher import Outcome
from matcher.vacancy_rules import OFFER_FACTS, Finding, Ground, OfferReason
from web.reasons import offers
from web.reasons.offers import SENTENCES, WRITTEN, OfferAudience

FACTS: dict[str, Any] = {
    "least": 62_020, "day": date(2027, 1, 2), "hours": 41.5, "limit_hours": 40, "days": 19, "limit_days": 20,
    "limit_months": 6, "said": "Търсим жена", "paired": "камериер/камериерка", "ground": "sex", "language": "bg",
    "level": "C1", "usual_level": "A2", "years": 3, "usual_years": 2,
}  # fmt: skip


@pytest.mark.parametrize("audience", OfferAudience)
@pytest.mark.parametrize("reason", OfferReason)
def test_a_sentence_uses_the_facts_of_its_reason_and_no_others(reason: OfferReason, audience: OfferAudience) -> None:
    text = SENTENCES[audience][reason]._args[0]
    assert set(re.findall(r"%\((\w+)\)s", text)) <= set(OFFER_FACTS[reason])
    assert all(len(sentence.split()) <= 22 for sentence in re.split(r"[.:] ", text))


@pytest.mark.parametrize("language", ["bg", "en", "uk", "ru", "ar", "fa", "ps", "fr"])
def test_every_finding_can_be_read_in_every_language(app: Flask, language: str) -> None:
    assert set(WRITTEN) == set(FACTS) == {name for names in OFFER_FACTS.values() for name in names}
    with app.test_request_context(), force_locale(language):
        for reason in OfferReason:
            facts = {name: FACTS[name] for name in OFFER_FACTS[reason]}
            for audience in OfferAudience:
                shown = offers.sentence(Finding("X-01", Outcome.WARN, reason, facts, "v"), audience)
                assert shown
                assert not re.search(r"%\(|%s|None|_", shown), shown


def test_every_ground_has_a_name() -> None:
    assert set(offers.GROUNDS) == set(Ground)
