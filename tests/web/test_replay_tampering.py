"""Whatever is changed of what was kept of a run, replay notices."""

import zlib
from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from models import (
    AuditEntry,
    EngineMaterial,
    MatchRun,
    RunRecord,
    SeekerSnapshot,
)
from tests.web.replays import replayed


def swap_snapshots(session: Session) -> None:
    one, two, *_ = session.scalars(select(SeekerSnapshot).order_by(SeekerSnapshot.id)).all()
    one.content_sealed, two.content_sealed = two.content_sealed, one.content_sealed


def cut_a_snapshot(session: Session) -> None:
    for each in session.scalars(select(SeekerSnapshot)):
        each.content_sealed = each.content_sealed[:-1] + bytes([each.content_sealed[-1] ^ 1])


def take_snapshots_out(session: Session) -> None:
    session.execute(delete(SeekerSnapshot))


def change_a_material(session: Session) -> None:
    for each in session.scalars(select(EngineMaterial)):
        each.content = zlib.compress(zlib.decompress(each.content) + b" ")


def damage_a_material(session: Session) -> None:
    session.execute(update(EngineMaterial).values(content=b"nothing"))


def change_the_opening(session: Session) -> None:
    session.execute(update(RunRecord).values(opening="{}"))


def change_the_order(session: Session) -> None:
    record = session.scalars(select(RunRecord)).one()
    record.order = list(reversed(record.order))


def change_the_day(session: Session) -> None:
    session.execute(update(MatchRun).values(on_day=date(2020, 1, 1)))


def change_the_output(session: Session) -> None:
    session.execute(update(MatchRun).values(output_hash="0" * 64))


def change_the_audit_entry(session: Session) -> None:
    session.execute(update(AuditEntry).values(actor="somebody else"))


def remove_the_audit_entry(session: Session) -> None:
    session.execute(delete(AuditEntry))


@pytest.mark.parametrize(
    "tamper",
    [
        swap_snapshots, cut_a_snapshot, take_snapshots_out, change_a_material, damage_a_material, change_the_opening,
        change_the_order, change_the_day, change_the_output, change_the_audit_entry, remove_the_audit_entry,
    ],
    ids=lambda tamper: tamper.__name__,
)  # fmt: skip
def test_tampering_shows(app: Flask, session: Session, cooks_run: str, tamper: Callable[[Session], None]) -> None:
    tamper(session)
    session.commit()
    found = replayed(app, cooks_run)
    assert (found.exit_code, found.stdout) == (2, ""), found.output
    assert "was changed" in found.stderr
