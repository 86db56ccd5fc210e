"""Find the next open task and follow-up of a person, and the last proposal, in an index alone.

Revision 0034, after 0033.
"""

from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None

#: Table → columns. They begin with the person, so that the index on the person alone is no longer needed.
DAYS = {"task": ["jobseeker_id", "done_at", "due_on"], "follow_up": ["jobseeker_id", "answered_at", "due_on"]}
PROPOSALS = ["jobseeker_id", "kind", "created_at"]


def upgrade() -> None:
    """Apply."""
    for table, columns in DAYS.items():
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns, unique=False)
        op.drop_index(f"ix_{table}_jobseeker_id", table_name=table)
    op.create_index("ix_decision_jobseeker_id_kind_created_at", "decision", PROPOSALS, unique=False)


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_decision_jobseeker_id_kind_created_at", table_name="decision")
    for table, columns in DAYS.items():
        op.create_index(f"ix_{table}_jobseeker_id", table, ["jobseeker_id"], unique=False)
        op.drop_index(f"ix_{table}_{'_'.join(columns)}", table_name=table)
