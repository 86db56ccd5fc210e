"""Count who meets which demand, and keep which sets of demands a company looked at.

Revision 0023, after 0022.
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "demand_count",
        sa.Column("demand", sa.String(length=200), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("met", sa.Integer(), nullable=False),
        sa.Column("unmet", sa.Integer(), nullable=False),
        sa.Column("tenths", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demand_count")),
        sa.UniqueConstraint("demand", name=op.f("uq_demand_count_demand")),
    )
    op.create_table(
        "demand_look",
        sa.Column("company", sa.String(length=9), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("shares", sa.JSON(), nullable=False),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("place BETWEEN 1 AND 30", name=op.f("ck_demand_look_thirty_sets_a_day")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demand_look")),
        sa.UniqueConstraint("company", "on_day", "place", name=op.f("uq_demand_look_company_on_day_place")),
        sa.UniqueConstraint("company", "on_day", "digest", name=op.f("uq_demand_look_company_on_day_digest")),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("demand_look")
    op.drop_table("demand_count")
