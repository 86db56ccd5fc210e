"""say leave, trial period, overtime, what a language is needed for, and which country gave a licence.

Revision 0011, after 0010.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

NUMBERS = {
    "overtime_hours": ("overtime_up_to_forty", 40),
    "probation_months": ("probation_up_to_two_years", 24),
    "leave_days": ("leave_up_to_a_hundred_days", 100),
}


def upgrade() -> None:
    """Apply."""
    # Both engines take a check together with its column; adding it later would copy the table on SQLite.
    for column, (name, most) in NUMBERS.items():
        op.execute(
            f"ALTER TABLE vacancy ADD COLUMN {column} INTEGER CONSTRAINT ck_vacancy_{name}"
            f" CHECK ({column} BETWEEN 0 AND {most})"
        )
    op.add_column("vacancy_language", sa.Column("needed_for", sa.String(length=200), nullable=True))
    op.execute(
        "ALTER TABLE jobseeker_licence ADD COLUMN issued_in VARCHAR(14) CONSTRAINT ck_jobseeker_licence_issued_in"
        " CHECK (issued_in IN ('bulgaria', 'european_union', 'ukraine', 'elsewhere'))"
    )


def downgrade() -> None:
    """Undo."""
    op.drop_column("jobseeker_licence", "issued_in")
    op.drop_column("vacancy_language", "needed_for")
    for column in NUMBERS:
        op.drop_column("vacancy", column)
