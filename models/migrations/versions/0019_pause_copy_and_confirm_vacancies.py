"""ask whether vacancies are still open, hire groups, and let an employer confirm what staff wrote.

Revision 0019, after 0018.
"""

import re
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

STATES = ("draft", "submitted", "open", "closed")
NEWS = ("still_open", "vacancy_paused", "vacancy_confirmed")
COMPLETE = (
    "concept_id IS NOT NULL AND municipality_code IS NOT NULL AND pay_min IS NOT NULL AND pay_max IS NOT NULL"
    " AND starts_on IS NOT NULL"
)
PHONED = {
    "a_link_ends": "(code_index IS NULL) = (expires_at IS NULL)",
    "answered_at_some_time": "(answer IS NULL) = (answered_at IS NULL)",
}
TIMES = ("said_open_at", "asked_open_at")


def upgrade() -> None:
    """Apply."""
    _hold_states((*STATES, "paused"), "'open', 'paused'")
    op.execute(
        "ALTER TABLE vacancy ADD COLUMN group_size INTEGER CONSTRAINT ck_vacancy_a_group_fits_into_the_places"
        " CHECK (group_size BETWEEN 2 AND places)"
    )
    op.add_column("vacancy", sa.Column("start_together", sa.Boolean(), nullable=True))
    for name in TIMES:
        op.add_column("vacancy", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    _create_phoned()
    _tell(lambda kinds: [*kinds, *(each for each in NEWS if each not in kinds)])


def _hold_states(states: tuple[str, ...], live: str) -> None:
    """Hold the state to these."""
    rules = {
        "ck_vacancy_vacancy_state": f"state IN ({', '.join(map(repr, states))})",
        "ck_vacancy_open_means_approved": f"state NOT IN ({live}) OR (approved_by_id IS NOT NULL)",
        "ck_vacancy_complete_before_it_is_submitted": f"state NOT IN ('submitted', {live}) OR ({COMPLETE})",
    }
    if op.get_bind().dialect.name == "postgresql":
        for name, rule in rules.items():
            op.drop_constraint(op.f(name), "vacancy", type_="check")
            op.create_check_constraint(op.f(name), "vacancy", rule)
    else:
        _copy_with(rules)


def _copy_with(rules: dict[str, str]) -> None:
    """Copy the table on SQLite with other rules. Its own words are changed, so that rules of a column stay with it."""
    made = op.get_bind().scalars(
        sa.text(
            "SELECT sql FROM sqlite_master WHERE tbl_name = 'vacancy' AND sql IS NOT NULL"
            " AND type IN ('table', 'index') ORDER BY type DESC"
        )
    )
    table, *indexes = made.all()
    table = re.sub(r'^CREATE TABLE "?vacancy"?', "CREATE TABLE vacancy_copy", table)
    for name, rule in rules.items():
        start = table.index("(", table.index(f"CONSTRAINT {name} CHECK"))
        table = f"{table[:start]}({rule}){table[_closing(table, start) + 1 :]}"
    copied = ("INSERT INTO vacancy_copy SELECT * FROM vacancy", "DROP TABLE vacancy")
    for statement in (table, *copied, "ALTER TABLE vacancy_copy RENAME TO vacancy", *indexes):
        op.execute(statement)


def _closing(text: str, start: int) -> int:
    """Where the bracket that opens at `start` is closed."""
    depth = 0
    for place in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth == 0:
            return place
    raise ValueError("A bracket is not closed.")


def _create_phoned() -> None:
    answers = sa.Enum(
        "confirmed", "not_ours", "wrong", name="confirmation_answer", native_enum=False, create_constraint=True
    )
    op.create_table(
        "phoned_vacancy",
        *(sa.Column(name, sa.Integer(), nullable=name.endswith(("by_id", "to_id")))
          for name in ("id", "vacancy_id", "organisation_id", "written_by_id", "sent_to_id")),
        sa.Column("code_index", sa.String(length=64), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.DateTime(timezone=True), nullable=True)
          for name in ("sent_at", "expires_at", "answered_at")),
        sa.Column("answer", answers, nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        *(sa.CheckConstraint(rule, name=op.f(f"ck_phoned_vacancy_{name}")) for name, rule in PHONED.items()),
        *(sa.ForeignKeyConstraint([column], [f"{to}.id"], name=op.f(f"fk_phoned_vacancy_{column}"), ondelete=gone)
          for column, to, gone in (
              ("vacancy_id", "vacancy", "CASCADE"), ("organisation_id", "organisation", None),
              ("written_by_id", "account", "SET NULL"), ("sent_to_id", "account", "SET NULL"),
          )),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phoned_vacancy")),
        *(sa.UniqueConstraint(name, name=op.f(f"uq_phoned_vacancy_{name}")) for name in ("vacancy_id", "code_index")),
    )  # fmt: skip
    op.create_index(op.f("ix_phoned_vacancy_organisation_id"), "phoned_vacancy", ["organisation_id"], unique=False)


def _tell(change: Callable[[list[str]], list[str]]) -> None:
    """Hold news to other kinds than now. SQLite copies the table for it and forgets the old rule by itself."""
    checks = {row["name"]: str(row["sqltext"]) for row in sa.inspect(op.get_bind()).get_check_constraints("inbox_item")}
    kinds = change(re.findall(r"'(\w+)'", checks["ck_inbox_item_news"]))
    with op.batch_alter_table("inbox_item", recreate="auto") as table:
        if op.get_bind().dialect.name == "postgresql":
            table.drop_constraint(op.f("ck_inbox_item_news"), type_="check")
        table.create_check_constraint(op.f("ck_inbox_item_news"), f"news IN ({', '.join(map(repr, kinds))})")


def downgrade() -> None:
    """Undo."""
    op.execute(sa.delete(sa.table("inbox_item")).where(sa.column("news").in_(NEWS)))
    _tell(lambda kinds: [each for each in kinds if each not in NEWS])
    op.drop_table("phoned_vacancy")
    for column in (*TIMES, "start_together", "group_size"):
        op.drop_column("vacancy", column)
    op.execute("UPDATE vacancy SET state = 'open' WHERE state = 'paused'")
    _hold_states(STATES, "'open'")
