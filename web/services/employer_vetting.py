"""Vetting employers: papers, a call to an official number, and a second person, before it sees anything of anybody.

Every step is a row of its own with who took it and what was seen, and an entry in the audit chain. Whoever vouched for
a company in a round cannot be the second person of that round: this module says so, and the database does.
"""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified
from sqlalchemy.orm.exc import StaleDataError

from models import Employer, VettingEntry, VettingPerson
from models.enums import EmployerState, VacancyState
from models.inbox import Ended, News
from models.queries import employers as queries
from models.queries import vacancies
from models.queries.holding import held
from models.vetting import CallOutcome, FoundIn, Paper, SeenIn, SuspensionReason, VettingPart, VettingStep
from web.services import audit, disclosure
from web.services.inbox import tell
from web.services.principal import Principal
from web.services.vacancy_state import tell_everyone
from web.services.vetting_steps import MOVES, NotPossible, target


class SamePerson(Exception):
    """Whoever vouched for a company first cannot be the second one."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an operator notes with a step. Of the number called stands only where it was found."""

    papers: Set[Paper] = frozenset()
    seen_in: SeenIn | None = None
    done_on: date | None = None
    outcome: CallOutcome | None = None
    found_in: FoundIn | None = None
    found_at: str | None = None
    reason: SuspensionReason | None = None


NOTHING = Told()


def take(
    session: Session, who: Principal, employer: Employer, step: VettingStep, version: int | None, now: datetime,
    told: Told = NOTHING,
) -> EmployerState:  # fmt: skip
    """Take a step with a company that is still as it was at `version`; returns where it stands then.

    Raises StaleDataError if it has changed, NotPossible, and SamePerson.
    """
    held(session, employer)
    if employer.version != version:
        raise StaleDataError
    if step is VettingStep.SUSPEND:
        suspend(session, who, employer, now, told.reason or SuspensionReason.OTHER)
        return employer.state
    after = target(step, employer.state, told.outcome)
    if step is VettingStep.REOPEN:
        employer.round += 1
        employer.checked_by_id = employer.checked_at = employer.vetted_by_id = employer.vetted_at = None
    _enter(session, who, employer, step, told, now)
    _go(employer, after, now)
    _sign(employer, who, step, after, now)
    session.flush()
    facts: dict[str, object] = {"papers": sorted(told.papers), "outcome": told.outcome.value if told.outcome else ""}
    _record(session, who, employer, step, facts, now)
    _follow(session, who, employer, step, told, now)
    return employer.state


def suspend(
    session: Session, who: Principal, employer: Employer, now: datetime,
    reason: SuspensionReason = SuspensionReason.OTHER,
) -> None:  # fmt: skip
    """Close the door at once: what people see of it becomes a draft, to be sent and approved anew, and it sees nothing
    of anybody. Whoever wanted a vacancy of it or was proposed is told. Raises NotPossible if it is closed already."""
    after = target(VettingStep.SUSPEND, employer.state)
    _enter(session, who, employer, VettingStep.SUSPEND, Told(reason=reason), now)
    _go(employer, after, now)
    employer.checked_by_id = employer.checked_at = employer.vetted_by_id = employer.vetted_at = None
    session.flush()
    live = vacancies.live_of_employer(session, employer.id)
    disclosure.end_all(session, who, now, suspended=employer)
    for vacancy in live:
        tell_everyone(session, vacancy, Ended.SUSPENDED, now)
        vacancy.state, vacancy.submitted_at = VacancyState.DRAFT, None
        vacancy.approved_by_id, vacancy.approved_at = None, None
        audit.record(session, who, "took vacancy off", vacancy.public_id, now)
    _record(session, who, employer, VettingStep.SUSPEND, {"reason": reason.value}, now)


def may_be_second(session: Session, who: Principal, employer: Employer) -> bool:
    """Whether somebody has not vouched for the company in this round."""
    return queries.part_of(session, employer, who.account_id or 0) is None


def _enter(session: Session, who: Principal, employer: Employer, step: VettingStep, told: Told, now: datetime) -> None:
    part = MOVES[step].part
    if part is not None:
        _take_part(session, who, employer, part)
    session.add(
        VettingEntry(
            employer_id=employer.id, round=employer.round, step=step, at=now, by_id=who.account_id, part=part,
            papers=frozenset(told.papers), seen_in=told.seen_in, done_on=told.done_on, outcome=told.outcome,
            found_in=told.found_in, found_at=told.found_at, reason=told.reason,
        )
    )  # fmt: skip


def _take_part(session: Session, who: Principal, employer: Employer, part: VettingPart) -> None:
    taken = queries.part_of(session, employer, who.account_id or 0)
    if taken is None:
        session.add(VettingPerson(employer_id=employer.id, round=employer.round, account_id=who.account_id, part=part))
        session.flush()
    elif taken.part is not part:
        raise SamePerson


def _go(employer: Employer, after: EmployerState, now: datetime) -> None:
    if employer.state is not after:
        employer.state, employer.state_since = after, now
    # A call that reached nobody changes no state; who has the page open must see it all the same.
    flag_modified(employer, "state")


def _sign(employer: Employer, who: Principal, step: VettingStep, after: EmployerState, now: datetime) -> None:
    if step is VettingStep.CALL and after is EmployerState.SECOND_PERSON:
        employer.checked_by_id, employer.checked_at = who.account_id, now
    elif step is VettingStep.APPROVE:
        employer.vetted_by_id, employer.vetted_at = who.account_id, now
    elif step is VettingStep.ASK:
        employer.checked_by_id = employer.checked_at = None


def _follow(session: Session, who: Principal, employer: Employer, step: VettingStep, told: Told, now: datetime) -> None:
    """What a step brings with it: the company is told, and one whose owner knows nothing of it is closed at once."""
    if told.outcome is CallOutcome.DENIED:
        suspend(session, who, employer, now, SuspensionReason.DENIED)
    elif step in (VettingStep.ASK, VettingStep.APPROVE):
        for account in employer.accounts:
            tell(session, account, News.COMPANY_CHECK, {"step": step.value}, now)


def _record(
    session: Session, who: Principal, employer: Employer, step: VettingStep, facts: dict[str, object], now: datetime
) -> None:
    stands = {"state": employer.state.value, "round": employer.round}
    audit.record(session, who, f"vetting: {step.value}", employer.public_id, now, {**stands, **facts})


__all__ = ["NOTHING", "NotPossible", "SamePerson", "Told", "may_be_second", "suspend", "take"]
