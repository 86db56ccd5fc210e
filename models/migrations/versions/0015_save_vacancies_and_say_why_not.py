"""save vacancies, say why one is not wanted and why one was closed, and tell the terms of a place to live.

Revision 0015, after 0014.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

NEWS = (
    "invited", "proposed", "vacancy_closed", "still_looking", "contest_resolved", "invitation_answered",
    "vacancy_approved", "vacancy_returned", "contested",
)  # fmt: skip
VACANCY = {
    "accommodation_deposit": ("INTEGER", "deposit_not_below_nothing", "accommodation_deposit >= 0"),
    "accommodation_sharing": ("INTEGER", "room_for_up_to_twenty", "accommodation_sharing BETWEEN 1 AND 20"),
    "accommodation_leave_days": ("INTEGER", "leave_within_a_year", "accommodation_leave_days BETWEEN 0 AND 365"),
    "close_reason": ("VARCHAR(9)", "close_reason", "close_reason IN ('filled', 'withdrawn')"),
}


def upgrade() -> None:
    """Apply."""
    # Both engines take a check together with its column; adding it later would copy the table on SQLite.
    for column, (kind, name, check) in VACANCY.items():
        op.execute(f"ALTER TABLE vacancy ADD COLUMN {column} {kind} CONSTRAINT ck_vacancy_{name} CHECK ({check})")
    op.execute(
        "ALTER TABLE interest ADD COLUMN reasons INTEGER DEFAULT 0 NOT NULL CONSTRAINT ck_interest_known_reasons"
        " CHECK (reasons BETWEEN 0 AND 1023)"
        " CONSTRAINT ck_interest_reasons_are_against CHECK (reasons = 0 OR kind = 'not_for_me')"
    )
    op.create_table(
        "saved_vacancy",
        sa.Column("jobseeker_id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["jobseeker_id"], ["jobseeker.id"], name=op.f("fk_saved_vacancy_jobseeker_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_saved_vacancy_vacancy_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_vacancy")),
        sa.UniqueConstraint("jobseeker_id", "vacancy_id", name=op.f("uq_saved_vacancy_jobseeker_id_vacancy_id")),
    )
    op.create_index(op.f("ix_saved_vacancy_vacancy_id"), "saved_vacancy", ["vacancy_id"], unique=False)
    _take_news((*NEWS, "interested"))


def _take_news(kinds: tuple[str, ...]) -> None:
    """Let the news be of these kinds. SQLite changes a check only by copying the table, and forgets the others."""
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("inbox_item", recreate="auto") as table:
        if op.get_bind().dialect.name == "postgresql":
            table.drop_constraint(op.f("ck_inbox_item_news"), type_="check")
        table.create_check_constraint(op.f("ck_inbox_item_news"), f"news IN ({listed})")


def downgrade() -> None:
    """Undo."""
    op.execute("DELETE FROM inbox_item WHERE news = 'interested'")
    _take_news(NEWS)
    op.drop_table("saved_vacancy")
    op.drop_column("interest", "reasons")
    for column in VACANCY:
        op.drop_column("vacancy", column)
