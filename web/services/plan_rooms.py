"""How many people a plan may propose to each vacancy: its free places, and how many its company may still be shown."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from models import Vacancy
from models.queries import plans as queries
from web.services import cards


def rooms(session: Session, vacancies: Sequence[Vacancy], per_place: int, now: datetime) -> Mapping[str, int]:
    """Vacancy (public id) → room beside what is proposed already, over all organisations."""
    occupied, working = queries.occupied(session), queries.working(session)
    found = {}
    for vacancy in vacancies:
        live, seen = occupied.get(vacancy.id, (0, 0))
        free = max(0, vacancy.places - working.get(vacancy.id, 0))
        found[vacancy.public_id] = max(0, min(per_place * free - live, cards.PER_VACANCY - seen))
    companies: dict[str, list[str]] = {}
    for vacancy in vacancies:
        companies.setdefault(vacancy.employer.root, []).append(vacancy.public_id)
    for root, names in sorted(companies.items()):
        found |= shared_out({name: found[name] for name in names}, cards.left_for(session, root, now))
    return found


def shared_out(asked: Mapping[str, int], at_most: int) -> Mapping[str, int]:
    """What each gets of ``at_most`` when they take turns, one at a time, in the order of their names."""
    given = dict.fromkeys(asked, 0)
    left = min(at_most, sum(asked.values()))
    while left > 0:
        for name in sorted(asked):
            if left and given[name] < asked[name]:
                given[name] += 1
                left -= 1
    return given
