"""Keep notes for colleagues with the organisation where they were written.

Revision 0035, after 0034.
"""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

KEY = "fk_note_organisation_id"
FILL = """
UPDATE note SET organisation_id = COALESCE(
    (SELECT account.organisation_id FROM account WHERE account.id = note.written_by_id),
    (SELECT jobseeker.organisation_id FROM jobseeker WHERE jobseeker.id = note.jobseeker_id)
)
"""


def upgrade() -> None:
    """Apply."""
    with op.batch_alter_table("note") as batch:
        batch.add_column(sa.Column("organisation_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(KEY, "organisation", ["organisation_id"], ["id"])
    op.execute(FILL)


def downgrade() -> None:
    """Undo."""
    with op.batch_alter_table("note") as batch:
        batch.drop_constraint(KEY, type_="foreignkey")
        batch.drop_column("organisation_id")
