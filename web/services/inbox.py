"""News inside the service. Whoever chose so is also sent a message that says only that there is news."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from models import Account, InboxItem, Jobseeker
from models.enums import Channel
from models.inbox import News
from models.queries import inbox as queries
from web.services import outbox

SHOWN = 100
#: Somebody who has not looked since is not sent another message within a day.
REMIND_AFTER = timedelta(days=1)
NEWS_LASTS = timedelta(days=7)

#: The facts of each kind of news: public ids of what it is about, words of closed lists, and days.
FACTS: Mapping[News, frozenset[str]] = {
    News.INVITED: frozenset({"disclosure", "vacancy"}),
    News.PROPOSED: frozenset({"vacancy"}),
    News.VACANCY_CLOSED: frozenset({"vacancy", "outcome", "why"}),
    News.STILL_LOOKING: frozenset(),
    News.CONTEST_RESOLVED: frozenset({"contest", "state"}),
    News.INVITATION_ANSWERED: frozenset({"vacancy"}),
    News.VACANCY_APPROVED: frozenset({"vacancy"}),
    News.VACANCY_RETURNED: frozenset({"vacancy"}),
    News.CONTESTED: frozenset({"contest"}),
    News.COURSE_ANSWERED: frozenset({"course", "answer"}),
    News.INTERESTED: frozenset({"vacancy"}),
    News.OFFERED: frozenset({"job_offer", "vacancy"}),
    News.OFFER_ANSWERED: frozenset({"job_offer", "vacancy"}),
    News.OFFER_ENDED: frozenset({"vacancy"}),
    News.OFFER_TO_CHECK: frozenset({"job_offer"}),
    News.NOT_CHOSEN: frozenset({"outcome", "vacancy"}),
    News.OUTCOME_SAID: frozenset({"vacancy"}),
    News.BEGAN: frozenset({"placement", "vacancy"}),
    News.FILING_DUE: frozenset({"placement", "stage", "due"}),
    News.COMPANY_CHECK: frozenset({"step"}),
    News.TIME_OFFERED: frozenset({"disclosure", "vacancy"}),
    News.TIME_CHANGED: frozenset({"disclosure", "vacancy"}),
    News.TIME_ANSWERED: frozenset({"vacancy"}),
    News.WORDS_WAITING: frozenset({"disclosure", "vacancy"}),
    News.WORDS_RETURNED: frozenset({"disclosure", "vacancy"}),
    News.INTERPRETER_ASKED: frozenset({"disclosure", "vacancy"}),
    News.STILL_OPEN: frozenset({"vacancy"}),
    News.VACANCY_PAUSED: frozenset({"vacancy"}),
    News.VACANCY_CONFIRMED: frozenset({"vacancy", "answer"}),
    **dict.fromkeys(
        (
            News.PLAN_NEWS,
            News.REFERRAL_ASKED,
            News.REFERRAL_CAME,
            News.REFERRAL_MOVED,
            News.HOW_IS_WORK,
            News.HELP_ASKED,
        ),
        frozenset[str](),
    ),
    News.HAND_OVER_OFFERED: frozenset(),
    News.HAND_OVER_ANSWERED: frozenset(),
    News.PEOPLE_GIVEN: frozenset(),
    News.NEW_COUNSELLOR: frozenset(),
    News.GLASS_ASKED: frozenset({"glass"}),
    News.GLASS_OPENED: frozenset({"glass"}),
    News.GLASS_SEEN: frozenset(),
    News.EXPORT_ASKED: frozenset(),
    News.EXPORT_ANSWERED: frozenset(),
    **dict.fromkeys((News.MADE_ONE, News.TAKEN_APART), frozenset()),
}


def tell(
    session: Session, reader: Account | Jobseeker | None, news: News, facts: Mapping[str, str], now: datetime, *,
    until: datetime | None = None,
) -> None:  # fmt: skip
    """Tell an account, or a person's account, in the transaction of what happened. Who cannot sign in is not told.

    The same unread news is not told twice. After `until` no message goes out about it any more; the news stays. Raises
    ValueError unless the facts are those of this kind of news.
    """
    tell_each(session, [(reader, facts)], news, now, until=until)


def tell_each(
    session: Session, readers: Iterable[tuple[Account | Jobseeker | None, Mapping[str, str]]], news: News,
    now: datetime, *, until: datetime | None = None,
) -> None:  # fmt: skip
    """Tell one kind of news to several, each with its own facts, as `tell` does."""
    said = [(_account(reader), dict(facts)) for reader, facts in readers]
    for _account_told, facts in said:
        if facts.keys() != FACTS[news]:
            raise ValueError(f"{news.value} is told with {sorted(FACTS[news])}, not with {sorted(facts)}.")
    numbers = {account.id for account, _facts in said if account is not None}
    since = now - REMIND_AFTER
    known = list(queries.unread_among(session, numbers, news, since)) if numbers else []
    remind = {}
    for account, facts in said:
        if account is None:
            continue
        own = [item for item in known if item.account_id == account.id]
        if any(item.news is news and item.facts == facts for item in own):
            continue
        if not any(item.created_at > since for item in own):
            remind[account.id] = account
        known.append(InboxItem(account_id=account.id, news=news, facts=facts, created_at=now))
        session.add(known[-1])
    session.flush()
    _send(session, remind, until or now + NEWS_LASTS, now)


def _account(reader: Account | Jobseeker | None) -> Account | None:
    """The account that reads, if it can sign in."""
    account = reader.account if isinstance(reader, Jobseeker) else reader
    return account if account is not None and account.disabled_at is None else None


def _send(session: Session, accounts: Mapping[int, Account], until: datetime, now: datetime) -> None:
    """Send a message to those who chose to be sent one."""
    chosen = queries.channels_of(session, accounts) if accounts else {}
    for number, account in accounts.items():
        channel = chosen.get(number, Channel.INBOX)
        if channel is not Channel.INBOX:
            outbox.enqueue(session, account, channel, outbox.NEWS, None, now, until=until)


def read(session: Session, item: InboxItem, now: datetime) -> None:
    """Note that one piece of news was read; the first time counts."""
    item.read_at = item.read_at or now
    session.flush()


def read_all(session: Session, account_id: int, now: datetime) -> None:
    """Note that all news of an account was read."""
    queries.read_all(session, account_id, now)
