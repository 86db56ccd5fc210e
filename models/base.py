"""The declarative base: naming convention, ids, UTC times, and the mixins every table shares."""

import re
import secrets
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import DateTime, Dialect, Enum, Integer, MetaData, String, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from models.columns import KEY, SYSTEM

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC time on both engines. SQLite drops time zones, so they are put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive times: a time without a zone is a bug in the caller."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A stored time needs a time zone.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the stored moment back as aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: UtcDateTime()}


def choice(kind: type[StrEnum], name: str | None = None) -> Enum:
    """A column type for a closed list: stored as its text and held by a CHECK, the same on both engines.

    `name` tells two columns of one list in one table apart.
    """
    return Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=max(len(member.value) for member in kind),
        values_callable=lambda members: [member.value for member in members],
        name=name or re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower(),
    )


def new_public_id() -> str:
    """A random name for a row in addresses, logs and commands: 22 characters that say nothing about the row.

    None begins with a hyphen: a command would take it for an option.
    """
    drawn = secrets.token_urlsafe(16)
    return new_public_id() if drawn.startswith("-") else drawn


class Numbered:
    """A table with an internal number that never leaves the database."""

    id: Mapped[int] = mapped_column(Integer, primary_key=True, info=KEY)


class Named(Numbered):
    """A row that may appear in an address: it has a random public id from the moment it is made."""

    # As a sentinel it tells the rows of one statement apart; without, SQLite is sent every row by itself.
    public_id: Mapped[str] = mapped_column(String(22), unique=True, insert_sentinel=True, info=SYSTEM)

    def __init__(self, **values: Any) -> None:
        values.setdefault("public_id", new_public_id())
        super().__init__(**values)


class Dated:
    """A row that knows when it was made."""

    created_at: Mapped[datetime] = mapped_column(UtcDateTime(), info=SYSTEM)


class Versioned:
    """A row two people may edit: a stale write fails instead of overwriting."""

    version: Mapped[int] = mapped_column(Integer, default=1, info=SYSTEM)
