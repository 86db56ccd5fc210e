"""Alembic's entry: runs on the connection it is handed, or on DATABASE_URL from the command line."""

import os
from typing import Literal

from alembic import context
from sqlalchemy import Connection

import models
from models import change_triggers
from models.base import UtcDateTime
from models.database import open_engine


def render(kind: str, item: object, context_: object) -> str | Literal[False]:
    """Write our UTC type as the plain column type it is, so that migrations import nothing of ours."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


def run(connection: Connection) -> None:
    """Run the migrations asked for on an open connection."""
    context.configure(
        connection=connection,
        target_metadata=models.Base.metadata,
        render_as_batch=True,
        compare_type=True,
        render_item=render,
    )
    with context.begin_transaction():
        context.run_migrations()


handed: Connection | None = context.config.attributes.get("connection")
if handed is not None:
    run(handed)
else:
    with open_engine(os.environ["DATABASE_URL"]).connect() as opened:
        change_triggers.remove(opened)
        run(opened)
        change_triggers.install(opened)
        opened.commit()
