"""say why a vacancy came back.

Revision 0002, after 0001.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("vacancy", sa.Column("return_reason", sa.String(length=40), nullable=True))
    op.add_column("vacancy", sa.Column("return_note", sa.Text(), nullable=True))


def downgrade() -> None:
    """Undo."""
    op.drop_column("vacancy", "return_note")
    op.drop_column("vacancy", "return_reason")
