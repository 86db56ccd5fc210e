"""Things for pages to be about, where a test walks every page of the small world."""

from tests.world import World


class Small:
    """The things of the small world; what it does not have is not found, and that page must be whole, too."""

    def __init__(self, world: World) -> None:
        self._world = world

    def __getattr__(self, name: str) -> str:
        return str(getattr(self._world, name, "A" * 22))
