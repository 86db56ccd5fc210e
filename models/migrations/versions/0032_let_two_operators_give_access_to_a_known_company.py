"""let nobody get access to a company that is known by the word of one operator.

Revision 0032, after 0031.
"""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

KEY = "fk_company_request_asked_by_id_account"


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("company_request") as batch:
        batch.add_column(sa.Column("asked_by_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(KEY, "account", ["asked_by_id"], ["id"], ondelete="SET NULL")


def downgrade() -> None:
    """Undo."""
    with op.batch_alter_table("company_request") as batch:
        batch.drop_constraint(KEY, type_="foreignkey")
        batch.drop_column("asked_by_id")
