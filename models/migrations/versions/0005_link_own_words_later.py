"""link own words later.

Revision 0005, after 0004.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    for table in ("work_experience", "jobseeker_skill"):
        # Both engines take the check together with the column; adding it later would copy the table on SQLite.
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN words_state VARCHAR(6) CONSTRAINT ck_{table}_words_state"
            " CHECK (words_state IN ('linked', 'kept', 'undone'))"
        )
    op.add_column("vacancy_skill", sa.Column("own_words", sa.String(length=200), nullable=True))
    op.create_table(
        "vacancy_own_skill",
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("essential", sa.Boolean(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_vacancy_own_skill_vacancy_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacancy_own_skill")),
        sa.UniqueConstraint("public_id", name=op.f("uq_vacancy_own_skill_public_id")),
        sa.UniqueConstraint("vacancy_id", "words", name=op.f("uq_vacancy_own_skill_vacancy_id_words")),
    )
    op.create_index(op.f("ix_vacancy_own_skill_vacancy_id"), "vacancy_own_skill", ["vacancy_id"])


def downgrade() -> None:
    """Undo."""
    op.drop_table("vacancy_own_skill")
    op.drop_column("vacancy_skill", "own_words")
    op.drop_column("jobseeker_skill", "words_state")
    op.drop_column("work_experience", "words_state")
