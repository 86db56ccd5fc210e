"""Every reason the engine can give has a sentence for both audiences, with exactly its facts."""

import re

import pytest

from matcher import FACTS, ReasonCode
from web.reasons import SENTENCES, Audience


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("code", ReasonCode)
def test_every_reason_has_a_sentence_that_uses_only_its_facts(code: ReasonCode, audience: Audience) -> None:
    text = SENTENCES[audience][code]._args[0]
    placeholders = set(re.findall(r"%\((\w+)\)s", text))
    assert placeholders <= set(FACTS[code])


UNSAID = {
    # The reader stands on the page of the vacancy, whose occupation needs no repeating.
    ReasonCode.OCCUPATION_UNIT_GROUP: {"occupation"},
    ReasonCode.OCCUPATION_NEIGHBOUR: {"occupation"},
    ReasonCode.OCCUPATION_MINOR_GROUP: {"occupation"},
    ReasonCode.OCCUPATION_UNKNOWN: {"occupation"},
    # Fields of work are known by their codes only.
    ReasonCode.EXCLUSION_SECTOR: {"sector"},
}


@pytest.mark.parametrize("code", ReasonCode)
def test_counsellors_see_every_fact_of_a_reason(code: ReasonCode) -> None:
    text = SENTENCES[Audience.STAFF][code]._args[0]
    assert set(re.findall(r"%\((\w+)\)s", text)) == set(FACTS[code]) - UNSAID.get(code, set())
