"""Keeping a finished plan whole: pairs, who is left out, and what it was made from, each with its person's own key."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

import matcher
from matcher.inputs_json import canonical
from models import PlacementPlan, PlanLeftOut, PlanPair, PlanSheet
from models.crypto import Vault, seal
from models.plan import PlanState
from models.queries import plans as queries
from web.services import audit, plan_answer, plan_sheets
from web.services.plan_answer import Said, Solved
from web.services.plan_market import Gathered
from web.services.principal import SYSTEM


def place_of(plan: PlacementPlan, position: int) -> str:
    """Where a sheet is sealed: it opens nowhere else."""
    return f"plan_sheet/{plan.public_id}/{position}"


def keep(session: Session, plan: PlacementPlan, gathered: Gathered, found: Solved, now: datetime) -> None:
    """Write a plan down. Whoever was erased meanwhile is a gap from the start."""
    given = gathered.context
    plan.on_day, plan.engine_version = given.on, matcher.ENGINE_VERSION
    plan.rules_version, plan.weights_version = given.rules.version, given.settings.version
    plan.taxonomy_version = given.taxonomy.version
    sheets = plan_sheets.sheets(gathered)
    entries = plan_answer.said(sheets, found.made)
    keys = _keys(session, [number for number, _, _ in gathered.people])
    marks, seals = _sheets(session, plan, gathered, [canonical(sheet) for sheet in sheets], entries, keys)
    _rows(session, plan, gathered, entries, keys)
    _outcome(plan, found)
    plan.market = plan_sheets.market_text(gathered.market)
    plan.inputs_hash = plan_answer.inputs_hash(plan, plan.market, marks)
    plan.output_hash = plan_answer.digest(plan_answer.text(plan, found, entries, seals))
    plan.checks = [[mark, plan_answer.check_of(each)] for mark, each in zip(marks, seals, strict=True)]
    plan.state, plan.progress, plan.leased_until, plan.done_at = PlanState.DONE, 100, None, now
    for wish in queries.wishes(session, plan.id):
        wish.unkept = gathered.unkept.get((wish.jobseeker.public_id, wish.vacancy.public_id))
    session.flush()
    audit.record(session, SYSTEM, "made plan", plan.public_id, now, plan_answer.facts(plan))


def _keys(session: Session, numbers: Sequence[int]) -> Mapping[int, bytes]:
    """The opened key of each person who is still here."""
    vault: Vault = session.info["vault"]
    return {number: vault.open_person_key(wrapped) for number, wrapped in queries.keys_of(session, numbers).items()}


def _sheets(
    session: Session, plan: PlacementPlan, gathered: Gathered, texts: Sequence[str], entries: Sequence[Said],
    keys: Mapping[int, bytes],
) -> tuple[list[str], list[str]]:  # fmt: skip
    """Keep everybody's sheet; their marks, and the seals of their entries."""
    marks, seals = [], []
    for position, (number, _, _) in enumerate(gathered.people):
        key = keys.get(number)
        marks.append(plan_answer.mark_of(plan, key, texts[position]) if key else "")
        seals.append(plan_answer.seal_of(plan, key, entries[position]) if key else "")
        if key:
            sealed = seal(key, place_of(plan, position), texts[position])
            session.add(PlanSheet(plan_id=plan.id, jobseeker_id=number, position=position, content_sealed=sealed))
    return marks, seals


def _rows(
    session: Session, plan: PlacementPlan, gathered: Gathered, entries: Sequence[Said], keys: Mapping[int, bytes]
) -> None:
    market = gathered.market
    rows = zip(market.matches.person.tolist(), market.matches.vacancy.tolist(), gathered.bands, strict=True)
    bands = {(market.people.ids[person], market.vacancies.ids[seat]): band for person, seat, band in rows}
    for (number, name, _), entry in zip(gathered.people, entries, strict=True):
        if number not in keys:
            continue
        if entry["left_out"]:
            session.add(PlanLeftOut(plan_id=plan.id, jobseeker_id=number, reason=entry["left_out"]))
        for each in entry["proposals"]:
            pair = (name, each["vacancy"])
            session.add(
                PlanPair(
                    plan_id=plan.id, jobseeker_id=number, vacancy_id=gathered.numbers[each["vacancy"]],
                    seen=gathered.seen.get(pair), fit=each["fit"], band=bands[pair], rank=each["choice"],
                    pinned=each["pinned"], together=each["together"],
                )
            )  # fmt: skip


def _outcome(plan: PlacementPlan, found: Solved) -> None:
    made = found.made
    plan.total, plan.upper_bound, plan.proven = made.total, round(made.upper_bound, 3), made.proven
    plan.greedy_total, plan.first_come_total = made.greedy_total, made.first_come_total
    plan.gini, plan.lists_gini, plan.costs = round(made.gini, 6), round(found.lists_gini, 6), dict(found.costs)
