"""What an employer is told about the demands of a vacancy: rounded shares, and thirty sets of demands a day.

The answer to a set of demands is kept when the set is saved, so that reading it again costs nothing and says the same.
What is answered stands in the counts of the day (`doctor_pool.py`), the same for every company.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from models import Vacancy
from models.employer import Employer, company_root
from models.enums import EmployerState, VacancyState
from models.queries import doctor as queries
from models.queries import vacancies
from models.snapshot import SETS_A_DAY, DemandLook
from web.services import adapters, doctor_keys
from web.services.clock import day_in_bulgaria
from web.services.doctor_keys import Asked

TRIES = 3
Shares = Mapping[str, int | None]


class Told(StrEnum):
    """Whether there are shares to show, and if not, why."""

    SHARES = "shares"
    NOT_ASKED = "not_asked"
    SPENT = "spent"
    NOT_CHECKED = "not_checked"
    NOTHING_TO_ASK = "nothing_to_ask"


@dataclass(frozen=True, slots=True)
class Answer:
    """The demands of a vacancy, in order, with the share of people each leaves out, in tenths; None: nobody says.

    `as_of` is the day on which the answer was given.
    """

    told: Told
    asked: Sequence[Asked] = ()
    shares: Shares | None = None
    as_of: date | None = None


def look(session: Session, vacancy: Vacancy, now: datetime) -> bool:
    """Answer the demands of a vacancy as they stand, if its company is checked and may ask today; whether it is."""
    session.flush()
    names = _names(_asked(vacancies.whole(session, vacancy), day_in_bulgaria(now)))
    return bool(names) and _may_ask(vacancy) and ask(session, vacancy.employer, names, now) is not None


def ask(session: Session, employer: Employer, names: Sequence[str], now: datetime) -> Shares | None:
    """The share of each demand of a set, or None when the company has asked for its thirty sets of the day. A set
    asked for again on the same day costs nothing and has the same answer."""
    today, digest, company = day_in_bulgaria(now), _digest(names), company_root(employer.company_number)
    for _ in range(TRIES):
        known = queries.last_look(session, company, digest)
        if known is not None and known.on_day == today:
            return known.shares
        place = queries.looks(session, company, today) + 1
        if place > SETS_A_DAY:
            return None
        made = DemandLook(
            company=company, on_day=today, place=place, digest=digest, shares=_shares(session, names),
            looked_at=now,
        )  # fmt: skip
        try:
            with session.begin_nested():
                session.add(made)
        except IntegrityError:
            continue  # somebody else of the company asked at the same moment
        return made.shares
    return None


def answer(session: Session, vacancy: Vacancy, now: datetime) -> Answer:
    """What may be shown beside a vacancy now; nothing is asked by reading it."""
    asked = _asked(vacancy, day_in_bulgaria(now))
    if not asked:
        return Answer(Told.NOTHING_TO_ASK)
    if vacancy.employer.state is not EmployerState.VETTED:
        return Answer(Told.NOT_CHECKED, asked)
    company = company_root(vacancy.employer.company_number)
    known = queries.last_look(session, company, _digest(_names(asked)))
    if known is not None:
        return Answer(Told.SHARES, asked, known.shares, known.on_day)
    spent = queries.looks(session, company, day_in_bulgaria(now)) >= SETS_A_DAY
    return Answer(Told.SPENT if spent else Told.NOT_ASKED, asked)


def _may_ask(vacancy: Vacancy) -> bool:
    return vacancy.employer.state is EmployerState.VETTED and vacancy.state is not VacancyState.CLOSED


def _asked(vacancy: Vacancy, today: date) -> tuple[Asked, ...]:
    return () if vacancy.concept is None else doctor_keys.asked(adapters.opening(vacancy), today)


def _names(asked: Sequence[Asked]) -> list[str]:
    """Every demand to look up: those made, and those that would remain if one were eased."""
    names = {each.name for each in asked}
    return sorted(names | {way.rest for each in asked for way in each.ways if way.rest})


def _digest(names: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(names).encode()).hexdigest()


def _shares(session: Session, names: Sequence[str]) -> dict[str, int | None]:
    counted = queries.counted(session, names)
    return {name: counted[name].tenths if name in counted else None for name in names}
