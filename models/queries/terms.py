"""When rows go: the term of each table whose columns the registry gives one. A table without a term stops the build.

What goes with its person needs no term here: the foreign keys take it along. What belongs to a vacancy's procedure is
found by its foreign keys too. The rest is listed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Table, case, select

from models.account import FormPost, OneTimeCode, SignIn, Throttle
from models.audit import AuditEntry
from models.base import Base
from models.break_glass import BreakGlass
from models.columns import Retention, registry
from models.contest import Contest
from models.course import CourseWish
from models.inbox import InboxItem
from models.matching import MatchRun
from models.merge import Merge
from models.outbox import OutboxMessage
from models.people_export import PeopleExport
from models.phoned import PhonedVacancy
from models.plan import PlacementPlan
from models.referral import Referral
from models.report import Report
from models.sharing_enums import ContestState
from models.snapshot import DemandLook
from models.task import Task
from models.vacancy import Vacancy
from models.vetting import CompanyRequest

PROCEDURE_MONTHS = 6
EVIDENCE_MONTHS = 36


@dataclass(frozen=True, slots=True)
class Term:
    """Rows go so many whole months or days after the day of `since`; where that is NULL they stay for now."""

    since: ColumnElement[Any]
    months: int = 0
    days: int = 0


class NoTerm(LookupError):
    """The registry says that a table's values go some day, and nobody has said by which clock."""


_OVER = (ContestState.REJECTED, ContestState.SETTLED)
LISTED: Mapping[str, Term] = {
    # A token ends during a day; the row goes on the next.
    "throttle": Term(Throttle.expires_at.expression, days=1),
    "one_time_code": Term(OneTimeCode.expires_at.expression, days=1),
    # What a company answered to a link is read within a month.
    "phoned_vacancy": Term(PhonedVacancy.expires_at.expression, days=30),
    "form_post": Term(FormPost.created_at.expression, days=7),
    "sign_in": Term(SignIn.created_at.expression, days=30),
    "demand_look": Term(DemandLook.looked_at.expression, days=30),
    "inbox_item": Term(InboxItem.read_at.expression, days=90),
    "outbox_message": Term(OutboxMessage.created_at.expression, days=30),
    # A contest that was accepted keeps its fact aside, so it is not over before the fact is put right.
    "contest": Term(case((Contest.state.in_(_OVER), Contest.resolved_at)), months=PROCEDURE_MONTHS),
    # A report stays until somebody has closed it.
    "report": Term(Report.closed_at.expression, months=PROCEDURE_MONTHS),
    # A wish for a course stays until somebody has answered it; ending the course answers all of them.
    "course_wish": Term(CourseWish.answered_at.expression, months=PROCEDURE_MONTHS),
    # What is still to be done stays, and so does a referral until something came of it.
    "task": Term(Task.done_at.expression, months=PROCEDURE_MONTHS),
    "referral": Term(Referral.over_at.expression, months=PROCEDURE_MONTHS),
    # An invitation of a colleague ends with its link; a registration that a person must look at stays until then.
    "company_request": Term(case((CompanyRequest.held.is_(False), CompanyRequest.created_at)), days=7),
    # With a plan go its pairs, its gaps and what it was made from.
    "placement_plan": Term(PlacementPlan.created_at.expression, months=PROCEDURE_MONTHS),
    # Who opened a case or took names out stays in the audit chain for longer.
    "break_glass": Term(BreakGlass.created_at.expression, months=PROCEDURE_MONTHS),
    "people_export": Term(PeopleExport.created_at.expression, months=PROCEDURE_MONTHS),
    # What two records were before they were made one; that they were stays with the person.
    "merge": Term(case((Merge.content_sealed.is_not(None), Merge.created_at)), months=PROCEDURE_MONTHS),
    "match_run": Term(MatchRun.created_at.expression, months=EVIDENCE_MONTHS),
    "audit_entry": Term(AuditEntry.at.expression, months=EVIDENCE_MONTHS),
}
#: Rows that go with the last row of another table that needs them, and one that is the end of the audit chain itself.
HANGING: Mapping[str, str] = {
    "engine_material": "run_record", "seeker_snapshot": "run_record", "audit_head": "audit_entry",
    "referral_event": "referral", "plan_left_out": "placement_plan", "plan_sheet": "placement_plan",
}  # fmt: skip


@cache
def terms() -> Mapping[str, Term]:
    """Table → its term, in the order in which rows are to be deleted. Raises NoTerm."""
    found: dict[str, Term] = {}
    for table in reversed(Base.metadata.sorted_tables):
        term = term_of(table)
        if term is not None:
            found[table.name] = term
    return found


def term_of(table: Table) -> Term | None:
    """The term of a table; None if its rows stay, or go with a person or with another row. Raises NoTerm."""
    classes = {policy.retention for (name, _), policy in registry(table.metadata).items() if name == table.name}
    if table.name in LISTED:
        return LISTED[table.name]
    if table.name in HANGING or not classes & {Retention.SESSION, Retention.AFTER_PROCEDURE, Retention.EVIDENCE}:
        return None
    ended = _end_of_procedure(table)
    if ended is None or classes & {Retention.SESSION, Retention.EVIDENCE}:
        raise NoTerm(f"{table.name} goes some day, but models/queries/terms.py does not say when.")
    return Term(ended, months=PROCEDURE_MONTHS)


def _end_of_procedure(table: Table) -> ColumnElement[Any] | None:
    """When the vacancy was closed that a row is about, by itself or through a row it hangs on."""
    for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
        there = key.column.table
        if there.name == Vacancy.__tablename__:
            return select(there.c.closed_at).where(key.column == key.parent).correlate(table).scalar_subquery()
    for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
        further = _end_of_procedure(key.column.table) if key.ondelete == "CASCADE" else None
        if further is not None:
            return select(further).where(key.column == key.parent).correlate(table).scalar_subquery()
    return None
