"""What every part of the seeding shares: the fixed dice, the moment, the rows made so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import TypeVar

from sqlalchemy.orm import Session

from models import (
    Account,
    Concept,
    Course,
    Employer,
    Jobseeker,
    Organisation,
    PersonKey,
    Vacancy,
)
from models.base import Named
from models.crypto import Vault
from models.enums import RelationKind, Role
from models.queries import taxonomy
from web.services import pack
from web.services.clock import day_in_bulgaria
from web.services.principal import Actor, Principal

SEED = 20261122
Chosen = TypeVar("Chosen")


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large the world is. `runs` is how many vacancies have been matched."""

    people: int = 600
    employers: int = 80
    vacancies: int = 140
    counsellors: int = 10
    runs: int = 10
    placements: int = 42


@dataclass(slots=True)
class Seed:
    """One seeding. The dice give the same world every time; only ids, keys and codes differ."""

    session: Session
    now: datetime
    sizes: Sizes
    dice: Random = field(default_factory=lambda: Random(SEED))  # noqa: S311 (a world to look at, not a secret)
    organisations: list[Organisation] = field(default_factory=list)
    operators: list[Account] = field(default_factory=list)
    staff: list[Account] = field(default_factory=list)
    employers: list[Employer] = field(default_factory=list)
    vacancies: list[Vacancy] = field(default_factory=list)
    courses: list[Course] = field(default_factory=list)
    people: list[Jobseeker] = field(default_factory=list)
    concepts: dict[str, Concept] = field(default_factory=dict)
    skills: dict[str, dict[RelationKind, list[str]]] = field(default_factory=dict)
    shared: Mapping[str, Named] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.concepts = {concept.uri: concept for concept in taxonomy.built_in_concepts(self.session)}
        for relation in pack.relations():
            of = self.skills.setdefault(relation.occupation, {kind: [] for kind in RelationKind})
            of[relation.kind].append(relation.skill)

    @property
    def vault(self) -> Vault:
        """The keys of this installation."""
        vault: Vault = self.session.info["vault"]
        return vault

    @property
    def today(self) -> date:
        """The day in Bulgaria."""
        return day_in_bulgaria(self.now)

    def ago(self, days: float) -> datetime:
        """A moment in the past."""
        return self.now - timedelta(days=days)

    def chance(self, percent: int) -> bool:
        """True that often."""
        return self.dice.randrange(100) < percent

    def pick(self, weights: dict[Chosen, int]) -> Chosen:
        """One of the keys, as often as its weight says."""
        return self.dice.choices(list(weights), list(weights.values()))[0]

    def key(self, made: datetime) -> PersonKey:
        """A fresh key for one person."""
        return PersonKey(wrapped=self.vault.new_person_key(), created_at=made)


def principal(account: Account) -> Principal:
    """A member of staff as the one who acted."""
    organisation = account.organisation
    return Principal(
        Actor.LEAD if account.role is Role.LEAD else Actor.COUNSELLOR if organisation else Actor.OPERATOR,
        account_id=account.id, account_name=account.public_id, organisation_id=account.organisation_id,
        organisation_name=organisation.public_id if organisation else "",
    )  # fmt: skip
