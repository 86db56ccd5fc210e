"""On Pythons where the search for cycles may start inside an allocation, it runs between requests instead."""

import gc
import sys

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
