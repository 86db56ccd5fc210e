"""offer times for a talk or a paid trial day, and let own words wait for a counsellor.

Revision 0020, after 0019.
"""

import re
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

NEWS = (
    "time_offered", "time_changed", "time_answered", "words_waiting", "words_returned", "interpreter_asked",
)  # fmt: skip
TEXTS, NEW_TEXTS = ("talk", "telephone", "visit"), ("trial_day", "interview", "group_day")
SLOT = {
    "not_longer_than_a_working_day": "minutes BETWEEN 10 AND 480",
    "at_least_one_seat": "seats BETWEEN 1 AND 30",
    "only_a_group_day_has_more_seats": "seats = 1 OR kind = 'group_day'",
    "a_trial_day_is_paid": "(kind = 'trial_day') = (pay_hour IS NOT NULL)",
    "a_day_is_at_the_workplace": "kind = 'talk' OR place = 'workplace'",
}
INTERVIEW = {
    "answered_at_some_time": "state NOT IN ('agreed', 'noted') OR answered_at IS NOT NULL",
    "only_a_wanted_interpreter_is_found": "interpreter_found_at IS NULL OR interpreter IS NOT NULL",
}
WORDS = {
    "only_allowed_words_are_read": "(state = 'allowed') = (words IS NOT NULL)",
    "what_waits_is_a_draft": "(state = 'allowed') = (draft IS NULL)",
    "what_comes_back_has_a_reason": "(state = 'returned') = (reason IS NOT NULL)",
    "answered_at_some_time": "(state = 'waiting') = (answered_at IS NULL)",
}


def upgrade() -> None:
    """Apply."""
    _create_slot()
    _create_interview()
    _create_words()
    _hold("inbox_item", "news", "news", _with(NEWS))
    _hold("disclosure", "invitation", "invitation_text", _with(NEW_TEXTS))


def _create_slot() -> None:
    op.create_table(
        "interview_slot",
        *_numbers("id", "vacancy_id", "minutes", "seats", "version"),
        sa.Column("pay_hour", sa.Integer(), nullable=True),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        *_moments("created_at", "starts_at"),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("kind", _choice("slot_kind", "talk", "group_day", "trial_day"), nullable=False),
        sa.Column("place", _choice("slot_place", "workplace", "telephone", "online"), nullable=False),
        *_rules("interview_slot", SLOT),
        *_ends(("interview_slot", "vacancy")),
    )
    op.create_index(
        "ix_interview_slot_vacancy_id_starts_at", "interview_slot", ["vacancy_id", "starts_at"], unique=False
    )


def _create_interview() -> None:
    states = ("offered", "noted", "agreed", "refused", "cancelled", "ended")
    op.create_table(
        "interview",
        *_numbers("id", "disclosure_id", "slot_id", "sequence"),
        sa.Column("noted_by_id", sa.Integer(), nullable=True),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        *_moments("created_at", "changed_at"),
        *(sa.Column(name, sa.DateTime(timezone=True), nullable=True) for name in (
            "answered_at", "interpreter_found_at",
        )),
        sa.Column("state", _choice("interview_state", *states), nullable=False),
        sa.Column("interpreter", sa.String(length=5), nullable=True),
        *_rules("interview", INTERVIEW),
        *_ends(("interview", "disclosure"), ("interview", "slot", "interview_slot")),
        _by("interview", "noted_by_id"),
        sa.UniqueConstraint("disclosure_id", "slot_id", name=op.f("uq_interview_disclosure_id_slot_id")),
    )  # fmt: skip
    op.create_index(op.f("ix_interview_slot_id"), "interview", ["slot_id"], unique=False)


def _create_words() -> None:
    reasons = ("contact", "unlawful", "personal", "pressure", "not_the_job", "unclear")
    op.create_table(
        "invitation_words",
        *_numbers("id", "disclosure_id", "version"),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        *_moments("asked_at"),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", _choice("words_state", "waiting", "allowed", "returned"), nullable=False),
        sa.Column("template", _choice("invitation_text", *TEXTS, *NEW_TEXTS), nullable=False),
        sa.Column("reason", _choice("words_reason", *reasons), nullable=True),
        *(sa.Column(name, sa.String(length=500), nullable=True) for name in ("draft", "words")),
        sa.Column("language", sa.String(length=5), nullable=False),
        *_rules("invitation_words", WORDS),
        *_ends(("invitation_words", "disclosure")),
        _by("invitation_words", "answered_by_id"),
        sa.UniqueConstraint("disclosure_id", name=op.f("uq_invitation_words_disclosure_id")),
    )
    op.create_index("ix_invitation_words_state_asked_at", "invitation_words", ["state", "asked_at"], unique=False)


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _moments(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.DateTime(timezone=True), nullable=False) for name in names]


def _choice(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True)


def _rules(table: str, rules: dict[str, str]) -> list[sa.CheckConstraint]:
    return [sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}")) for name, rule in rules.items()]


def _ends(*ties: tuple[str, ...]) -> list[sa.Constraint]:
    """The primary key, the random name, and the rows without which a row goes: (table, what it names, its table)."""
    table = ties[0][0]
    return [
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{table}_public_id")),
        *(sa.ForeignKeyConstraint(
            [f"{tie[1]}_id"], [f"{tie[-1]}.id"], name=op.f(f"fk_{table}_{tie[1]}_id"), ondelete="CASCADE"
        ) for tie in ties),
    ]  # fmt: skip


def _by(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["account.id"], name=op.f(f"fk_{table}_{column}"), ondelete="SET NULL")


def _hold(table: str, column: str, rule: str, change: Callable[[list[str]], list[str]]) -> None:
    """Hold a column to other words than now. SQLite copies the table; a rule of the same name takes the old one's place."""
    checks = {str(row["name"]): str(row["sqltext"]) for row in sa.inspect(op.get_bind()).get_check_constraints(table)}
    name = f"ck_{table}_{rule}"
    words = change(re.findall(r"'(\w+)'", checks[name]))
    held = f"{column} IN ({', '.join(map(repr, words))})"
    with op.batch_alter_table(table, recreate="auto") as batch:
        if op.get_bind().dialect.name == "postgresql":
            batch.drop_constraint(op.f(name), type_="check")
        batch.create_check_constraint(op.f(name), held)


def _with(more: tuple[str, ...]) -> Callable[[list[str]], list[str]]:
    return lambda words: [*words, *(each for each in more if each not in words)]


def _without(less: tuple[str, ...]) -> Callable[[list[str]], list[str]]:
    return lambda words: [each for each in words if each not in less]


def downgrade() -> None:
    """Undo."""
    for table in ("invitation_words", "interview", "interview_slot"):
        op.drop_table(table)
    told, texts = ", ".join(map(repr, NEWS)), ", ".join(map(repr, NEW_TEXTS))
    op.execute(f"DELETE FROM inbox_item WHERE news IN ({told})")  # noqa: S608 (constants)
    op.execute(f"UPDATE disclosure SET invitation = 'talk' WHERE invitation IN ({texts})")  # noqa: S608 (constants)
    _hold("inbox_item", "news", "news", _without(NEWS))
    _hold("disclosure", "invitation", "invitation_text", _without(NEW_TEXTS))
