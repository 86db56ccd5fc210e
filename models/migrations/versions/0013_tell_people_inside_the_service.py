"""tell people inside the service, and keep how else they want to hear of it.

Revision 0013, after 0012.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

NEWS = (
    "invited", "proposed", "vacancy_closed", "still_looking", "contest_resolved", "invitation_answered",
    "vacancy_approved", "vacancy_returned", "contested",
)  # fmt: skip
CHANNELS = ("sms", "email", "inbox")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "inbox_item",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("news", sa.Enum(*NEWS, name="news", native_enum=False, create_constraint=True), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_inbox_item_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox_item")),
        sa.UniqueConstraint("public_id", name=op.f("uq_inbox_item_public_id")),
    )
    op.create_index("ix_inbox_item_account_id_read_at", "inbox_item", ["account_id", "read_at"], unique=False)
    _create_message_choice()


def _create_message_choice() -> None:
    op.create_table(
        "message_choice",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column(
            "channel", sa.Enum(*CHANNELS, name="channel", native_enum=False, create_constraint=True), nullable=False
        ),
        sa.Column("quiet_from", sa.Integer(), nullable=False),
        sa.Column("quiet_until", sa.Integer(), nullable=False),
        sa.Column("email_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("asked_email_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "quiet_from BETWEEN 0 AND 23 AND quiet_until BETWEEN 0 AND 23",
            name=op.f("ck_message_choice_hours_of_a_day"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_message_choice_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message_choice")),
        sa.UniqueConstraint("account_id", name=op.f("uq_message_choice_account_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_message_choice_public_id")),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("message_choice")
    op.drop_table("inbox_item")
