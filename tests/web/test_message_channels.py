"""Messages outside the service: only where and when somebody wants them, few, and saying nothing."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session, sessionmaker

from models import Account, OutboxMessage
from models.database import open_engine, session_options
from models.enums import Channel
from models.inbox import News
from models.queries import by_public_id
from models.queries import inbox as queries
from tests.browser import HouseClient, fetch_all
from tests.conftest import VAULT, FakeClock
from tests.world import NOW, PIN, World
from web.services import channels, inbox, outbox
from web.services.channels import QUIET_HOURS, quiet_until
from web.services.clock import SOFIA
from web.services.outbox import Letter, NotSent

Sessions = Callable[[], Session]
PHONE, MAIL = "+359888123456", "mina@example.org"
CHOICE = "/me/messages"


@pytest.fixture
def sessions(database_url: str) -> Iterator[Sessions]:
    """Opens sessions as a worker does."""
    engine = open_engine(database_url)
    yield sessionmaker(engine, **session_options(VAULT))
    engine.dispose()


@pytest.fixture
def me(client: HouseClient) -> HouseClient:
    """A browser that reads English."""
    client.get("/?lang=en")
    return client


def mina_of(session: Session, world: World) -> Account:
    """Mina's account, with a confirmed phone."""
    found = by_public_id(session, Account, world.mina_account)
    assert found is not None
    found.phone, found.phone_index, found.phone_confirmed_at = PHONE, "x" * 64, NOW
    return found


def told(sessions: Sessions, world: World, now: datetime, channel: Channel = Channel.SMS) -> None:
    """Mina wants text messages, and there is news."""
    with sessions() as session, session.begin():
        mina = mina_of(session, world)
        channels.choice_row(session, mina).channel = channel
        inbox.tell(session, mina, News.STILL_LOOKING, {}, now)


def sent_at(sessions: Sessions, now: datetime) -> list[Letter]:
    """What leaves at a moment."""
    letters: list[Letter] = []
    outbox.deliver_due(sessions, {Channel.SMS: letters.append, Channel.EMAIL: letters.append}, now)
    return letters


def test_news_goes_to_the_chosen_channel_and_says_nothing(sessions: Sessions, world: World) -> None:
    told(sessions, world, NOW)
    (letter,) = sent_at(sessions, NOW)
    assert (letter.address, letter.template, letter.secret, letter.language) == (PHONE, "news", "", "fa")
    assert sent_at(sessions, NOW + timedelta(days=1)) == []


@pytest.mark.parametrize("what", ["channel", "phone", "read", "disabled"])
def test_news_on_its_way_stops_when_it_is_not_wanted_any_more(sessions: Sessions, world: World, what: str) -> None:
    told(sessions, world, NOW)
    with sessions() as session, session.begin():
        mina = mina_of(session, world)
        if what == "channel":
            channels.choice_row(session, mina).channel = Channel.INBOX
        elif what == "phone":
            mina.phone_confirmed_at = None
        elif what == "read":
            inbox.read_all(session, mina.id, NOW)
        else:
            mina.disabled_at = NOW
    assert sent_at(sessions, NOW) == []
    with sessions() as session:
        assert fetch_all(session, OutboxMessage) == []


def test_quiet_hours_hold_news_until_they_end(sessions: Sessions, world: World, clock: FakeClock) -> None:
    evening = datetime(2026, 11, 23, 20, 59, tzinfo=SOFIA).astimezone(UTC)
    told(sessions, world, evening + timedelta(minutes=1))
    arrived = []
    moment = evening
    while moment < evening + timedelta(days=1):
        moment += timedelta(minutes=30)
        arrived += [moment for _ in sent_at(sessions, moment)]
    assert [each.astimezone(SOFIA).strftime("%d %H:%M") for each in arrived] == ["24 08:29"]


def test_a_code_somebody_waits_for_knows_no_quiet_hours(sessions: Sessions, world: World) -> None:
    night = datetime(2026, 11, 24, 2, 0, tzinfo=SOFIA).astimezone(UTC)
    with sessions() as session, session.begin():
        outbox.enqueue(session, mina_of(session, world), Channel.SMS, "phone_code", PHONE, night, secret="482913")
    assert len(sent_at(sessions, night)) == 1


