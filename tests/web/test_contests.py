"""This is not right: a fact is set aside at once, a counsellor looks, and the person reads what came of it."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

import matcher
from models import CareWindow, Contest, Exclusion, Jobseeker, JobseekerLicence, Vacancy
from models.enums import ContractKind, DatePrecision, ExclusionKind, LicenceKind
from models.queries import by_public_id, contests, jobseekers
from models.sharing_enums import ContestKind, ContestState
from tests.browser import HouseClient, hidden_fields
from tests.world import NOW, World
from web.counsellor.contests import OWN_WORDS
from web.services import adapters, audit, corrections, matching
from web.services import contests as service
from web.services.principal import Actor, Principal
from web.services.set_aside import ANSWERS, ENTRIES

PERSON = Principal(Actor.JOBSEEKER)


@pytest.fixture
def me(client: HouseClient, world: World) -> HouseClient:
    """Anna's browser, in English."""
    client.get("/?lang=en")
    return client.sign_in_as(world.anna_account)


def anna(session: Session, world: World) -> Jobseeker:
    """Anna as she is stored."""
    session.rollback()
    found = by_public_id(session, Jobseeker, world.anna)
    assert found is not None
    return jobseekers.locked(session, found.id)


def contested(session: Session, world: World, kind: ContestKind) -> Contest:
    """The newest contest of a kind."""
    found = next(row for row in contests.of_person(session, anna(session, world).id) if row.kind is kind)
    session.expunge_all()
    session.rollback()
    return found


def levels(session: Session, world: World) -> dict[str, str]:
    """Criterion → level of anna for the hotel."""
    vacancy = by_public_id(session, Vacancy, world.hotel_vacancy)
    assert vacancy is not None
    result = matching.pair(session, anna(session, world), vacancy, NOW)
    session.rollback()
    assert isinstance(result, matcher.Match)
    return {part.criterion.value: part.level for part in result.contributions}


def say(me: HouseClient, world: World, about: str, fact: str, words: str = "") -> int:
    """Contest a fact of an explanation."""
    page = f"/me/vacancies/{world.hotel_vacancy}/not-right?about={about}"
    return me.submit(page, {"fact": fact, "words": words}).status_code


def test_beside_every_reason_stands_a_way_to_contest_it(me: HouseClient, world: World) -> None:
    shown = me.get(f"/me/vacancies/{world.hotel_vacancy}").text
    for about in ("occupation", "language", "commute", "schedule", "work_right"):
        assert f"not-right?about={about}" in shown


def test_a_contested_fact_does_not_count_until_a_counsellor_has_looked(
    me: HouseClient, session: Session, world: World
) -> None:
    before = levels(session, world)
    assert before["commute"] != "unknown"
    assert say(me, world, "commute", "place|", "Преїхала до Пловдива") == 303
    assert levels(session, world)["commute"] == "unknown"
    assert "Place to live" in me.get("/me/not-right").text
    row = contested(session, world, ContestKind.PLACE)
    me.sign_in_as(world.counsellor)
    assert "Place to live" in me.get("/desk/contests").text
    page = f"/desk/contests/{row.public_id}"
    assert "Преїхала до Пловдива" in me.get(page).text
    assert me.submit(page, {"does": "reject"}).status_code == 422
    me.submit(page, {"does": "reject", "answer": "other", "note": "Виж картата"})
    assert levels(session, world) == before
    told = me.sign_in_as(world.anna_account).get("/me/not-right").text
    assert "Left as it is" in told
    assert "Виж картата" in told
    assert audit.verify(session).broken_at is None


def test_a_counsellor_who_agrees_goes_to_correct_it_and_it_stays_aside_until_then(
    me: HouseClient, session: Session, world: World
) -> None:
    before = levels(session, world)
    work = anna(session, world).work[0].public_id
    session.rollback()
    assert say(me, world, "occupation", f"work|{work}") == 303
    row = contested(session, world, ContestKind.WORK)
    me.sign_in_as(world.counsellor)
    answer = me.submit(f"/desk/contests/{row.public_id}", {"does": "accept"})
    assert answer.location == f"/desk/people/{world.anna}/words"
    assert levels(session, world)["occupation"] == "unknown"
    me.sign_in_as(world.anna_account)
    me.submit(f"/me/not-right/{row.public_id}/settle", page="/me/not-right")
    assert levels(session, world) == before
    assert contested(session, world, ContestKind.WORK).state is ContestState.SETTLED


