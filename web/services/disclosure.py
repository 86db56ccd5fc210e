"""What people and employers agree about each other: every step checked, recorded, and in force at once."""

from collections.abc import Mapping, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from models import Consent, Disclosure, Employer, Jobseeker, Vacancy
from models.enums import ConsentPurpose, DecisionKind, EmployerState, VacancyState
from models.inbox import News
from models.offer import OfferState
from models.queries import disclosure_words, hiring, interviews, proposing, vacancies
from models.queries import disclosures as queries
from models.sharing_enums import DisclosureState, InvitationText, SharedField
from web.services import audit, cards, entered
from web.services.disclosure_steps import LIVE, NotPossible, Step, TooManyOpen, target
from web.services.inbox import tell, tell_each
from web.services.principal import SYSTEM, Actor, Principal

SHARING_TEXT = "2026-11"
DAYS = (14, 30, 60)
ANSWER_WITHIN = timedelta(days=14)
INVITE_WITHIN = timedelta(days=30)
CALL_AFTER = timedelta(hours=48)
AT_ONCE = 200
MOST_OPEN = 10


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a person says yes to, and how they were told: in which language, by which channel, with an interpreter."""

    fields: Set[SharedField]
    days: int
    language: str
    channel: str = "web"
    with_interpreter: bool = False


def in_force(disclosure: Disclosure) -> bool:
    """Whether anything can go on between these two."""
    return going_on(disclosure.vacancy)


def going_on(vacancy: Vacancy) -> bool:
    """Whether the employer is vetted and the vacancy open; otherwise nothing goes on about it."""
    return vacancy.state is VacancyState.OPEN and vacancy.employer.state is EmployerState.VETTED


def answerable(disclosure: Disclosure, now: datetime) -> bool:
    """Whether an invitation waits for an answer and can still get one."""
    sent = disclosure.invited_at
    waits = disclosure.state is DisclosureState.INVITED and sent is not None and now < sent + ANSWER_WITHIN
    return waits and in_force(disclosure)


def decided(
    session: Session, person: Jobseeker, vacancy: Vacancy, who: Principal, kind: DecisionKind, now: datetime
) -> None:
    """Follow a counsellor's decision: a proposal reaches the employer without a name, a veto ends what goes on, and
    holding ends what the person has not answered yet. A no of the person stays. The person's row must be locked."""
    if kind is DecisionKind.PROPOSE:
        suggest(session, [(person, vacancy)], who, now)
        return
    found = queries.of_pair(session, person.id, vacancy.id)
    unanswered = found is not None and found.state in (DisclosureState.SUGGESTED, DisclosureState.INVITED)
    if found is None or not (unanswered or kind is DecisionKind.VETO):
        return
    with suppress(NotPossible):
        target(Step.CLOSE, found.state, who.actor)
        move(session, queries.locked(session, found), Step.CLOSE, who, now)


def suggest(
    session: Session, pairs: Sequence[tuple[Jobseeker, Vacancy]], who: Principal, now: datetime
) -> Sequence[Disclosure]:
    """Bring people and the employers of vacancies together; what there is between them now. A no of a person stays, and
    whoever is together already is not told again. The rows of the people must be locked. Raises NotPossible for whoever
    may not do this at all."""
    target(Step.SUGGEST, None, who.actor)
    known = proposing.disclosures(session, {(person.id, vacancy.id) for person, vacancy in pairs})
    rows, begun = [], []
    for person, vacancy in pairs:
        row = known.get((person.id, vacancy.id))
        if row is None:
            row = Disclosure(
                jobseeker=person, vacancy=vacancy, state=DisclosureState.SUGGESTED, changed_at=now, created_at=now
            )
            session.add(row)
            begun.append(row)
        rows.append(row)
    session.flush()
    audit.record_each(session, who, [_said(row, Step.SUGGEST, None) for row in begun], now)
    begun += [row for row in rows if row not in begun and _again(session, row, who, now)]
    told = [(row.jobseeker, {"vacancy": row.vacancy.public_id}) for row in rows if row in begun]
    tell_each(session, told, News.PROPOSED, now)
    return rows


def _again(session: Session, row: Disclosure, who: Principal, now: datetime) -> bool:
    """Bring two together who were together before; whether that may be."""
    empty = dict.fromkeys(("invitation", "invited_at", "called_at", "expires_at", "confirmed_at", "consent"))
    try:
        target(Step.SUGGEST, row.state, who.actor)
        move(session, queries.locked(session, row), Step.SUGGEST, who, now, {**empty, "fields": frozenset()})
    except NotPossible:
        return False
    disclosure_words.forget(session, row)
    return True


