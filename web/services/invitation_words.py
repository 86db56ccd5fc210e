"""An invitation in the employer's own words: read by a counsellor before the person, and never a way around us."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

import matcher
from matcher.contact_words import Way, ways_of_contact
from matcher.result import Outcome
from matcher.vacancy_rules import Finding, OfferText, check_offer
from models import Disclosure, InvitationWords, Vacancy
from models.disclosure_words import WordsReason, WordsState
from models.inbox import News
from models.queries import disclosure_words as queries
from models.queries import vacancies
from models.sharing_enums import DisclosureState, InvitationText
from web.services import audit, cards, disclosure, vacancy_check
from web.services.clock import day_in_bulgaria
from web.services.disclosure_steps import NotPossible, Step
from web.services.inbox import tell
from web.services.principal import Principal

SAID = "said"


@dataclass(frozen=True, slots=True)
class Written:
    """What an employer invites to, its own words about it, and the language they are in."""

    template: InvitationText
    words: str
    language: str


class Refused(Exception):
    """The words cannot be sent: they hold ways of contact, or something the law certainly forbids."""

    def __init__(self, ways: Sequence[Way], findings: Sequence[Finding]) -> None:
        super().__init__("words refused")
        self.ways, self.findings = ways, findings


class Stale(Exception):
    """The words are not those that were read."""


def findings(vacancy: Vacancy, words: str, rules: matcher.Rules, now: datetime) -> Sequence[Finding]:
    """What the rules about wording find in words that go with an invitation to a vacancy."""
    offer = replace(vacancy_check.offer(vacancy), texts=(OfferText(words),))
    return [found for found in check_offer(offer, rules, day_in_bulgaria(now)) if SAID in found.facts]


def write(
    session: Session, row: Disclosure, who: Principal, written: Written, rules: matcher.Rules, now: datetime
) -> None:  # fmt: skip
    """Keep own words until a counsellor has read them. Raises Refused, NotPossible and TooManyOpen."""
    ways = ways_of_contact(written.words)
    against = findings(vacancies.whole(session, row.vacancy), written.words, rules, now)
    if ways or any(found.outcome is Outcome.BLOCK for found in against):
        raise Refused(ways, against)
    held = disclosure.room_for_one(session, row, now)
    known = queries.of_disclosure(session, held)
    if known is not None and known.state is not WordsState.RETURNED:
        raise NotPossible
    kept = known or InvitationWords(disclosure_id=held.id)
    kept.state, kept.template, kept.language = WordsState.WAITING, written.template, written.language
    kept.draft, kept.words, kept.reason, kept.asked_at = written.words, None, None, now
    kept.answered_at = kept.answered_by_id = None
    session.add(kept)
    session.flush()
    audit.record(session, who, "wrote with invitation", held.public_id, now, {"language": written.language})
    tell(session, held.jobseeker.counsellor, News.WORDS_WAITING, _facts(held), now)


def allow(session: Session, row: Disclosure, who: Principal, version: int | None, now: datetime) -> None:
    """Let the words go to the person, with the invitation. Raises Stale and NotPossible."""
    held = disclosure.held(session, row)
    kept = _read(session, held, version)
    if cards.visible(session, held, now) is None:
        raise NotPossible
    disclosure.invited(session, held, Step.ALLOW, who, kept.template, now)
    kept.state, kept.words, kept.draft = WordsState.ALLOWED, kept.draft, None
    kept.answered_at, kept.answered_by_id = now, who.account_id
    session.flush()


def give_back(
    session: Session, row: Disclosure, who: Principal, version: int | None, reason: WordsReason, now: datetime
) -> None:  # fmt: skip
    """Return the words to the employer, who may write others. Raises Stale and NotPossible."""
    held = disclosure.held(session, row)
    kept = _read(session, held, version)
    kept.state, kept.reason = WordsState.RETURNED, reason
    kept.answered_at, kept.answered_by_id = now, who.account_id
    session.flush()
    audit.record(session, who, "returned words of invitation", held.public_id, now, {"reason": reason.value})
    for account in held.vacancy.employer.accounts:
        tell(session, account, News.WORDS_RETURNED, _facts(held), now)


def _read(session: Session, held: Disclosure, version: int | None) -> InvitationWords:
    """The words as they are now, if they are those that were read."""
    kept = queries.of_disclosure(session, held)
    if held.state is not DisclosureState.SUGGESTED or kept is None or kept.state is not WordsState.WAITING:
        raise NotPossible
    if kept.version != version:
        raise Stale
    return kept


def _facts(row: Disclosure) -> dict[str, str]:
    return {"disclosure": row.public_id, "vacancy": row.vacancy.public_id}
