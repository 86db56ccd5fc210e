"""This is not right: a fact is set aside at once, a counsellor looks, and the person reads what came of it."""

import pytest
from sqlalchemy.orm import Session

import matcher
from models import Contest, Jobseeker, Vacancy
from models.queries import by_public_id, contests, jobseekers
from models.sharing_enums import ContestKind, ContestState
from tests.browser import HouseClient
from tests.world import NOW, World
from web.services import adapters, audit, matching
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
