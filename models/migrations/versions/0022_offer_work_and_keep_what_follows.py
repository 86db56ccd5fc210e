"""offer work, say what came of it, keep what an employer has to file, and programmes that pay towards a job.

Revision 0022, after 0021.
"""

import re
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

CONTRACTS = ("permanent", "fixed_term", "seasonal", "part_time")
STATES = ("held", "made", "noted", "accepted", "declined", "taken_back", "given_back", "expired", "begun")
REASONS = ("language", "skills", "hours", "place_taken", "did_not_come", "other")
NEWS = (
    "offered", "offer_answered", "offer_ended", "offer_to_check", "not_chosen", "outcome_said", "began", "filing_due",
)  # fmt: skip
PURPOSE = "hiring_checklist"
OFFER_RULES = {
    "ends_after_it_starts": "last_day IS NULL OR last_day > first_day",
    "hours_up_to_sixty": "hours_per_week BETWEEN 1 AND 60",
    "pays_something": "pay > 0",
    "known_refusals": "refusals BETWEEN 0 AND 1023",
}
PLACEMENT_TIES = {"offer_id": "job_offer", "consent_id": "consent"}
PLACEMENT_DAYS = ("contract_on", "contract_until", "changed_on")
PLACEMENT_RULES = {
    "ck_placement_holds_for_a_while": "contract_until IS NULL OR contract_until >= started_on",
    "ck_placement_contract_kind": f"contract IN ({', '.join(map(repr, CONTRACTS))})",
}
Change = Callable[[list[str]], list[str]]


def upgrade() -> None:
    """Apply."""
    _create_offer()
    _create_outcome()
    _extend_placement()
    for table, columns in (("filing_mark", _mark()), ("filing_reminder", _reminder())):
        op.create_table(table, *columns)
    _create_programme()
    _hold("inbox_item", "news", "news", lambda kinds: [*kinds, *(each for each in NEWS if each not in kinds)])
    _hold("consent", "purpose", "consent_purpose", lambda kinds: [*kinds, PURPOSE])


def _create_offer() -> None:
    op.create_table(
        "job_offer",
        *_numbers("id", "disclosure_id", "version", "hours_per_week", "pay", "refusals"),
        *_numbers("accommodation_price", "noted_by_id", "consent_id", empty=True),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        *_moments("created_at", "changed_at", "expires_at"),
        sa.Column("state", _choice("offer_state", *STATES), nullable=False),
        *_days("first_day"), *_days("last_day", empty=True),
        sa.Column("contract", _choice("contract_kind", *CONTRACTS), nullable=False),
        sa.Column("pay_period", _choice("pay_period", "month", "hour"), nullable=False),
        sa.Column("municipality_code", sa.String(length=5), nullable=False),
        sa.Column("accommodation", sa.Boolean(), nullable=True),
        *(sa.CheckConstraint(rule, name=op.f(f"ck_job_offer_{name}")) for name, rule in OFFER_RULES.items()),
        _tie("job_offer", "disclosure_id", "disclosure.id", "CASCADE"),
        _tie("job_offer", "municipality_code", "municipality.code"),
        _tie("job_offer", "noted_by_id", "account.id", "SET NULL"),
        _tie("job_offer", "consent_id", "consent.id", "SET NULL"),
        *_named("job_offer"),
    )  # fmt: skip
    for column in ("disclosure_id", "state", "consent_id"):
        op.create_index(op.f(f"ix_job_offer_{column}"), "job_offer", [column], unique=False)


def _create_outcome() -> None:
    op.create_table(
        "hiring_outcome",
        *_numbers("id", "disclosure_id"),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        *_moments("created_at"),
        sa.Column("kind", _choice("outcome_kind", "hired", "not_chosen"), nullable=False),
        sa.Column("reason", _choice("outcome_reason", *REASONS), nullable=True),
        sa.CheckConstraint(
            "(kind = 'not_chosen') = (reason IS NOT NULL)", name=op.f("ck_hiring_outcome_a_no_has_a_reason")
        ),
        _tie("hiring_outcome", "disclosure_id", "disclosure.id", "CASCADE"),
        *_named("hiring_outcome"),
    )
    op.create_index(op.f("ix_hiring_outcome_disclosure_id"), "hiring_outcome", ["disclosure_id"], unique=False)


