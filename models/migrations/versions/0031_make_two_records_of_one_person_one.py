"""find people entered twice, make their records one, and take them apart again.

Revision 0031, after 0030.
"""

import re
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

NEWS = ("made_one", "taken_apart")


def upgrade() -> None:
    """Apply."""
    _likely_twins()
    _merge()
    _hold(lambda words: [*words, *NEWS])


def _likely_twins() -> None:
    op.create_table(
        "likely_twins",
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("probability", sa.Float(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("weights_version", sa.Integer(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("apart_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("apart_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_likely_twins_the_lower_number_first")),
        sa.CheckConstraint("probability BETWEEN 0 AND 1", name=op.f("ck_likely_twins_a_probability")),
        _tie("likely_twins", "first_id", "jobseeker", "CASCADE"),
        _tie("likely_twins", "second_id", "jobseeker", "CASCADE"),
        _tie("likely_twins", "apart_by_id", "account", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_likely_twins")),
        sa.UniqueConstraint("first_id", "second_id", name=op.f("uq_likely_twins_first_id_second_id")),
    )
    op.create_index(op.f("ix_likely_twins_second_id"), "likely_twins", ["second_id"], unique=False)
    op.create_index("ix_likely_twins_apart_at_probability", "likely_twins", ["apart_at", "probability"], unique=False)


def _merge() -> None:
    op.create_table(
        "merge",
        sa.Column("jobseeker_id", sa.Integer(), nullable=False),
        sa.Column("absorbed", sa.String(length=22), nullable=False),
        sa.Column("absorbed_key_id", sa.Integer(), nullable=True),
        sa.Column("external_index", sa.String(length=64), nullable=True),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "undone_at IS NULL OR content_sealed IS NULL", name=op.f("ck_merge_what_is_undone_keeps_nothing")
        ),
        _tie("merge", "jobseeker_id", "jobseeker", "CASCADE"),
        _tie("merge", "absorbed_key_id", "person_key", "SET NULL"),
        _tie("merge", "made_by_id", "account", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merge")),
        sa.UniqueConstraint("public_id", name=op.f("uq_merge_public_id")),
    )
    for column in ("jobseeker_id", "absorbed", "external_index"):
        op.create_index(op.f(f"ix_merge_{column}"), "merge", [column], unique=False)


def _tie(table: str, column: str, to: str, ends: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"), ondelete=ends)


def _hold(change: Callable[[list[str]], list[str]]) -> None:
    """Hold news to other kinds than now. SQLite copies the table for it."""
    checks = {row["name"]: str(row["sqltext"]) for row in sa.inspect(op.get_bind()).get_check_constraints("inbox_item")}
    words = change(re.findall(r"'(\w+)'", checks["ck_inbox_item_news"]))
    with op.batch_alter_table("inbox_item", recreate="auto") as batch:
        batch.drop_constraint(op.f("ck_inbox_item_news"), type_="check")
        batch.create_check_constraint(op.f("ck_inbox_item_news"), f"news IN ({', '.join(map(repr, words))})")


def downgrade() -> None:
    """Undo."""
    inbox = sa.table("inbox_item", sa.column("news"))
    op.execute(inbox.delete().where(inbox.c.news.in_(NEWS)))
    _hold(lambda words: [each for each in words if each not in NEWS])
    op.drop_table("merge")
    op.drop_table("likely_twins")
