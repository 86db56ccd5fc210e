"""What an employer has to do for somebody who works there: from the days of the contract, from what the law asks for
everybody, and from what the person's papers ask, as far as the person agreed that the company learns it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

import matcher
from matcher.filings import Duties, Duty, Filing, Start, filings
from models import FilingMark, FilingReminder, JobOffer, Jobseeker, Placement
from models.inbox import News
from models.placement import ReminderStage
from models.queries import hiring as queries
from web.services import audit, offers, placements
from web.services.clock import day_in_bulgaria
from web.services.filings import duties
from web.services.inbox import tell
from web.services.principal import Principal

#: What holds for everybody whom we place: a document of a foreigner is seen, and the start is told to the inspectorate.
FOR_EVERYBODY = Duties(document=True, inspectorate=True)
#: What only some papers ask: without the person's yes the company is told to look at the document and ask.
BY_PAPERS = (Duty.TELL_LABOUR_OFFICE, Duty.PERMIT_FOR_YOUNG, Duty.TERM_WITHIN_DOCUMENT, Duty.RENEW_DOCUMENT)
ADVICE = frozenset({Duty.TERM_WITHIN_DOCUMENT, Duty.PROBATION_WITHIN_LAW})
SOON = timedelta(days=3)
LATE = timedelta(days=14)
KEPT_OPEN = timedelta(days=30)
AT_ONCE = 200
AT = ":"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the checklist. `key` names it among the lines of a placement; `mark` is set once it is done."""

    key: str
    filing: Filing
    mark: FilingMark | None = None

    @property
    def advice(self) -> bool:
        """Whether it is something to think of, not something to file."""
        return self.filing.duty in ADVICE

    def late(self, today: date) -> bool:
        """Whether its last day has gone by without a mark."""
        return self.mark is None and not self.advice and self.filing.due < today


@dataclass(frozen=True, slots=True)
class Checklist:
    """Everything to do, the most urgent first. `asks`: what some papers ask, where the company is not told whether
    these papers do."""

    entries: tuple[Entry, ...]
    asks: tuple[Duty, ...]


def of_placement(session: Session, row: Placement, rules: matcher.Rules, now: datetime) -> Checklist:
    """The checklist of somebody who works there or did."""
    return of_placements(session, [row], rules, now)[row.id]


def of_placements(
    session: Session, rows: Sequence[Placement], rules: matcher.Rules, now: datetime
) -> Mapping[int, Checklist]:
    """The same for several, by the number of the placement."""
    made: defaultdict[int, dict[str, FilingMark]] = defaultdict(dict)
    for mark in queries.marks(session, [row.id for row in rows]):
        made[mark.placement_id][mark.duty] = mark
    return {row.id: _marked(row, made[row.id], rules, now) for row in rows}


def _marked(row: Placement, made: Mapping[str, FilingMark], rules: matcher.Rules, now: datetime) -> Checklist:
    told = _told(row)
    found = [each for each in _lines(_start(row), told, rules, now) if _goes_on(row, each) or each.key in made]
    whole = tuple(replace(each, mark=made.get(each.key)) for each in _once(found))
    return Checklist(whole, () if told is not None or row.ended_on is not None else BY_PAPERS)


def of_offer(session: Session, offer: JobOffer, rules: matcher.Rules, now: datetime) -> Checklist:
    """What is coming, from an accepted offer: the contract is taken to be of its first day."""
    told = _known(offer.disclosure.jobseeker) if offers.told_duties(offer) else None
    start = Start(offer.first_day, offer.first_day, offer.last_day)
    return Checklist(_once(_lines(start, told, rules, now)), () if told is not None else BY_PAPERS)


def note_done(
    session: Session, row: Placement, who: Principal, key: str, done: bool, rules: matcher.Rules, now: datetime
) -> None:  # fmt: skip
    """Note that one thing is done, or take that back. Which one stays out of the audit chain, which outlives people:
    what papers ask says what papers somebody had. Raises LookupError for a thing that is not on the list."""
    held = queries.locked_placement(session, row)
    marked = {each.key: each.mark is not None for each in of_placement(session, held, rules, now).entries}
    if marked[key] is done:
        return
    if done:
        session.add(FilingMark(placement_id=held.id, duty=key, done_at=now, account_id=who.account_id))
        session.flush()
    else:
        queries.forget_mark(session, held.id, key)
    action = "done on checklist" if done else "not done on checklist"
    audit.record(session, who, action, held.public_id, now)