@given(
    st.integers(0, 2 * 365 * 24 * 60).map(lambda minutes: NOW + timedelta(minutes=minutes)),
    st.sampled_from(QUIET_HOURS),
)
def test_a_message_waits_for_the_end_of_quiet_hours_and_no_longer(now: datetime, hours: tuple[int, int]) -> None:
    begins, ends = hours
    free = quiet_until(hours, now)
    here = free.astimezone(SOFIA)
    assert now <= free <= now + timedelta(hours=16)
    assert quiet_until(hours, free) == free
    assert free == now or (here.hour, here.minute, here.second) == (ends, 0, 0)
    assert begins == ends or not (here.hour >= begins or here.hour < ends)


@pytest.mark.parametrize(
    ("evening", "hours"),
    [("2026-11-23", 11), ("2027-03-27", 10), ("2027-10-30", 12)],
    ids=["an ordinary night", "the night that loses an hour", "the night that has one twice"],
)
def test_quiet_hours_end_by_the_clock_on_the_wall_also_when_it_is_changed(
    sessions: Sessions, world: World, evening: str, hours: int
) -> None:
    begins = datetime.fromisoformat(f"{evening} 21:00").replace(tzinfo=SOFIA).astimezone(UTC)
    morning = begins + timedelta(hours=hours)
    told(sessions, world, begins)
    for minute in range(0, hours * 60 + 180, 5):
        moment = begins + timedelta(minutes=minute)
        assert len(sent_at(sessions, moment)) == (moment == morning), moment
        for each in QUIET_HOURS:
            here = moment.astimezone(SOFIA).hour
            quiet = here >= each[0] or here < each[1] if each[0] > each[1] else each[0] <= here < each[1]
            assert (quiet_until(each, moment) > moment) is quiet
    assert (morning.astimezone(SOFIA).hour, morning.astimezone(SOFIA).minute) == (8, 0)


def test_an_address_gets_five_messages_a_day_whoever_causes_them(sessions: Sessions, world: World) -> None:
    with sessions() as session, session.begin():
        owners = [mina_of(session, world), by_public_id(session, Account, world.anna_account)]
        for number in range(100):
            owner, channel = owners[number % 2], Channel.EMAIL if number % 3 else Channel.SMS
            address = "Victim@example.org" if number % 2 else "victim@example.org"
            assert owner is not None
            outbox.enqueue(session, owner, channel, "known_already", address, NOW)
            if number == 99:
                until = NOW + timedelta(days=7)
                outbox.enqueue(session, owner, channel, "invitation", address, NOW, secret="x", until=until)
    days = []
    for day in range(3):
        moments = [NOW + timedelta(days=day, hours=hour) for hour in range(24)]
        days.append([letter.template for moment in moments for letter in sent_at(sessions, moment)])
    assert days == [["known_already"] * 5, ["invitation"], []]


def test_a_failed_try_is_counted_once_and_tried_again(sessions: Sessions, world: World) -> None:
    told(sessions, world, NOW)

    def fail(letter: Letter) -> None:
        raise NotSent

    moment = NOW
    for _ in range(600):
        outbox.deliver_due(sessions, {Channel.SMS: fail}, moment)
        moment += timedelta(seconds=5)
    with sessions() as session:
        assert [row.tries for row in fetch_all(session, OutboxMessage)] == [5]
    assert len(sent_at(sessions, NOW + timedelta(hours=5))) == 1


# Choosing -----------------------------------------------------------------------------------------------------------


def test_only_confirmed_addresses_are_offered(me: HouseClient, session: Session, world: World) -> None:
    me.sign_in_as(world.mina_account)
    assert 'value="sms"' not in me.get(CHOICE).text
    assert me.submit(CHOICE, {"channel": "sms", "quiet": "21-8"}).status_code == 422
    mina_of(session, world)
    session.commit()
    assert 'value="sms"' in me.get(CHOICE).text
    assert me.submit(CHOICE, {"channel": "sms", "quiet": "22-7"}).status_code == 303
    session.rollback()
    chosen = channels.chosen(session, mina_of(session, world))
    assert (chosen.channel, chosen.quiet) == (Channel.SMS, (22, 7))


