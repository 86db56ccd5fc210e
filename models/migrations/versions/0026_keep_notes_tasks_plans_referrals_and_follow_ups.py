"""keep notes, tasks, plans of steps, referrals and follow-ups.

Revision 0026, after 0025.
"""

import re
from collections.abc import Callable, Mapping

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

NEWS = ("plan_news", "referral_asked", "referral_came", "referral_moved", "how_is_work", "help_asked")
STAGES = ("suggested", "agreed", "sent", "accepted", "started", "ended", "refused")
STEPS = (
    "finish_profile", "write_cv", "check_vacancies", "prepare_talk", "learn_bulgarian", "course", "labour_office",
    "recognition", "renew_papers", "health_book", "driving_licence", "child_care", "way_to_work", "bank_account",
    "find_interpreter", "propose_vacancies", "call_employer", "own",
)  # fmt: skip
SERVICES = (
    "labour_office", "language_lessons", "legal_advice", "recognition", "child_care", "housing", "social_help",
    "interpreting", "other",
)  # fmt: skip
CAME_OF_IT = ("helped", "helped_partly", "did_not_help", "did_not_go", "no_place", "person_said_no", "taken_back")
HOW_IT_GOES = ("employed_same", "employed_other", "not_employed", "unreachable", "moved", "withdrew")
GOALS = ("work", "better_work", "own_occupation", "language", "qualification", "own_business", "other")
TASKS = ("call", "meet", "papers", "employer", "course", "interpreter", "referral", "help_asked", "other")
REFERRAL_RULES = {
    "one_target_course": "kind = 'course' OR course_id IS NULL",
    "one_target_service": "(kind = 'service') = (service IS NOT NULL)",
    "one_target_organisation": "(kind = 'organisation') = (receiver_id IS NOT NULL)",
    "what_is_over_has_an_outcome": "(stage IN ('ended', 'refused')) = (outcome IS NOT NULL)",
    "over_at_some_time": "(stage IN ('ended', 'refused')) = (over_at IS NOT NULL)",
}
FOLLOW_UP_RULES = {
    "within_five_years": "months BETWEEN 1 AND 60",
    "attempts_are_counted": "attempts >= 0",
    "answered_at_some_time": "(outcome IS NULL) = (answered_at IS NULL)",
    "somebody_said_it": "(outcome IS NULL) = (said_by IS NULL)",
}
PERSON = {"jobseeker_id": ("jobseeker", "CASCADE")}
TABLES = ("note", "task", "action_plan", "action_step", "referral", "referral_event", "follow_up")
Change = Callable[[list[str]], list[str]]
Ties = Mapping[str, tuple[str, str | None]]


def upgrade() -> None:
    """Apply."""
    _create_note_and_task()
    _create_plan()
    _create_referral()
    _create_follow_up()
    _hold("inbox_item", "news", "news", lambda words: [*words, *NEWS])


def _create_note_and_task() -> None:
    _table(
        "note", {**PERSON, "written_by_id": ("account", "SET NULL")},
        _choice("kind", "note_kind", "talk", "agreed", "employer", "learning", "office", "other"),
        _choice("reader", "note_reader", "colleagues", "person"),
        _sealed("words"), _language(), *_moments("created_at"), *_moments("changed_at", empty=True),
    )  # fmt: skip
    op.create_index("ix_note_jobseeker_id_created_at", "note", ["jobseeker_id", "created_at"], unique=False)
    _table(
        "task", {**PERSON, "owner_id": ("account", "SET NULL"), "done_by_id": ("account", "SET NULL")},
        _choice("kind", "task_kind", *TASKS), _sealed("words"), *_days("due_on"),
        *_moments("created_at"), *_moments("done_at", empty=True),
    )  # fmt: skip
    _index("task", "jobseeker_id", "owner_id")
    op.create_index("ix_task_done_at_due_on", "task", ["done_at", "due_on"], unique=False)


def _create_plan() -> None:
    _table(
        "action_plan", PERSON, _choice("goal", "goal", *GOALS), _sealed("words"), _language(),
        *_moments("created_at", "changed_at"), _alone("action_plan", "jobseeker_id"),
    )  # fmt: skip
    _table(
        "action_step", {"plan_id": ("action_plan", "CASCADE"), "course_id": ("course", "SET NULL")},
        _choice("text", "step_text", *STEPS), _choice("owner", "step_owner", "person", "staff"),
        _sealed("words"), _language(), *_days("due_on"), *_moments("done_at", empty=True),
        _rule("action_step", "a_course_is_a_course_step", "course_id IS NULL OR text = 'course'"),
    )  # fmt: skip
    _index("action_step", "plan_id", "course_id")


