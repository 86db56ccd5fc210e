"""open cases in an emergency with two people, and take lists with names out with two people.

Revision 0030, after 0029.
"""

import re
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

NEWS = ("glass_asked", "glass_opened", "glass_seen", "export_asked", "export_answered")
REASONS = ("person_asks", "health", "violence", "other")
GLASS_STATES = ("asked", "opened", "refused", "ended")
EXPORT_STATES = ("asked", "approved", "refused")
GLASS_RULES = {
    "two_people_open_it": "answered_by_id IS NULL OR answered_by_id <> asked_by_id",
    "answered_at_some_time": "(state = 'asked') = (answered_at IS NULL)",
    "what_is_open_ends": "state <> 'opened' OR until IS NOT NULL",
}
EXPORT_RULES = {
    "two_people_agree": "answered_by_id IS NULL OR answered_by_id <> asked_by_id",
    "answered_at_some_time": "(state = 'asked') = (answered_at IS NULL)",
    "a_link_ends": "(state = 'approved') = (expires_at IS NOT NULL)",
}


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "break_glass",
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("jobseeker_id", sa.Integer(), nullable=True),
        *_asking(),
        _choice("reason", "glass_reason", *REASONS),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        _choice("state", "glass_state", *GLASS_STATES),
        *_moments("told_at", "answered_at", "until"),
        *_row("break_glass", GLASS_RULES),
        _tie("break_glass", "jobseeker_id", "jobseeker", "CASCADE"),
    )
    op.create_table(
        "people_export",
        *_asking(),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("reason_sealed", sa.LargeBinary(), nullable=True),
        _choice("state", "export_state", *EXPORT_STATES),
        *_moments("answered_at", "expires_at"),
        *_row("people_export", EXPORT_RULES),
    )
    for table, columns in {
        "break_glass": ("jobseeker_id", "asked_by_id", "organisation_id", "told_at"),
        "people_export": ("asked_by_id", "organisation_id"),
    }.items():
        for column in columns:
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
    _hold(lambda words: [*words, *NEWS])


def _asking() -> list[sa.Column[int]]:
    empty = {"asked_by_id": False, "organisation_id": False, "answered_by_id": True}
    return [sa.Column(name, sa.Integer(), nullable=may) for name, may in empty.items()]


def _moments(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.DateTime(timezone=True), nullable=True) for name in names]


def _choice(column: str, name: str, *values: str) -> sa.Column[str]:
    kind = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=max(map(len, values)))
    return sa.Column(column, kind, nullable=False)


def _tie(table: str, column: str, to: str, ends: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_{table}_{column}"), ondelete=ends)


def _row(table: str, rules: dict[str, str]) -> list[sa.schema.SchemaItem]:
    """What both tables share: who, when, names and rules."""
    return [
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}")) for name, rule in rules.items()),
        _tie(table, "asked_by_id", "account", "CASCADE"),
        _tie(table, "answered_by_id", "account", "SET NULL"),
        _tie(table, "organisation_id", "organisation"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{table}_public_id")),
    ]


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
    op.drop_table("people_export")
    op.drop_table("break_glass")
