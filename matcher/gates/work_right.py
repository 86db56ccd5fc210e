"""May the person work from the first day? Rules WR-01 to WR-06.

Nothing here blocks: a document that ends asks for its renewal, and an unknown right for a look at the papers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from matcher.context import Context
from matcher.fact_kinds import NO_FACTS, Facts
from matcher.gates.facts import Established, Seeker, WorkRight
from matcher.gates.verdict import verdict
from matcher.reasons import ReasonCode
from matcher.records import Opening
from matcher.result import Gate, GateResult, Outcome

Answer = tuple[str, Outcome, ReasonCode, Facts]


def check(seeker: Seeker, opening: Opening, context: Context) -> tuple[GateResult, ...]:
    """The right to work on the first day and, for a fixed term, to its end."""
    right, start = seeker.legal.work_right, opening.starts_on(context.on)
    answers = [_first_day(right, start, context.on), *_term(right, start, opening.end)]
    return tuple(
        verdict(context, Gate.WORK_RIGHT, rule, outcome, reason, facts=facts)
        for rule, outcome, reason, facts in answers
    )


def _term(right: WorkRight, start: date, end: date | None) -> Iterator[Answer]:
    """WR-03: a fixed term beyond the document's own last day; its days of grace do not lengthen it."""
    until, honoured = right.valid_until, right.honoured_until
    if right.outlives_document or until is None or honoured is None or end is None:
        return
    if start <= honoured and until < end:
        yield "WR-03", Outcome.WARN, ReasonCode.WORK_RIGHT_TERM_EXCEEDS_DOCUMENT, {"until": until, "end": end}


def _first_day(right: WorkRight, start: date, today: date) -> Answer:
    if right.established is Established.UNKNOWN or not right.verified:
        return "WR-06", Outcome.REVIEW, ReasonCode.WORK_RIGHT_UNVERIFIED, NO_FACTS
    if right.waiting_until is not None and today < right.waiting_until:
        return "WR-05", Outcome.REVIEW, ReasonCode.WORK_RIGHT_WAITING, {"until": right.waiting_until}
    if right.established is Established.NOT_YET and (right.note_verified or not right.note_required):
        return "WR-06", Outcome.REVIEW, ReasonCode.WORK_RIGHT_UNVERIFIED, NO_FACTS
    return _branch(right)(right, start)


def _branch(right: WorkRight) -> Callable[[WorkRight, date], Answer]:
    if right.note_required:
        return _with_note
    return _beyond_document if right.outlives_document else _with_document


def _with_note(right: WorkRight, start: date) -> Answer:
    """WR-04: the official note decides, never a date alone."""
    if right.note_withdrawn:
        return "WR-04", Outcome.REVIEW, ReasonCode.WORK_RIGHT_NOTE_WITHDRAWN, NO_FACTS
    if not right.note_verified:
        return "WR-04", Outcome.REVIEW, ReasonCode.WORK_RIGHT_NOTE_MISSING, NO_FACTS
    until = right.honoured_until
    if until is not None and until < start:
        return "WR-04", Outcome.REVIEW, ReasonCode.WORK_RIGHT_DOCUMENT_EXPIRED, {"until": until}
    return "WR-04", Outcome.PASS, ReasonCode.WORK_RIGHT_VALID, NO_FACTS


def _beyond_document(right: WorkRight, start: date) -> Answer:
    """WR-01: the right stays when the document ends, but the document has to be renewed."""
    until = right.honoured_until
    if until is None:
        return "WR-01", Outcome.REVIEW, ReasonCode.WORK_RIGHT_DOCUMENT_DATE_UNKNOWN, NO_FACTS
    if until < start:
        return "WR-01", Outcome.REVIEW, ReasonCode.WORK_RIGHT_DOCUMENT_EXPIRED, {"until": until}
    return "WR-01", Outcome.PASS, ReasonCode.WORK_RIGHT_VALID, NO_FACTS


def _with_document(right: WorkRight, start: date) -> Answer:
    """WR-02: the right lasts as long as the document or its days of grace."""
    until = right.honoured_until
    if right.valid_until is None or until is None:
        return "WR-02", Outcome.REVIEW, ReasonCode.WORK_RIGHT_DOCUMENT_DATE_UNKNOWN, NO_FACTS
    if right.valid_until >= start:
        return "WR-02", Outcome.PASS, ReasonCode.WORK_RIGHT_VALID, NO_FACTS
    if until >= start:
        return "WR-02", Outcome.PASS, ReasonCode.WORK_RIGHT_IN_GRACE, {"until": until}
    pending = ReasonCode.WORK_RIGHT_RENEWAL_PENDING
    reason = pending if right.renewal_pending else ReasonCode.WORK_RIGHT_RENEWAL_NEEDED
    return "WR-02", Outcome.REVIEW, reason, {"until": until}