def test_nothing_that_is_not_there_can_be_contested(me: HouseClient, session: Session, world: World) -> None:
    assert say(me, world, "language", "language|tlh") == 422
    with pytest.raises(LookupError):
        service.contest(session, PERSON, anna(session, world), (ContestKind.SKILL, "x" * 22), None, NOW)


def test_a_fact_is_set_aside_once_however_often_it_is_contested(
    me: HouseClient, session: Session, world: World
) -> None:
    assert (say(me, world, "language", "language|bg"), say(me, world, "language", "language|bg")) == (303, 303)
    found = contests.of_person(session, anna(session, world).id)
    assert [row.kind for row in found if row.state is ContestState.OPEN] == [ContestKind.LANGUAGE]


def test_another_organisation_sees_nothing_of_it(me: HouseClient, session: Session, world: World) -> None:
    say(me, world, "commute", "place|")
    row = contested(session, world, ContestKind.PLACE)
    me.sign_in_as(world.other_counsellor)
    assert world.anna not in me.get("/desk/contests").text
    assert me.get(f"/desk/contests/{row.public_id}").status_code == 404


@pytest.mark.parametrize("kind", list(ContestKind))
def test_whatever_is_contested_reads_as_never_said(session: Session, world: World, kind: ContestKind) -> None:
    person = anna(session, world)
    facts = list(service.facts(person, [kind]))
    for fact in facts:
        service.contest(session, PERSON, person, fact, None, NOW)
    rules = matching.rules(session)
    known = adapters.undisputed(anna_again(session, person))
    if kind in ANSWERS and facts:
        assert all(getattr(known, name) is None for name in ANSWERS[kind])
    elif facts:
        assert getattr(known, ENTRIES[kind][0]) == []
    seeker = adapters.seeker(known, rules, NOW.date())
    assert seeker.candidate.id == world.anna


def anna_again(session: Session, person: Jobseeker) -> Jobseeker:
    """The same person, read anew in the same transaction."""
    session.flush()
    return jobseekers.locked(session, person.id)


# Put right at the desk ---------------------------------------------------------------------------------------------

RIGHT: dict[ContestKind, dict[str, str]] = {
    ContestKind.PLACE: {"municipality_code": "PDV22"},
    ContestKind.WAY: {"max_commute_minutes": "٤٥", "own_transport": "yes", "accommodation_needed": "unsaid"},
    ContestKind.TIMES: {"works_days": "yes", "works_nights": "no", "max_hours_per_week": "20"},
    ContestKind.CARE: {"has_care_hours": "no"},
    ContestKind.START: {"earliest_start-day": "1", "earliest_start-month": "2", "earliest_start-year": "2027"},
    ContestKind.PAY: {"min_net_pay": "700"},
    ContestKind.CONTRACT: {"preferred_contract": "seasonal"},
    ContestKind.STATUS: {"status": "humanitarian_status"},
    ContestKind.BIRTH_DATE: {"birth-year": "1988", "birth-month": "", "birth-day": ""},
    ContestKind.LANGUAGE: {"spoken": "B1", "written": ""},
    ContestKind.LICENCE: {"has_it": "no"},
    ContestKind.EXCLUSION: {"gone": "y"},
}


def full(person: Jobseeker) -> None:
    """Something to contest of every kind."""
    person.has_care_hours, person.earliest_start, person.min_net_pay = True, NOW.date(), 900
    person.preferred_contract, person.birth_date = ContractKind.PERMANENT, "1990-05-17"
    person.birth_date_precision = DatePrecision.DAY
    person.care_windows.append(CareWindow(weekday=2, from_minute=420, to_minute=840))
    person.licences.append(JobseekerLicence(kind=LicenceKind.DRIVING_B))
    person.exclusions.append(Exclusion(kind=ExclusionKind.OCCUPATION, value="urn:zaedno:occupation:welder"))


def open_contest(session: Session, world: World, kind: ContestKind) -> str:
    """The public id of a contest of a kind that waits, about the first fact there is."""
    person = anna(session, world)
    full(person)
    session.flush()
    fact = next(iter(service.facts(person, [kind])))
    service.contest(session, PERSON, person, fact, "Не так", NOW)
    session.commit()
    return contested(session, world, kind).public_id


def test_every_kind_has_a_place_to_be_put_right() -> None:
    assert set(RIGHT) | OWN_WORDS == set(ContestKind) == set(corrections.SHEETS) | OWN_WORDS


