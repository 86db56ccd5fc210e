"""Two placement plans in the small world: one ready, and one made from it by hand."""

from datetime import datetime

from sqlalchemy.orm import Session

from models import Account, Jobseeker, PlacementPlan, PlanLeftOut, PlanPair, PlanWish, Vacancy
from models.enums import DecisionReason
from models.plan import NoProposal, PlanState, WishKind
from web.services.plan_terms import Limits


def and_plans(
    session: Session, counsellor: Account, anna: Jobseeker, omar: Jobseeker, hotel: Vacancy, now: datetime
) -> dict[str, str]:
    """Anna is planned for the hotel's post, omar for nothing; in the plan before it was the other way round."""
    former = _plan(session, counsellor, now, None)
    session.add(_pair(former, omar, hotel))
    session.add(PlanLeftOut(plan=former, jobseeker=anna, reason=NoProposal.NO_ROOM))
    plan = _plan(session, counsellor, now, former)
    session.add(_pair(plan, anna, hotel))
    session.add(PlanLeftOut(plan=plan, jobseeker=omar, reason=NoProposal.NO_ROOM))
    why = DecisionReason.TOO_FAR.value
    session.add(PlanWish(plan=plan, jobseeker=omar, vacancy=hotel, kind=WishKind.FORBID, reason=why))
    session.flush()
    return {"plan": plan.public_id}


def _plan(session: Session, counsellor: Account, now: datetime, parent: PlacementPlan | None) -> PlacementPlan:
    made = PlacementPlan(
        organisation_id=counsellor.organisation_id, account=counsellor, counsellor=counsellor, parent=parent,
        mine_only=True, limits=Limits().plain(), state=PlanState.DONE, progress=100, tries=1, created_at=now,
        done_at=now, on_day=now.date(), engine_version="1", rules_version="1", weights_version="1",
        taxonomy_version="1", inputs_hash="0" * 64, output_hash="0" * 64, market="{}", checks=["", ""], total=80,
        upper_bound=85.0, greedy_total=78, first_come_total=70, gini=0.5, lists_gini=0.7, proven=True,
        costs={"households": 0, "vetoes": 5, "caps": 0, "spread": -1, "waiting": 2, "pins": 0},
    )  # fmt: skip
    session.add(made)
    session.flush()
    return made


def _pair(plan: PlacementPlan, person: Jobseeker, vacancy: Vacancy) -> PlanPair:
    return PlanPair(
        plan=plan, jobseeker=person, vacancy=vacancy, fit=80, band="fits_well", rank=1, pinned=False, together=False,
    )  # fmt: skip
