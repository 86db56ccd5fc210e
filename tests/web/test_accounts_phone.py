"""A phone to sign in with: confirmed first, shared by several, never flooded."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import OutboxMessage, SignIn
from tests.browser import HouseClient
from tests.conftest import FakeClock
from tests.web.test_accounts_jobseeker import account_of, actions, sign_in
from tests.world import PIN, World
from web.services import account_phone
from web.services.principal import Actor, Principal


def message(session: Session) -> tuple[str, str, str]:
    """Address, channel and secret of the one message in the outbox."""
    row = session.scalars(select(OutboxMessage)).one()
    found = (row.address or "", row.channel.value, row.secret or "")
    session.rollback()
    return found


def test_a_phone_serves_only_after_the_code_sent_there(
    client: HouseClient, session: Session, world: World, clock: FakeClock
) -> None:
    client.sign_in_as(world.anna_account)
    answer = client.submit("/me/phone", {"number": "۰۸۸ ۸۱۲ ۳۴۵۶", "pin": PIN})
    assert answer.location == "/me/phone/confirm"
    address, channel, digits = message(session)
    assert (address, channel) == ("+359888123456", "sms")
    client.submit("/sign-out", page="/security")
    assert sign_in(client, "0888123456", PIN).status_code == 422
    client.sign_in_as(world.anna_account)
    assert (
        client.submit("/me/phone/confirm", {"digits": "999999" if digits != "999999" else "1" * 6}).status_code == 422
    )
    assert client.submit("/me/phone/confirm", {"digits": digits}).location == "/security"
    client.submit("/sign-out", page="/security")
    assert sign_in(client, "+359 888 123456", PIN).location == "/me"
    assert {"gave a phone", "confirmed a phone"} <= set(actions(session, world.anna_account))


def test_a_phone_code_is_over_after_a_quarter_of_an_hour(
    client: HouseClient, session: Session, world: World, clock: FakeClock
) -> None:
    client.sign_in_as(world.anna_account)
    client.submit("/me/phone", {"number": "0888123456", "pin": PIN})
    digits = message(session)[2]
    clock.move(minutes=15)
    assert client.submit("/me/phone/confirm", {"digits": digits}).status_code == 422


def test_changing_the_phone_needs_the_pin(client: HouseClient, session: Session, world: World) -> None:
    client.sign_in_as(world.anna_account)
    assert client.submit("/me/phone", {"number": "0888123456", "pin": "111222"}).status_code == 422
    assert session.scalars(select(OutboxMessage)).all() == []


def test_several_people_share_a_phone_and_each_signs_in_with_their_own_pin(
    client: HouseClient, session: Session, world: World, clock: FakeClock
) -> None:
    from web.services.account_create import HashedPin, set_pin

    who = Principal(Actor.COUNSELLOR, account_name=world.counsellor)
    for name, pin in ((world.anna_account, "739164"), (world.omar_account, "582047")):
        account = account_of(session, name)
        set_pin(session, account, HashedPin.of(pin))
        account_phone.store(session, account, "+359888123456")
        assert account_phone.confirm_by_counsellor(session, who, account, clock())
        session.commit()
    for name, pin in ((world.anna_account, "739164"), (world.omar_account, "582047")):
        assert sign_in(client, "0888 123 456", pin).location == "/me"
        newest = session.scalars(select(SignIn).order_by(SignIn.id.desc())).first()
        assert newest is not None
        assert newest.account.public_id == name
        session.rollback()
        client.submit("/sign-out", page="/security")
    assert sign_in(client, "0888 123 456", PIN).status_code == 422


def test_messages_to_one_phone_are_limited_to_five_a_day(client: HouseClient, world: World, clock: FakeClock) -> None:
    client.sign_in_as(world.anna_account)
    for _ in range(5):
        assert client.submit("/me/phone", {"number": "0888123456", "pin": PIN}).status_code == 303
        clock.move(minutes=2)
    assert client.submit("/me/phone", {"number": "0888123456", "pin": PIN}).status_code == 429
