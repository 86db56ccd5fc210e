"""The harvest attack: whatever five companies with twenty accounts ask for in thirty days, they see few and nobody."""

import logging
from collections.abc import Callable
from datetime import timedelta
from itertools import permutations
from random import Random

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from models import Card
from models.queries import cards as queries
from tests.conftest import FakeClock
from tests.safety import harvest
from tests.safety.harvest import Attack
from tests.world import NOW
from web.services import cards
from web.services.card_apart import look_of, no_contradiction, same
from web.services.card_pool import Look
from web.services.cards import AT_FIRST, PER_COMPANY, PER_VACANCY

WORST = 1 / 5
log = logging.getLogger(__name__)


@pytest.mark.parametrize(
    ("days", "requests", "people", "at_once"),
    [
        pytest.param(3, 80, 60, 4, id="short"),
        pytest.param(30, 334, 240, 2, id="long", marks=[pytest.mark.nightly, pytest.mark.timeout(1800)]),
    ],
)
def test_twenty_accounts_of_five_companies_see_few_and_learn_nothing(
    app: Flask, session: Session, clock: FakeClock, days: int, requests: int, people: int, at_once: int
) -> None:
    dice = Random(days)
    town = harvest.build(session, dice, people)
    attack, proposed = Attack(app, clock, town, dice), 0
    app.config["WTF_CSRF_ENABLED"] = False
    for _day in range(days):
        harvest.post(session, town, dice, clock())
        proposed += harvest.counsel(session, town, dice, clock(), at_once)
        cards.try_again(session, clock())
        session.commit()
        attack.day(requests)
        clock.move(days=1)
    session.expire_all()
    _few_were_seen(session, attack, days)
    worst, pairs = joinable(session, list(town.companies))
    seen, given = [len(signs) for signs in attack.seen.values()], session.query(Card).count()
    log.info("%d requests, %d proposed, %d cards", attack.requests, proposed, given)
    log.info("%s people seen, %d pairs of cards of one person, a guess right in %.2f", seen, pairs, worst)
    assert not attack.leaks
    assert not attack.errors, attack.errors
    assert worst <= WORST


def _few_were_seen(session: Session, attack: Attack, days: int) -> None:
    """In any thirty days no company saw more signs of people than its budget, and none of another company's."""
    known = harvest.signs(session, attack.town)
    for company, seen in attack.seen.items():
        new = company == max(attack.town.companies) and days <= 25
        assert set(seen) & set(known[company]), "the attack sees nothing at all"
        for first in range(days):
            window = {(NOW + timedelta(days=first + each)).date() for each in range(30)}
            within = {known[company][sign] for sign, when in seen.items() if sign in known[company] and when & window}
            assert len(within) <= (AT_FIRST if new else PER_COMPANY), f"{len(within)} people in thirty days"
        others = {sign for other, theirs in known.items() if other != company for sign in theirs}
        assert not set(seen) & others, "a sign another company has"
    for vacancy in {card.disclosure.vacancy_id for card in session.query(Card)}:
        assert len(queries.shown_for(session, [vacancy])) <= PER_VACANCY


def joinable(session: Session, companies: list[int]) -> tuple[float, int]:
    """How surely the owner of two companies, who knows everything but names, joins the cards of one person: the worst
    chance there is, and over how many pairs. Of a card, any that goes with it may be the same person's."""
    worst, pairs = 0.0, 0
    by_company = {
        company: [card for card in session.query(Card) if card.disclosure.vacancy.employer_id == company]
        for company in companies
    }
    for (_one, mine), (_other, theirs) in permutations(by_company.items(), 2):
        for here in mine:
            for there in theirs:
                if here.disclosure.jobseeker_id != there.disclosure.jobseeker_id:
                    continue
                pairs += 1
                for alike in (same, no_contradiction):
                    if alike(look_of(here), look_of(there)):
                        worst = max(worst, 1 / max(_of(here, theirs, alike), _of(there, mine, alike)))
    return worst, pairs


def _of(card: Card, others: list[Card], alike: Callable[[Look, Look], bool]) -> int:
    """How many people of a company the card could be of."""
    return len({each.disclosure.jobseeker_id for each in others if alike(look_of(card), look_of(each))})
