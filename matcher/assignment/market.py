"""What a placement plan is made from: people, vacancies with room, the matches between them, and households."""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
HOURS_PER_WEEK = 7 * 24


class HouseholdRule(StrEnum):
    """What the members of a household asked for: work with one employer, in one town, or hours that never overlap."""

    TOGETHER = "together"
    SAME_PLACE = "same_place"
    OPPOSITE_SHIFTS = "opposite_shifts"


@dataclass(frozen=True, slots=True)
class Household:
    """People, by their number in the market, to whom work is proposed jointly or not at all."""

    members: tuple[int, ...]
    rule: HouseholdRule

    def __post_init__(self) -> None:
        if len(self.members) < 2 or len(set(self.members)) < len(self.members):
            raise ValueError(f"a household has two members or more, each of them once: {self.members}")


@dataclass(frozen=True, slots=True, eq=False)
class Matches:
    """The pairs that may be proposed, a row each: ``person`` and ``vacancy`` by number, ``fit`` in points of 100,
    ``ceiling`` the last point of its band.

    ``pinned`` pairs stand in every plan, ``forbidden`` ones (a veto, a hold) in none.
    """

    person: Ints
    vacancy: Ints
    fit: Ints
    ceiling: Ints
    pinned: Flags
    forbidden: Flags

    def __post_init__(self) -> None:
        _same_length("matches", self.person, self.vacancy, self.fit, self.ceiling, self.pinned, self.forbidden)
        if (self.pinned & self.forbidden).any():
            raise ValueError("a pair is both pinned and forbidden")


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """The people of a plan: their ids, to how many vacancies each may be proposed, and for how many weeks each has
    waited since they came or were last proposed."""

    ids: tuple[str, ...]
    caps: Ints
    waiting: Ints

    def __post_init__(self) -> None:
        _same_length("people", self.ids, self.caps, self.waiting)


@dataclass(frozen=True, slots=True, eq=False)
class Vacancies:
    """The vacancies of a plan: their ids, how many people may be proposed to each, the numbers of their town and of
    their employer there (-1: not known), and the hours of the week in which each works, Monday's first hour first
    (none: not known)."""

    ids: tuple[str, ...]
    room: Ints
    place: Ints
    workplace: Ints
    busy: Flags

    def __post_init__(self) -> None:
        _same_length("vacancies", self.ids, self.room, self.place, self.workplace, self.busy)


@dataclass(frozen=True, slots=True, eq=False)
class Market:
    """A caseload and the vacancies it is planned against."""

    people: People
    vacancies: Vacancies
    matches: Matches
    households: tuple[Household, ...] = ()

    def __post_init__(self) -> None:
        members = self.members.tolist()
        if len(members) > len(set(members)):
            raise ValueError("a person is in two households")
        if (self.started > self.people.caps).any() or (self.room_left < 0).any():
            raise ValueError("more pairs are pinned than there is room for")

    @property
    def members(self) -> Ints:
        """The numbers of all people who are in a household."""
        return np.array([member for each in self.households for member in each.members], dtype=np.int64)

    @property
    def started(self) -> Ints:
        """How many pinned proposals each person has."""
        return np.bincount(self.matches.person[self.matches.pinned], minlength=len(self.people.ids))

    @property
    def room_left(self) -> Ints:
        """The room of each vacancy beside its pinned pairs."""
        pinned = np.bincount(self.matches.vacancy[self.matches.pinned], minlength=len(self.vacancies.ids))
        left: Ints = self.vacancies.room - pinned
        return left

    def keep_rule(self, rule: HouseholdRule, one: Ints, other: Ints) -> Flags:
        """Which vacancies for one member and for another keep a household's rule, a row for each of ``one``.

        What is not known about a vacancy cannot be promised, so it keeps no rule.
        """
        if rule is not HouseholdRule.OPPOSITE_SHIFTS:
            where = self.vacancies.workplace if rule is HouseholdRule.TOGETHER else self.vacancies.place
            here, there = where[one][:, None], where[other][None, :]
            together: Flags = (here == there) & (here >= 0)
            return together
        hours, others = self.vacancies.busy[one], self.vacancies.busy[other]
        shared: Ints = hours.astype(np.int64) @ others.astype(np.int64).T
        known, other_known = np.flatnonzero(hours.any(axis=1)), np.flatnonzero(others.any(axis=1))
        apart: Flags = np.zeros(shared.shape, dtype=np.bool_)
        apart[np.ix_(known, other_known)] = shared[np.ix_(known, other_known)] == 0
        return apart


def _same_length(what: str, *columns: Sized) -> None:
    if len({len(column) for column in columns}) > 1:
        raise ValueError(f"the columns of {what} differ in length")
