"""The inbox: told in the same step, read by its owner alone, and quiet about everything outside."""

from collections.abc import Collection
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from models import Account, InboxItem, OutboxMessage, Vacancy
from models.enums import Channel, InterestKind
from models.inbox import News, Outcome
from models.matching import Interest
from models.queries import by_public_id
from models.queries import inbox as queries
from tests.browser import HouseClient, fetch_all
from tests.world import NOW, World
from web import news
from web.i18n import LANGUAGES
from web.services import channels, inbox

INBOX = "/me/inbox"
KINDS = {
    "disclosure": "AAAAAAAAAAAAAAAAAAAAAA", "vacancy": "AAAAAAAAAAAAAAAAAAAAAA", "contest": "AAAAAAAAAAAAAAAAAAAAAA",
    "course": "AAAAAAAAAAAAAAAAAAAAAA", "outcome": Outcome.PROPOSED.value, "state": "rejected", "why": "filled",
    "answer": "seat",
    "job_offer": "f" * 22, "placement": "p" * 22, "stage": "before", "due": "2026-12-01", "step": "ask",
    "glass": "g" * 22,
}  # fmt: skip


@pytest.fixture
def me(client: HouseClient) -> HouseClient:
    """A browser that reads English."""
    client.get("/?lang=en")
    return client


def account(session: Session, name: str) -> Account:
    """One of the small world's accounts."""
    found = by_public_id(session, Account, name)
    assert found is not None
    return found


def told_to(session: Session, name: str) -> list[str]:
    """What an account was told, oldest first."""
    session.rollback()
    owner = account(session, name)
    found = [row.news.value for row in sorted(queries.of_account(session, owner.id, 100), key=lambda row: row.id)]
    session.rollback()
    return found


def test_news_is_read_by_opening_it_and_not_by_looking(me: HouseClient, world: World) -> None:
    me.sign_in_as(world.anna_account)
    for _ in range(2):
        page = me.get(INBOX).text
        assert "A company wants to meet you" in page
        assert "Хотел Лозен" not in page
        assert 'class="waits">1<' in page
    answer = me.submit(f"{INBOX}/{world.news}", page=INBOX)
    assert answer.headers["Location"] == f"/me/invitations/{world.invited}"
    page = me.get(INBOX).text
    assert "A company wants to meet you" in page
    assert 'class="waits"' not in page


def test_all_news_can_be_marked_as_read(me: HouseClient, session: Session, world: World) -> None:
    anna = account(session, world.anna_account)
    inbox.tell(session, anna, News.STILL_LOOKING, {}, NOW)
    session.commit()
    me.sign_in_as(world.anna_account)
    assert 'class="waits">2<' in me.get(INBOX).text
    assert me.submit(f"{INBOX}/read", page=INBOX).status_code == 303
    assert 'class="waits"' not in me.get(INBOX).text


def test_an_empty_inbox_says_so(me: HouseClient, world: World) -> None:
    assert "No messages yet" in me.sign_in_as(world.mina_account).get(INBOX).text


def test_nobody_opens_what_another_was_told(me: HouseClient, world: World) -> None:
    me.sign_in_as(world.mina_account)
    assert me.submit(f"{INBOX}/{world.news}", page=INBOX).status_code == 404


def _facts(kind: News, names: Collection[str]) -> dict[str, str]:
    """Facts that this kind of news may have."""
    own = {"answer": "confirmed"} if kind is News.VACANCY_CONFIRMED else {}
    return {name: {**KINDS, **own}[name] for name in names}


def test_each_kind_of_news_has_facts_words_and_a_page(app: Flask, session: Session, world: World) -> None:
    assert set(inbox.FACTS) == set(news.WORDS) == set(news.PAGES) == set(News)
    anna = account(session, world.anna_account)
    for kind, names in inbox.FACTS.items():
        item = InboxItem(account=anna, news=kind, facts=_facts(kind, names), created_at=NOW)
        for language in LANGUAGES:
            with app.test_request_context(f"/?lang={language}"):
                text = str(news.WORDS[kind](item.facts, "готвач"))
                assert text
                assert "%" not in text
                assert news.address(item, None).startswith("/") or kind is News.PROPOSED


