"""plan the whole caseload at once, and for people who want to find work together.

Revision 0027, after 0026.
"""

import re
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

PURPOSE = "plan_together"
WISHES = ("together", "same_place", "opposite_shifts")
STATES = ("queued", "running", "done", "failed")
REASONS = (
    "nothing_fits", "all_forbidden", "not_planned", "household", "no_room", "not_looking", "nothing_said", "working",
    "all_proposed",
)  # fmt: skip
BLOCKED = ("already", "overtaken", "ruled_out", "on_hold", "gone", "not_open", "not_looking", "full")
Change = Callable[[list[str]], list[str]]
Columns = list[sa.schema.SchemaItem]


def upgrade() -> None:
    """Apply."""
    _create("household", _household(), "organisation_id")
    _create("household_member", _member(), "household_id", "consent_id")
    _create("placement_plan", _plan(), "organisation_id", "state")
    _create("plan_pair", _pair(), "jobseeker_id", "vacancy_id", "decision_id")
    _create("plan_left_out", _left_out(), "jobseeker_id")
    _create("plan_wish", _wish(), "jobseeker_id", "vacancy_id")
    _create("plan_sheet", _sheet(), "jobseeker_id")
    _hold("consent", "purpose", "consent_purpose", lambda words: [*words, PURPOSE])


def _create(table: str, columns: Columns, *indexed: str) -> None:
    key = sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))
    op.create_table(table, *_whole("id"), *columns, key, *_public(table, columns))
    for column in indexed:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def _public(table: str, columns: Columns) -> Columns:
    named = any(isinstance(each, sa.Column) and each.name == "public_id" for each in columns)
    return [sa.UniqueConstraint("public_id", name=op.f(f"uq_{table}_public_id"))] if named else []


def _household() -> Columns:
    changed = sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False)
    return [*_whole("version", "organisation_id"), *_named(), changed, _tie("household", "organisation_id")]


def _member() -> Columns:
    return [
        *_whole("household_id", "jobseeker_id", "consent_id"),
        sa.Column("wish", _choice("household_wish", *WISHES), nullable=False),
        *(_tie("household_member", f"{name}_id", "CASCADE") for name in ("household", "jobseeker", "consent")),
        sa.UniqueConstraint("jobseeker_id", name=op.f("uq_household_member_jobseeker_id")),
    ]


def _plan() -> Columns:
    table, texts = "placement_plan", {"engine": 40, "rules": 64, "weights": 64, "taxonomy": 64}
    people = {"account_id": "account", "counsellor_id": "account", "parent_id": table}
    return [
        *_named(), *_whole("organisation_id", *people, "total", "greedy_total", "first_come_total", empty=True),
        *_whole("progress", "tries"),
        sa.Column("mine_only", sa.Boolean(), nullable=False), sa.Column("proven", sa.Boolean(), nullable=True),
        sa.Column("limits", sa.JSON(), nullable=False),
        *(sa.Column(name, sa.JSON(none_as_null=True), nullable=True) for name in ("vacancies", "checks", "costs")),
        sa.Column("state", _choice("plan_state", *STATES), nullable=False),
        *(sa.Column(name, sa.DateTime(timezone=True), nullable=True) for name in ("leased_until", "done_at")),
        sa.Column("on_day", sa.Date(), nullable=True),
        *(sa.Column(f"{name}_version", sa.String(length=size), nullable=True) for name, size in texts.items()),
        *(sa.Column(f"{name}_hash", sa.String(length=64), nullable=True) for name in ("inputs", "output")),
        sa.Column("market", sa.Text(), nullable=True),
        *(sa.Column(name, sa.Float(), nullable=True) for name in ("upper_bound", "gini", "lists_gini")),
        sa.CheckConstraint("progress BETWEEN 0 AND 100", name=op.f(f"ck_{table}_progress_in_percent")),
        sa.CheckConstraint(
            "state <> 'done' OR output_hash IS NOT NULL", name=op.f(f"ck_{table}_a_finished_plan_has_an_answer")
        ),
        _tie(table, "organisation_id"), *(_tie(table, name, "SET NULL", to) for name, to in people.items()),
    ]  # fmt: skip


def _pair() -> Columns:
    return [
        *_of_plan("plan_pair", "jobseeker_id", "vacancy_id"), *_whole("decision_id", empty=True), *_whole("fit", "rank"),
        _tie("plan_pair", "decision_id", "SET NULL"),
        sa.Column("seen", sa.String(length=22), nullable=True), sa.Column("band", sa.String(length=20), nullable=False),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("pinned", "together")),
        sa.Column("blocked", _choice("blocked", *BLOCKED), nullable=True),
        _alone("plan_pair", "plan_id", "jobseeker_id", "vacancy_id"),
    ]  # fmt: skip


def _left_out() -> Columns:
    return [
        *_of_plan("plan_left_out", "jobseeker_id"),
        sa.Column("reason", _choice("no_proposal", *REASONS), nullable=False),
        _alone("plan_left_out", "plan_id", "jobseeker_id"),
    ]


def _wish() -> Columns:
    return [
        *_of_plan("plan_wish", "jobseeker_id", "vacancy_id"),
        sa.Column("kind", _choice("wish_kind", "pin", "forbid"), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("unkept", _choice("unkept", *BLOCKED), nullable=True),
        _alone("plan_wish", "plan_id", "jobseeker_id", "vacancy_id"),
    ]


def _sheet() -> Columns:
    return [
        *_of_plan("plan_sheet", "jobseeker_id"), *_whole("position"),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=False), _alone("plan_sheet", "plan_id", "position"),
    ]  # fmt: skip


def _of_plan(table: str, *whose: str) -> Columns:
    ties = [_tie(table, name, "CASCADE") for name in whose]
    return [*_whole("plan_id", *whose), _tie(table, "plan_id", "CASCADE", "placement_plan"), *ties]


def _named() -> Columns:
    return [
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    ]


def _whole(*names: str, empty: bool = False) -> Columns:
    return [sa.Column(name, sa.Integer(), nullable=empty) for name in names]


def _choice(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True)


def _tie(table: str, column: str, gone: str | None = None, to: str | None = None) -> sa.ForeignKeyConstraint:
    there = f"{to or column.removesuffix('_id')}.id"
    return sa.ForeignKeyConstraint([column], [there], name=op.f(f"fk_{table}_{column}"), ondelete=gone)


def _alone(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _hold(table: str, column: str, rule: str, change: Change) -> None:
    """Hold a column to other words than now. SQLite copies the table for it."""
    checks = {row["name"]: str(row["sqltext"]) for row in sa.inspect(op.get_bind()).get_check_constraints(table)}
    own = f"ck_{table}_{rule}"
    words = change(re.findall(r"'(\w+)'", checks[own]))
    with op.batch_alter_table(table, recreate="auto") as batch:
        batch.drop_constraint(op.f(own), type_="check")
        batch.create_check_constraint(op.f(own), f"{column} IN ({', '.join(map(repr, words))})")


def downgrade() -> None:
    """Undo."""
    for table in ("plan_sheet", "plan_wish", "plan_left_out", "plan_pair", "placement_plan"):
        op.drop_table(table)
    for table in ("household_member", "household"):
        op.drop_table(table)
    consent = sa.table("consent", sa.column("purpose"))
    op.execute(consent.delete().where(consent.c.purpose == PURPOSE))
    _hold("consent", "purpose", "consent_purpose", lambda words: [each for each in words if each != PURPOSE])
