"""A plan's answer as text, the same bytes every time, with a seal of each person's own key beside their entry.

`sha256sum` of the text is the hash in the plan. The plan keeps only the hash of each seal: with the key it proves the
entry, without the key it says nothing (docs/adr/0010).
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matcher import assignment
from matcher.assignment import Market
from matcher.assignment.yardsticks import best_of_each, spread
from matcher.inputs_json import canonical
from models import PlacementPlan
from models.crypto import fingerprint
from web.services import plan_sheets
from web.services.plan_sheets import Sheet
from web.services.plan_terms import Limits

MARK = 32
Said = dict[str, Any]
FIRST_HALF, SECOND_HALF = 30, 95


@dataclass(frozen=True, slots=True)
class Solved:
    """A plan of the planner, the points each rule costs, and the Gini coefficient of lists made one by one."""

    made: assignment.Plan
    costs: Mapping[str, int]
    lists_gini: float


def solved(market: Market, limits: Limits, note: Callable[[int], None] = lambda _percent: None) -> Solved:
    """Plan a market; ``note`` is told how far it is, in percent."""
    made = assignment.plan(market, limits.policy)
    costs: dict[str, int] = {}
    for name, cost in assignment.costs(market, limits.policy, made.total):
        costs[name.value] = cost
        note(FIRST_HALF + (SECOND_HALF - FIRST_HALF) * len(costs) // len(assignment.Constraint))
    return Solved(made, costs, spread(market, best_of_each(market)))


def said(sheets: Sequence[Sheet], made: assignment.Plan) -> list[Said]:
    """What a plan says of each person, in order."""
    proposals: dict[str, list[Said]] = {}
    for each in made.proposals:
        proposals.setdefault(each.jobseeker, []).append(
            {"vacancy": each.vacancy, "fit": each.fit, "choice": each.choice, "pinned": each.pinned,
             "together": bool(each.together_with)}
        )  # fmt: skip
    left = {name: why.value for name, why in made.left_out}
    return [
        {"jobseeker": sheet["jobseeker"], "proposals": proposals.get(sheet["jobseeker"], []),
         "left_out": plan_sheets.reason(sheet, left.get(sheet["jobseeker"]))}
        for sheet in sheets
    ]  # fmt: skip


def text(plan: PlacementPlan, found: Solved, entries: Sequence[Said], seals: Sequence[str]) -> str:
    """The whole answer; an empty seal is somebody who was gone before the plan was kept."""
    people = [
        {"position": place, "said": entry, "seal": seal} if seal else {"position": place, "gap": True}
        for place, (entry, seal) in enumerate(zip(entries, seals, strict=True))
    ]
    whole = {
        "plan": plan.public_id, "on": plan.on_day.isoformat() if plan.on_day else None,
        "versions": [plan.engine_version, plan.rules_version, plan.weights_version, plan.taxonomy_version],
        "limits": plan.limits, "total": found.made.total, "upper_bound": round(found.made.upper_bound, 3),
        "greedy_total": found.made.greedy_total, "first_come_total": found.made.first_come_total,
        "gini": round(found.made.gini, 6), "lists_gini": round(found.lists_gini, 6), "proven": found.made.proven,
        "costs": dict(found.costs), "people": people,
    }  # fmt: skip
    return f"{canonical(whole)}\n"


def seal_of(plan: PlacementPlan, key: bytes, entry: Said) -> str:
    """The seal of one entry, which only its person's key can make."""
    return fingerprint(key, f"plan {plan.public_id}", canonical(entry))


def mark_of(plan: PlacementPlan, key: bytes, sheet: str) -> str:
    """The mark of one sheet, which only its person's key can make."""
    return fingerprint(key, f"plan sheet {plan.public_id}", sheet)[:MARK]


def check_of(seal: str) -> str:
    """What is kept of a seal; empty for a gap."""
    return digest(seal)[:MARK] if seal else ""


def digest(content: str) -> str:
    """The SHA-256 of a text, in hex."""
    return hashlib.sha256(content.encode()).hexdigest()


def inputs_hash(plan: PlacementPlan, market: str, marks: Sequence[str]) -> str:
    """One fingerprint of everything that decides a plan."""
    on = plan.on_day.isoformat() if plan.on_day else None
    return digest(canonical([plan.engine_version, on, plan.limits, digest(market), list(marks)]))


def facts(plan: PlacementPlan) -> dict[str, Any]:
    """What the audit trail says about a plan; `order` covers everybody's entries."""
    order = digest(canonical([plan.total, plan.checks]))
    return {"inputs": plan.inputs_hash, "output": plan.output_hash, "order": order}
