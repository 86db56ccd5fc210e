"""remember where imported things come from.

Revision 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("concept", sa.Column("esco_uri", sa.String(length=200), nullable=True))
    op.create_index(op.f("ix_concept_esco_uri"), "concept", ["esco_uri"], unique=True)
    op.create_table(
        "concept_description",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("concept_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["concept_id"], ["concept.id"], name=op.f("fk_concept_description_concept_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concept_description")),
        sa.UniqueConstraint(
            "concept_id", "language", "source", name=op.f("uq_concept_description_concept_id_language_source")
        ),
    )
    op.create_index(op.f("ix_concept_description_concept_id"), "concept_description", ["concept_id"])
    op.add_column("vacancy", sa.Column("external_reference", sa.String(length=100), nullable=True))
    op.create_index("ix_vacancy_external_reference", "vacancy", ["employer_id", "external_reference"], unique=True)
    op.add_column("jobseeker", sa.Column("external_index", sa.String(length=64), nullable=True))
    op.create_index("ix_jobseeker_external_index", "jobseeker", ["organisation_id", "external_index"], unique=True)
    op.execute("DELETE FROM taxonomy_import WHERE id NOT IN (SELECT max(id) FROM taxonomy_import GROUP BY source)")
    op.drop_index(op.f("ix_taxonomy_import_source"), table_name="taxonomy_import")
    op.create_index(op.f("ix_taxonomy_import_source"), "taxonomy_import", ["source"], unique=True)


def downgrade() -> None:
    """Undo."""
    op.drop_index(op.f("ix_taxonomy_import_source"), table_name="taxonomy_import")
    op.create_index(op.f("ix_taxonomy_import_source"), "taxonomy_import", ["source"], unique=False)
    op.drop_index("ix_jobseeker_external_index", table_name="jobseeker")
    op.drop_column("jobseeker", "external_index")
    op.drop_index("ix_vacancy_external_reference", table_name="vacancy")
    op.drop_column("vacancy", "external_reference")
    op.drop_table("concept_description")
    op.drop_index(op.f("ix_concept_esco_uri"), table_name="concept")
    op.drop_column("concept", "esco_uri")
