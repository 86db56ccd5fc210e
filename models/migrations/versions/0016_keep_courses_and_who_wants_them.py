"""keep courses and who wants them, and tell people what came of it.

Revision 0016, after 0015.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

LEVELS = ("none", "A1", "A2", "B1", "B2", "C1", "C2")
LICENCES = (
    "driving_b", "driving_c", "driving_ce", "driving_d", "driver_cpc", "forklift", "welding", "electrical",
    "health_book", "recognised_diploma",
)  # fmt: skip
NEWS = (
    "invited", "proposed", "vacancy_closed", "still_looking", "contest_resolved", "invitation_answered",
    "vacancy_approved", "vacancy_returned", "contested", "interested",
)  # fmt: skip
RULES = {
    "leads_to_one_thing": (
        "(CASE WHEN teaches IS NULL THEN 0 ELSE 1 END) + (CASE WHEN concept_id IS NULL THEN 0 ELSE 1 END)"
        " + (CASE WHEN licence IS NULL THEN 0 ELSE 1 END) = 1"
    ),
    "a_language_has_a_level": "(teaches IS NULL) = (spoken IS NULL)",
    "writing_is_of_a_language": "written IS NULL OR teaches IS NOT NULL",
    "ends_after_it_starts": "ends_on IS NULL OR ends_on >= starts_on",
    "is_somewhere": "online OR municipality_code IS NOT NULL",
    "at_least_one_weekday": "weekdays BETWEEN 1 AND 127",
    "at_least_one_seat": "seats BETWEEN 1 AND 500",
    "a_price_is_not_negative": "price >= 0",
    "ended_at_some_time": "(state = 'ended') = (ended_at IS NOT NULL)",
}


def _choice(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True)


def upgrade() -> None:
    """Apply."""
    _create_course()
    _create_wish()
    _tell(*NEWS, "course_answered")


def _create_course() -> None:
    texts = {"teaches": 5, "title": 200, "language": 5, "provider": 200, "taught_in": 5, "municipality_code": 5}
    needed = {"id", "organisation_id", "version", "title", "language", "taught_in", "seats"}
    numbers = (
        "id", "organisation_id", "version", "concept_id", "weekdays", "from_minute", "to_minute", "price", "seats",
    )  # fmt: skip
    op.create_table(
        "course",
        *(sa.Column(name, sa.Integer(), nullable=name not in needed) for name in numbers),
        *(sa.Column(name, sa.String(length=size), nullable=name not in needed) for name, size in texts.items()),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", _choice("course_state", "open", "ended"), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        *(sa.Column(name, _choice(f"course_{name}", *LEVELS), nullable=True) for name in ("spoken", "written")),
        sa.Column("licence", _choice("course_licence", *LICENCES), nullable=True),
        sa.Column("details", sa.Text(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("online", "childcare")),
        *(sa.CheckConstraint(rule, name=op.f(f"ck_course_{name}")) for name, rule in RULES.items()),
        *(sa.ForeignKeyConstraint([f"{to}_{key}"], [f"{to}.{key}"], name=op.f(f"fk_course_{to}_{key}"))
          for to, key in (("organisation", "id"), ("concept", "id"), ("municipality", "code"))),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course")),
        sa.UniqueConstraint("public_id", name=op.f("uq_course_public_id")),
    )  # fmt: skip
    for column in ("organisation_id", "concept_id", "municipality_code"):
        op.create_index(op.f(f"ix_course_{column}"), "course", [column], unique=False)
    op.create_index("ix_course_state_starts_on", "course", ["state", "starts_on"], unique=False)


def _create_wish() -> None:
    states = ("asked", "seat", "no_seat", "called_off")
    op.create_table(
        "course_wish",
        *(sa.Column(name, sa.Integer(), nullable=name == "answered_by_id") for name in (
            "id", "jobseeker_id", "course_id", "answered_by_id",
        )),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("state", _choice("course_wish_state", *states), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'asked') = (answered_at IS NULL)", name=op.f("ck_course_wish_answered_at_some_time")
        ),
        *(sa.ForeignKeyConstraint([f"{to}_id"], [f"{to}.id"], name=op.f(f"fk_course_wish_{to}_id"), ondelete="CASCADE")
          for to in ("jobseeker", "course")),
        sa.ForeignKeyConstraint(
            ["answered_by_id"], ["account.id"], name=op.f("fk_course_wish_answered_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course_wish")),
        sa.UniqueConstraint("public_id", name=op.f("uq_course_wish_public_id")),
        sa.UniqueConstraint("jobseeker_id", "course_id", name=op.f("uq_course_wish_jobseeker_id_course_id")),
    )  # fmt: skip
    op.create_index(op.f("ix_course_wish_course_id"), "course_wish", ["course_id"], unique=False)


def _tell(*news: str) -> None:
    """Hold news to these kinds. SQLite copies the table for it and forgets the old rule by itself."""
    listed = ", ".join(f"'{each}'" for each in news)
    with op.batch_alter_table("inbox_item", recreate="auto") as table:
        if op.get_bind().dialect.name == "postgresql":
            table.drop_constraint(op.f("ck_inbox_item_news"), type_="check")
        table.create_check_constraint(op.f("ck_inbox_item_news"), f"news IN ({listed})")


def downgrade() -> None:
    """Undo."""
    op.execute("DELETE FROM inbox_item WHERE news = 'course_answered'")
    _tell(*NEWS)
    op.drop_table("course_wish")
    op.drop_table("course")
