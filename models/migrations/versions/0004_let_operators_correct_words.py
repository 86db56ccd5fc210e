"""let operators correct words.

Revision 0004, after 0003.
"""

import hashlib
from base64 import urlsafe_b64encode

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("concept", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("concept", sa.Column("public_id", sa.String(length=22), nullable=False, server_default=""))
    _name_all()
    op.create_index(op.f("ix_concept_public_id"), "concept", ["public_id"], unique=True)
    _create_corrections()


def _name_all() -> None:
    concept = sa.table("concept", sa.column("id"), sa.column("uri"), sa.column("public_id"))
    connection = op.get_bind()
    names = [
        {"number": number, "name": urlsafe_b64encode(hashlib.sha256(uri.encode()).digest())[:22].decode()}
        for number, uri in connection.execute(sa.select(concept.c.id, concept.c.uri)).all()
    ]
    if names:
        connection.execute(
            sa.update(concept).where(concept.c.id == sa.bindparam("number")).values(public_id=sa.bindparam("name")),
            names,
        )


def _create_corrections() -> None:
    op.create_table(
        "concept_correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("concept_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "preferred", "other", "colloquial", "feminine", "misspelt", "hidden",
                name="correction_kind", native_enum=False, create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(length=300), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["concept_id"], ["concept.id"], name=op.f("fk_concept_correction_concept_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concept_correction")),
        sa.UniqueConstraint(
            "concept_id", "language", "text", name=op.f("uq_concept_correction_concept_id_language_text")
        ),
    )  # fmt: skip
    op.create_index(op.f("ix_concept_correction_concept_id"), "concept_correction", ["concept_id"])


def downgrade() -> None:
    """Undo."""
    op.drop_table("concept_correction")
    op.drop_index(op.f("ix_concept_public_id"), table_name="concept")
    op.drop_column("concept", "public_id")
    op.drop_column("concept", "version")
