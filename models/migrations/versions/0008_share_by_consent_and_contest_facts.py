"""share by consent and contest facts.

Revision 0008, after 0007.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

STATES = ("suggested", "invited", "accepted", "disclosed", "closed", "declined", "expired", "withdrawn", "suspended")
CONTESTED = (
    "work", "skill", "language", "licence", "exclusion", "place", "way", "times", "care", "start", "pay", "contract",
    "status", "birth_date",
)  # fmt: skip


def _choice(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True)


def _moment(name: str, *, empty: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=empty)


def upgrade() -> None:
    """Apply."""
    _create_disclosure()
    _create_contest()


def _create_disclosure() -> None:
    op.create_table(
        "disclosure",
        *(sa.Column(name, sa.Integer(), nullable=name == "consent_id") for name in (
            "id", "jobseeker_id", "vacancy_id", "consent_id", "version", "fields",
        )),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("state", _choice("disclosure_state", *STATES), nullable=False),
        sa.Column("invitation", _choice("invitation_text", "talk", "telephone", "visit"), nullable=True),
        _moment("created_at", empty=False), _moment("changed_at", empty=False),
        *(_moment(name) for name in ("invited_at", "called_at", "expires_at", "confirmed_at")),
        *_rules_of_disclosure(),
        *(sa.ForeignKeyConstraint([f"{to}_id"], [f"{to}.id"], name=op.f(f"fk_disclosure_{to}_id"), ondelete="CASCADE")
          for to in ("jobseeker", "vacancy", "consent")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disclosure")),
        sa.UniqueConstraint("public_id", name=op.f("uq_disclosure_public_id")),
        sa.UniqueConstraint("jobseeker_id", "vacancy_id", name=op.f("uq_disclosure_jobseeker_id_vacancy_id")),
    )  # fmt: skip
    for column in ("vacancy_id", "consent_id", "state"):
        op.create_index(op.f(f"ix_disclosure_{column}"), "disclosure", [column], unique=False)


def _rules_of_disclosure() -> list[sa.CheckConstraint]:
    rules = {
        "known_fields": "fields BETWEEN 0 AND 31",
        "an_invitation_has_words": "(invited_at IS NULL) = (invitation IS NULL)",
        "invited_before_it_is_answered":
            "state NOT IN ('invited', 'accepted', 'disclosed', 'declined') OR invited_at IS NOT NULL",
        "nothing_is_shared_without_consent":
            "state NOT IN ('accepted', 'disclosed')"
            " OR (fields > 0 AND expires_at IS NOT NULL AND consent_id IS NOT NULL)",
        "the_person_confirms_it": "state <> 'disclosed' OR confirmed_at IS NOT NULL",
    }  # fmt: skip
    return [sa.CheckConstraint(rule, name=op.f(f"ck_disclosure_{name}")) for name, rule in rules.items()]


def _create_contest() -> None:
    op.create_table(
        "contest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("jobseeker_id", sa.Integer(), nullable=False),
        sa.Column("kind", _choice("contest_kind", *CONTESTED), nullable=False),
        sa.Column("subject", sa.String(length=240), nullable=False),
        sa.Column("state", _choice("contest_state", "open", "accepted", "rejected", "settled"), nullable=False),
        sa.Column("words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("answer", _choice("contest_answer", "said_so", "in_paper", "agreed_now", "other"), nullable=True),
        sa.Column("note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("resolved_by_id", sa.Integer(), nullable=True),
        _moment("resolved_at"), _moment("created_at", empty=False),
        sa.CheckConstraint(
            "(state = 'rejected') = (answer IS NOT NULL)", name=op.f("ck_contest_who_rejects_says_why")
        ),
        sa.CheckConstraint("state = 'open' OR resolved_at IS NOT NULL", name=op.f("ck_contest_resolved_at_some_time")),
        sa.ForeignKeyConstraint(
            ["jobseeker_id"], ["jobseeker.id"], name=op.f("fk_contest_jobseeker_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["resolved_by_id"], ["account.id"], name=op.f("fk_contest_resolved_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contest")),
        sa.UniqueConstraint("public_id", name=op.f("uq_contest_public_id")),
    )  # fmt: skip
    for column in ("jobseeker_id", "state"):
        op.create_index(op.f(f"ix_contest_{column}"), "contest", [column], unique=False)


def downgrade() -> None:
    """Undo."""
    op.drop_table("contest")
    op.drop_table("disclosure")