def _extend_placement() -> None:
    """First the columns, then what holds them: SQLite copies the table for that."""
    columns: list[sa.Column[Any]] = [*_numbers(*PLACEMENT_TIES, empty=True), *_days(*PLACEMENT_DAYS, empty=True)]
    for column in columns:
        op.add_column("placement", column)
    op.add_column("placement", sa.Column("contract", sa.String(length=10), nullable=True))
    op.add_column("placement", sa.Column("version", sa.Integer(), nullable=False, server_default="1"))
    with op.batch_alter_table("placement", recreate="auto") as table:
        for name, rule in PLACEMENT_RULES.items():
            table.create_check_constraint(op.f(name), rule)
        for name, to in PLACEMENT_TIES.items():
            table.create_foreign_key(op.f(f"fk_placement_{name}"), to, [name], ["id"], ondelete="SET NULL")
    op.create_index("ix_placement_offer_id", "placement", ["offer_id"], unique=True)
    op.create_index(op.f("ix_placement_consent_id"), "placement", ["consent_id"], unique=False)


def _mark() -> list[sa.schema.SchemaItem]:
    return [
        *_numbers("id", "placement_id"), *_numbers("account_id", empty=True),
        sa.Column("duty", sa.String(length=60), nullable=False), *_moments("done_at"),
        _tie("filing_mark", "placement_id", "placement.id", "CASCADE"),
        _tie("filing_mark", "account_id", "account.id", "SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filing_mark")),
        sa.UniqueConstraint("placement_id", "duty", name=op.f("uq_filing_mark_placement_id_duty")),
    ]  # fmt: skip


def _reminder() -> list[sa.schema.SchemaItem]:
    alone = ("placement_id", "duty", "due_on", "stage")
    return [
        *_numbers("id", "placement_id"), sa.Column("duty", sa.String(length=60), nullable=False), *_days("due_on"),
        sa.Column("stage", _choice("reminder_stage", "before", "on_the_day", "after"), nullable=False),
        *_moments("sent_at"), _tie("filing_reminder", "placement_id", "placement.id", "CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filing_reminder")),
        sa.UniqueConstraint(*alone, name=op.f(f"uq_filing_reminder_{'_'.join(alone)}")),
    ]  # fmt: skip


def _create_programme() -> None:
    texts = {"origin": 40, "language": 5, "name": 200, "for_whom": 500, "amount": 300, "source": 500}
    op.create_table(
        "subsidy_programme",
        *_numbers("id", "version"),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        *_moments("created_at"),
        *(sa.Column(name, sa.String(length=size), nullable=name in ("origin", "amount")) for name, size in texts.items()),
        *_days("valid_from", "valid_until", empty=True), *_days("seen_on"),
        sa.Column("confidence", _choice("rule_confidence", "high", "medium", "low", "background"), nullable=False),
        sa.CheckConstraint(
            "valid_until IS NULL OR valid_from IS NULL OR valid_until >= valid_from",
            name=op.f("ck_subsidy_programme_days_in_order"),
        ),
        sa.UniqueConstraint("origin", name=op.f("uq_subsidy_programme_origin")),
        *_named("subsidy_programme"),
    )  # fmt: skip


def _numbers(*names: str, empty: bool = False) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=empty) for name in names]


def _moments(*names: str) -> list[sa.Column[object]]:
    return [sa.Column(name, sa.DateTime(timezone=True), nullable=False) for name in names]


def _days(*names: str, empty: bool = False) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Date(), nullable=empty) for name in names]


def _choice(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True)


def _tie(table: str, column: str, to: str, gone: str | None = None) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_{table}_{column}"), ondelete=gone)


def _named(table: str) -> list[sa.Constraint]:
    return [
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("public_id", name=op.f(f"uq_{table}_public_id")),
    ]


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
    _hold("inbox_item", "news", "news", lambda kinds: [each for each in kinds if each not in NEWS])
    _shorten_placement()
    for table_name in ("filing_mark", "filing_reminder", "subsidy_programme", "hiring_outcome", "job_offer"):
        op.drop_table(table_name)
    consent = sa.table("consent", sa.column("purpose"))
    op.execute(consent.delete().where(consent.c.purpose == PURPOSE))
    _hold("consent", "purpose", "consent_purpose", lambda kinds: [each for each in kinds if each != PURPOSE])


def _shorten_placement() -> None:
    for column in PLACEMENT_TIES:
        op.drop_index(op.f(f"ix_placement_{column}"), table_name="placement")
    with op.batch_alter_table("placement", recreate="auto") as table:
        for name in PLACEMENT_TIES:
            table.drop_constraint(op.f(f"fk_placement_{name}"), type_="foreignkey")
        for name in PLACEMENT_RULES:
            table.drop_constraint(op.f(name), type_="check")
        for name in (*PLACEMENT_TIES, *PLACEMENT_DAYS, "version", "contract"):
            table.drop_column(name)
