"""The placement plan over a whole caseload: fair, within capacity, and explained (MATCHING §3)."""

from matcher.assignment.market import HOURS_PER_WEEK, Household, HouseholdRule, Market, Matches, People, Vacancies
from matcher.assignment.objective import FIT_ALONE, Policy
from matcher.assignment.plan import Constraint, LeftOut, Plan, Proposal, costs, plan, solve

__all__ = [
    "FIT_ALONE", "HOURS_PER_WEEK", "Constraint", "Household", "HouseholdRule", "LeftOut", "Market", "Matches",
    "People", "Plan", "Policy", "Proposal", "Vacancies", "costs", "plan", "solve",
]  # fmt: skip
