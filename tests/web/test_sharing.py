"""From a proposal to what an employer may read, and back: the journeys of all three, in a browser without scripts."""

import re
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from models import AuditEntry, Consent, Disclosure, Employer, Jobseeker, OutboxMessage
from models.enums import Channel, ConsentPurpose, VacancyState
from models.queries import by_public_id, disclosures
from models.sharing_enums import DisclosureState
from tests.browser import HouseClient, fetch_all
from tests.conftest import FakeClock
from tests.crowd import like
from tests.world import NOW, World
from web.services import audit, channels, disclosure
from web.services.disclosed import pseudonym

INVITATIONS = "/me/invitations"
AWAY = timedelta(hours=49)


@pytest.fixture
def me(client: HouseClient) -> HouseClient:
    """A browser that reads English."""
    client.get("/?lang=en")
    return client


def stored(session: Session, name: str, *, change: bool = False) -> Disclosure:
    """A disclosure as it is now; only to look at, so that the session keeps nobody from writing, or to be changed."""
    session.rollback()
    session.info["read_only"] = not change
    session.expire_all()
    row = by_public_id(session, Disclosure, name)
    assert row is not None
    return row


def crowd(session: Session, name: str) -> None:
    """Enough people are like somebody for a card."""
    person = by_public_id(session, Jobseeker, name)
    assert person is not None
    like(session, person)
    session.commit()


def state(session: Session, name: str) -> DisclosureState:
    """Where it stands."""
    return stored(session, name).state


def say_yes(client: HouseClient, world: World, *fields: str, days: str = "30") -> None:
    """Anna answers the hotel's invitation."""
    client.sign_in_as(world.anna_account)
    answer = client.submit(f"{INVITATIONS}/{world.invited}", {"fields": list(fields), "days": days})
    assert answer.status_code == 303


def test_the_whole_way_from_a_proposal_to_a_look_and_back(me: HouseClient, session: Session, world: World) -> None:
    crowd(session, world.omar)
    me.sign_in_as(world.counsellor)
    pair = f"/desk/vacancies/{world.hotel_vacancy}/people/{world.omar}"
    me.submit(f"{pair}/decide", {"kind": "propose", "reason": "skills_fit"}, page=pair)
    session.info["read_only"] = True
    proposed = next(row for row in fetch_all(session, Disclosure) if row.state is DisclosureState.SUGGESTED
                    and row.vacancy.public_id == world.hotel_vacancy)  # fmt: skip
    name, sign = proposed.public_id, pseudonym(session.info["vault"], proposed)
    me.sign_in_as(world.employer)
    page = f"/employer/vacancies/{world.hotel_vacancy}/people"
    assert sign in me.get(page).text
    me.submit(f"/employer/people/{name}/invite", {"text": "visit"})
    assert me.get(f"/employer/people/{name}").status_code == 303
    me.sign_in_as(world.omar_account)
    shown = me.get(f"{INVITATIONS}/{name}").text
    assert "Хотел Лозен" in shown
    assert "عمر حداد" in shown
    assert not re.search(r"<input[^>]*\schecked", shown), "something is ticked beforehand"
    me.submit(f"{INVITATIONS}/{name}", {"fields": ["name"], "days": "14"})
    me.sign_in_as(world.employer)
    assert "عمر حداد" in me.get(f"/employer/people/{name}").text
    me.sign_in_as(world.omar_account)
    assert "Хотел Лозен" in me.get("/me/who-looked").text
    me.submit(f"{INVITATIONS}/{name}/withdraw", page=INVITATIONS)
    me.sign_in_as(world.employer)
    assert me.get(f"/employer/people/{name}").status_code == 303
    assert "حداد" not in me.get(page).text
    assert audit.verify(session).broken_at is None


def test_a_yes_is_kept_with_its_consent_and_ends_with_it(me: HouseClient, session: Session, world: World) -> None:
    say_yes(me, world, "name", "languages")
    row = stored(session, world.invited)
    assert (row.state, sorted(row.fields)) == (DisclosureState.DISCLOSED, ["languages", "name"])
    assert row.expires_at == NOW + timedelta(days=30)
    consent = row.consent
    assert consent is not None
    assert (consent.purpose, consent.language, consent.channel) == (ConsentPurpose.SHARE_WITH_EMPLOYER, "en", "web")
    assert consent.recorded_by_id is consent.withdrawn_at is None
    me.submit(f"{INVITATIONS}/{world.invited}/withdraw", page=INVITATIONS)
    assert stored(session, world.invited).consent.withdrawn_at == NOW  # type: ignore[union-attr]


