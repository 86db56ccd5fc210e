"""An employer's own words: refused where they lead around us, read by a counsellor, and then read by the person."""

import pytest
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from models import Disclosure, InboxItem, InvitationWords, Jobseeker
from models.disclosure_words import WordsReason, WordsState
from models.inbox import News
from models.queries import by_public_id
from models.sharing_enums import DisclosureState
from tests.browser import HouseClient, fetch_all
from tests.world import NOW, World
from web.services import audit, being_suggested, disclosure
from web.services.principal import Actor, Principal

GOOD = "Ще ви покажем кухнята и ще отговорим на въпросите ви."


@pytest.fixture
def me(client: HouseClient) -> HouseClient:
    """A browser that reads English."""
    client.get("/?lang=en")
    return client


def invite(me: HouseClient, world: World, words: str, language: str = "bg") -> TestResponse:
    """Lozen invites omar for the cook's post in its own words."""
    page = f"/employer/people/{world.suggested}/invite"
    return me.sign_in_as(world.employer).submit(page, {"text": "visit", "words": words, "language": language})


def stored(session: Session, world: World) -> InvitationWords | None:
    """What is kept of the words."""
    session.rollback()
    session.expire_all()
    session.info["read_only"] = True
    found = fetch_all(session, InvitationWords)
    return found[0] if found else None


def state(session: Session, world: World) -> DisclosureState:
    """Where the invitation stands."""
    session.rollback()
    session.expire_all()
    session.info["read_only"] = True
    row = by_public_id(session, Disclosure, world.suggested)
    assert row is not None
    return row.state


def test_words_go_through_a_counsellor_and_reach_the_person_as_they_were_written(
    me: HouseClient, session: Session, world: World
) -> None:
    invite(me, world, GOOD)
    kept = stored(session, world)
    assert kept is not None
    assert (kept.state, kept.draft, kept.words) == (WordsState.WAITING, GOOD, None)
    assert state(session, world) is DisclosureState.SUGGESTED
    own = f"/me/invitations/{world.suggested}"
    assert GOOD not in me.sign_in_as(world.omar_account).get(own).text
    desk = me.sign_in_as(world.counsellor)
    assert "1 text of an employer to read" in desk.get("/desk").text
    page = f"/desk/invitations/{world.suggested}/words"
    assert page in desk.get("/desk/invitations").text
    assert GOOD in desk.get(page).text
    desk.submit(page, {"version": kept.version}, page=page)
    assert state(session, world) is DisclosureState.INVITED
    shown = me.sign_in_as(world.omar_account).get(own).text
    assert f'<p lang="bg" dir="auto">{GOOD}</p>' in shown
    assert audit.verify(session).broken_at is None


@pytest.mark.parametrize(
    ("words", "piece"),
    [
        ("Обадете се на 0888 123 456.", "0888 123 456"),
        ("Пишіть мені у вайбер, ноль восемь восемь восемь один два три четыре пять шесть", "вайбер"),
        ("راسلني على واتساب ٠٨٨٨١٢٣٤٥٦", "٠٨٨٨١٢٣٤٥٦"),
        ("Write to boss (at) hotel (dot) bg", "hotel"),
    ],
)
def test_words_with_a_way_of_contact_are_refused_at_once_and_stay_in_the_form(
    me: HouseClient, session: Session, world: World, words: str, piece: str
) -> None:
    answer = invite(me, world, words)
    assert answer.status_code == 422
    assert piece in answer.text
    assert words.split(",")[0] in answer.text
    assert stored(session, world) is None
    assert state(session, world) is DisclosureState.SUGGESTED


def test_words_the_law_forbids_are_refused(me: HouseClient, session: Session, world: World) -> None:
    answer = invite(me, world, "Моля, внесете депозит от 100 евро за униформа.")
    assert answer.status_code == 422
    assert stored(session, world) is None


def test_returned_words_come_back_with_the_reason_and_can_be_written_anew(
    me: HouseClient, session: Session, world: World
) -> None:
    invite(me, world, GOOD)
    page = f"/desk/invitations/{world.suggested}/words"
    kept = stored(session, world)
    assert kept is not None
    desk = me.sign_in_as(world.counsellor)
    assert desk.submit(f"{page}/return", {"version": kept.version}, page=page).status_code == 422
    desk.submit(f"{page}/return", {"version": kept.version, "reason": "pressure"}, page=page)
    kept = stored(session, world)
    assert kept is not None
    assert (kept.state, kept.reason) == (WordsState.RETURNED, WordsReason.PRESSURE)
    assert [row.news for row in fetch_all(session, InboxItem)].count(News.WORDS_RETURNED) == 1
    form = me.sign_in_as(world.employer).get(f"/employer/people/{world.suggested}/invite").text
    assert "It puts pressure on the person" in form
    assert GOOD in form
    invite(me, world, "Заповядайте да разгледате кухнята.")
    kept = stored(session, world)
    assert kept is not None
    assert kept.state is WordsState.WAITING


def test_words_that_changed_since_they_were_read_do_not_go(me: HouseClient, session: Session, world: World) -> None:
    invite(me, world, GOOD)
    page = f"/desk/invitations/{world.suggested}/words"
    kept = stored(session, world)
    assert kept is not None
    me.sign_in_as(world.counsellor).submit(page, {"version": kept.version + 1}, page=page)
    assert state(session, world) is DisclosureState.SUGGESTED


def test_another_organisation_does_not_read_them(me: HouseClient, world: World) -> None:
    invite(me, world, GOOD)
    page = f"/desk/invitations/{world.suggested}/words"
    assert me.sign_in_as(world.other_counsellor).get(page).status_code == 404


def test_a_no_before_they_are_read_keeps_them_from_the_person(me: HouseClient, session: Session, world: World) -> None:
    invite(me, world, GOOD)
    own = f"/me/invitations/{world.suggested}"
    me.sign_in_as(world.omar_account).submit(f"{own}/withdraw", page=own)
    page = f"/desk/invitations/{world.suggested}/words"
    desk = me.sign_in_as(world.counsellor)
    assert GOOD not in desk.get(page).text
    assert page not in desk.get("/desk/invitations").text
    assert state(session, world) is DisclosureState.WITHDRAWN


def test_no_more_than_ten_invitations_wait_for_one_company(
    me: HouseClient, session: Session, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disclosure, "MOST_OPEN", 1)
    answer = invite(me, world, GOOD)
    assert answer.status_code == 422
    assert "Ten invitations wait" in answer.text
    assert state(session, world) is DisclosureState.SUGGESTED


def test_nobody_is_invited_who_took_back_that_they_may_be_suggested(
    me: HouseClient, session: Session, world: World
) -> None:
    omar = by_public_id(session, Jobseeker, world.omar)
    assert omar is not None
    being_suggested.take_back(session, Principal(Actor.JOBSEEKER), omar, NOW)
    session.commit()
    invite(me, world, GOOD)
    assert stored(session, world) is None
    assert state(session, world) is DisclosureState.SUGGESTED
