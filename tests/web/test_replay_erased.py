"""The erased are gaps and nothing of them stays; what no run needs any more goes."""

import json
import zlib
from datetime import timedelta
from pathlib import Path
from weakref import WeakKeyDictionary

import pytest
from flask import Flask
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

import matcher
from matcher import inputs_json
from models import (
    Base,
    EngineMaterial,
    Jobseeker,
    MatchRun,
    RunRecord,
    SeekerSnapshot,
    Suggestion,
    Vacancy,
)
from models.crypto import unseal
from models.queries import by_public_id
from models.queries import replay as replays
from tests.conftest import VAULT, FakeClock
from tests.web.replays import change_a_person, erase, replayed, row, run_of
from tests.world import NOW, World
from web.services import adapters, matching, replay_answer, run_record


def test_an_erased_person_is_an_opaque_gap(app: Flask, session: Session, cooks_run: str, world: World) -> None:
    whole = json.loads(replayed(app, cooks_run).stdout)["people"]
    position = next(entry["position"] for entry in whole if entry["match"]["candidate_id"] == world.omar)
    erase(session, world.omar)
    found = replayed(app, cooks_run)
    assert found.exit_code == 0, found.stderr
    assert "Erased since: 1; of these in the list: 1." in found.stderr
    people = json.loads(found.stdout)["people"]
    assert people[position - 1] == {"gap": True, "position": position}
    assert [entry for entry in people if "gap" not in entry] == [each for each in whole if each["position"] != position]
    assert world.omar not in found.output


def test_somebody_erased_while_being_ranked_is_a_gap_from_the_start(
    app: Flask, session: Session, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = replays.keys_of

    def without_omar(session: Session, people: list[str]) -> list[tuple[str, int, bytes]]:
        return [each for each in there(session, people) if each[0] != world.omar]

    monkeypatch.setattr(replays, "keys_of", without_omar)
    monkeypatch.setattr(run_record, "_known", WeakKeyDictionary())
    cooks_run = run_of(session, world.cook_vacancy)
    session.execute(delete(Suggestion).where(Suggestion.jobseeker.has(public_id=world.omar)))
    session.commit()
    found = replayed(app, cooks_run)
    assert found.exit_code == 0, found.stderr
    assert world.omar not in found.stdout
    assert found.stdout.count('"gap":true') == 1


def test_several_and_all_may_be_gone(app: Flask, session: Session, cooks_run: str, world: World) -> None:
    erase(session, world.omar, world.anna)
    found = replayed(app, cooks_run)
    assert (found.exit_code, found.stdout.count('"gap":true')) == (0, len(json.loads(found.stdout)["people"]) - 1)
    erase(session, world.mina)
    assert replayed(app, cooks_run).exit_code == 0
    assert not session.scalars(select(SeekerSnapshot)).all()


def test_somebody_who_moves_up_into_the_list_is_not_shown(
    app: Flask, session: Session, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "KEPT", 1)
    cooks_run = run_of(session, world.cook_vacancy)
    first = json.loads(replayed(app, cooks_run).stdout)["people"][0]["match"]["candidate_id"]
    erase(session, first)
    found = replayed(app, cooks_run)
    assert (found.exit_code, json.loads(found.stdout)["people"]) == (0, [{"gap": True, "position": 1}])


def test_what_stays_of_the_erased_lets_nobody_try_out_guesses(session: Session, cooks_run: str, world: World) -> None:
    """Hash and checks cover seals made with the people's keys: the same answer under another key has others."""
    run, record = row(session, MatchRun, cooks_run), session.scalars(select(RunRecord)).one()
    vacancy = by_public_id(session, Vacancy, world.cook_vacancy)
    assert vacancy is not None
    ranking = matching.people_for(session, vacancy, NOW)
    keys = {match.candidate_id: bytes(32) for match in ranking.matches}
    guessed = replay_answer.answer(run, ranking, ranking.matches, keys)
    assert [check for _, check in record.order] != list(guessed.checks)
    assert guessed.digest != run.output_hash
    content = session.scalars(select(SeekerSnapshot.mark)).all()
    texts = [inputs_json.write(each) for each in _seekers(session)]
    assert len(texts) == len(content)
    assert not {run_record.mark_of(bytes(32), each) for each in texts} & set(content)


def _seekers(session: Session) -> list[matcher.Seeker]:
    rules = matching.rules(session)
    people = session.scalars(select(Jobseeker).order_by(Jobseeker.id))
    return [adapters.seeker(person, rules, NOW.date()) for person in people]


def test_nobodys_kept_answers_lie_readable(session: Session, cooks_run: str, database_url: str) -> None:
    """A snapshot names the engine's fields; they stand nowhere in plain, in no table and no file."""
    person = session.scalars(select(Jobseeker).order_by(Jobseeker.id)).first()
    vacancy = session.scalars(select(Vacancy).where(Vacancy.state == "open")).first()
    assert person is not None
    assert vacancy is not None
    person.min_net_pay = 7777
    run_of(session, vacancy.public_id)
    kept = session.scalars(select(SeekerSnapshot)).all()
    opened = [unseal(each.jobseeker.key.opened(VAULT), run_record.place_of(each.mark), each.content_sealed)
              for each in kept]  # fmt: skip
    assert [text for text in opened if '"min_net_month":777700' in text], "the canary is not planted"
    dump = b"".join(zlib.decompress(each) for each in session.scalars(select(EngineMaterial.content)))
    for table in Base.metadata.sorted_tables:
        dump += repr(session.execute(select(table)).all()).encode()
    if database_url.startswith("sqlite"):
        file = Path(database_url.removeprefix("sqlite:///"))
        dump += b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*"))
    for canary in (b"min_net_month", b"wanted_occupations"):
        assert canary not in dump


def test_inputs_go_when_their_vacancy_has_long_been_closed(
    app: Flask, session: Session, cooks_run: str, world: World
) -> None:
    change_a_person(session, world)
    later = run_of(session, world.hotel_vacancy)
    session.execute(update(Vacancy).where(Vacancy.public_id == world.cook_vacancy).values(closed_at=NOW))
    run_record.forget(session, NOW)
    assert len(session.scalars(select(RunRecord)).all()) == 2
    before = set(session.scalars(select(SeekerSnapshot.mark)))
    run_record.forget(session, NOW + timedelta(1))
    session.commit()
    assert set(session.scalars(select(SeekerSnapshot.mark))) < before
    assert replayed(app, cooks_run).exit_code == 1
    assert replayed(app, later).exit_code == 0


def test_the_worker_forgets(app: Flask, session: Session, cooks_run: str, clock: FakeClock) -> None:
    session.execute(update(Vacancy).values(closed_at=NOW))
    session.commit()
    clock.move(days=200)
    assert app.test_cli_runner().invoke(args=["worker", "--once"]).exit_code == 0
    assert not session.scalars(select(EngineMaterial)).all()
    assert not session.scalars(select(SeekerSnapshot)).all()
    assert replayed(app, cooks_run).exit_code == 1
