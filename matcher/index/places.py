"""Places and how far they are apart, each distance computed once by the reference."""

from __future__ import annotations

import numpy as np

from matcher.distance import road_km
from matcher.index.numbering import Array, Numbering
from matcher.records import Place

UNKNOWN_KM = -1
_Spot = tuple[str, float | None, float | None]


class Places:
    """Places numbered from 1; number 0 is a place not known."""

    def __init__(self) -> None:
        self._spots: Numbering[_Spot] = Numbering()
        self._places: list[Place] = []
        self._distances: dict[int, Array] = {}

    def number(self, place: Place | None) -> int:
        """The number of a place."""
        if place is None:
            return 0
        number = self._spots.number((place.code, place.lat, place.lon))
        if number > len(self._places):
            self._places.append(place)
        return number

    def kilometres(self, homes: Array, works: Array) -> Array:
        """Kilometres by road from home to work, :data:`UNKNOWN_KM` where not known; one of the two is a single place.

        A distance is the same both ways.
        """
        if len(works) == 1:
            return self._from(int(works[0]))[homes]
        return self._from(int(homes[0]))[works]

    def _from(self, number: int) -> Array:
        known = self._distances.get(number, np.full(1, UNKNOWN_KM, np.int32))
        if len(known) < self._spots.size:
            here = self._places[number - 1] if number else None
            new = [road_km(here, other) for other in self._places[len(known) - 1 :]]
            more = np.array([UNKNOWN_KM if distance is None else distance for distance in new], np.int32)
            known = self._distances[number] = np.concatenate([known, more])
        return known
