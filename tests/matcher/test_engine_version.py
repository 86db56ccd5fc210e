"""The engine's version changes whenever its answers do. Whoever changes an answer sees it here first."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

from matcher import ENGINE_VERSION, Ranking, ReasonCode, Settings, blocked_to_json, match_to_json, rank_candidates
from matcher.inputs_json import canonical
from matcher.result import Outcome
from tests.matcher.engine_world import TAXONOMY, TODAY, opening, rules, seeker

PINNED = Path(__file__).with_name("engine_versions.toml")
PEOPLE, OPENINGS = 120, 40


def answers() -> list[Ranking]:
    """Every person for every opening of the world that never changes."""
    people, how = [seeker(number) for number in range(PEOPLE)], rules()
    return [
        rank_candidates(opening(number), people, taxonomy=TAXONOMY, rules=how, settings=Settings(), on=TODAY)
        for number in range(OPENINGS)
    ]


def test_other_answers_are_another_version() -> None:
    said = [
        [[match_to_json(each) for each in ranking.matches], [blocked_to_json(each) for each in ranking.blocked]]
        for ranking in answers()
    ]
    found = hashlib.sha256(canonical(said).encode()).hexdigest()
    pinned = tomllib.loads(PINNED.read_text("utf-8"))
    weights = Settings().version
    assert pinned.get(ENGINE_VERSION, {}).get(weights) == found, (
        f"The engine answers differently. If that is meant: where only the default weights changed, add the line\n"
        f'  {weights} = "{found}"\nunder ["{ENGINE_VERSION}"] in {PINNED.name}. Otherwise raise ENGINE_VERSION in '
        f"matcher/version.py and begin a new part there with this line. Never change a line of a version released: "
        f"runs made by it are replayed only by an engine that answers the same."
    )


def test_the_world_asks_the_engine_everything_that_matters() -> None:
    """Every reason a gate or criterion can give occurs, but for the rarest, so that a change shows."""
    rankings = answers()
    answered = [one for each in rankings for one in (*each.matches, *each.blocked)]
    given = {result.reason for one in answered for result in one.gates}
    given |= {part.reason for each in rankings for match in each.matches for part in match.contributions}
    asked = {code for code in ReasonCode if code.family != "advice"}
    assert len(asked - given) <= 3, asked - given
    assert {result.outcome for one in answered for result in one.gates} == set(Outcome)
