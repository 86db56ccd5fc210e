"""How the invented employers were checked: each step that led to where they stand, by two operators."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from models import Account, Employer, VettingEntry, VettingPerson
from models.employer import BEING_CHECKED
from models.enums import EmployerState
from models.vetting import CallOutcome, FoundIn, Paper, SeenIn, SuspensionReason, VettingStep
from scripts.demo.seed import Seed
from web.services.vetting_steps import MOVES

#: Each state but `vetted`, once; the rest of the employers are mostly checked.
UNFINISHED = (*BEING_CHECKED, EmployerState.SUSPENDED)
PASSED = {
    EmployerState.NEW: (),
    EmployerState.DOCUMENTS: (VettingStep.BEGIN, VettingStep.ASK),
    EmployerState.CALL_BACK: (VettingStep.BEGIN, VettingStep.SEE),
    EmployerState.SECOND_PERSON: (VettingStep.BEGIN, VettingStep.SEE, VettingStep.CALL),
    EmployerState.VETTED: (VettingStep.BEGIN, VettingStep.SEE, VettingStep.CALL, VettingStep.APPROVE),
    EmployerState.SUSPENDED: (
        VettingStep.BEGIN, VettingStep.SEE, VettingStep.CALL, VettingStep.APPROVE, VettingStep.SUSPEND,
    ),
}  # fmt: skip
BETWEEN = timedelta(days=2)


def check(seed: Seed, employer: Employer) -> None:
    """Write down the steps of one employer, two days apart."""
    moment = employer.created_at
    known: set[int] = set()
    for step in PASSED[employer.state]:
        moment += BETWEEN
        by, part = seed.operators[step is VettingStep.APPROVE], MOVES[step].part
        if part is not None and by.id not in known:
            seed.session.add(VettingPerson(employer_id=employer.id, round=1, account_id=by.id, part=part))
            seed.session.flush()
            known.add(by.id)
        seed.session.add(_entry(employer, step, by, moment))
        if step is VettingStep.CALL and employer.state is not EmployerState.SUSPENDED:
            employer.checked_by_id, employer.checked_at = by.id, moment
        elif step is VettingStep.APPROVE and employer.state is EmployerState.VETTED:
            employer.vetted_by_id, employer.vetted_at = by.id, moment
    employer.state_since = moment


def _entry(employer: Employer, step: VettingStep, by: Account, moment: datetime) -> VettingEntry:
    seen: Mapping[VettingStep, Mapping[str, object]] = {
        VettingStep.SEE: {
            "papers": frozenset({Paper.REGISTER_ENTRY, Paper.AUTHORITY}), "seen_in": SeenIn.OFFICE,
            "done_on": moment.date(),
        },
        VettingStep.ASK: {"papers": frozenset({Paper.AUTHORITY, Paper.WORKPLACE})},
        VettingStep.CALL: {
            "outcome": CallOutcome.REACHED, "found_in": FoundIn.COMMERCIAL_REGISTER, "done_on": moment.date(),
            "found_at": f"Търговски регистър, {employer.company_number}",
        },
        VettingStep.SUSPEND: {"reason": SuspensionReason.REPORTS},
    }  # fmt: skip
    return VettingEntry(
        employer_id=employer.id, round=1, step=step, at=moment, by_id=by.id, part=MOVES[step].part, **seen.get(step, {})
    )


def forge(seed: Seed) -> None:
    """Somebody pretends to be the first company: the same name in other letters."""
    for forger in [each for each in seed.employers if each.state is EmployerState.SECOND_PERSON][:1]:
        forger.name = seed.employers[0].name.translate(str.maketrans("аеорсхТОА", "aeopcxTOA")) + " ЕООД"
