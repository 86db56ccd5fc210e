"""The column registry: nothing without an entry, nothing we must not hold, nothing shown to the wrong eyes."""

import re

import pytest
from sqlalchemy import Column, Integer, MetaData, String, Table

import models
from models.columns import (
    PROFILE,
    Encryption,
    Export,
    Owner,
    Retention,
    UnregisteredColumn,
    Viewer,
    registry,
)

FORBIDDEN = re.compile(
    r"religion|faith|ethnic|race\b|nationality|citizenship|health_(?!book)|disease|disabilit|persecut|asylum_(story|file)|"
    r"political|orientation|union|scan|photo|route|gender|\bsex\b|marital|children_names|egn|lnch", re.I
)  # fmt: skip


def test_every_column_is_registered() -> None:
    columns = {(t.name, c.name) for t in models.Base.metadata.tables.values() for c in t.columns}
    assert set(registry(models.Base.metadata)) == columns


def test_a_column_that_forgets_is_refused() -> None:
    planted = MetaData()
    Table("planted", planted, Column("id", Integer, info=PROFILE), Column("secret_wish", String))
    with pytest.raises(UnregisteredColumn, match=r"planted\.secret_wish"):
        registry(planted)


def test_what_we_must_not_hold_has_no_column() -> None:
    names = [f"{table}.{column}" for table, column in registry(models.Base.metadata)]
    assert not [name for name in names if FORBIDDEN.search(name.split(".", 1)[1])]


def test_identifiers_are_sealed_and_seen_by_nobody_else() -> None:
    for (table, column), policy in registry(models.Base.metadata).items():
        if policy.encryption is Encryption.SEALED:
            assert column.endswith("_sealed") or column == "wrapped", f"{table}.{column}"
            assert Viewer.EVERYBODY not in policy.viewers
            assert Viewer.OWN_EMPLOYER not in policy.viewers
        if policy.encryption in (Encryption.BLIND_INDEX, Encryption.HASHED):
            assert policy.viewers == {Viewer.NOBODY} or table in ("throttle",), f"{table}.{column}"
            assert policy.export is Export.NEVER


def test_nothing_of_a_jobseeker_is_ever_open_data_or_seen_by_operators() -> None:
    for (table, column), policy in registry(models.Base.metadata).items():
        if policy.owner is Owner.JOBSEEKER:
            assert policy.export in (Export.SUBJECT, Export.NEVER), f"{table}.{column}"
            assert not policy.viewers & {Viewer.EVERYBODY, Viewer.OPERATOR, Viewer.OWN_EMPLOYER}, f"{table}.{column}"
            assert policy.retention is not Retention.PERMANENT, f"{table}.{column}"


def test_every_text_that_names_a_person_is_sealed() -> None:
    """Names, phones, e-mails, birth dates, document numbers and own words exist in sealed columns only."""
    naming = re.compile(r"given_name|family_name|phone|email|birth_date$|document_number|own_words|note$|address")
    for (table, column), policy in registry(models.Base.metadata).items():
        of_a_person = policy.owner in (Owner.JOBSEEKER, Owner.STAFF, Owner.SYSTEM)
        about = naming.search(column.removesuffix("_sealed"))
        if of_a_person and about and not column.endswith(("_index", "_at", "_precision", "_on")):
            assert policy.encryption is Encryption.SEALED, f"{table}.{column}"
