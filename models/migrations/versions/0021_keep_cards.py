"""keep what employers are shown of people before they said yes, and what is held back.

Revision 0021, after 0020.
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

YEARS = ("under_one", "one_to_four", "five_or_more")
SPOKEN = ("none", "basic", "good", "very_good")
CAUSES = ("not_vetted", "not_agreed", "vacancy_full", "company_full", "company_new", "too_rare", "elsewhere")


def _choice(name: str, values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=max(map(len, values)))


def upgrade() -> None:
    """Apply."""
    _cards()
    _held_back()


def downgrade() -> None:
    """Undo."""
    op.drop_table("held_back")
    op.drop_table("card")


def _cards() -> None:
    op.create_table(
        "card",
        sa.Column("disclosure_id", sa.Integer(), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("period", sa.String(length=6), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("occupation", sa.String(length=8), nullable=True),
        sa.Column("experience", _choice("years", YEARS), nullable=True),
        sa.Column("bulgarian", _choice("bulgarian", SPOKEN), nullable=True),
        sa.Column("english", _choice("english", SPOKEN), nullable=True),
        sa.Column("driving", sa.Boolean(), nullable=True),
        sa.Column("start", sa.String(length=7), nullable=True),
        sa.Column("district_code", sa.String(length=3), nullable=True),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("level BETWEEN 0 AND 12", name=op.f("ck_card_known_steps")),
        sa.ForeignKeyConstraint(
            ["disclosure_id"], ["disclosure.id"], name=op.f("fk_card_disclosure_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["district_code"], ["district.code"], name=op.f("fk_card_district_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card")),
        sa.UniqueConstraint("disclosure_id", name=op.f("uq_card_disclosure_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_card_public_id")),
    )
    op.create_index(op.f("ix_card_shown_at"), "card", ["shown_at"], unique=False)


def _held_back() -> None:
    op.create_table(
        "held_back",
        sa.Column("disclosure_id", sa.Integer(), nullable=False),
        sa.Column("cause", _choice("no_card", CAUSES), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["disclosure_id"], ["disclosure.id"], name=op.f("fk_held_back_disclosure_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_back")),
        sa.UniqueConstraint("disclosure_id", name=op.f("uq_held_back_disclosure_id")),
    )
    op.create_index(op.f("ix_held_back_tried_at"), "held_back", ["tried_at"], unique=False)
