"""keep contacts: people and offices that help, entered by operators.

Revision 0017, after 0016.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

KINDS = (
    "violence", "legal_help", "labour_inspectorate", "labour_office", "refugee_agency", "equality", "data_protection",
    "other",
)  # fmt: skip


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "contact",
        sa.Column(
            "kind", sa.Enum(*KINDS, name="contact_kind", native_enum=False, create_constraint=True), nullable=False
        ),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=True),
        sa.Column("telephone", sa.String(length=60), nullable=True),
        sa.Column("languages", sa.String(length=60), nullable=False),
        sa.Column("hours", sa.String(length=200), nullable=True),
        sa.Column("source", sa.String(length=500), nullable=True),
        sa.Column("checked_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("municipality_code", sa.String(length=5), nullable=True),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(source IS NULL) = (checked_on IS NULL)", name=op.f("ck_contact_a_source_has_its_day")),
        sa.ForeignKeyConstraint(
            ["municipality_code"], ["municipality.code"], name=op.f("fk_contact_municipality_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sa.UniqueConstraint("public_id", name=op.f("uq_contact_public_id")),
    )
    op.create_index("ix_contact_kind_ended_on", "contact", ["kind", "ended_on"], unique=False)


def downgrade() -> None:
    """Undo."""
    op.drop_table("contact")