def test_facts_of_another_kind_are_refused(session: Session, world: World) -> None:
    with pytest.raises(ValueError, match="is told with"):
        inbox.tell(session, account(session, world.anna_account), News.INVITED, {"name": "Анна"}, NOW)


def test_the_same_unread_news_is_told_once(session: Session, world: World) -> None:
    for _ in range(3):
        inbox.tell(session, account(session, world.mina_account), News.STILL_LOOKING, {}, NOW)
    session.commit()
    assert told_to(session, world.mina_account) == ["still_looking"]


def test_by_default_nothing_is_sent(session: Session, world: World) -> None:
    anna = account(session, world.mina_account)
    anna.phone, anna.phone_index, anna.phone_confirmed_at = "+359888123456", "x" * 64, NOW
    inbox.tell(session, anna, News.STILL_LOOKING, {}, NOW)
    session.commit()
    assert fetch_all(session, OutboxMessage) == []


def test_who_chose_a_channel_is_sent_one_message_a_day_however_much_happens(session: Session, world: World) -> None:
    mina = account(session, world.mina_account)
    channels.choice_row(session, mina).channel = Channel.SMS
    for hours in range(30):
        facts = {"vacancy": world.hotel_vacancy if hours % 2 else world.cook_vacancy}
        inbox.tell(session, mina, News.PROPOSED, facts, NOW + timedelta(hours=hours))
        for item in queries.unread_among(session, [mina.id], News.PROPOSED, NOW + timedelta(days=9))[:-1]:
            inbox.read(session, item, NOW + timedelta(hours=hours))
    session.commit()
    messages = fetch_all(session, OutboxMessage)
    assert {(each.template, each.address, each.secret) for each in messages} == {("news", None, None)}
    assert len(messages) <= 2


def test_everyone_who_wanted_a_vacancy_learns_the_outcome(me: HouseClient, session: Session, world: World) -> None:
    vacancy = by_public_id(session, Vacancy, world.hotel_vacancy)
    mina = account(session, world.mina_account)
    assert vacancy is not None
    session.add(
        Interest(jobseeker_id=mina.jobseeker_id, vacancy_id=vacancy.id, kind=InterestKind.INTERESTED, said_at=NOW)
    )
    session.commit()
    page = f"/employer/vacancies/{world.hotel_vacancy}"
    assert me.sign_in_as(world.employer).submit(f"{page}/close", page=page).status_code == 303
    assert told_to(session, world.mina_account) == ["vacancy_closed"]
    assert told_to(session, world.anna_account) == ["invited", "vacancy_closed"]
    assert told_to(session, world.omar_account) == []
    assert "You were not proposed for it this time." in me.sign_in_as(world.mina_account).get(INBOX).text
    assert "can tell you what came of your invitation" in me.sign_in_as(world.anna_account).get(INBOX).text


def test_who_said_no_is_not_told_that_a_vacancy_closed(me: HouseClient, session: Session, world: World) -> None:
    me.sign_in_as(world.anna_account)
    me.submit(f"/me/invitations/{world.invited}/no", page=f"/me/invitations/{world.invited}")
    assert told_to(session, world.employer) == ["invitation_answered"]
    page = f"/employer/vacancies/{world.hotel_vacancy}"
    me.sign_in_as(world.employer).submit(f"{page}/close", page=page)
    assert "vacancy_closed" not in told_to(session, world.anna_account)


def test_an_invitation_is_news_to_the_person(me: HouseClient, session: Session, world: World) -> None:
    me.sign_in_as(world.employer).submit(f"/employer/people/{world.suggested}/invite", {"text": "talk"})
    assert told_to(session, world.omar_account) == ["invited"]
