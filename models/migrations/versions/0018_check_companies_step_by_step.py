"""check companies step by step, and take in their registrations one after the other.

Revision 0018, after 0017.
"""

import re
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

BEFORE = ("new", "vetted", "suspended")
STATES = ("new", "documents", "call_back", "second_person", "vetted", "suspended")
RULES = {
    "who_vouches_is_somebody": "part IS NULL OR by_id IS NOT NULL",
    "the_second_person_says_yes": "(step = 'approve') = (COALESCE(part, '') = 'second')",
    "the_first_people_look": "(step IN ('see', 'call', 'reopen')) = (COALESCE(part, '') = 'first')",
    "known_papers": "papers BETWEEN 0 AND 31",
    "papers_are_seen_somewhere": (
        "(step = 'see') = (seen_in IS NOT NULL) AND (step NOT IN ('see', 'ask') OR papers > 0)"
    ),
    "a_call_has_its_number_from_somewhere": (
        "(step = 'call') = (outcome IS NOT NULL) AND (step = 'call') = (found_in IS NOT NULL)"
        " AND (step = 'call') = (found_at IS NOT NULL)"
    ),
    "what_was_done_has_its_day": "(step IN ('see', 'call')) = (done_on IS NOT NULL)",
    "a_suspension_has_its_reason": "(step = 'suspend') = (reason IS NOT NULL)",
}
LISTS = {
    "seen_in": ("register", "office", "company", "sent"),
    "outcome": ("reached", "not_reached", "denied"),
    "found_in": ("commercial_register", "other_register", "own_page"),
    "reason": ("denied", "false_papers", "looks_like_another", "reports", "unlawful", "own_wish", "other"),
}
NAMES = {"outcome": "call_outcome", "reason": "suspension_reason"}


def _choice(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True)


def upgrade() -> None:
    """Apply. Whoever had been checked once waits for the second person, who still cannot be the first."""
    op.execute("ALTER TABLE employer ADD COLUMN round INTEGER DEFAULT 1 NOT NULL")
    op.add_column("employer", sa.Column("state_since", sa.DateTime(timezone=True), nullable=True))
    _states(STATES, 13)
    op.execute("UPDATE employer SET state_since = COALESCE(vetted_at, checked_at, created_at)")
    op.execute("UPDATE employer SET state = 'second_person' WHERE state = 'new' AND checked_by_id IS NOT NULL")
    _create_people()
    _create_entries()
    _create_requests()
    for column, part in (("checked_by_id", "first"), ("vetted_by_id", "second")):
        op.execute(
            "INSERT INTO vetting_person (employer_id, round, account_id, part)"  # noqa: S608 (constants)
            f" SELECT id, 1, {column}, '{part}' FROM employer WHERE {column} IS NOT NULL"
        )
    _tell(lambda kinds: [*kinds, "company_check"])


def _create_people() -> None:
    op.create_table(
        "vetting_person",
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("employer_id", "round", "account_id")),
        sa.Column("part", _choice("vetting_part", "first", "second"), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["employer_id"], ["employer.id"], name=op.f("fk_vetting_person_employer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_vetting_person_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vetting_person")),
        sa.UniqueConstraint(
            "employer_id", "round", "account_id", name=op.f("uq_vetting_person_employer_id_round_account_id")
        ),
        sa.UniqueConstraint(
            "employer_id", "round", "account_id", "part",
            name=op.f("uq_vetting_person_employer_id_round_account_id_part"),
        ),
    )  # fmt: skip
    op.create_index(op.f("ix_vetting_person_account_id"), "vetting_person", ["account_id"], unique=False)


