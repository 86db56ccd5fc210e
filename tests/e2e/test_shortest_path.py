"""The shortest honest way from the first page to vacancies in reach with their reasons, and on to a CV: what has to be
tapped and filled in, and how much stands on the pages on the way.

`--log-cli-level=INFO` prints the table of docs/ux.md.
"""

import logging
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Open
from tests.e2e.test_journey import fetch_cv, join, say_work
from tests.e2e.walker import WORK, Walker

MOST_INTERACTIONS = 25
MOST_WORDS = 1200
"""Ten minutes at 120 words a minute."""
table = logging.getLogger("shortest path")
pytestmark = [pytest.mark.nightly, pytest.mark.timeout(300), pytest.mark.usefixtures("words_known")]


def _begin(window: Open, language: str) -> Walker:
    walker = Walker(window(language="bg", width=360, scripts=False).new_page(), language)
    walker.start()
    join(walker)
    say_work(walker)
    walker.button("Save and go on")
    walker.arrive()
    return walker


def _see_jobs(walker: Walker, way: str) -> None:
    walker.link("Jobs for me")
    walker.arrive("Jobs for me")
    expect(walker.page.locator("main").get_by_text(walker.say("Why is a job not in my list?"))).to_be_visible()
    assert walker.page.locator("main h2 ~ .cards .card-row, main .cards > *").count()
    _hold(walker, way)


def _hold(walker: Walker, way: str) -> None:
    minutes = walker.words / 120
    table.info("| %s | %s | %d | %d | %.1f |", walker.language, way, walker.interactions, walker.words, minutes)
    assert walker.interactions <= MOST_INTERACTIONS, walker.pages
    assert walker.words <= MOST_WORDS, walker.pages


@pytest.mark.parametrize("language", sorted(WORK))
def test_the_way_to_jobs_in_reach_and_to_a_cv_is_short(window: Open, language: str, tmp_path: Path) -> None:
    walker = _begin(window, language)
    _see_jobs(walker, "work, jobs with reasons")
    assert fetch_cv(walker, tmp_path)
    _hold(walker, "work, jobs with reasons, CV")


@pytest.mark.parametrize("language", sorted(WORK))
def test_the_way_with_tasks_ticked_is_short(window: Open, language: str) -> None:
    walker = _begin(window, language)
    walker.link("That was all. Go on")
    walker.arrive("What can you do?")
    walker.tick_first("Which of these can you do?", 3)
    walker.button("Save and go on")
    walker.arrive("Which languages do you know?")
    _see_jobs(walker, "work, three tasks, jobs with reasons")
