"""The legal values in force: those of the release, with the operators' dated rows laid over them."""

from datetime import date, datetime
from functools import cache, lru_cache

from sqlalchemy.orm import Session

import matcher
from models import RuleOverride
from models.enums import RuleConfidence
from models.queries import rule_overrides as queries
from web.services import audit, ground
from web.services.principal import Principal


@cache
def of_the_release() -> matcher.Rules:
    """The rules as packaged."""
    return matcher.load_rules()


def in_force(session: Session) -> matcher.Rules:
    """The rules with every row of an operator; their version names both."""
    return _laid_over(tuple(parameter(row) for row in ground.known(session).overrides))


@lru_cache(maxsize=8)
def _laid_over(rows: tuple[matcher.Parameter, ...]) -> matcher.Rules:
    return matcher.overridden(of_the_release(), rows)


def unit_of(key: str) -> matcher.Unit:
    """What the values of a parameter count. Raises KeyError for one that does not exist."""
    if key == matcher.GRACE:
        return matcher.Unit.DATE
    return of_the_release().parameters[key][0].unit


def parameter(row: RuleOverride) -> matcher.Parameter:
    """A stored row as the engine's value."""
    value = row.day if row.number is None else row.number
    if value is None:
        raise ValueError("A row holds a number or a day.")
    return matcher.Parameter(
        row.key, value, unit_of(row.key), row.valid_from, row.valid_to, row.source, row.checked_on,
        matcher.Confidence(row.confidence.value), row.reason,
    )  # fmt: skip


def with_row(session: Session, row: matcher.Parameter) -> matcher.Rules:
    """The rules as they would be with one more row. Raises matcher.RulesError if it cannot be."""
    return _laid_over((*(parameter(each) for each in queries.all_of_them(session)), row))


def add(session: Session, who: Principal, row: matcher.Parameter, now: datetime) -> RuleOverride:
    """Lay a row over the values known. Raises matcher.RulesError if it cannot be."""
    with_row(session, row)
    is_day = isinstance(row.value, date)
    made = RuleOverride(
        key=row.key, number=None if is_day else row.value, day=row.value if is_day else None,
        valid_from=row.valid_from, valid_to=row.valid_to, source=row.source, checked_on=row.checked_on,
        confidence=RuleConfidence(row.confidence.value), reason=row.note, account_id=who.account_id, created_at=now,
    )  # fmt: skip
    session.add(made)
    session.flush()
    facts = {
        "key": row.key,
        "value": str(row.value),
        "from": str(row.valid_from),
        "to": str(row.valid_to) if row.valid_to else None,
        "rules": in_force(session).version,
    }
    audit.record(session, who, "set a legal value", made.public_id, now, facts)
    return made
