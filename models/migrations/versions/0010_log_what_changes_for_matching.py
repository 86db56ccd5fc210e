"""log what changes for matching.

Revision 0010, after 0009. The triggers that write the log are renewed after every migration (models/change_triggers.py).
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    kind = sa.Enum(
        "person", "vacancy", "everything", "forgotten", name="change_kind", native_enum=False, create_constraint=True,
        length=10,
    )  # fmt: skip
    postgresql = op.get_bind().dialect.name == "postgresql"
    transaction = sa.text("pg_current_xact_id()::text::bigint") if postgresql else None
    op.create_table(
        "match_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", kind, nullable=False),
        sa.Column("row_id", sa.BigInteger(), nullable=False),
        sa.Column("transaction_id", sa.BigInteger(), server_default=transaction, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_change")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_match_change_kind", "match_change", ["kind"])
    op.create_index("ix_match_change_transaction_id", "match_change", ["transaction_id"])


def downgrade() -> None:
    """Undo."""
    op.drop_table("match_change")
