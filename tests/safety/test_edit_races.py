"""Two people change the same thing at the same moment: exactly one wins, the other sees both versions, and nothing is
overwritten unseen. Every form of staff has its place in the lists of `races`."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from tests.browser import HouseClient, another
from tests.safety.races import EDITS, MAKES, OWN, STEPS, Race
from tests.web.forms_filled import Values, filled
from tests.world import World
from web.permissions import POLICY
from web.services.principal import Actor

EVERY_DAY = 10
#: A thousand races a form, in ten worlds: what a form has written before stands on its page and slows the next race.
WORLDS, IN_EACH = 10, 100
STAFF = {Actor.COUNSELLOR, Actor.LEAD, Actor.OPERATOR}


def test_every_form_of_staff_is_raced_or_says_why_it_needs_no_race() -> None:
    lists = {"edits": set(EDITS), "steps": set(STEPS), "makes": set(MAKES), "own": set(OWN)}
    forms = {endpoint for endpoint, rule in POLICY.items() if STAFF & set(rule.post)}
    placed = [endpoint for names in lists.values() for endpoint in names]
    assert sorted(forms - set(placed)) == [], "race these forms, or say in tests/safety/races.py why not"
    assert sorted(each for each in set(placed) if placed.count(each) > 1) == []
    employers = {"employer.edit_vacancy", "employer.vacancy_skills", "employer.vacancy_occupation"}
    assert set(placed) - forms - employers == set(), "these are no forms of staff"


@pytest.mark.parametrize("endpoint", EDITS)
def test_of_two_who_save_at_once_one_wins_and_the_other_sees_both(
    app: Flask, world: World, session: Session, endpoint: str
) -> None:
    _race_often(app, world, session, EDITS[endpoint], EVERY_DAY)


@pytest.mark.nightly
@pytest.mark.timeout(900)
@pytest.mark.parametrize("endpoint", EDITS)
@pytest.mark.parametrize("number", range(WORLDS))
def test_a_thousand_races_on_every_form(app: Flask, world: World, session: Session, endpoint: str, number: int) -> None:
    _race_often(app, world, session, EDITS[endpoint], IN_EACH)


def _race_often(app: Flask, world: World, session: Session, race: Race, times: int) -> None:
    both = [another(app).sign_in_as(getattr(world, who)) for who in race.who]
    for client in both:
        client.get("/?lang=en")
    with ThreadPoolExecutor(2) as threads:
        for number in range(times):
            _race(race, world, race.begin(session, world), both, number, threads)


def _words(race: Race, number: int) -> list[tuple[str, str]]:
    """What each of the two types, with how a page shows it: something that is not there yet."""
    if race.words:
        return [race.words[(2 * number + side) % len(race.words)] for side in (0, 1)]
    return [(f"{side} {number}", f"{side} {number}") for side in ("Ляво", "Дясно")]


def _race(
    race: Race, world: World, new: str, both: list[HouseClient], number: int, threads: ThreadPoolExecutor
) -> None:
    page, words = race.page(world, new), _words(race, number)
    target = race.sent_to(world, new) if race.sent_to else page
    forms = [_filled(client, page, target) for client in both]
    for form, (typed, _shown) in zip(forms, words, strict=True):
        form.update({name: [value] for name, value in race.typing(typed).items()})
    answers = _at_once(threads, both, target, forms)
    assert sorted(answer.status_code for answer in answers) == [303, 409], f"{target}, race {number}"
    loser = next(place for place, answer in enumerate(answers) if answer.status_code == 409)
    told = answers[loser].get_data(as_text=True)
    own, saved = words[loser][1], words[1 - loser][1]
    assert own in told, f"{target}: whoever lost does not see what they typed"
    assert saved in told, f"{target}: whoever lost does not see what was saved"
    stored = both[1 - loser].get(race.kept_on(world) if race.kept_on else page).get_data(as_text=True)
    assert saved in stored, f"{target}: what was saved is not there"


def _filled(client: HouseClient, page: str, target: str) -> Values:
    answer = client.get(page)
    assert answer.status_code == 200, f"{page}: {answer.status_code}"
    shown = answer.get_data(as_text=True)
    try:
        return filled(shown, target)
    except StopIteration:
        return filled(shown)


def _at_once(
    threads: ThreadPoolExecutor, both: list[HouseClient], target: str, forms: list[Values]
) -> list[TestResponse]:
    start = Barrier(2)

    def send(client: HouseClient, form: Values) -> TestResponse:
        start.wait()
        return client.post(target, data=form)

    return list(threads.map(send, both, forms))