def invite(session: Session, disclosure: Disclosure, who: Principal, text: InvitationText, now: datetime) -> None:
    """Ask the person, and tell them so. Raises NotPossible and TooManyOpen."""
    row = room_for_one(session, disclosure, now)
    disclosure_words.forget(session, row)
    invited(session, row, Step.INVITE, who, text, now)


def room_for_one(session: Session, disclosure: Disclosure, now: datetime) -> Disclosure:
    """The disclosure, locked, if its company sees a card of the person and may send one more invitation.

    Raises NotPossible and TooManyOpen.
    """
    company = disclosure.vacancy.employer
    cards.hold(session, disclosure.vacancy)
    row = held(session, disclosure)
    if row.state is not DisclosureState.SUGGESTED or cards.visible(session, row, now) is None:
        raise NotPossible
    if disclosure_words.open_invitations(session, company, now - ANSWER_WITHIN) >= MOST_OPEN:
        raise TooManyOpen
    return row


def invited(
    session: Session, row: Disclosure, step: Step, who: Principal, text: InvitationText, now: datetime
) -> None:  # fmt: skip
    """Send the invitation of a locked row, and tell the person. Raises NotPossible."""
    move(session, row, step, who, now, {"invitation": text, "invited_at": now})
    facts = {"disclosure": row.public_id, "vacancy": row.vacancy.public_id}
    tell(session, row.jobseeker, News.INVITED, facts, now, until=now + ANSWER_WITHIN)


def agree(session: Session, disclosure: Disclosure, who: Principal, answer: Agreement, now: datetime) -> None:
    """Keep a yes with its consent. The person's own yes takes effect at once; one noted by staff waits for the person
    to confirm it. Raises NotPossible, LookThroughFirst while something written down for the person waits for them, and
    ValueError for no fields or a length that is not offered."""
    if not answer.fields or answer.days not in DAYS:
        raise ValueError("A yes needs fields and one of the lengths offered.")
    row = held(session, disclosure)
    if not answerable(row, now):
        raise NotPossible
    if who.actor is Actor.JOBSEEKER:
        entered.must_be_right(session, row.jobseeker_id)
    agreed = {
        "fields": frozenset(answer.fields), "expires_at": now + timedelta(days=answer.days),
        "consent": _consent(session, row, who, answer, now),
    }  # fmt: skip
    move(session, row, Step.AGREE, who, now, agreed)
    if who.actor is Actor.JOBSEEKER:
        move(session, row, Step.CONFIRM, who, now, {"confirmed_at": now})
        _tell_employer(session, row, now)


def confirm(session: Session, disclosure: Disclosure, who: Principal, language: str, now: datetime) -> None:
    """The person says, signed in as themselves, that a yes noted for them is theirs. Raises NotPossible, and
    LookThroughFirst while something written down for the person waits for them."""
    row = held(session, disclosure)
    until = row.expires_at
    if not in_force(row) or until is None or until <= now:
        raise NotPossible
    entered.must_be_right(session, row.jobseeker_id)
    noted = row.consent
    target(Step.CONFIRM, row.state, who.actor)
    own = _consent(session, row, who, Agreement(row.fields, 0, language), now)
    move(session, row, Step.CONFIRM, who, now, {"consent": own, "confirmed_at": now})
    if noted is not None:
        noted.withdrawn_at = now
    _tell_employer(session, row, now)


def decline(session: Session, disclosure: Disclosure, who: Principal, now: datetime) -> None:
    """A no; nobody asks why. Raises NotPossible."""
    row = queries.locked(session, disclosure)
    move(session, row, Step.DECLINE, who, now)
    _tell_employer(session, row, now)


def withdraw(session: Session, disclosure: Disclosure, who: Principal, now: datetime) -> None:
    """Take it back: from the next request on nothing is shown, nor what papers ask of whoever hires. Raises NotPossible
    if it is over already."""
    row = queries.locked(session, disclosure)
    move(session, row, Step.WITHDRAW, who, now)
    for offer in hiring.offers_about(session, row.id, (OfferState.ACCEPTED,)):
        if offer.consent is not None and offer.consent.withdrawn_at is None:
            offer.consent.withdrawn_at = now
    session.flush()


