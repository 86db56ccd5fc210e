"""The order of the matching desk's lists: by how well somebody fits, or by something a person can check."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum

from matcher.distance import road_km
from models.place import Municipality
from models.queries.desk_order import PersonKey, VacancyKey
from web.services import adapters

FAR = 10_000
_LATE, _LONG_AGO = date.max, datetime.min.replace(tzinfo=UTC)


class Order(StrEnum):
    """What comes first: the best fit, whoever waits longest, the nearest, whatever starts soonest, the newest, or
    simply by name."""

    FIT = "fit"
    WAITING = "waiting"
    NEAREST = "nearest"
    START = "start"
    NEWEST = "newest"
    NAME = "name"


OF_PEOPLE = (Order.FIT, Order.WAITING, Order.NEAREST, Order.START)
OF_VACANCIES = (Order.FIT, Order.NEAREST, Order.START, Order.NEWEST, Order.NAME)


def people(keys: Sequence[PersonKey], order: Order, where: Municipality | None) -> list[PersonKey]:
    """People in an order, those it says nothing about last; equal ones as they came. `where` the work is."""
    ways: Mapping[Order, Callable[[PersonKey], object]] = {
        Order.WAITING: lambda key: key.waiting_since,
        Order.NEAREST: lambda key: kilometres(key.municipality, where),
        Order.START: lambda key: key.ready_on or _LATE,
    }
    return sorted(keys, key=ways[order]) if order in ways else list(keys)  # type: ignore[arg-type]  # each way compares


def vacancies(keys: Sequence[VacancyKey], order: Order, where: Municipality | None) -> list[VacancyKey]:
    """Vacancies in an order, those it says nothing about last; equal ones as they came. `where` the person lives."""
    ways: Mapping[Order, Callable[[VacancyKey], object]] = {
        Order.NEAREST: lambda key: kilometres(where, key.municipality),
        Order.START: lambda key: key.starts_on or _LATE,
        Order.NAME: lambda key: key.title.casefold(),
    }
    newest = sorted(keys, key=lambda key: key.approved_at or _LONG_AGO, reverse=True)
    if order is Order.NEWEST:
        return newest
    return sorted(keys, key=ways[order]) if order in ways else list(keys)  # type: ignore[arg-type]  # each way compares


def kilometres(home: Municipality | None, work: Municipality | None) -> int:
    """By road, FAR where one of the places is not known."""
    found = road_km(adapters.place(home), adapters.place(work))
    return FAR if found is None else found
