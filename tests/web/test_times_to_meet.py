"""Times to meet: offered, chosen in the own language, moved, called off, and gone with what they hang on."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from models import Interview, InterviewSlot
from models.interview import InterviewState, SlotKind
from tests.browser import HouseClient, fetch_all
from tests.conftest import FakeClock
from tests.world import NOW, World
from web.services import audit
from web.services.disclosed import pseudonym

OFFER = {
    "place": "telephone", "minutes": "30", "day_1-day": "1", "day_1-month": "12", "day_1-year": "2026",
    "clock_1": "10:30", "day_2-day": "2", "day_2-month": "12", "day_2-year": "2026", "clock_2": "٠٩:٠٠",
}  # fmt: skip
TRIAL = {
    "day-day": "3", "day-month": "12", "day-year": "2026", "clock": "8:00", "until": "12:00", "pay": "6.50",
    "promised": "y",
}  # fmt: skip


@pytest.fixture
def me(client: HouseClient) -> HouseClient:
    """A browser that reads English."""
    client.get("/?lang=en")
    return client


@pytest.fixture
def own(world: World) -> str:
    """Anna's page about the cook's post."""
    return f"/me/invitations/{world.granted}"


def fresh(session: Session) -> list[Interview]:
    """Everything offered to anybody now, as it is stored, in the order it was made."""
    session.rollback()
    session.expire_all()
    session.info["read_only"] = True
    return sorted(fetch_all(session, Interview), key=lambda row: row.id)


def offer(me: HouseClient, world: World, **other: str) -> int:
    """Lozen offers anna two times; the status of the answer."""
    page = f"/employer/people/{world.granted}/times"
    return me.sign_in_as(world.employer).submit(page, {**OFFER, **other}).status_code


def choose(me: HouseClient, world: World, own: str, time: str, interpreter: str = "") -> int:
    """Anna chooses."""
    me.sign_in_as(world.anna_account)
    return me.submit(f"{own}/time", {"time": time, "interpreter": interpreter}, page=own).status_code


def test_a_time_is_offered_chosen_and_seen(me: HouseClient, session: Session, world: World, own: str) -> None:
    assert offer(me, world) == 303
    made = fresh(session)[1:]
    assert [row.slot.starts_at for row in made] == [
        datetime(2026, 12, 1, 8, 30, tzinfo=UTC), datetime(2026, 12, 2, 7, tzinfo=UTC),
    ]  # fmt: skip
    shown = me.sign_in_as(world.anna_account).get(own).text
    assert "Tuesday, 1 December 2026, from 10:30 to 11:00" in shown
    assert "By telephone, through a counsellor" in shown
    assert choose(me, world, own, made[1].public_id, "uk") == 303
    assert [row.state.value for row in fresh(session)] == ["offered", "offered", "agreed"]
    times = me.sign_in_as(world.employer).get(f"/employer/vacancies/{world.cook_vacancy}/times").text
    assert times.count("Comes") == 1
    assert "Ukrainian" not in times
    assert "Коваль" not in times
    assert audit.verify(session).broken_at is None


def test_an_interpreter_is_found_by_the_desk_and_the_employer_does_not_learn_the_language(
    me: HouseClient, session: Session, world: World
) -> None:
    desk = me.sign_in_as(world.counsellor)
    assert "1 interpreter to find" in desk.get("/desk").text
    page = "/desk/invitations"
    assert "Ukrainian" in desk.get(page).text
    employers = f"/employer/vacancies/{world.cook_vacancy}/times"
    assert "interpreter" not in me.sign_in_as(world.employer).get(employers).text
    me.sign_in_as(world.counsellor).submit(f"/desk/times/{world.interview}/interpreter", page=page)
    assert fresh(session)[0].interpreter_found_at == NOW
    shown = me.sign_in_as(world.employer).get(employers).text
    assert "An interpreter will be there." in shown
    assert "Ukrainian" not in shown
    assert "interpreter to find" not in me.sign_in_as(world.counsellor).get("/desk").text


def test_a_yes_noted_on_the_telephone_tells_the_employer_nothing_before_the_person_says_it(
    me: HouseClient, session: Session, world: World, own: str
) -> None:
    offer(me, world)
    wanted = fresh(session)[1]
    page = f"/desk/invitations/{world.granted}"
    me.sign_in_as(world.counsellor).submit(f"{page}/time", {"time": wanted.public_id, "interpreter": ""}, page=page)
    assert fresh(session)[1].state is InterviewState.NOTED
    times = f"/employer/vacancies/{world.cook_vacancy}/times"
    assert "Comes" not in me.sign_in_as(world.employer).get(times).text
    assert me.get(f"/employer/times/{wanted.public_id}/calendar").status_code == 404
    me.sign_in_as(world.anna_account).submit(f"/me/times/{wanted.public_id}/yes", page=own)
    assert "Comes" in me.sign_in_as(world.employer).get(times).text


def test_none_of_these_and_giving_one_back(me: HouseClient, session: Session, world: World, own: str) -> None:
    offer(me, world)
    assert choose(me, world, own, "none") == 303
    assert [row.state.value for row in fresh(session)] == ["agreed", "refused", "refused"]
    me.submit(f"/me/times/{world.interview}/no", page=own)
    assert {row.state for row in fresh(session)} == {InterviewState.REFUSED}


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"day_1-month": "11", "day_1-day": "22"}, "comes too soon"),
        ({"clock_2": "10:40", "day_2-day": "1"}, "Two times overlap"),
        ({"day_1-day": "26", "day_1-month": "11", "clock_1": "11:15"}, "Two times overlap"),
        ({"day_1-month": "12", "day_1-year": "2027"}, "too far away"),
        ({"clock_1": ""}, "Please answer this."),
        ({"day_2-day": "31", "day_2-month": "2"}, "There is no such day."),
    ],
)
def test_a_time_that_cannot_be_is_refused_with_a_word(
    me: HouseClient, session: Session, world: World, other: dict[str, str], said: str
) -> None:
    page = f"/employer/people/{world.granted}/times"
    answer = me.sign_in_as(world.employer).submit(page, {**OFFER, **other})
    assert answer.status_code == 422
    assert said in answer.text
    assert len(fresh(session)) == 1


@pytest.mark.parametrize(("day", "month", "year"), [("28", "3", "2027"), ("31", "10", "2027")])
def test_an_hour_that_never_comes_or_comes_twice_is_refused(
    me: HouseClient, world: World, clock: FakeClock, day: str, month: str, year: str
) -> None:
    clock.move(days=(datetime(int(year), int(month), 1, tzinfo=UTC) - NOW).days)
    page = f"/employer/people/{world.granted}/times"
    changed = {"day_1-day": day, "day_1-month": month, "day_1-year": year, "clock_1": "3:30", "day_2-day": "",
               "day_2-month": "", "day_2-year": "", "clock_2": ""}  # fmt: skip
    answer = me.sign_in_as(world.employer).submit(page, {**OFFER, **changed})
    assert "the clocks are changed at this hour" in answer.text


def test_a_trial_day_is_paid_or_not_offered(me: HouseClient, session: Session, world: World) -> None:
    page = f"/employer/people/{world.granted}/trial-day"
    lozen = me.sign_in_as(world.employer)
    assert "below the minimum wage" in lozen.submit(page, {**TRIAL, "pay": "2"}).text
    assert "against the law" in lozen.submit(page, {**TRIAL, "promised": ""}).text
    assert lozen.submit(page, {**TRIAL, "until": "20:00"}).status_code == 422
    assert len(fresh(session)) == 1
    assert lozen.submit(page, TRIAL).status_code == 303
    slot = fresh(session)[1].slot
    assert (slot.kind, slot.minutes, slot.pay_hour) == (SlotKind.TRIAL_DAY, 240, 650)


def test_a_trial_day_and_a_talk_can_both_be_agreed(me: HouseClient, session: Session, world: World, own: str) -> None:
    me.sign_in_as(world.employer).submit(f"/employer/people/{world.granted}/trial-day", TRIAL)
    assert choose(me, world, own, fresh(session)[1].public_id) == 303
    assert [row.state.value for row in fresh(session)] == ["agreed", "agreed"]
    assert "By law it is paid" in me.get(own).text


def test_only_who_shares_is_offered_a_trial_day(me: HouseClient, world: World) -> None:
    page = f"/employer/people/{world.invited}/trial-day"
    assert "said yes to your invitation" in me.sign_in_as(world.employer).get(page).text


def test_a_group_day_has_room_for_several(me: HouseClient, session: Session, world: World) -> None:
    page = f"/employer/vacancies/{world.cook_vacancy}/group-day"
    answers = {"day-day": "4", "day-month": "12", "day-year": "2026", "clock": "10", "until": "13:00", "seats": "5"}
    lozen = me.sign_in_as(world.employer)
    assert lozen.submit(page, answers).status_code == 422
    assert lozen.submit(page, {**answers, "people": [world.granted]}).status_code == 303
    slot = fresh(session)[1].slot
    assert (slot.kind, slot.seats) == (SlotKind.GROUP_DAY, 5)


def test_a_moved_time_is_asked_anew_and_one_called_off_is_gone(
    me: HouseClient, session: Session, world: World, own: str
) -> None:
    lozen = me.sign_in_as(world.employer)
    page = f"/employer/times/{world.slot}/move"
    moved = {"day-day": "27", "day-month": "11", "day-year": "2026", "clock": "12:00"}
    assert lozen.submit(page, moved).status_code == 303
    assert lozen.submit(page, {**moved, "version": "1"}).status_code == 422
    row = fresh(session)[0]
    assert (row.state, row.sequence) == (InterviewState.OFFERED, 1)
    assert choose(me, world, own, world.interview) == 303
    me.sign_in_as(world.employer).submit(
        f"/employer/times/{world.slot}/cancel", page=f"/employer/vacancies/{world.cook_vacancy}/times"
    )
    row = fresh(session)[0]
    assert (row.state, row.sequence) == (InterviewState.CANCELLED, 3)
    assert fetch_all(session, InterviewSlot)[0].cancelled_at == NOW


def test_taking_everything_back_kills_times_and_calendar_links_at_the_next_request(
    me: HouseClient, session: Session, world: World, own: str
) -> None:
    mine, theirs = (f"/{side}/times/{world.interview}/calendar" for side in ("me", "employer"))
    assert me.sign_in_as(world.employer).get(theirs).status_code == 200
    assert me.sign_in_as(world.anna_account).get(mine).status_code == 200
    me.submit(f"{own}/withdraw", page=own)
    assert me.get(mine).status_code == 404
    assert fresh(session)[0].state is InterviewState.ENDED
    assert me.sign_in_as(world.employer).get(theirs).status_code == 404
    sign = pseudonym(session.info["vault"], fresh(session)[0].disclosure)
    times = me.get(f"/employer/vacancies/{world.cook_vacancy}/times").text
    assert sign not in times
    assert me.submit(f"/employer/people/{world.granted}/times", OFFER).status_code == 422


def test_no_time_is_seen_to_be_agreed_after_the_last_day_of_sharing(
    me: HouseClient, world: World, clock: FakeClock
) -> None:
    clock.move(days=400)
    theirs = f"/employer/times/{world.interview}/calendar"
    assert me.sign_in_as(world.employer).get(theirs).status_code == 404


def test_one_may_not_be_at_two_places_at_once(me: HouseClient, session: Session, world: World, own: str) -> None:
    invited = f"/me/invitations/{world.invited}"
    lozen = me.sign_in_as(world.employer)
    at = {"day_1-day": "26", "day_1-month": "11", "clock_1": "11:15", "day_2-day": "", "day_2-month": "",
          "day_2-year": "", "clock_2": ""}  # fmt: skip
    assert lozen.submit(f"/employer/people/{world.invited}/times", {**OFFER, **at}).status_code == 303
    wanted = fresh(session)[1]
    me.sign_in_as(world.anna_account).submit(invited, {"fields": ["languages"], "days": "30"})
    choose(me, world, invited, wanted.public_id)
    assert "another appointment at this time" in me.get(invited).text
    assert fresh(session)[1].state is InterviewState.OFFERED


def test_times_offered_before_a_yes_can_be_read_and_not_chosen(me: HouseClient, session: Session, world: World) -> None:
    me.sign_in_as(world.employer).submit(f"/employer/people/{world.invited}/times", OFFER)
    wanted = fresh(session)[1]
    invited = f"/me/invitations/{world.invited}"
    shown = me.sign_in_as(world.anna_account).get(invited).text
    assert "You choose one after you have said yes above." in shown
    assert "What happens next" in shown
    assert wanted.public_id not in shown


def test_time_after_the_talk_it_cannot_be_changed(
    me: HouseClient, session: Session, world: World, clock: FakeClock
) -> None:
    clock.move(days=3, minutes=1)
    lozen = me.sign_in_as(world.employer)
    page = f"/employer/vacancies/{world.cook_vacancy}/times"
    assert f"/employer/times/{world.slot}/cancel" not in lozen.get(page).text
    assert (fresh(session)[0].slot.starts_at, NOW + timedelta(days=3)) == (NOW + timedelta(days=3),) * 2
