"""say who wrote answers down for a person, and keep a counsellor's wording beside the person's own.

Revision 0028, after 0027.
"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

CHECK = "ck_entered_answer"


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "entered_answer",
        sa.Column("jobseeker_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=20), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.Column("how", _list("entered_how", "together", "telephone", "file", "correction"), nullable=False),
        sa.Column("helped_by", _list("interpreter_kind", "professional", "colleague", "volunteer", "brought")),
        sa.Column("helped_in", sa.String(length=5), nullable=True),
        sa.Column("state", _list("looked_through", "waiting", "right", "not_right"), nullable=False),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(helped_by IS NULL) = (helped_in IS NULL)", name=op.f(f"{CHECK}_interpreters_have_a_language")
        ),
        sa.CheckConstraint("(state = 'waiting') = (looked_at IS NULL)", name=op.f(f"{CHECK}_looked_at_some_time")),
        sa.ForeignKeyConstraint(
            ["jobseeker_id"], ["jobseeker.id"], name=op.f("fk_entered_answer_jobseeker_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["entered_by_id"], ["account.id"], name=op.f("fk_entered_answer_entered_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entered_answer")),
        sa.UniqueConstraint("jobseeker_id", "part", name=op.f("uq_entered_answer_jobseeker_id_part")),
    )
    for name, kind in (("reworded_sealed", sa.LargeBinary()), ("reworded_language", sa.String(length=5))):
        op.add_column("work_experience", sa.Column(name, kind, nullable=True))


def _list(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True)


def downgrade() -> None:
    """Undo."""
    op.drop_column("work_experience", "reworded_language")
    op.drop_column("work_experience", "reworded_sealed")
    op.drop_table("entered_answer")