def _create_entries() -> None:
    steps = ("begin", "see", "ask", "call", "approve", "suspend", "reopen")
    part = ("employer_id", "round", "by_id", "part")
    op.create_table(
        "vetting_entry",
        *(sa.Column(name, sa.Integer(), nullable=name == "by_id") for name in (
            "id", "employer_id", "round", "by_id", "papers",
        )),
        sa.Column("step", _choice("vetting_step", *steps), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("part", _choice("vetting_part", "first", "second"), nullable=True),
        *(sa.Column(name, _choice(NAMES.get(name, name), *values), nullable=True) for name, values in LISTS.items()),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("found_at", sa.String(length=300), nullable=True),
        *(sa.CheckConstraint(rule, name=op.f(f"ck_vetting_entry_{name}")) for name, rule in RULES.items()),
        sa.ForeignKeyConstraint(
            ["employer_id"], ["employer.id"], name=op.f("fk_vetting_entry_employer_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["account.id"], name=op.f("fk_vetting_entry_by_id")),
        sa.ForeignKeyConstraint(
            part, [f"vetting_person.{'account_id' if name == 'by_id' else name}" for name in part],
            name=op.f("fk_vetting_entry_employer_id_round_by_id_part"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vetting_entry")),
    )  # fmt: skip
    op.create_index(op.f("ix_vetting_entry_by_id"), "vetting_entry", ["by_id"], unique=False)
    op.create_index("ix_vetting_entry_employer_id_id", "vetting_entry", ["employer_id", "id"], unique=False)


def _create_requests() -> None:
    texts = {"company_number": 13, "name": 200, "municipality_code": 5, "language": 5, "public_id": 22}
    loose = ("name", "municipality_code")
    op.create_table(
        "company_request",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(length=size), nullable=name in loose) for name, size in texts.items()),
        sa.Column("employer_id", sa.Integer(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        *(sa.Column(name, sa.LargeBinary(), nullable=True) for name in ("email_sealed", "link_sealed")),
        sa.CheckConstraint(
            "(employer_id IS NULL) = (name IS NOT NULL)", name=op.f("ck_company_request_a_new_company_has_a_name")
        ),
        sa.ForeignKeyConstraint(
            ["municipality_code"], ["municipality.code"], name=op.f("fk_company_request_municipality_code")
        ),
        sa.ForeignKeyConstraint(
            ["employer_id"], ["employer.id"], name=op.f("fk_company_request_employer_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_company_request")),
        sa.UniqueConstraint("public_id", name=op.f("uq_company_request_public_id")),
    )
    for column in ("company_number", "employer_id"):
        op.create_index(op.f(f"ix_company_request_{column}"), "company_request", [column], unique=False)


def _states(states: tuple[str, ...], length: int) -> None:
    """Hold employers to these states. SQLite copies the table for it and forgets the old rule by itself."""
    listed = ", ".join(f"'{each}'" for each in states)
    with op.batch_alter_table("employer", recreate="auto") as table:
        if op.get_bind().dialect.name == "postgresql":
            table.drop_constraint(op.f("ck_employer_employer_state"), type_="check")
        table.alter_column("state", existing_type=sa.String(), type_=sa.String(length=length), existing_nullable=False)
        table.create_check_constraint(op.f("ck_employer_employer_state"), f"state IN ({listed})")


def _tell(change: Callable[[list[str]], list[str]]) -> None:
    """Hold news to other kinds than now, as above."""
    checks = {each["name"]: each["sqltext"] for each in sa.inspect(op.get_bind()).get_check_constraints("inbox_item")}
    kinds = change(re.findall(r"'(\w+)'", checks["ck_inbox_item_news"]))
    with op.batch_alter_table("inbox_item", recreate="auto") as table:
        if op.get_bind().dialect.name == "postgresql":
            table.drop_constraint(op.f("ck_inbox_item_news"), type_="check")
        table.create_check_constraint(op.f("ck_inbox_item_news"), f"news IN ({', '.join(map(repr, kinds))})")


def downgrade() -> None:
    """Undo."""
    op.execute("DELETE FROM inbox_item WHERE news = 'company_check'")
    _tell(lambda kinds: [each for each in kinds if each != "company_check"])
    for table in ("company_request", "vetting_entry", "vetting_person"):
        op.drop_table(table)
    op.execute("UPDATE employer SET state = 'new' WHERE state IN ('documents', 'call_back', 'second_person')")
    _states(BEFORE, 9)
    with op.batch_alter_table("employer", recreate="auto") as employer:
        employer.drop_column("state_since")
        employer.drop_column("round")
