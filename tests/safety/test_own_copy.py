"""A person's own copy (D4): every classed column of theirs is in it, and nothing of anybody else."""

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from itertools import count
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import JSON, Boolean, Date, Enum, Float, Integer, LargeBinary, inspect
from sqlalchemy.orm import Session

import models
from models import Account, AuditEntry, Course, InterviewSlot, Jobseeker, Vacancy
from models.base import UtcDateTime
from models.columns import Encryption, Export, registry
from models.queries import by_public_id, subject_rows
from tests.browser import HouseClient, fetch_all
from tests.conftest import VAULT
from tests.world import NOW, World

AUDIT = AuditEntry.__tablename__
SUBJECT = {place: policy for place, policy in registry(models.Base.metadata).items() if policy.export is Export.SUBJECT}
SUBJECT_TABLES = {table for table, _column in SUBJECT}

KINDS: dict[str, type[Any]] = {each.class_.__tablename__: each.class_ for each in models.Base.registry.mappers}

#: What a row must say to be possible at all.
NEEDED = {
    "invitation_words": {"draft": "waits"},
    "action_step": {"course_id": None},
    "merge": {"absorbed": "z" * 22},
    "people_export": {"answered_by_id": None},
    "break_glass": {"wrapped": VAULT.new_person_key(), "answered_by_id": None},
}


def sealed(table: str, column: str) -> bool:
    return SUBJECT[table, column].encryption is Encryption.SEALED


class Planting:
    """Gives a person a row in every table of theirs, and a token in every sealed text."""

    def __init__(self, session: Session, person: Jobseeker, vacancy: Vacancy, mark: str) -> None:
        self.session, self.person, self.vacancy, self.mark = session, person, vacancy, mark
        self.tokens: set[str] = set()

    def plant(self) -> None:
        """Fill what is there, and make a row where there is none."""
        for name, kind in subject_rows.kinds().items():
            if name not in SUBJECT_TABLES:
                continue
            rows = dict(subject_rows.rows_of(self.session, self.person))[kind]
            row = rows[0] if rows else self.made(kind)
            for table, column in SUBJECT:
                if table == name and sealed(table, column) and column != "birth_date_sealed":
                    token = f"{self.mark}{len(self.tokens)}{name.title().replace('_', '')}"
                    setattr(row, column.removesuffix("_sealed"), token)
                    self.tokens.add(token)
            self.session.flush()

    def made(self, kind: type[Any], **own: object) -> Any:
        """A row with a plain value wherever the table demands one."""
        mapper, numbers = inspect(kind), count(1)
        values = {}
        for column in kind.__table__.columns:
            name = mapper.get_property_by_column(column).key
            if column.foreign_keys:
                values[name] = self._pointed(next(iter(column.foreign_keys)).column.table.name, bool(column.nullable))
            elif not (column.nullable or column.primary_key or column.default or column.name == "public_id"):
                values[name] = self._plain(column.type, next(numbers))
        row = kind(**{**values, **NEEDED.get(kind.__tablename__, {}), **own})
        self.session.add(row)
        self.session.flush()
        return row

    def _pointed(self, table: str, nullable: bool) -> Any:
        own = {
            "jobseeker": self.person.id,
            "account": self.person.account.id if self.person.account else None,
            "vacancy": self.vacancy.id,
            "course": fetch_all(self.session, Course)[0].id,
            "municipality": "SOF46",
            "interview_slot": fetch_all(self.session, InterviewSlot)[0].id,
        }
        if table not in own and (row := self._own(table)) is not None:
            return row.id
        if table not in own and not nullable:
            return self.person.organisation_id if table == "organisation" else self.made(KINDS[table]).id
        return own.get(table)

    def _own(self, table: str) -> Any:
        """A row of the person in a table on which others hang; it was planted before those."""
        rows = {kind.__tablename__: rows for kind, rows in subject_rows.rows_of(self.session, self.person)}
        return next(iter(rows.get(table, ())), None)

    def _plain(self, kind: Any, number: int) -> Any:
        if isinstance(kind, Enum):
            return next(iter(kind.enum_class or ()))
        plain = {
            LargeBinary: b"sealed",
            Boolean: True,
            Integer: number,
            Float: 1.5,
            Date: NOW.date(),
            UtcDateTime: NOW,
            JSON: {},
        }
        text = f"{self.mark}plain"[: getattr(kind, "length", None)]
        return next((value for each, value in plain.items() if isinstance(kind, each)), text)


