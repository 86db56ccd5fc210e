"""take reports of exploitation without a name.

Revision 0014, after 0013.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

STATES = ("waiting", "in_hand", "closed")


def upgrade() -> None:
    """Apply."""
    state = sa.Enum(*STATES, name="report_state", native_enum=False, create_constraint=True)
    op.create_table(
        "report",
        sa.Column("code_index", sa.String(length=64), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("harms", sa.Integer(), nullable=False),
        sa.Column("employer_id", sa.Integer(), nullable=True),
        sa.Column("vacancy_id", sa.Integer(), nullable=True),
        sa.Column("company_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("state", state, nullable=False),
        sa.Column("answer_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        *_rules(),
    )
    for column in ("employer_id", "vacancy_id", "state"):
        op.create_index(f"ix_report_{column}", "report", [column], unique=False)


def _rules() -> list[sa.Constraint]:
    return [
        sa.CheckConstraint("harms BETWEEN 1 AND 127", name=op.f("ck_report_known_harms")),
        sa.CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name=op.f("ck_report_closed_at_some_time")),
        sa.CheckConstraint(
            "vacancy_id IS NULL OR employer_id IS NOT NULL", name=op.f("ck_report_a_vacancy_has_an_employer")
        ),
        sa.CheckConstraint("held_at IS NULL OR vacancy_id IS NOT NULL", name=op.f("ck_report_only_a_vacancy_is_held")),
        sa.ForeignKeyConstraint(["employer_id"], ["employer.id"], name=op.f("fk_report_employer_id")),
        sa.ForeignKeyConstraint(["vacancy_id"], ["vacancy.id"], name=op.f("fk_report_vacancy_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report")),
        sa.UniqueConstraint("code_index", name=op.f("uq_report_code_index")),
        sa.UniqueConstraint("public_id", name=op.f("uq_report_public_id")),
    ]


def downgrade() -> None:
    """Undo."""
    op.drop_table("report")
