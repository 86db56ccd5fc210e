"""A kept run is made again byte for byte, whatever changed since."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import create_engine, delete, select, text, update
from sqlalchemy.orm import Session

import matcher
from matcher import inputs_json
from models import (
    AuditEntry,
    Base,
    Change,
    ConceptRelation,
    EngineMaterial,
    Jobseeker,
    MatchRun,
    RunRecord,
    SeekerSnapshot,
    Suggestion,
    Vacancy,
    schema,
)
from models.database import open_engine
from models.queries import by_public_id
from tests.web.replays import change_a_person, erase, printed_elsewhere, replayed, row, run_of
from tests.world import NOW, World
from web.services import matching, replay, rule_values
from web.services.principal import SYSTEM

Deed = Callable[[Session, World], None]


LARGE = 10**6


def change_a_rule(session: Session, world: World) -> None:
    known = rule_values.of_the_release().parameters["minimum_wage_month"][-1]
    rule_values.add(session, SYSTEM, matcher.Parameter(
        "minimum_wage_month", LARGE, known.unit, NOW.date(), None, "a law", NOW.date(), matcher.Confidence.HIGH, "new"
    ), NOW)  # fmt: skip


def change_the_taxonomy(session: Session, world: World) -> None:
    session.execute(delete(ConceptRelation))
    session.execute(text("UPDATE taxonomy_import SET content_hash = 'other'"))


def change_the_vacancy(session: Session, world: World) -> None:
    session.execute(text("UPDATE vacancy SET pay_min = 1, pay_max = 2, municipality_code = 'VAR06'"))


def pause_everybody(session: Session, world: World) -> None:
    session.execute(update(Jobseeker).values(paused_at=NOW))


CHANGES: list[Deed] = [change_a_person, change_a_rule, change_the_taxonomy, change_the_vacancy, pause_everybody]


def test_a_run_is_printed_again_byte_for_byte(app: Flask, session: Session, cooks_run: str, world: World) -> None:
    first = replayed(app, cooks_run)
    assert first.exit_code == 0, first.stderr
    assert "Identical, byte for byte" in first.stderr
    assert hashlib.sha256(first.stdout_bytes).hexdigest() == row(session, MatchRun, cooks_run).output_hash
    said = json.loads(first.stdout)
    listed = session.scalars(select(Suggestion).order_by(Suggestion.position)).all()
    assert [entry["match"]["candidate_id"] for entry in said["people"]] == [each.jobseeker.public_id for each in listed]
    assert [entry["match"] for entry in said["people"]] == [each.explanation for each in listed]
    assert {world.omar, world.mina} <= {each.jobseeker.public_id for each in listed}
    assert said["on"] == "2026-11-23"
    assert replayed(app, cooks_run).stdout_bytes == first.stdout_bytes


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_the_same_after_a_change(app: Flask, session: Session, cooks_run: str, world: World, change: Deed) -> None:
    first = replayed(app, cooks_run).stdout_bytes
    change(session, world)
    session.commit()
    again = replayed(app, cooks_run)
    assert (again.exit_code, again.stdout_bytes) == (0, first)
    if change is not pause_everybody:
        later = replayed(app, run_of(session, world.cook_vacancy))
        assert later.exit_code == 0
        assert json.loads(later.stdout)["people"] != json.loads(first)["people"], "the change changes nothing"


def test_the_same_after_the_weights_changed(
    app: Flask, session: Session, cooks_run: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = replayed(app, cooks_run).stdout_bytes
    monkeypatch.setattr(matching, "weights", lambda _session: matcher.Settings(fits_well=999))
    later = run_of(session, world.cook_vacancy)
    assert replayed(app, cooks_run).stdout_bytes == first
    assert replayed(app, later).exit_code == 0
    versions = {json.loads(replayed(app, each).stdout)["weights_version"] for each in (cooks_run, later)}
    assert len(versions) == 2


def test_what_did_not_change_is_kept_once(session: Session, cooks_run: str, world: World) -> None:
    def kept() -> list[int]:
        return [len(session.scalars(select(kind)).all()) for kind in (EngineMaterial, SeekerSnapshot, RunRecord)]

    before = kept()
    run_of(session, world.hotel_vacancy)
    assert kept() == [before[0], before[1], 2]
    person = by_public_id(session, Jobseeker, world.omar)
    assert person is not None
    person.max_commute_minutes = 7
    run_of(session, world.hotel_vacancy)
    assert kept() == [before[0] + 1, before[1] + 1, 3]


def test_another_engine_promises_nothing(app: Flask, cooks_run: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matcher, "ENGINE_VERSION", "another")
    found = replayed(app, cooks_run)
    assert (found.exit_code, found.stdout) == (3, "")
    assert "cannot promise" in found.stderr
    assert "the same" in found.stderr


def test_another_engine_may_not_even_read_the_inputs(
    app: Flask, session: Session, cooks_run: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreadable(*_: object) -> None:
        raise inputs_json.InputsError

    monkeypatch.setattr(replay.inputs_json, "read", unreadable)
    assert replayed(app, cooks_run).exit_code == 3


def test_an_engine_that_changed_without_a_new_version_is_found_out(
    app: Flask, session: Session, cooks_run: str, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matcher, "rank_candidates", _without_the_first(matcher.rank_candidates))
    assert replayed(app, cooks_run).exit_code == 4
    erase(session, world.anna)
    assert replayed(app, cooks_run).exit_code == 4


def _without_the_first(rank: Callable[..., matcher.Ranking]) -> Callable[..., matcher.Ranking]:
    def ranked(opening: matcher.Opening, seekers: list[matcher.Seeker], **how: object) -> matcher.Ranking:
        return rank(opening, list(seekers)[1:], **how)

    return ranked


def test_runs_without_kept_inputs_say_so(app: Flask, session: Session, cooks_run: str) -> None:
    session.execute(delete(RunRecord))
    session.commit()
    assert replayed(app, cooks_run).exit_code == 1
    assert replayed(app, "nothing").exit_code == 1


def test_the_runs_of_a_vacancy_are_listed(app: Flask, session: Session, cooks_run: str, world: World) -> None:
    later = run_of(session, world.cook_vacancy)
    listed = replayed(app, world.cook_vacancy, "--of-vacancy").stdout.splitlines()
    assert [line.split()[0] for line in listed] == [later, cooks_run]
    assert replayed(app, "nothing", "--of-vacancy").exit_code == 1


def test_the_trail_names_the_run_and_its_output(session: Session, cooks_run: str) -> None:
    entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "ranked people")).one()
    assert entry.facts["run"] == cooks_run
    assert entry.facts["output"] == row(session, MatchRun, cooks_run).output_hash


@pytest.mark.parametrize("seed", ["0", "4242"])
def test_another_process_prints_the_same_bytes(
    app: Flask, cooks_run: str, database_url: str, tmp_path: Path, seed: str
) -> None:
    assert printed_elsewhere(database_url, tmp_path, cooks_run, seed) == replayed(app, cooks_run).stdout_bytes


def test_a_base_that_moved_prints_the_same_bytes(
    app: Flask, session: Session, cooks_run: str, database_url: str, tmp_path: Path
) -> None:
    """Every row is carried into a file of SQLite: on PostgreSQL this compares the two engines."""
    first = replayed(app, cooks_run).stdout_bytes
    moved = f"sqlite:///{tmp_path / 'moved.sqlite'}"
    engine = open_engine(moved)
    schema.upgrade(engine)
    engine.dispose()
    engine = create_engine(moved)
    with engine.begin() as there:
        for table in Base.metadata.sorted_tables:
            rows = [dict(each) for each in session.execute(select(table)).mappings()]
            if rows and table.name != Change.__tablename__:
                there.execute(table.insert(), rows)
    engine.dispose()
    assert printed_elsewhere(moved, tmp_path, cooks_run, "7") == first


def test_each_organisation_has_a_run_of_its_own_that_replays(app: Flask, session: Session, world: World) -> None:
    vacancy = by_public_id(session, Vacancy, world.cook_vacancy)
    assert vacancy is not None
    runs = [each.public_id for each in matching.run_for_all(session, vacancy, SYSTEM, NOW)]
    session.commit()
    found = [replayed(app, run) for run in runs]
    assert [each.exit_code for each in found] == [0, 0]
    listed = [{one["match"]["candidate_id"] for one in json.loads(each.stdout)["people"]} for each in found]
    assert listed == [{world.anna, world.omar}, {world.mina}]
    erase(session, world.anna)
    assert [replayed(app, run).stdout.count('"gap":true') for run in runs] == [1, 0]