@pytest.fixture
def planted(session: Session, world: World) -> tuple[Planting, Planting]:
    """Anna and Mina, each with a token everywhere."""
    found = []
    for public_id, mark in ((world.anna, "Ours"), (world.mina, "Theirs")):
        person, vacancy = (
            by_public_id(session, Jobseeker, public_id),
            by_public_id(session, Vacancy, world.cook_vacancy),
        )
        assert person is not None
        assert vacancy is not None
        found.append(Planting(session, person, vacancy, mark))
        found[-1].plant()
    session.commit()
    return found[0], found[1]


@pytest.fixture
def copied(app: Flask, client: HouseClient, world: World, planted: tuple[Planting, Planting]) -> dict[str, str]:
    """The files of anna's copy, after her counsellor and Mina's each looked at their own person."""
    for account, address in ((world.counsellor, world.anna), (world.other_counsellor, world.mina)):
        staff = app.test_client()
        assert isinstance(staff, HouseClient)
        assert staff.sign_in_as(account).get(f"/desk/people/{address}").status_code == 200
    client.sign_in_as(world.anna_account)
    client.get("/me?lang=en")
    answer = client.get("/me/documents/copy.zip")
    assert answer.mimetype == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.data)) as files:
        assert sorted(files.namelist()) == ["data.html", "data.json"]
        return {name: files.read(name).decode() for name in files.namelist()}


def stored(session: Session, person: Jobseeker) -> Iterator[tuple[str, str, list[Any]]]:
    """(table, column, values as stored) for every classed column of the person."""
    rows = {kind.__tablename__: found for kind, found in subject_rows.rows_of(session, person)}
    assert person.account is not None
    rows[AUDIT] = subject_rows.entries_about(session, [person.public_id, person.account.public_id])
    for table, column in SUBJECT:
        kind = subject_rows.kinds().get(table, AuditEntry)
        name = inspect(kind).get_property_by_column(kind.__table__.c[column]).key
        attribute = column.removesuffix("_sealed") if sealed(table, column) else name
        yield table, column, [getattr(row, attribute) for row in rows[table]]


def as_copied(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return sorted(value) if isinstance(value, frozenset) else value


def test_every_table_with_a_column_for_the_copy_is_found() -> None:
    assert set(subject_rows.kinds()) | {AUDIT} >= SUBJECT_TABLES


def test_every_classed_column_is_in_the_copy_as_it_is_stored(
    session: Session, planted: tuple[Planting, Planting], copied: dict[str, str]
) -> None:
    told = json.loads(copied["data.json"])
    checked = 0
    for table, column, values in stored(session, planted[0].person):
        assert values, f"no row in {table}: nothing is proved about {column}"
        name = column.removesuffix("_sealed") if sealed(table, column) else column
        for row, value in zip(told[table], values, strict=True):
            assert name in row, f"{table}.{column} is not in the copy"
            if column in ("concept_id", "municipality_code", "organisation"):
                assert bool(row[name]) == bool(value)
            else:
                assert row[name] == as_copied(value), f"{table}.{column}"
            checked += 1
    assert checked >= len(SUBJECT)


def test_every_token_of_the_person_is_in_both_files(planted: tuple[Planting, Planting], copied: dict[str, str]) -> None:
    assert len(planted[0].tokens) >= 10
    for name, text in copied.items():
        assert not {token for token in planted[0].tokens if token not in text}, name


def test_nothing_of_anybody_else_is_in_it(
    session: Session, world: World, planted: tuple[Planting, Planting], copied: dict[str, str]
) -> None:
    strangers = set(planted[1].tokens)
    for _kind, rows in subject_rows.rows_of(session, planted[1].person):
        strangers |= {row.public_id for row in rows if hasattr(row, "public_id")}
    for account in (world.counsellor, world.other_counsellor, world.lead):
        row = by_public_id(session, Account, account)
        assert row is not None
        strangers |= {row.public_id, row.email or "", row.name or ""}
    for name, text in copied.items():
        assert not [token for token in strangers if token and token in text], name
    looks = [row for row in json.loads(copied["data.json"])[AUDIT] if row["action"] == "looked"]
    assert {(row["actor_role"], row["organisation"]) for row in looks} == {("counsellor", "Рамо до рамо")}
