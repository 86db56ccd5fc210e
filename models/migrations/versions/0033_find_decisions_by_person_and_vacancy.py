"""Find decisions by person and vacancy together.

Revision 0033, after 0032.
"""

from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_index("ix_decision_jobseeker_id_vacancy_id", "decision", ["jobseeker_id", "vacancy_id"], unique=False)
    op.drop_index("ix_decision_jobseeker_id", table_name="decision")


def downgrade() -> None:
    """Undo."""
    op.create_index("ix_decision_jobseeker_id", "decision", ["jobseeker_id"], unique=False)
    op.drop_index("ix_decision_jobseeker_id_vacancy_id", table_name="decision")
