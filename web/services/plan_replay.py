"""Making a placement plan again from what was kept of it, and saying whether it is the same."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

import matcher
from models import PlacementPlan
from models.crypto import Unreadable, Vault, unseal
from models.queries import audit as audit_queries
from models.queries import plans as queries
from web.services import audit, plan_answer, plan_sheets
from web.services.plan_answer import Said
from web.services.plan_keep import place_of
from web.services.plan_terms import Limits
from web.services.replay import NotKept, Tampered


@dataclass(frozen=True, slots=True)
class Replayed:
    """A plan made again. `same`: everything that can be compared is identical. `gaps` counts the people who were erased
    since; with any, a plan cannot be made again, and only what is kept of the others is compared. `engine` is the
    version it was made by, `promised` whether this program has it. `text` is the answer; with gaps, the entries left.
    """

    text: str
    same: bool
    gaps: int
    engine: str
    promised: bool


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody who is still here: their key and their sheet."""

    name: str
    key: bytes
    text: str

    @property
    def sheet(self) -> plan_sheets.Sheet:
        """What was known of them."""
        found: plan_sheets.Sheet = json.loads(self.text)
        return found


def replay(session: Session, plan: PlacementPlan) -> Replayed:
    """Make a finished plan again. Raises `NotKept` if it is not finished, and `Tampered`."""
    if plan.checks is None or plan.market is None:
        raise NotKept(plan.public_id)
    _check_trail(session, plan, plan.checks, plan.market)
    people = _people(session, plan, plan.checks)
    present = [person for person in people if person is not None]
    gaps = len(people) - len(present)
    if gaps:
        entries = _kept(session, plan, people)
        text, same = _compared(plan, plan.checks, people, entries)
    else:
        text = _again(plan, plan.market, present)
        same = plan_answer.digest(text) == plan.output_hash
    engine = plan.engine_version or ""
    return Replayed(text, same, gaps, engine, engine == matcher.ENGINE_VERSION)


def _check_trail(session: Session, plan: PlacementPlan, checks: Sequence[Sequence[str]], market: str) -> None:
    """The plan's own hashes, and what the audit trail says of it."""
    marks = [each[0] if each else "" for each in checks]
    if plan_answer.inputs_hash(plan, market, marks) != plan.inputs_hash:
        raise Tampered("The kept inputs do not have the hash of the plan.")
    entry = audit_queries.entry_about(session, "made plan", plan.public_id, "output", plan.output_hash or "")
    if entry is None or not audit.holds(session, entry):
        raise Tampered("The audit trail has no sound entry for this plan.")
    if not plan_answer.facts(plan).items() <= entry.facts.items():
        raise Tampered("The audit trail says something else about this plan.")


def _people(
    session: Session, plan: PlacementPlan, checks: Sequence[Sequence[str]]
) -> list[_Person | None]:  # fmt: skip
    """Everybody in the order of the plan; None for whoever was erased."""
    vault: Vault = session.info["vault"]
    found: list[_Person | None] = [None] * len(checks)
    for row in queries.sheets(session, plan.id):
        try:
            key = vault.open_person_key(row.wrapped)
            text = unseal(key, place_of(plan, row.position), row.content_sealed)
        except Unreadable as error:
            raise Tampered("What is kept of a person was changed, or a key is missing.") from error
        if plan_answer.mark_of(plan, key, text) != checks[row.position][0]:
            raise Tampered("What is kept of a person does not have its mark.")
        found[row.position] = _Person(row.public_id, key, text)
    there = {person.name for person in found if person is not None}
    rows = [*queries.pairs(session, plan.id), *queries.left_out(session, plan.id)]
    if any(row.jobseeker not in there for row in rows):
        raise Tampered("What was kept of a person who was not erased is missing.")
    return found


def _again(plan: PlacementPlan, market: str, people: Sequence[_Person]) -> str:
    sheets = [person.sheet for person in people]
    found = plan_answer.solved(plan_sheets.market(market, sheets), Limits.stored(plan.limits))
    entries = plan_answer.said(sheets, found.made)
    seals = [plan_answer.seal_of(plan, person.key, entry) for person, entry in zip(people, entries, strict=True)]
    return plan_answer.text(plan, found, entries, seals)


def _kept(session: Session, plan: PlacementPlan, people: Sequence[_Person | None]) -> list[Said | None]:
    """What the stored rows say of everybody who is left."""
    proposals: dict[str, list[dict[str, Any]]] = {}
    for row in queries.pairs(session, plan.id):
        proposals.setdefault(row.jobseeker, []).append(
            {"vacancy": row.vacancy, "fit": row.fit, "choice": row.rank, "pinned": row.pinned, "together": row.together}
        )
    left = {row.jobseeker: row.reason.value for row in queries.left_out(session, plan.id)}
    return [
        {"jobseeker": person.name, "proposals": proposals.get(person.name, []), "left_out": left.get(person.name)}
        if person else None
        for person in people
    ]  # fmt: skip


def _compared(
    plan: PlacementPlan, checks: Sequence[Sequence[str]], people: Sequence[_Person | None],
    entries: Sequence[Said | None],
) -> tuple[str, bool]:  # fmt: skip
    """The entries that are left, and whether each is as it was."""
    lines, same = [], True
    for (_, check), person, entry in zip(checks, people, entries, strict=True):
        if person is None or entry is None:
            lines.append(json.dumps({"gap": True}))
            continue
        seal = plan_answer.seal_of(plan, person.key, entry)
        same = same and plan_answer.check_of(seal) == check
        lines.append(json.dumps({"said": entry, "seal": seal}, sort_keys=True))
    return "".join(f"{line}\n" for line in lines), same
