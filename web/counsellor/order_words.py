"""The words of the desk's orders, their addresses, and what each says about one line."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from flask import request, url_for
from flask_babel import LazyString, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from models.place import Municipality
from models.queries.desk_order import PersonKey, VacancyKey
from web.extensions import now
from web.filters import day, number
from web.services.clock import day_in_bulgaria
from web.services.desk_order import FAR, Order, kilometres

PEOPLE: Mapping[Order, LazyString] = {
    Order.FIT: _l("Best fit"),
    Order.WAITING: _l("Waiting longest"),
    Order.NEAREST: _l("Nearest"),
    Order.START: _l("Can start first"),
}
VACANCIES: Mapping[Order, LazyString] = {
    Order.FIT: _l("Best fit"),
    Order.NEAREST: _l("Nearest"),
    Order.START: _l("Starts first"),
    Order.NEWEST: _l("Newest"),
    Order.NAME: _l("By name"),
}


class Choice(NamedTuple):
    """One order a list can have: its name, its address, and whether the list has it."""

    text: str
    address: str
    current: bool


def asked(offered: Sequence[Order]) -> Order:
    """The order in the address, or the first one offered."""
    given = request.args.get("order", "")
    return next((each for each in offered if each.value == given), offered[0])


def choices(
    words: Mapping[Order, LazyString], offered: Sequence[Order], chosen: Order, page: str, **named: Any
) -> list[Choice]:
    """Every order that is offered, each an address of its own."""
    addresses = {each: url_for(page, **{**named, "order": each.value}) for each in offered}
    return [Choice(str(words[each]), addresses[each], each is chosen) for each in offered]


def about_person(key: PersonKey, order: Order, where: Municipality | None) -> str:
    """Why this person stands here in this order."""
    if order is Order.WAITING:
        return _waiting(key.waiting_since)
    if order is Order.NEAREST:
        return _far(kilometres(key.municipality, where))
    return _from(key.ready_on) if order is Order.START else ""


def about_vacancy(key: VacancyKey, order: Order, where: Municipality | None) -> str:
    """Why this vacancy stands here in this order."""
    if order is Order.NEAREST:
        return _far(kilometres(where, key.municipality))
    if order is Order.NEWEST and key.approved_at is not None:
        return str(_("Open since %(day)s", day=day(key.approved_at)))
    return _from(key.starts_on) if order is Order.START else ""


def _waiting(since: datetime) -> str:
    days = (day_in_bulgaria(now()) - day_in_bulgaria(since)).days
    return str(ngettext("%(num)s day without a proposal", "%(num)s days without a proposal", days))


def _far(km: int) -> str:
    if km == FAR:
        return str(_("Distance not known"))
    return str(_("About %(km)s km", km=number(km))) if km else str(_("In the same municipality"))


def _from(start: date | None) -> str:
    return str(_("From %(day)s", day=day(start))) if start else str(_("Start not known"))