def test_only_what_was_ticked_is_shown_and_only_until_the_day_chosen(
    me: HouseClient, world: World, clock: FakeClock
) -> None:
    say_yes(me, world, "languages", days="14")
    page = f"/employer/people/{world.invited}"
    shown = me.sign_in_as(world.employer).get(page)
    assert shown.headers["Cache-Control"] == "no-store"
    assert "Ukrainian" in shown.text
    assert "Коваль" not in shown.text
    clock.move(days=13, hours=23)
    assert me.sign_in_as(world.employer).get(page).status_code == 200
    clock.move(hours=1)
    assert me.sign_in_as(world.employer).get(page).status_code == 303


@pytest.mark.parametrize("answer", [{}, {"days": "30"}, {"fields": ["name"]}, {"fields": ["photo"], "days": "30"},
                                    {"fields": ["name"], "days": "9999"}])  # fmt: skip
def test_a_yes_without_fields_or_days_is_asked_again(
    me: HouseClient, session: Session, world: World, answer: dict[str, object]
) -> None:
    me.sign_in_as(world.anna_account)
    assert me.submit(f"{INVITATIONS}/{world.invited}", answer).status_code == 422
    assert state(session, world.invited) is DisclosureState.INVITED


def test_a_no_needs_no_reason_and_stays(me: HouseClient, session: Session, world: World) -> None:
    me.sign_in_as(world.anna_account)
    page = f"{INVITATIONS}/{world.invited}"
    assert me.submit(f"{page}/no", page=page).status_code == 303
    assert state(session, world.invited) is DisclosureState.DECLINED
    me.sign_in_as(world.counsellor)
    pair = f"/desk/vacancies/{world.hotel_vacancy}/people/{world.anna}"
    me.submit(f"{pair}/decide", {"kind": "propose", "reason": "skills_fit"}, page=pair)
    assert state(session, world.invited) is DisclosureState.DECLINED
    assert "A proposal does not reach the employer any more" in me.get(pair).text


def test_a_yes_noted_by_staff_shows_nothing_until_the_person_says_it_too(
    me: HouseClient, session: Session, world: World
) -> None:
    noted = {"answer": "yes", "fields": ["name"], "days": "14", "told": "telephone", "interpreter": "y"}
    me.sign_in_as(world.counsellor)
    me.submit(f"/desk/invitations/{world.invited}", noted)
    row = stored(session, world.invited)
    assert (row.state, row.confirmed_at) == (DisclosureState.ACCEPTED, None)
    assert row.consent is not None
    assert row.consent.recorded_by_id is not None
    assert (row.consent.channel, row.consent.with_interpreter) == ("telephone", True)
    page = f"/employer/people/{world.invited}"
    assert me.sign_in_as(world.employer).get(page).status_code == 303
    me.sign_in_as(world.anna_account)
    own = f"{INVITATIONS}/{world.invited}"
    me.submit(f"{own}/confirm", page=own)
    assert "Анна Коваль" in me.sign_in_as(world.employer).get(page).text
    assert stored(session, world.invited).consent.recorded_by_id is None  # type: ignore[union-attr]


def test_an_unread_invitation_becomes_one_telephone_task_after_two_days(
    me: HouseClient, session: Session, world: World, clock: FakeClock
) -> None:
    def tasks() -> int:
        return me.sign_in_as(world.counsellor).get("/desk").text.count("Telephone: an invitation is unread")

    clock.move(hours=47, minutes=59)
    assert tasks() == 0
    clock.move(minutes=1)
    assert (tasks(), tasks()) == (1, 1)
    me.submit(f"/desk/invitations/{world.invited}/called", page="/desk/invitations")
    assert tasks() == 0
    clock.move(hours=48)
    assert tasks() == 1
    me.sign_in_as(world.anna_account).get(f"{INVITATIONS}/{world.invited}")
    me.get(f"{INVITATIONS}/{world.invited}")
    assert tasks() == 0
    opened = [each for each in fetch_all(session, AuditEntry) if each.action == disclosures.READ]
    assert [each.subject for each in opened] == [world.invited]


