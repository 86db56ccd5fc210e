"""hand people over between counsellors, lift a decision, and switch the engine off.

Revision 0025, after 0024.
"""

import re
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

NEWS = ("hand_over_offered", "hand_over_answered", "people_given", "new_counsellor")
LIFTED = "reopen"
Change = Callable[[list[str]], list[str]]


def upgrade() -> None:
    """Apply."""
    _create_hand_over()
    op.create_table(
        "engine_switch",
        sa.Column("runs", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        *_named_row("engine_switch"),
        _tie("engine_switch", "account_id", "account", "SET NULL"),
    )
    _hold("inbox_item", "news", "news", lambda words: [*words, *NEWS])
    _hold("decision", "kind", "decision_kind", lambda words: [*words, LIFTED])


def _create_hand_over() -> None:
    op.create_table(
        "hand_over",
        sa.Column("jobseeker_id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=True),
        sa.Column("to_id", sa.Integer(), nullable=True),
        sa.Column("state", _states(), nullable=False),
        sa.Column("note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("answer_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        *_named_row("hand_over"),
        sa.CheckConstraint("(state = 'open') = (answered_at IS NULL)", name=op.f("ck_hand_over_answered_at_some_time")),
        _tie("hand_over", "jobseeker_id", "jobseeker", "CASCADE"),
        _tie("hand_over", "from_id", "account", "SET NULL"),
        _tie("hand_over", "to_id", "account", "SET NULL"),
    )
    for column in ("jobseeker_id", "from_id", "to_id"):
        op.create_index(op.f(f"ix_hand_over_{column}"), "hand_over", [column], unique=False)
    only = sa.text("state = 'open'")
    op.create_index(
        "ix_hand_over_one_open", "hand_over", ["jobseeker_id"], unique=True, sqlite_where=only, postgresql_where=only
    )


def _states() -> sa.Enum:
    states = ("open", "accepted", "refused", "taken_back", "given", "ended")
    return sa.Enum(*states, name="hand_over_state", native_enum=False, create_constraint=True)


def _named_row(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{table}_public_id")),
    ]


def _tie(table: str, column: str, to: str, gone: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"), ondelete=gone)


def _hold(table: str, column: str, rule: str, change: Change) -> None:
    """Hold a column to other words than now. SQLite copies the table for it."""
    checks = {row["name"]: str(row["sqltext"]) for row in sa.inspect(op.get_bind()).get_check_constraints(table)}
    own = f"ck_{table}_{rule}"
    words = change(re.findall(r"'(\w+)'", checks[own]))
    with op.batch_alter_table(table, recreate="auto") as batch:
        batch.drop_constraint(op.f(own), type_="check")
        batch.create_check_constraint(op.f(own), f"{column} IN ({', '.join(map(repr, words))})")


def downgrade() -> None:
    """Undo."""
    decision = sa.table("decision", sa.column("kind"))
    op.execute(decision.delete().where(decision.c.kind == LIFTED))
    _hold("decision", "kind", "decision_kind", lambda words: [each for each in words if each != LIFTED])
    inbox = sa.table("inbox_item", sa.column("news"))
    op.execute(inbox.delete().where(inbox.c.news.in_(NEWS)))
    _hold("inbox_item", "news", "news", lambda words: [each for each in words if each not in NEWS])
    op.drop_table("engine_switch")
    op.drop_table("hand_over")
