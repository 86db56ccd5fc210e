"""A placement plan as it is read: pairs by vacancy and by person, who is left out and why, and what it cost."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy.orm import Session

from models import PlacementPlan, PlanWish
from models.plan import Blocked, NoProposal, WishKind
from models.queries import plans as queries


@dataclass(frozen=True, slots=True)
class PlannedPair:
    """One person (public id) proposed for one vacancy (public id). `fit` is in points of 100, `rank` the vacancy's
    place among all that fit the person, 1 the best. `accepted` says that a proposal was made of it, `blocked` why
    none was. `seen` is the newest decision there was (public id)."""

    jobseeker: str
    vacancy: str
    fit: int
    band: str
    rank: int
    pinned: bool
    together: bool
    accepted: bool
    blocked: Blocked | None
    seen: str | None


@dataclass(frozen=True, slots=True)
class LeftOutPerson:
    """Somebody (public id) without a proposal, and why."""

    jobseeker: str
    reason: NoProposal


@dataclass(frozen=True, slots=True)
class Cost:
    """A rule of the plan, by the name of `matcher.assignment.Constraint`, and the points of fit it costs."""

    name: str
    cost: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A pair that was pinned or forbidden by hand; `unkept` says why a pinned one is not in the plan."""

    jobseeker: str
    vacancy: str
    kind: WishKind
    reason: str | None
    unkept: Blocked | None


@dataclass(frozen=True)
class PlanReport:
    """Everything a finished plan says. Totals are in points of fit. `considered` counts the people in its scope,
    `gaps` those of them who were erased since."""

    pairs: Sequence[PlannedPair]
    left_out: Sequence[LeftOutPerson]
    constraints: Sequence[Cost]
    wishes: Sequence[Asked]
    total: int
    upper_bound: float
    greedy_total: int
    first_come_total: int
    gini: float
    lists_gini: float
    proven: bool
    considered: int
    gaps: int

    @cached_property
    def by_vacancy(self) -> Mapping[str, Sequence[PlannedPair]]:
        """Vacancy (public id) → its pairs, the best fit first."""
        ordered = sorted(self.pairs, key=lambda pair: (-pair.fit, pair.jobseeker))
        return _grouped((pair.vacancy, pair) for pair in ordered)

    @cached_property
    def by_person(self) -> Mapping[str, Sequence[PlannedPair]]:
        """Person (public id) → their pairs, the best fit first; whoever came first on top."""
        return _grouped((pair.jobseeker, pair) for pair in self.pairs)


def report(session: Session, plan: PlacementPlan) -> PlanReport:
    """What a finished plan says, in four statements. Raises LookupError for a plan that is not finished."""
    if plan.total is None or plan.checks is None:
        raise LookupError(plan.public_id)
    left = queries.how_many_are_left(session, plan.id)
    return PlanReport(
        pairs=[_pair(row) for row in queries.pairs(session, plan.id)],
        left_out=[LeftOutPerson(row.jobseeker, row.reason) for row in queries.left_out(session, plan.id)],
        constraints=[Cost(*each) for each in (plan.costs or {}).items()],
        wishes=[_asked(row) for row in queries.wishes(session, plan.id)],
        total=plan.total, upper_bound=plan.upper_bound or 0.0, greedy_total=plan.greedy_total or 0,
        first_come_total=plan.first_come_total or 0, gini=plan.gini or 0.0, lists_gini=plan.lists_gini or 0.0,
        proven=bool(plan.proven), considered=len(plan.checks), gaps=len(plan.checks) - left,
    )  # fmt: skip


def _pair(row: object) -> PlannedPair:
    return PlannedPair(**{name: getattr(row, name) for name in PlannedPair.__slots__})


def _asked(row: PlanWish) -> Asked:
    return Asked(row.jobseeker.public_id, row.vacancy.public_id, row.kind, row.reason, row.unkept)


def _grouped(items: Iterable[tuple[str, PlannedPair]]) -> Mapping[str, Sequence[PlannedPair]]:
    found: dict[str, list[PlannedPair]] = {}
    for name, pair in items:
        found.setdefault(name, []).append(pair)
    return found