def test_time_ends_what_nobody_answered_and_what_was_agreed(session: Session, world: World) -> None:
    assert disclosure.sweep(session, NOW + timedelta(days=13)) == 0
    assert disclosure.sweep(session, NOW + timedelta(days=14)) == 1
    assert disclosure.sweep(session, NOW + timedelta(days=401)) == 2
    assert disclosure.sweep(session, NOW + timedelta(days=402)) == 0
    session.commit()
    assert state(session, world.invited) is DisclosureState.EXPIRED
    assert state(session, world.suggested) is DisclosureState.EXPIRED
    assert state(session, world.granted) is DisclosureState.CLOSED


def test_an_old_invitation_cannot_be_answered(me: HouseClient, world: World, clock: FakeClock) -> None:
    me.sign_in_as(world.anna_account)
    clock.move(minutes=5)
    shown = me.get(f"{INVITATIONS}/{world.invited}").text
    assert "Yes, show what I ticked" in shown
    clock.move(days=14)
    late = me.sign_in_as(world.anna_account)
    assert "Yes, show what I ticked" not in late.get(f"{INVITATIONS}/{world.invited}").text


def test_the_message_of_an_invitation_says_nothing(me: HouseClient, session: Session, world: World) -> None:
    row = stored(session, world.suggested, change=True)
    account = row.jobseeker.account
    assert account is not None
    account.phone, account.phone_index, account.phone_confirmed_at = "+359888123456", "x" * 64, NOW
    channels.choice_row(session, account).channel = Channel.SMS
    session.commit()
    me.sign_in_as(world.employer).submit(f"/employer/people/{world.suggested}/invite", {"text": "talk"})
    session.rollback()
    messages = fetch_all(session, OutboxMessage)
    assert [(each.template, each.secret, each.channel.value) for each in messages] == [("news", None, "sms")]


def test_nothing_is_shown_while_a_changed_vacancy_waits_for_approval(
    me: HouseClient, session: Session, world: World
) -> None:
    page = f"/employer/people/{world.granted}"
    assert me.sign_in_as(world.employer).get(page).status_code == 200
    stored(session, world.granted, change=True).vacancy.state = VacancyState.SUBMITTED
    session.commit()
    assert me.get(page).status_code == 404


def test_closing_a_vacancy_ends_what_is_shared_for_it(me: HouseClient, session: Session, world: World) -> None:
    me.sign_in_as(world.employer)
    page = f"/employer/vacancies/{world.cook_vacancy}"
    me.submit(f"{page}/close", page=page)
    assert state(session, world.granted) is DisclosureState.CLOSED
    assert state(session, world.suggested) is DisclosureState.CLOSED
    assert {each.withdrawn_at for each in fetch_all(session, Consent) if each.purpose == "share_with_employer"} == {NOW}


def test_a_veto_ends_what_goes_on_and_holding_leaves_what_the_person_agreed(
    me: HouseClient, session: Session, world: World
) -> None:
    me.sign_in_as(world.counsellor)
    pair = f"/desk/vacancies/{world.cook_vacancy}/people/{world.anna}"
    me.submit(f"{pair}/decide", {"kind": "hold", "reason": "ask_person"}, page=pair)
    assert state(session, world.granted) is DisclosureState.DISCLOSED
    me.submit(f"{pair}/decide", {"kind": "veto", "reason": "not_safe"}, page=pair)
    assert state(session, world.granted) is DisclosureState.CLOSED


def test_names_of_nameless_people_differ_between_employers_and_quarters(session: Session, world: World) -> None:
    row, vault = stored(session, world.granted, change=True), session.info["vault"]
    first = pseudonym(vault, row)
    other = by_public_id(session, Disclosure, world.invited)
    kestrel = by_public_id(session, Employer, world.kestrel)
    assert other is not None
    assert kestrel is not None
    assert pseudonym(vault, other) == first
    row.created_at += timedelta(days=93)
    other.vacancy.employer = kestrel
    assert len({first, pseudonym(vault, row), pseudonym(vault, other)}) == 3
    assert len(first) == 6
