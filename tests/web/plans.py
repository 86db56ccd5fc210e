"""What the tests of placement plans do: a caseload that has waited, vacancies with room, plans made on the spot."""

from datetime import timedelta

from sqlalchemy.orm import Session

from models import Account, Employer, Jobseeker, Organisation, PlacementPlan, Vacancy
from models.enums import EmployerState
from models.queries import by_public_id
from tests.crowd import copy_of
from tests.world import NOW, World
from web.services import account_create, plan
from web.services.plan import Limits, Scope
from web.services.principal import Actor, Principal

AGO = timedelta(days=60)


def desk(session: Session, account: str) -> Principal:
    """A counsellor at work, by the public id of their account."""
    found = by_public_id(session, Account, account)
    assert found is not None
    assert found.organisation is not None
    return Principal(
        Actor.COUNSELLOR, found.id, found.public_id, found.organisation_id, found.organisation.public_id
    )  # fmt: skip


def crowd(session: Session, world: World, like: str, how_many: int) -> list[str]:
    """So many people more in Sofia, with the same work as somebody (public ids); each came a day after the other."""
    person, home = by_public_id(session, Jobseeker, like), by_public_id(session, Organisation, world.sofia)
    counsellor = by_public_id(session, Account, world.counsellor)
    assert person is not None
    assert home is not None
    made = [copy_of(session, person, home) for _ in range(how_many)]
    for number, each in enumerate(made):
        each.created_at, each.counsellor = NOW - AGO + timedelta(days=number), counsellor
    session.flush()
    return [each.public_id for each in made]


def another_post(session: Session, like: str, number: str, places: int = 1, town: str = "SOF46") -> str:
    """An open post like another one, of a vetted company of its own (its number), in a town."""
    pattern = by_public_id(session, Vacancy, like)
    assert pattern is not None
    company = session.query(Employer).filter_by(company_number=number).first()
    if company is None:
        company = account_create.company(session, f"Дом {number}", number, town, NOW)
        company.state, company.vetted_at = EmployerState.VETTED, NOW - AGO
    values = {
        name: getattr(pattern, name)
        for name in ("title", "language", "state", "starts_on", "contract", "hours_per_week", "weekdays", "from_minute",
                     "to_minute", "night_work", "rotating_shifts", "pay_min", "pay_max", "approved_by_id")
    }  # fmt: skip
    made = Vacancy(**values, employer=company, concept=pattern.concept, places=places, municipality_code=town,
                   created_at=NOW, approved_at=NOW)  # fmt: skip
    session.add(made)
    session.flush()
    return made.public_id


def planned(
    session: Session, who: Principal, scope: Scope | None = None, limits: Limits | None = None
) -> PlacementPlan:  # fmt: skip
    """Order a plan and make it at once, on what is committed."""
    made = plan.order(session, who, scope or Scope(), limits or Limits(), NOW)
    session.commit()
    plan.run(session, made, NOW)
    session.commit()
    return made


def adjusted(
    session: Session, who: Principal, parent: PlacementPlan, pins: list[plan.Wish], forbids: list[plan.Wish]
) -> PlacementPlan:  # fmt: skip
    """Adjust a plan and make it at once."""
    made = plan.adjust(session, parent, pins, forbids, who, NOW)
    session.commit()
    plan.run(session, made, NOW)
    session.commit()
    return made
