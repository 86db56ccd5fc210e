"""keep what a run was made from.

Revision 0009, after 0008.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

MATERIALS = ("rules", "weights", "taxonomy", "people")


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "engine_material",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_engine_material")),
        sa.UniqueConstraint("digest", name=op.f("uq_engine_material_digest")),
    )
    op.create_table(
        "seeker_snapshot",
        sa.Column("jobseeker_id", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(length=32), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["jobseeker_id"], ["jobseeker.id"], name=op.f("fk_seeker_snapshot_jobseeker_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seeker_snapshot")),
        sa.UniqueConstraint("mark", name=op.f("uq_seeker_snapshot_mark")),
    )
    op.create_index(op.f("ix_seeker_snapshot_jobseeker_id"), "seeker_snapshot", ["jobseeker_id"], unique=False)
    _create_run_record()
    op.add_column("match_run", sa.Column("output_hash", sa.String(length=64), nullable=True))


def _create_run_record() -> None:
    op.create_table(
        "run_record",
        sa.Column("run_id", sa.Integer(), nullable=False),
        *(sa.Column(f"{kind}_digest", sa.String(length=64), nullable=False) for kind in MATERIALS),
        sa.Column("opening", sa.Text(), nullable=False),
        sa.Column("at_most", sa.Integer(), nullable=False),
        sa.Column("listed", sa.JSON(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["match_run.id"], name=op.f("fk_run_record_run_id"), ondelete="CASCADE"),
        *(
            sa.ForeignKeyConstraint(
                [f"{kind}_digest"], ["engine_material.digest"], name=op.f(f"fk_run_record_{kind}_digest")
            )
            for kind in MATERIALS
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run_record")),
        sa.UniqueConstraint("run_id", name=op.f("uq_run_record_run_id")),
    )
    for kind in MATERIALS:
        op.create_index(op.f(f"ix_run_record_{kind}_digest"), "run_record", [f"{kind}_digest"], unique=False)


def downgrade() -> None:
    """Undo."""
    with op.batch_alter_table("match_run") as batch:
        batch.drop_column("output_hash")
    op.drop_table("run_record")
    op.drop_table("seeker_snapshot")
    op.drop_table("engine_material")
