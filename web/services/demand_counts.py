"""For counsellors: exactly how many people of their organisation suit a vacancy, and how many would with one demand
eased. Employers never see these numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from matcher.demands import Easing, easings, only
from matcher.index import Counting, PeopleIndex
from matcher.records import Opening
from models import Vacancy
from models.queries import matching as queries
from web.services import adapters, live_index, matching


@dataclass(frozen=True, slots=True)
class Then:
    """One demand eased, how many people suit the vacancy then, and how many more that is.

    `left_out` is how many do not meet the demand, whatever else they meet; None where that cannot be told apart.
    """

    easing: Easing
    left_out: int | None
    people: int
    more: int


@dataclass(frozen=True, slots=True)
class DemandCounts:
    """How many of `people` suit a vacancy as it is (`opening`), and with each demand eased, the most first."""

    opening: Opening
    people: int
    now: int
    eased: Sequence[Then]


def ask(session: Session, vacancy: Vacancy, organisation_id: int, now: datetime) -> DemandCounts | None:
    """The counts among the people of one organisation; None while the vacancy has no occupation."""
    if vacancy.concept is None:
        return None
    given, opening = matching.context(session, now), adapters.opening(vacancy)
    among = frozenset(queries.names_of_people(session, organisation_id))

    def counted(index: PeopleIndex) -> DemandCounts:
        counting = Counting(index, given.on, among)
        suited = counting.suited(opening)
        then = [(each, counting.suited(each.opening)) for each in easings(opening, given.on)]
        eased = [Then(each, _left_out(counting, opening, each), number, number - suited) for each, number in then]
        return DemandCounts(
            opening, counting.people, suited, sorted(eased, key=lambda each: (-each.more, -(each.left_out or 0)))
        )

    known = live_index.people(session).ask(session, given, counted)
    if known is not None:
        return known
    index = PeopleIndex(given.taxonomy, given.rules, given.settings)
    index.add(adapters.seeker(person, given.rules, given.on) for person in queries.matchable_people(session))
    return counted(index)


def _left_out(counting: Counting, opening: Opening, easing: Easing) -> int | None:
    pair = only(opening, easing.demand, easing.about)
    return None if pair is None else counting.suited(pair[0]) - counting.suited(pair[1])
