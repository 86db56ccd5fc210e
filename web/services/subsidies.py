"""Programmes that pay something towards a job: entered by operators with their source, and gone by their dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from models import SubsidyProgramme
from models.enums import RuleConfidence
from models.queries import subsidies as queries
from web.services import audit
from web.services.clock import day_in_bulgaria
from web.services.principal import Principal

#: Nobody reads of a programme that nobody has looked up for longer.
FRESH = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is noted of a programme. An amount is written only as its source says it."""

    language: str
    name: str
    for_whom: str
    amount: str | None
    valid_from: date | None
    valid_until: date | None
    source: str
    seen_on: date
    confidence: RuleConfidence


#: What comes with the release; its texts are in the catalogues (web/subsidy_words.py).
RELEASED = {
    "solidarity": Facts(
        "en", "Solidarity (wages for people under temporary protection)",
        "Employers who hired people under temporary protection.", None, None, date(2023, 7, 31),
        "bnr.bg post/101858134, 30.07.2023", date(2026, 11, 22), RuleConfidence.HIGH,
    ),
    "vulnerable-unemployed": Facts(
        "en", "Employment measures for unemployed people in a difficult position",
        "Employers who hire unemployed people registered at the labour office. Calls come again and again. People with"
        " protection who are registered there can be included.", None, None, None,
        "National action plan for employment, calls of the labour offices (for example August 2025)",
        date(2026, 11, 22), RuleConfidence.MEDIUM,
    ),
    "choose-bulgaria": Facts(
        "en", "Choose Bulgaria, part 1",
        "People who come to work from abroad, after at least 12 of the last 18 months abroad. Moving costs, a housing"
        " supplement for up to 12 months and a language course.", None, date(2025, 9, 18), None,
        "Employment Agency, open in 2025", date(2025, 9, 18), RuleConfidence.MEDIUM,
    ),
}  # fmt: skip


def load(session: Session, now: datetime) -> None:
    """Add the programmes of the release that were never there; what an operator changed stays."""
    there = queries.origins(session)
    for origin, facts in RELEASED.items():
        if origin not in there:
            row = SubsidyProgramme(origin=origin, created_at=now)
            _write(row, facts)
            session.add(row)
    session.flush()


def for_employers(session: Session, today: date) -> Sequence[SubsidyProgramme]:
    """What employers may read about today."""
    return queries.running(session, today, today - FRESH)


def hidden(row: SubsidyProgramme, today: date) -> bool:
    """Whether employers do not see it today."""
    return over(row, today) or to_look_up(row, today) or (row.valid_from is not None and row.valid_from > today)


def over(row: SubsidyProgramme, today: date) -> bool:
    """Whether its last day has gone by."""
    return row.valid_until is not None and row.valid_until < today


def to_look_up(row: SubsidyProgramme, today: date) -> bool:
    """Whether an operator has to look once more: it is not over, and the last look is too long ago."""
    return not over(row, today) and row.seen_on < today - FRESH


def tasks(session: Session, today: date) -> list[SubsidyProgramme]:
    """Every programme that an operator has to look up."""
    return [row for row in queries.all_of_them(session) if to_look_up(row, today)]


def create(session: Session, who: Principal, facts: Facts, now: datetime) -> SubsidyProgramme:
    """A new programme."""
    row = SubsidyProgramme(created_at=now)
    _write(row, facts)
    session.add(row)
    session.flush()
    audit.record(session, who, "created subsidy programme", row.public_id, now)
    return row


def change(
    session: Session, who: Principal, row: SubsidyProgramme, facts: Facts, version: int | None, now: datetime
) -> None:
    """Change a programme. Raises StaleDataError if somebody else changed it since `version`."""
    if row.version != version:
        raise StaleDataError
    _write(row, facts)
    session.flush()
    audit.record(session, who, "changed subsidy programme", row.public_id, now)


def seen(session: Session, who: Principal, row: SubsidyProgramme, now: datetime) -> None:
    """An operator looked today, and it still holds."""
    row.seen_on = day_in_bulgaria(now)
    session.flush()
    audit.record(session, who, "looked up subsidy programme", row.public_id, now)


def facts_of(row: SubsidyProgramme) -> Facts:
    """A programme as stored."""
    return Facts(
        row.language, row.name, row.for_whom, row.amount, row.valid_from, row.valid_until, row.source, row.seen_on,
        row.confidence,
    )  # fmt: skip


def _write(row: SubsidyProgramme, facts: Facts) -> None:
    row.language, row.name, row.for_whom, row.amount = facts.language, facts.name, facts.for_whom, facts.amount
    row.valid_from, row.valid_until = facts.valid_from, facts.valid_until
    row.source, row.seen_on, row.confidence = facts.source, facts.seen_on, facts.confidence