def remind(session: Session, rules: matcher.Rules, now: datetime) -> int:
    """Tell companies of what is due in three days, today, or was due; each once. Returns how often one was told."""
    told, after, since = 0, 0, day_in_bulgaria(now) - KEPT_OPEN
    while rows := queries.to_remind_of(session, since, after, AT_ONCE):
        told += sum(_remind_of(session, row, rules, now) for row in rows)
        after = rows[-1].id
    return told


def _remind_of(session: Session, row: Placement, rules: matcher.Rules, now: datetime) -> int:
    today = day_in_bulgaria(now)
    made = {mark.duty for mark in queries.marks(session, [row.id])}
    sent = {(each.duty, each.due_on, each.stage) for each in queries.reminders(session, row.id)}
    days = set()
    for each in _lines(_start(row), _told(row), rules, now):
        stage, due = stage_on(each.filing, today), each.filing.due
        if stage is None or each.key in made or (each.key, due, stage) in sent or not _goes_on(row, each):
            continue
        sent.add((each.key, due, stage))
        days.add((stage, due))
        session.add(FilingReminder(placement_id=row.id, duty=each.key, due_on=due, stage=stage, sent_at=now))
    session.flush()
    for stage, due in sorted(days):
        facts = {"placement": row.public_id, "stage": stage.value, "due": due.isoformat()}
        for account in row.vacancy.employer.accounts:
            tell(session, account, News.FILING_DUE, facts, now)
    return len(days)


def stage_on(filing: Filing, today: date) -> ReminderStage | None:
    """Which reminder of a filing belongs to a day, if any. Of a document that ends, each of its days reminds."""
    due = filing.due
    if filing.duty in ADVICE:
        return None
    if filing.duty is Duty.RENEW_DOCUMENT:
        return ReminderStage.ON_THE_DAY if due <= today <= due + SOON else None
    if due < today <= due + LATE:
        return ReminderStage.AFTER
    if today == due:
        return ReminderStage.ON_THE_DAY
    return ReminderStage.BEFORE if due - SOON <= today < due else None


def _goes_on(row: Placement, entry: Entry) -> bool:
    """Whether a thing is still to be done: after the end only what follows from the end."""
    return row.ended_on is None or entry.filing.duty is Duty.REGISTER_END


def _start(row: Placement) -> Start:
    contract = placements.contract_of(row)
    return Start(contract.signed_on, contract.first_day, row.ended_on or contract.last_day, None, contract.changed_on)


def _lines(start: Start, told: Jobseeker | None, rules: matcher.Rules, now: datetime) -> Iterator[Entry]:
    """Every filing with its name; what comes again is named with the day it is about."""
    asked = FOR_EVERYBODY
    if told is not None:
        asked = duties(told, rules, day_in_bulgaria(now), start.first_day)
        start = replace(start, document_until=told.status_valid_until)
    about = {Duty.REGISTER_CHANGE: start.changed_on, Duty.RENEW_DOCUMENT: start.document_until}
    for each in filings(start, asked, rules):
        day = about.get(each.duty)
        yield Entry(f"{each.duty.value}{AT}{day.isoformat()}" if day else each.duty.value, each)


def _once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """One line for each thing. A document is to be renewed by its own last day, whatever days remind of it."""
    found = {}
    for each in entries:
        day = each.key.partition(AT)[2] if each.filing.duty is Duty.RENEW_DOCUMENT else ""
        found[each.key] = replace(each, filing=replace(each.filing, due=date.fromisoformat(day))) if day else each
    return tuple(sorted(found.values(), key=lambda each: (each.filing.due, each.filing.row, each.key)))


def _told(row: Placement) -> Jobseeker | None:
    """The person whose papers count, if they agreed and we know what papers they have."""
    return _known(row.jobseeker) if placements.told_duties(row) else None


def _known(person: Jobseeker) -> Jobseeker | None:
    return person if person.status is not None else None
