"""Two placement plans of an organisation's caseload: one made, and one changed by hand."""

from models import PlacementPlan
from models.enums import DecisionReason
from scripts.demo.personas import COUNSELLOR
from scripts.demo.seed import Seed, principal
from web.services import plan
from web.services.plan_terms import Limits, Scope, Wish


def seed(seed: Seed) -> dict[str, PlacementPlan]:
    """The counsellor one can sign in as plans for everybody, then leaves one pair out and plans again."""
    who = principal(next(row for row in seed.staff if row.email == COUNSELLOR))
    first = plan.order(seed.session, who, Scope(), Limits(), seed.ago(1))
    plan.run(seed.session, first, seed.ago(1))
    pairs = plan.report(seed.session, first).pairs[:1]
    forbidden = [Wish(pair.jobseeker, pair.vacancy, DecisionReason.TOO_FAR.value) for pair in pairs]
    second = plan.adjust(seed.session, first, [], forbidden, who, seed.now)
    plan.run(seed.session, second, seed.now)
    return {"plan": second}