def close(session: Session, disclosure: Disclosure, who: Principal, now: datetime) -> None:
    """End it, because the employer said what came of it: nothing is shown any more. Raises NotPossible."""
    move(session, queries.locked(session, disclosure), Step.CLOSE, who, now)


def called(session: Session, disclosure: Disclosure, who: Principal, now: datetime) -> None:
    """Note that the person was telephoned and not reached. Raises NotPossible unless an invitation waits."""
    row = queries.locked(session, disclosure)
    if row.state is not DisclosureState.INVITED:
        raise NotPossible
    row.called_at = now
    session.flush()
    audit.record(session, who, "telephoned about invitation", row.public_id, now)


def end_all(
    session: Session, who: Principal, now: datetime, *, closed: Vacancy | None = None, suspended: Employer | None = None
) -> None:
    """End what goes on about a vacancy that closes, or about every vacancy of a suspended employer."""
    step = Step.CLOSE if closed is not None else Step.SUSPEND
    rows = queries.live(
        session, LIVE, vacancy_id=closed.id if closed else None, employer_id=suspended.id if suspended else None
    )
    for row in rows:
        move(session, row, step, who, now)


def sweep(session: Session, now: datetime) -> int:
    """End what time has ended; returns how many. Nothing waits for this: reading and answering look at the time."""
    rows = queries.overdue(session, now, now - INVITE_WITHIN, now - ANSWER_WITHIN, AT_ONCE)
    for row in rows:
        move(session, row, Step.CLOSE if row.state is DisclosureState.DISCLOSED else Step.EXPIRE, SYSTEM, now)
    return len(rows)


def note_reading(session: Session, disclosure: Disclosure, who: Principal, now: datetime) -> None:
    """Record that the person has opened an invitation."""
    audit.record(session, who, queries.READ, disclosure.public_id, now)


def _tell_employer(session: Session, row: Disclosure, now: datetime) -> None:
    """Say that an invitation was answered, not by whom nor how."""
    for account in row.vacancy.employer.accounts:
        tell(session, account, News.INVITATION_ANSWERED, {"vacancy": row.vacancy.public_id}, now)


def held(session: Session, disclosure: Disclosure) -> Disclosure:
    """The disclosure, locked together with its vacancy, so that neither ends meanwhile. Raises NotPossible unless the
    vacancy is open and its employer vetted."""
    vacancies.hold(session, disclosure.vacancy)
    row = queries.locked(session, disclosure)
    if not in_force(row):
        raise NotPossible
    return row


def _consent(session: Session, row: Disclosure, who: Principal, answer: Agreement, now: datetime) -> Consent:
    own = who.actor is Actor.JOBSEEKER
    given = Consent(
        jobseeker_id=row.jobseeker_id, purpose=ConsentPurpose.SHARE_WITH_EMPLOYER, text_version=SHARING_TEXT,
        language=answer.language, channel=answer.channel, with_interpreter=answer.with_interpreter,
        recorded_by_id=None if own else who.account_id, given_at=now,
    )  # fmt: skip
    session.add(given)
    session.flush()
    return given


def move(
    session: Session, row: Disclosure, step: Step, who: Principal, now: datetime,
    changes: Mapping[str, Any] | None = None,
) -> None:  # fmt: skip
    """Take a step on a locked row. Raises NotPossible."""
    before, consent = row.state, row.consent
    row.state, row.changed_at = target(step, before, who.actor), now
    for name, value in (changes or {}).items():
        setattr(row, name, value)
    if row.state not in LIVE and consent is not None and consent.withdrawn_at is None:
        consent.withdrawn_at = now
    session.flush()
    if row.state not in LIVE:
        interviews.end(session, row, now)
    _record(session, row, step, before, who, now)


def _record(
    session: Session, row: Disclosure, step: Step, before: DisclosureState | None, who: Principal, now: datetime
) -> None:
    audit.record_each(session, who, [_said(row, step, before)], now)


def _said(row: Disclosure, step: Step, before: DisclosureState | None) -> tuple[str, str, Mapping[str, Any]]:
    facts = {
        "person": row.jobseeker.public_id, "vacancy": row.vacancy.public_id, "from": before.value if before else "",
        "to": row.state.value, "fields": sorted(row.fields),
    }  # fmt: skip
    return f"disclosure: {step.value}", row.public_id, facts
