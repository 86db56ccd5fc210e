"""How far a vacancy is from a person, and in which direction."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, cos, pi, radians, sin

import matcher
from matcher.distance import road_km
from models import Jobseeker, Vacancy
from web.services import adapters
from web.services.set_aside import undisputed

#: Kilometres by road at which the bands of the list of distances end.
BANDS = (0, 10, 25, 50, 100)
FARTHEST = 1000
BEYOND = 0.4
WALKING_SPEED, LONGEST_WALK_KM = 4, 5
#: The engine finds distances between seats of municipalities, so nothing finer than these steps is told.
STEP_MINUTES = 5


@dataclass(frozen=True, slots=True)
class Minutes:
    """About how long the way takes; None where that way makes no sense or is not the person's."""

    on_foot: int | None
    own_transport: int | None
    public_transport: int | None


def home(person: Jobseeker) -> matcher.Place | None:
    """Where the person lives, unless they contest it."""
    return adapters.place(undisputed(person).municipality)


def kilometres(start: matcher.Place | None, vacancy: Vacancy) -> int | None:
    """Estimated kilometres by road, 0 in the same municipality; None where one of the places is not known."""
    return road_km(start, adapters.place(vacancy.municipality))


def minutes(km: int, own_transport: bool | None, settings: matcher.Settings) -> Minutes:
    """About how long a way takes, with the speeds that the engine counts with. In the same town nobody knows."""
    if km == 0:
        return Minutes(None, None, None)
    return Minutes(
        on_foot=_rounded(km, WALKING_SPEED) if km <= LONGEST_WALK_KM else None,
        own_transport=_rounded(km, settings.own_transport_speed) if own_transport else None,
        public_transport=None if own_transport else _rounded(km, settings.public_transport_speed),
    )


def _rounded(km: int, speed: int) -> int:
    return max(STEP_MINUTES, -(-km * 60 // speed // STEP_MINUTES) * STEP_MINUTES)


def band(km: int) -> int:
    """The end of the band in which a distance lies; FARTHEST beyond the last."""
    return next((end for end in BANDS if km <= end), FARTHEST)


def ring(km: int) -> float:
    """How far out a distance lies in a picture whose rings are the bands: 1.0 is on the first ring, and the space
    between two rings is shared evenly. Whatever is beyond the last ring lies just outside it."""
    for number, (inner, outer) in enumerate(pairwise(BANDS)):
        if km <= outer:
            return number + (km - inner) / (outer - inner)
    return len(BANDS) - 1 + BEYOND


def direction(start: matcher.Place, end: matcher.Place) -> float | None:
    """The direction in which one place lies from another, in radians from north over east; None where not known."""
    if start.lat is None or start.lon is None or end.lat is None or end.lon is None:
        return None
    east = radians(end.lon - start.lon) * cos(radians((start.lat + end.lat) / 2))
    north = radians(end.lat - start.lat)
    return atan2(east, north) % (2 * pi)


def on_picture(km: int, angle: float, spacing: float) -> Mapping[str, float]:
    """Where a place lies in a picture around (0, 0), north on top, with so much space between two rings."""
    out = ring(km) * spacing
    return {"x": round(out * sin(angle), 1), "y": round(-out * cos(angle), 1)}
