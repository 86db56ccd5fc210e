"""What a plan knew of one person: what could be proposed, the best first, and for how long they had waited."""

import json
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models import Jobseeker, PlacementPlan
from models.crypto import Unreadable, Vault, unseal
from models.queries import plan_pages as queries
from web.services.plan_keep import place_of


@dataclass(frozen=True, slots=True)
class Known:
    """`vacancies`: public ids of all that fit, the best first; `against`: those on hold, ruled out or forbidden by
    hand; `waiting`: weeks without a proposal, None for somebody who was not planned for."""

    vacancies: tuple[str, ...] = ()
    against: frozenset[str] = frozenset()
    waiting: int | None = None


def known(session: Session, plan: PlacementPlan, person: Jobseeker) -> Known:
    """What a finished plan knew of a person of its scope; nothing of anybody else, or where it cannot be read."""
    row = queries.sheet_of(session, plan, person.id)
    if row is None or plan.market is None:
        return Known()
    vault: Vault = session.info["vault"]
    key = vault.open_person_key(person.key.wrapped)
    try:
        sheet = json.loads(unseal(key, place_of(plan, row.position), row.content_sealed))
    except Unreadable:
        return Known()
    if "aside" in sheet:
        return Known()
    names = [each[0] for each in json.loads(plan.market)]
    pairs = sorted(sheet["pairs"], key=lambda pair: (-pair[1], pair[0]))
    against = frozenset(names[pair[0]] for pair in pairs if pair[4])
    return Known(tuple(names[pair[0]] for pair in pairs), against, sheet["waiting"])
