"""Keeping a finished plan whole: pairs, who is left out, and what it was made from, each with its person's own key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Ready:
    """All that is kept of a plan, made before anything is written: everybody's key, the answer's entry, the mark and
    the seal, and the sealed sheet of each (empty for whoever is gone)."""

    keys: Mapping[int, bytes]
    entries: Sequence[Said]
    marks: Sequence[str]
    seals: Sequence[str]
    sheets: Sequence[bytes]
    market: str
    inputs_hash: str
    output_hash: str


def ready(session: Session, plan: PlacementPlan, gathered: Gathered, found: Solved) -> Ready:
    """Make what is to be kept of a plan. Nothing is written, so nobody waits for it."""
    made = PlacementPlan(public_id=plan.public_id, limits=plan.limits, **_made_of(gathered))
    sheets = plan_sheets.sheets(gathered)
    entries, texts = plan_answer.said(sheets, found.made), [canonical(sheet) for sheet in sheets]
    numbers = [number for number, _, _ in gathered.people]
    keys = _keys(session, numbers)
    own = [keys.get(number) for number in numbers]
    marks = [plan_answer.mark_of(made, key, text) if key else "" for key, text in zip(own, texts, strict=True)]
    seals = [plan_answer.seal_of(made, key, entry) if key else "" for key, entry in zip(own, entries, strict=True)]
    sealed = [
        seal(key, place_of(made, position), texts[position]) if key else b"" for position, key in enumerate(own)
    ]  # fmt: skip
    market = plan_sheets.market_text(gathered.market)
    return Ready(
        keys, entries, marks, seals, sealed, market, plan_answer.inputs_hash(made, market, marks),
        plan_answer.digest(plan_answer.text(made, found, entries, seals)),
    )  # fmt: skip


def keep(
    session: Session, plan: PlacementPlan, gathered: Gathered, found: Solved, made: Ready, now: datetime
) -> None:  # fmt: skip
    """Write a plan down. Whoever was erased meanwhile is a gap from the start: then all is made ready again."""
    if queries.keys_of(session, [number for number, _, _ in gathered.people]).keys() != made.keys.keys():
        made = ready(session, plan, gathered, found)
    for name, value in _made_of(gathered).items():
        setattr(plan, name, value)
    for position, (number, _, _) in enumerate(gathered.people):
        if number in made.keys:
            sealed = made.sheets[position]
            session.add(PlanSheet(plan_id=plan.id, jobseeker_id=number, position=position, content_sealed=sealed))
    _rows(session, plan, gathered, made.entries, made.keys)
    _outcome(plan, found)
    plan.market, plan.inputs_hash, plan.output_hash = made.market, made.inputs_hash, made.output_hash
    plan.checks = [
        [mark, plan_answer.check_of(each)] for mark, each in zip(made.marks, made.seals, strict=True)
    ]  # fmt: skip
    plan.state, plan.progress, plan.leased_until, plan.done_at = PlanState.DONE, 100, None, now
    for wish in queries.wishes(session, plan.id):
        wish.unkept = gathered.unkept.get((wish.jobseeker.public_id, wish.vacancy.public_id))
    session.flush()
    audit.record(session, SYSTEM, "made plan", plan.public_id, now, plan_answer.facts(plan))


def _made_of(gathered: Gathered) -> Mapping[str, Any]:
    """The day and the versions a plan was made with."""
    given = gathered.context
    return {
        "on_day": given.on, "engine_version": matcher.ENGINE_VERSION, "rules_version": given.rules.version,
        "weights_version": given.settings.version, "taxonomy_version": given.taxonomy.version,
    }  # fmt: skip


def _keys(session: Session, numbers: Sequence[int]) -> Mapping[int, bytes]:
    """The opened key of each person who is still here."""
    vault: Vault = session.info["vault"]
    return {number: vault.open_person_key(wrapped) for number, wrapped in queries.keys_of(session, numbers).items()}


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
