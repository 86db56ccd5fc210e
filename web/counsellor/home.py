"""The caseload."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from flask import render_template, request

from models import Decision, Interest
from models.queries import caseload, desk, own_words
from models.queries.caseload import Case
from web.counsellor import blueprint, words
from web.counsellor.calls import to_call
from web.extensions import db, now
from web.gate import leave_marks
from web.services import casework_next
from web.services.casework_next import NextStep, Progress
from web.services.clock import day_in_bulgaria

PAGE = 50


class Row(NamedTuple):
    """One line of the caseload."""

    case: Case
    name: str
    counsellor: str
    waiting_days: int
    progress: Progress
    step: NextStep
    step_words: str
    interest: Interest | None
    decision: Decision | None


@blueprint.route("/desk", methods=["GET"])
def home() -> str:
    """One's own people, or all of the organisation; who waits longest without a proposal comes first."""
    mine, everybody, waiting = caseload.counts(db.session, words.organisation_id(), words.me())
    whole = request.args.get("whose") == "all"
    page, pages = page_of(everybody if whole else mine)
    found = caseload.cases(
        db.session, words.organisation_id(), words.me(), mine_only=not whole, limit=PAGE, offset=(page - 1) * PAGE
    )
    leave_marks("caseload", [case.person.public_id for case in found])
    calls = to_call()
    return render_template(
        "counsellor/home.html", rows=_rows(found, {row.jobseeker_id for row in calls}, day_in_bulgaria(now())),
        whole=whole, mine=mine, everybody=everybody, waiting=waiting, calls=len(calls),
        waits=desk.waiting(db.session, words.organisation_id(), now()),
        own_words=own_words.count_waiting(db.session, words.organisation_id()),
        page=page, pages=pages,
    )  # fmt: skip


def page_of(count: int, size: int = PAGE) -> tuple[int, int]:
    """Which page was asked for, and how many there are."""
    pages = max(1, -(-count // size))
    asked = request.args.get("page", 1, type=int)
    return min(max(asked, 1), pages), pages


def _rows(found: Sequence[Case], unread: Collection[int], today: date) -> list[Row]:
    people = [case.person.id for case in found]
    decisions = caseload.newest_decisions(db.session, people)
    interests = caseload.unanswered_interests(db.session, people)
    return [
        _row(case, interests.get(case.person.id), decisions.get(case.person.id), today, case.person.id in unread)
        for case in found
    ]


def _row(case: Case, interest: Interest | None, decision: Decision | None, today: date, unread: bool) -> Row:
    step, counsellor = casework_next.next_step(case, interest, today, unread=unread), case.person.counsellor
    return Row(
        case, words.name(case.person), (counsellor.name or "") if counsellor else "",
        (today - day_in_bulgaria(case.waiting_since)).days, casework_next.progress(case), step,
        str(words.STEPS[step]), interest, decision,
    )  # fmt: skip