def test_quiet_hours_that_are_not_offered_are_refused(me: HouseClient, session: Session, world: World) -> None:
    me.sign_in_as(world.mina_account)
    assert me.submit(CHOICE, {"channel": "inbox", "quiet": "1-2"}).status_code == 422
    with pytest.raises(ValueError, match="not offered"):
        channels.choose(session, None, mina_of(session, world), channels.Chosen(quiet=(1, 2)), NOW)  # type: ignore[arg-type]


def asked(me: HouseClient, session: Session, world: World) -> str:
    """Mina gives an e-mail; the path of the link that is sent there."""
    me.sign_in_as(world.mina_account)
    assert me.submit(f"{CHOICE}/email", {"email": MAIL, "pin": PIN}).status_code == 303
    session.rollback()
    (message,) = fetch_all(session, OutboxMessage)
    assert (message.template, message.address, message.channel) == ("confirm_email", MAIL, Channel.EMAIL)
    found = re.search(r"/messages/[\w-]+$", message.secret or "")
    session.rollback()
    assert found
    return found[0]


def kept(session: Session, world: World) -> tuple[str | None, str | None, Channel]:
    """What is kept of Mina's choice: her e-mail, one that waits for its link, the channel."""
    session.rollback()
    row = queries.choice_of(session, mina_of(session, world).id)
    assert row is not None
    found = row.email, row.asked_email, row.channel
    session.rollback()
    return found


def test_an_email_serves_once_its_link_was_used(app: Flask, me: HouseClient, session: Session, world: World) -> None:
    link = asked(me, session, world)
    elsewhere = app.test_client()
    assert isinstance(elsewhere, HouseClient)
    elsewhere.get("/?lang=en")
    for _ in range(3):
        assert "Yes, send messages here" in elsewhere.get(link).text
    assert kept(session, world) == (None, MAIL, Channel.INBOX)
    assert elsewhere.submit(link).status_code == 303
    assert kept(session, world) == (MAIL, None, Channel.EMAIL)
    assert "does not work any more" in elsewhere.get(link).text
    shown = me.get(CHOICE).text
    assert "Confirmed" in shown
    assert MAIL not in shown, "the phone may be in another hand"
    assert me.submit(f"{CHOICE}/email/remove", page=CHOICE).status_code == 303
    assert kept(session, world) == (None, None, Channel.INBOX)


def test_a_link_that_is_old_or_replaced_does_nothing(
    me: HouseClient, session: Session, world: World, clock: FakeClock
) -> None:
    link = asked(me, session, world)
    clock.move(hours=25)
    assert "does not work any more" in me.get(link).text
    assert kept(session, world)[0] is None


def test_a_wrong_pin_sends_nothing(me: HouseClient, session: Session, world: World) -> None:
    me.sign_in_as(world.mina_account)
    assert me.submit(f"{CHOICE}/email", {"email": MAIL, "pin": "918273"}).status_code == 422
    assert fetch_all(session, OutboxMessage) == []


def test_employers_are_written_to_at_the_address_they_sign_in_with(
    me: HouseClient, session: Session, world: World
) -> None:
    me.sign_in_as(world.employer)
    assert me.submit(CHOICE, {"channel": "email", "quiet": "0-0"}).status_code == 303
    session.rollback()
    account = by_public_id(session, Account, world.employer)
    assert account is not None
    assert channels.address(session, account, Channel.EMAIL) == account.email
    assert me.get(f"{CHOICE}/email").status_code == 404


@pytest.mark.parametrize("end", ["\n", "\r\n", "\x0b", "\x85", "\u2028", "\x00", ",", ";", " "])
def test_a_form_takes_no_address_with_a_line_or_a_second_receiver(me: HouseClient, world: World, end: str) -> None:
    me.sign_in_as(world.mina_account)
    answer = me.submit(f"{CHOICE}/email", {"email": f"{MAIL}{end}Bcc:all@example.org", "pin": PIN})
    assert answer.status_code == 422
