"""ask who still looks.

Revision 0007, after 0006.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

COLUMNS = ("parked_at", "looking_said_at", "looking_asked_at")


def upgrade() -> None:
    """Apply."""
    for name in COLUMNS:
        op.add_column("jobseeker", sa.Column(name, sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Undo."""
    for name in reversed(COLUMNS):
        op.drop_column("jobseeker", name)