@pytest.mark.parametrize("kind", RIGHT, ids=str)
def test_what_the_desk_puts_right_is_stored_and_counts_again(
    me: HouseClient, session: Session, world: World, kind: ContestKind
) -> None:
    name = open_contest(session, world, kind)
    before, others = corrections.stored(by_public_id_of(session, name))[0], neighbours(session, world)
    me.sign_in_as(world.counsellor)
    answer = me.submit(f"/desk/contests/{name}", {"does": "accept"})
    assert answer.location == f"/desk/contests/{name}/correct"
    page = me.get(answer.location).text
    assert "Не так" in page
    assert me.submit(answer.location, RIGHT[kind]).location == "/desk/contests"
    row = by_public_id_of(session, name)
    assert row.state is ContestState.SETTLED
    assert corrections.stored(row)[0] != before
    assert not anna(session, world).contested
    after = neighbours(session, world)
    assert after == {**others, kind: after[kind]}
    assert audit.verify(session).broken_at is None
    session.rollback()
    me.sign_in_as(world.anna_account)
    assert "Put right" in me.get("/me/not-right").text
    assert "Your counsellor has answered" in me.get("/me/inbox").text


@pytest.mark.parametrize(
    ("kind", "box", "day"),
    [(ContestKind.BIRTH_DATE, "birth", NOW.date() + timedelta(days=1)),
     (ContestKind.STATUS, "status_registered_on", NOW.date() + timedelta(days=1)),
     (ContestKind.START, "earliest_start", date(2091, 1, 1)), (ContestKind.START, "earliest_start", date(1991, 1, 1))],
    ids=str,
)  # fmt: skip
def test_a_slip_of_the_pen_in_a_date_is_not_put_right(
    me: HouseClient, session: Session, world: World, kind: ContestKind, box: str, day: date
) -> None:
    page = f"/desk/contests/{open_contest(session, world, kind)}/correct"
    me.sign_in_as(world.counsellor)
    typed = {f"{box}-{part}": str(getattr(day, part)) for part in ("day", "month", "year")}
    answer = me.submit(page, {**RIGHT[kind], **typed})
    assert answer.status_code == 422
    assert "Look at the year again." in answer.text


def by_public_id_of(session: Session, name: str) -> Contest:
    """A contest as it is stored now."""
    session.rollback()
    session.expire_all()
    found = by_public_id(session, Contest, name)
    assert found is not None
    return found


def neighbours(session: Session, world: World) -> dict[ContestKind, list[str]]:
    """What is known of anna, kind by kind."""
    person = anna(session, world)
    found = {
        kind: [str(getattr(person, name)) for name in names if name != "municipality"]
        for kind, names in ANSWERS.items()
    }
    found |= {kind: sorted(named(row) for row in getattr(person, name)) for kind, (name, named) in ENTRIES.items()}
    session.rollback()
    return found


def test_what_the_person_changed_meanwhile_is_not_overwritten_unseen(
    me: HouseClient, session: Session, world: World
) -> None:
    name = open_contest(session, world, ContestKind.PAY)
    page = f"/desk/contests/{name}/correct"
    me.sign_in_as(world.counsellor)
    opened = hidden_fields(me.get(page).text, page)
    anna(session, world).min_net_pay = 850
    session.commit()
    refused = me.post(page, data={**opened, "min_net_pay": "700"})
    assert refused.status_code == 409
    assert "850" in refused.text
    assert 'value="700"' in refused.text
    assert by_public_id_of(session, name).state is ContestState.OPEN
    session.rollback()
    again = me.post(page, data={**hidden_fields(refused.text, page), "min_net_pay": "700"})
    assert again.status_code == 303
    assert least_pay(session, world) == 700


def least_pay(session: Session, world: World) -> int | None:
    """The pay anna needs, as it is stored now."""
    pay = anna(session, world).min_net_pay
    session.rollback()
    return pay


def test_two_at_the_desk_put_a_fact_right_once(me: HouseClient, session: Session, world: World) -> None:
    name = open_contest(session, world, ContestKind.PAY)
    page = f"/desk/contests/{name}/correct"
    me.sign_in_as(world.counsellor)
    late = hidden_fields(me.get(page).text, page)
    assert me.submit(page, {"min_net_pay": "700"}).status_code == 303
    told = me.post(page, data={**late, "min_net_pay": "999"})
    assert told.status_code == 409
    assert "999" in told.text
    assert "700" in told.text
    assert least_pay(session, world) == 700
    assert "Somebody has looked at this already" in me.get(page).text
