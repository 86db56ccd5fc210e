"""What a plan was made from as text: a sheet for each person, the market without them, and back to a market."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from matcher.assignment import HOURS_PER_WEEK, Household, HouseholdRule, Market, Matches, People, Vacancies
from matcher.assignment.market import Ints
from matcher.inputs_json import canonical
from models.plan import NoProposal
from web.services.plan_market import Gathered

Sheet = dict[str, Any]


def sheets(gathered: Gathered) -> list[Sheet]:
    """One for each person in scope, in order: what was known of them, or why they were not planned for."""
    planned = _planned(gathered)
    return [
        next(planned) if reason is None else {"jobseeker": name, "aside": reason.value}
        for _, name, reason in gathered.people
    ]


def _planned(gathered: Gathered) -> Iterator[Sheet]:
    market = gathered.market
    joint = {
        member: [number, place, household.rule.value]
        for number, household in enumerate(market.households)
        for place, member in enumerate(household.members)
    }
    rows = _pairs_of(market)
    for number, name in enumerate(market.people.ids):
        other = gathered.otherwise.get(name)
        yield {
            "jobseeker": name, "cap": int(market.people.caps[number]), "waiting": int(market.people.waiting[number]),
            "household": joint.get(number), "otherwise": other.value if other else None,
            "pairs": rows.get(number, []),
        }  # fmt: skip


def _pairs_of(market: Market) -> Mapping[int, list[list[int]]]:
    found: dict[int, list[list[int]]] = {}
    columns = (market.matches.vacancy, market.matches.fit, market.matches.ceiling,
               market.matches.pinned, market.matches.forbidden)  # fmt: skip
    rows = zip(market.matches.person.tolist(), *(column.astype(int).tolist() for column in columns), strict=True)
    for person, *pair in rows:
        found.setdefault(person, []).append(pair)
    return found


def market_text(market: Market) -> str:
    """The vacancies of a market with what decides who can be proposed to them."""
    seats = market.vacancies
    rows = zip(seats.ids, seats.room.tolist(), seats.place.tolist(), seats.workplace.tolist(), seats.busy, strict=True)
    return canonical([[*row, np.flatnonzero(busy).tolist()] for *row, busy in rows])


def market(text: str, people: Sequence[Sheet]) -> Market:
    """The market again, from its text and the sheets of everybody in scope. Raises ValueError and KeyError."""
    planned = [sheet for sheet in people if "aside" not in sheet]
    ids, room, place, workplace, hours = zip(*json.loads(text), strict=True) if text != "[]" else ((),) * 5
    busy = np.zeros((len(ids), HOURS_PER_WEEK), dtype=np.bool_)
    for number, worked in enumerate(hours):
        busy[number, worked] = True
    pairs = np.array([[n, *pair] for n, sheet in enumerate(planned) for pair in sheet["pairs"]], dtype=np.int64)
    person, vacancy, fit, ceiling, pinned, forbidden = pairs.reshape(-1, 6).T
    return Market(
        People(
            tuple(each["jobseeker"] for each in planned), _whole([each["cap"] for each in planned]),
            _whole([each["waiting"] for each in planned]),
        ),
        Vacancies(tuple(ids), _whole(room), _whole(place), _whole(workplace), busy),
        Matches(person, vacancy, fit, ceiling, pinned.astype(np.bool_), forbidden.astype(np.bool_)),
        _households(planned),
    )  # fmt: skip


def _whole(values: Sequence[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def _households(planned: Sequence[Sheet]) -> tuple[Household, ...]:
    found: dict[int, tuple[HouseholdRule, dict[int, int]]] = {}
    for person, sheet in enumerate(planned):
        if sheet["household"] is not None:
            number, place, rule = sheet["household"]
            found.setdefault(number, (HouseholdRule(rule), {}))[1][place] = person
    return tuple(
        Household(tuple(members[place] for place in sorted(members)), rule)
        for _, (rule, members) in sorted(found.items())
    )


def reason(sheet: Sheet, of_planner: str | None) -> NoProposal | None:
    """Why somebody has no proposal, from the planner's answer and what the sheet knows better."""
    if "aside" in sheet:
        return NoProposal(sheet["aside"])
    if of_planner == NoProposal.NOTHING_FITS and sheet["otherwise"]:
        return NoProposal(sheet["otherwise"])
    return NoProposal(of_planner) if of_planner else None
