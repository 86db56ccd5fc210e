"""How far two places are apart by road, as far as the straight line tells."""

from __future__ import annotations

from math import asin, ceil, cos, radians, sin, sqrt

from matcher.records import Place

EARTH_RADIUS_KM = 6371.0
ROAD_PER_STRAIGHT_LINE = 1.3


def road_km(home: Place | None, work: Place | None) -> int | None:
    """Estimated kilometres by road, rounded up; ``None`` where a place or its coordinates are not known."""
    if home is None or work is None:
        return None
    if home.code == work.code:
        return 0
    if home.lat is None or home.lon is None or work.lat is None or work.lon is None:
        return None
    return ceil(ROAD_PER_STRAIGHT_LINE * straight_km(home.lat, home.lon, work.lat, work.lon))


def straight_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance in kilometres between two points in degrees."""
    north, other_north = radians(lat), radians(other_lat)
    half_lat, half_lon = (other_north - north) / 2, radians(other_lon - lon) / 2
    chord = sin(half_lat) ** 2 + cos(north) * cos(other_north) * sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, chord)))
