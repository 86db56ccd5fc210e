"""On Pythons where the search for cycles may start inside an allocation, it runs between requests instead."""

import gc
import sys
from itertools import count

import pytest
from flask import Flask

from tests.browser import HouseClient
from tests.world import World
from web import garbage


def test_nothing_is_searched_within_a_request(app: Flask, client: HouseClient, world: World) -> None:
    if sys.version_info >= garbage.SAFE_SINCE:
        assert gc.isenabled()
        return
    searched: list[str] = []
    gc.callbacks.append(lambda phase, _info: searched.append(phase))
    try:
        assert not gc.isenabled()
        client.sign_in_as(world.counsellor)
        searched.clear()
        with app.test_request_context("/"):
            _ = [[] for _ in range(200_000)]
            assert not searched
        assert searched
    finally:
        gc.callbacks.pop()


def test_a_young_process_searches_often_so_that_no_answer_waits_for_all_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    searched: list[int] = []
    monkeypatch.setattr(garbage, "_finished", count(1))
    monkeypatch.setattr(gc, "isenabled", lambda: False)
    monkeypatch.setattr(gc, "collect", lambda generation=2: searched.append(generation))
    monkeypatch.setattr(gc, "freeze", lambda: None)
    for _ in range(120):
        garbage.search()
    assert [place for place, generation in enumerate(searched, 1) if generation == 2] == [1, 2, 4, 8, 16, 32, 50, 100]
