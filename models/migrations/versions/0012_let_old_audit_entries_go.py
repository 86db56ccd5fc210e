"""let the oldest entries of the audit chain go, three years on.

Revision 0012, after 0011.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

START = "0" * 64


def upgrade() -> None:
    """Apply."""
    op.add_column("audit_head", sa.Column("cut_number", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("audit_head", sa.Column("cut_mac", sa.String(length=64), server_default=START, nullable=False))


def downgrade() -> None:
    """Undo. A chain that was cut does not verify without what is taken away here."""
    op.drop_column("audit_head", "cut_mac")
    op.drop_column("audit_head", "cut_number")