def _create_referral() -> None:
    _table(
        "referral", {**PERSON, "course_id": ("course", "SET NULL"), "receiver_id": ("organisation", None)},
        _choice("kind", "referral_kind", "course", "service", "organisation"),
        _choice("service", "referral_service", *SERVICES, empty=True),
        _sealed("provider"), _sealed("words"), _language(),
        _choice("stage", "referral_stage", *STAGES), _choice("outcome", "referral_outcome", *CAME_OF_IT, empty=True),
        *_moments("created_at"), *_moments("over_at", empty=True),
        *(_rule("referral", name, rule) for name, rule in REFERRAL_RULES.items()),
    )  # fmt: skip
    _index("referral", "course_id", "jobseeker_id")
    op.create_index("ix_referral_receiver_id_stage", "referral", ["receiver_id", "stage"], unique=False)
    op.create_table(
        "referral_event", sa.Column("id", sa.Integer(), nullable=False),
        *_tied("referral_event", {"referral_id": ("referral", "CASCADE"), "account_id": ("account", "SET NULL")}),
        _choice("stage", "referral_stage", *STAGES), _choice("taken_by", "stage_by", "person", "staff", "receiver"),
        *_moments("at"), sa.PrimaryKeyConstraint("id", name=op.f("pk_referral_event")),
    )  # fmt: skip
    _index("referral_event", "referral_id")


def _create_follow_up() -> None:
    _table(
        "follow_up",
        {**PERSON, "placement_id": ("placement", "CASCADE"), "answered_by_id": ("account", "SET NULL")},
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("months", "attempts")),
        *_days("due_on"), *_days("tried_on", empty=True), *_moments("asked_at", "answered_at", empty=True),
        _choice("outcome", "follow_up_outcome", *HOW_IT_GOES, empty=True),
        _choice("said_by", "follow_up_by", "person", "staff", empty=True), _alone("follow_up", "placement_id", "months"),
        *(_rule("follow_up", name, rule) for name, rule in FOLLOW_UP_RULES.items()),
    )  # fmt: skip
    _index("follow_up", "jobseeker_id")
    op.create_index("ix_follow_up_answered_at_due_on", "follow_up", ["answered_at", "due_on"], unique=False)


def _table(name: str, ties: Ties, *more: sa.schema.SchemaItem) -> None:
    """A table whose rows have a public id and a version."""
    op.create_table(
        name, sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False), *_tied(name, ties), *more,
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")), _alone(name, "public_id"),
    )  # fmt: skip


def _tied(table: str, ties: Ties) -> list[sa.schema.SchemaItem]:
    """Columns that point to other rows; a tie that keeps its row may be empty unless it takes it along."""
    found: list[sa.schema.SchemaItem] = []
    for column, (to, gone) in ties.items():
        found.append(sa.Column(column, sa.Integer(), nullable=gone != "CASCADE"))
        name = op.f(f"fk_{table}_{column}")
        found.append(sa.ForeignKeyConstraint([column], [f"{to}.id"], name=name, ondelete=gone))
    return found


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)


def _alone(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _rule(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _choice(column: str, name: str, *values: str, empty: bool = False) -> sa.Column[str]:
    return sa.Column(column, sa.Enum(*values, name=name, native_enum=False, create_constraint=True), nullable=empty)


def _sealed(name: str) -> sa.Column[bytes]:
    return sa.Column(f"{name}_sealed", sa.LargeBinary(), nullable=True)


def _language() -> sa.Column[str]:
    return sa.Column("language", sa.String(length=5), nullable=False)


def _moments(*names: str, empty: bool = False) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.DateTime(timezone=True), nullable=empty) for name in names]


def _days(*names: str, empty: bool = False) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.Date(), nullable=empty) for name in names]


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
    inbox = sa.table("inbox_item", sa.column("news"))
    op.execute(inbox.delete().where(inbox.c.news.in_(NEWS)))
    _hold("inbox_item", "news", "news", lambda words: [each for each in words if each not in NEWS])
    for name in reversed(TABLES):
        op.drop_table(name)
