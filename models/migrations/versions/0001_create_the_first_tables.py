"""create the first tables.

Revision 0001, after nothing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


# Tables that point at each other: SQLite takes these keys inside CREATE TABLE, PostgreSQL only afterwards.
LATE_KEYS: tuple[tuple[str, str, str, str | None], ...] = (
    ("employer", "checked_by_id", "account", None),
    ("employer", "vetted_by_id", "account", None),
    ("jobseeker", "counsellor_id", "account", "SET NULL"),
    ("vacancy", "approved_by_id", "account", None),
)


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "audit_entry",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=22), nullable=False),
        sa.Column("actor_role", sa.String(length=20), nullable=False),
        sa.Column("organisation", sa.String(length=22), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=22), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("mac", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit_entry")),
    )
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_entry_actor"), ["actor"], unique=False)
        batch_op.create_index("ix_audit_entry_subject_action", ["subject", "action"], unique=False)

    op.create_table(
        "audit_head",
        sa.Column("single", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("mac", sa.String(length=64), nullable=False),
        sa.Column("signature", sa.String(length=64), nullable=False),
        sa.CheckConstraint("single = 1", name=op.f("ck_audit_head_there_is_one_head")),
        sa.PrimaryKeyConstraint("single", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "concept",
        sa.Column("uri", sa.String(length=200), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "unit_group", "occupation", "skill", name="concept_kind", native_enum=False, create_constraint=True
            ),
            nullable=False,
        ),
        sa.Column("isco", sa.String(length=4), nullable=True),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(kind = 'skill') = (isco IS NULL)", name=op.f("ck_concept_only_skills_have_no_isco_code")),
        sa.CheckConstraint("isco IS NULL OR length(isco) = 4", name=op.f("ck_concept_isco_codes_have_four_digits")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concept")),
        sa.UniqueConstraint("uri", name=op.f("uq_concept_uri")),
    )
    with op.batch_alter_table("concept", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_concept_isco"), ["isco"], unique=False)
        batch_op.create_index(batch_op.f("ix_concept_kind"), ["kind"], unique=False)

    op.create_table(
        "district",
        sa.Column("code", sa.String(length=3), nullable=False),
        sa.Column("name_bg", sa.String(length=60), nullable=False),
        sa.Column("name_latin", sa.String(length=60), nullable=False),
        sa.Column("nuts3", sa.String(length=5), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_district")),
        sa.UniqueConstraint("nuts3", name=op.f("uq_district_nuts3")),
    )
    op.create_table(
        "form_post",
        sa.Column("form_key", sa.String(length=64), nullable=False),
        sa.Column("location", sa.String(length=500), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("form_key", name=op.f("pk_form_post")),
    )
    with op.batch_alter_table("form_post", schema=None) as batch_op:
        batch_op.create_index("ix_form_post_created_at", ["created_at"], unique=False)

    op.create_table(
        "person_key",
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_key")),
    )
    op.create_table(
        "taxonomy_import",
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("concepts", sa.Integer(), nullable=False),
        sa.Column("labels", sa.Integer(), nullable=False),
        sa.Column("relations", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taxonomy_import")),
    )
    with op.batch_alter_table("taxonomy_import", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_taxonomy_import_source"), ["source"], unique=False)

    op.create_table(
        "throttle",
        sa.Column("bucket", sa.String(length=64), nullable=False),
        sa.Column("window", sa.Integer(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("bucket", "window", name=op.f("pk_throttle")),
    )
    with op.batch_alter_table("throttle", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_throttle_expires_at"), ["expires_at"], unique=False)

    op.create_table(
        "concept_label",
        sa.Column("concept_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("preferred", "alternative", name="label_kind", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["concept_id"], ["concept.id"], name=op.f("fk_concept_label_concept_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concept_label")),
        sa.UniqueConstraint(
            "concept_id", "language", "text", "source", name=op.f("uq_concept_label_concept_id_language_text_source")
        ),
    )
    with op.batch_alter_table("concept_label", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_concept_label_concept_id"), ["concept_id"], unique=False)
        batch_op.create_index("ix_concept_label_language_kind", ["language", "kind"], unique=False)

    op.create_table(
        "concept_relation",
        sa.Column("occupation_id", sa.Integer(), nullable=False),
        sa.Column("skill_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("essential", "optional", name="relation_kind", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["occupation_id"], ["concept.id"], name=op.f("fk_concept_relation_occupation_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["skill_id"], ["concept.id"], name=op.f("fk_concept_relation_skill_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concept_relation")),
        sa.UniqueConstraint(
            "occupation_id", "skill_id", "source", name=op.f("uq_concept_relation_occupation_id_skill_id_source")
        ),
    )
    with op.batch_alter_table("concept_relation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_concept_relation_occupation_id"), ["occupation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_concept_relation_skill_id"), ["skill_id"], unique=False)

    op.create_table(
        "municipality",
        sa.Column("code", sa.String(length=5), nullable=False),
        sa.Column("district_code", sa.String(length=3), nullable=False),
        sa.Column("name_bg", sa.String(length=60), nullable=False),
        sa.Column("name_latin", sa.String(length=60), nullable=False),
        sa.Column("latitude", sa.Float(), nullable=False),
        sa.Column("longitude", sa.Float(), nullable=False),
        sa.CheckConstraint("latitude BETWEEN 41 AND 45", name=op.f("ck_municipality_latitude_in_bulgaria")),
        sa.CheckConstraint("longitude BETWEEN 22 AND 29", name=op.f("ck_municipality_longitude_in_bulgaria")),
        sa.ForeignKeyConstraint(["district_code"], ["district.code"], name=op.f("fk_municipality_district_code")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_municipality")),
    )
    with op.batch_alter_table("municipality", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_municipality_district_code"), ["district_code"], unique=False)

    op.create_table(
        "employer",
        sa.Column("company_number", sa.String(length=13), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column(
            "state",
            sa.Enum("new", "vetted", "suspended", name="employer_state", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("municipality_code", sa.String(length=5), nullable=False),
        sa.Column("checked_by_id", sa.Integer(), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("vetted_by_id", sa.Integer(), nullable=True),
        sa.Column("vetted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "length(company_number) IN (9, 13)", name=op.f("ck_employer_company_numbers_have_nine_or_thirteen_digits")
        ),
        sa.CheckConstraint(
            "vetted_by_id IS NULL OR vetted_by_id <> checked_by_id", name=op.f("ck_employer_two_people_vet")
        ),
        sa.ForeignKeyConstraint(
            ["checked_by_id"], ["account.id"], name=op.f("fk_employer_checked_by_id"), use_alter=True
        ),
        sa.ForeignKeyConstraint(
            ["municipality_code"], ["municipality.code"], name=op.f("fk_employer_municipality_code")
        ),
        sa.ForeignKeyConstraint(
            ["vetted_by_id"], ["account.id"], name=op.f("fk_employer_vetted_by_id"), use_alter=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employer")),
        sa.UniqueConstraint("company_number", name=op.f("uq_employer_company_number")),
        sa.UniqueConstraint("public_id", name=op.f("uq_employer_public_id")),
    )
    with op.batch_alter_table("employer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_employer_state"), ["state"], unique=False)

    op.create_table(
        "organisation",
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "municipality",
                "association",
                "public_body",
                name="organisation_kind",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("municipality_code", sa.String(length=5), nullable=False),
        sa.Column("accepts_self_registration", sa.Boolean(), nullable=False),
        sa.Column("mediator_register_number", sa.String(length=60), nullable=True),
        sa.Column("mediator_registered_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["municipality_code"], ["municipality.code"], name=op.f("fk_organisation_municipality_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("name", name=op.f("uq_organisation_name")),
        sa.UniqueConstraint("public_id", name=op.f("uq_organisation_public_id")),
    )
    op.create_table(
        "jobseeker",
        sa.Column("key_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("counsellor_id", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("profile_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("entered_by_staff", sa.Boolean(), nullable=False),
        sa.Column("given_name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("family_name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("email_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("birth_date_sealed", sa.LargeBinary(), nullable=True),
        sa.Column(
            "birth_date_precision",
            sa.Enum("day", "month", "year", name="date_precision", native_enum=False, create_constraint=True),
            nullable=True,
        ),
        sa.Column("municipality_code", sa.String(length=5), nullable=True),
        sa.Column("max_commute_minutes", sa.Integer(), nullable=True),
        sa.Column("own_transport", sa.Boolean(), nullable=True),
        sa.Column("accommodation_needed", sa.Boolean(), nullable=True),
        sa.Column("works_days", sa.Boolean(), nullable=True),
        sa.Column("works_evenings", sa.Boolean(), nullable=True),
        sa.Column("works_nights", sa.Boolean(), nullable=True),
        sa.Column("works_weekends", sa.Boolean(), nullable=True),
        sa.Column("has_care_hours", sa.Boolean(), nullable=True),
        sa.Column("max_hours_per_week", sa.Integer(), nullable=True),
        sa.Column("earliest_start", sa.Date(), nullable=True),
        sa.Column("min_net_pay", sa.Integer(), nullable=True),
        sa.Column(
            "preferred_contract",
            sa.Enum(
                "permanent",
                "fixed_term",
                "seasonal",
                "part_time",
                name="contract_kind",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column(
            "status",
            sa.Enum(
                "refugee_status",
                "humanitarian_status",
                "asylum_president",
                "temporary_protection",
                "asylum_applicant",
                name="protection_status",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column("status_valid_until", sa.Date(), nullable=True),
        sa.Column("status_registered_on", sa.Date(), nullable=True),
        sa.Column("status_seen_on", sa.Date(), nullable=True),
        sa.Column("work_note_seen_on", sa.Date(), nullable=True),
        sa.Column("licences_checked_on", sa.Date(), nullable=True),
        sa.Column("document_number_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("max_commute_minutes BETWEEN 1 AND 240", name=op.f("ck_jobseeker_commute_up_to_four_hours")),
        sa.CheckConstraint("max_hours_per_week BETWEEN 1 AND 60", name=op.f("ck_jobseeker_hours_up_to_sixty")),
        sa.CheckConstraint("min_net_pay BETWEEN 0 AND 20000", name=op.f("ck_jobseeker_pay_within_reason")),
        sa.ForeignKeyConstraint(
            ["counsellor_id"],
            ["account.id"],
            name=op.f("fk_jobseeker_counsellor_id"),
            ondelete="SET NULL",
            use_alter=True,
        ),
        sa.ForeignKeyConstraint(["key_id"], ["person_key.id"], name=op.f("fk_jobseeker_key_id")),
        sa.ForeignKeyConstraint(
            ["municipality_code"], ["municipality.code"], name=op.f("fk_jobseeker_municipality_code")
        ),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_jobseeker_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobseeker")),
        sa.UniqueConstraint("public_id", name=op.f("uq_jobseeker_public_id")),
    )
    with op.batch_alter_table("jobseeker", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_jobseeker_counsellor_id"), ["counsellor_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_jobseeker_municipality_code"), ["municipality_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_jobseeker_organisation_id"), ["organisation_id"], unique=False)

    op.create_table(
        "vacancy",
        sa.Column("employer_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "draft", "submitted", "open", "closed", name="vacancy_state", native_enum=False, create_constraint=True
            ),
            nullable=False,
        ),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("concept_id", sa.Integer(), nullable=True),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("municipality_code", sa.String(length=5), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column(
            "contract",
            sa.Enum(
                "permanent",
                "fixed_term",
                "seasonal",
                "part_time",
                name="contract_kind",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column("hours_per_week", sa.Integer(), nullable=True),
        sa.Column("weekdays", sa.Integer(), nullable=True),
        sa.Column("from_minute", sa.Integer(), nullable=True),
        sa.Column("to_minute", sa.Integer(), nullable=True),
        sa.Column("rotating_shifts", sa.Boolean(), nullable=True),
        sa.Column("night_work", sa.Boolean(), nullable=True),
        sa.Column("pay_min", sa.Integer(), nullable=True),
        sa.Column("pay_max", sa.Integer(), nullable=True),
        sa.Column(
            "pay_period",
            sa.Enum("month", "hour", name="pay_period", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("experience_years", sa.Integer(), nullable=True),
        sa.Column("accommodation", sa.Boolean(), nullable=True),
        sa.Column("accommodation_price", sa.Integer(), nullable=True),
        sa.Column("accommodation_ends_with_job", sa.Boolean(), nullable=True),
        sa.Column("employer_transport", sa.Boolean(), nullable=True),
        sa.Column("regulated_profession", sa.Boolean(), nullable=False),
        sa.Column("hazardous", sa.Boolean(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("approved_by_id", sa.Integer(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state <> 'open' OR (approved_by_id IS NOT NULL)", name=op.f("ck_vacancy_open_means_approved")
        ),
        sa.CheckConstraint(
            "state NOT IN ('submitted', 'open') OR (concept_id IS NOT NULL AND municipality_code IS NOT NULL AND pay_min IS NOT NULL AND pay_max IS NOT NULL AND starts_on IS NOT NULL)",
            name=op.f("ck_vacancy_complete_before_it_is_submitted"),
        ),
        sa.CheckConstraint("ends_on IS NULL OR ends_on > starts_on", name=op.f("ck_vacancy_ends_after_it_starts")),
        sa.CheckConstraint("hours_per_week BETWEEN 1 AND 60", name=op.f("ck_vacancy_hours_up_to_sixty")),
        sa.CheckConstraint(
            "pay_min IS NULL OR pay_max IS NULL OR pay_min <= pay_max", name=op.f("ck_vacancy_pay_range_in_order")
        ),
        sa.CheckConstraint("places BETWEEN 1 AND 500", name=op.f("ck_vacancy_at_least_one_place")),
        sa.CheckConstraint("weekdays BETWEEN 1 AND 127", name=op.f("ck_vacancy_at_least_one_weekday")),
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["account.id"], name=op.f("fk_vacancy_approved_by_id"), use_alter=True
        ),
        sa.ForeignKeyConstraint(["concept_id"], ["concept.id"], name=op.f("fk_vacancy_concept_id")),
        sa.ForeignKeyConstraint(["employer_id"], ["employer.id"], name=op.f("fk_vacancy_employer_id")),
        sa.ForeignKeyConstraint(
            ["municipality_code"], ["municipality.code"], name=op.f("fk_vacancy_municipality_code")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacancy")),
        sa.UniqueConstraint("public_id", name=op.f("uq_vacancy_public_id")),
    )
    with op.batch_alter_table("vacancy", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vacancy_concept_id"), ["concept_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_vacancy_employer_id"), ["employer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_vacancy_municipality_code"), ["municipality_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_vacancy_state"), ["state"], unique=False)

    op.create_table(
        "account",
        sa.Column(
            "role",
            sa.Enum(
                "jobseeker",
                "employer",
                "counsellor",
                "lead",
                "operator",
                name="role",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("key_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("employer_id", sa.Integer(), nullable=True),
        sa.Column("jobseeker_id", sa.Integer(), nullable=True),
        sa.Column("name_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("email_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("email_index", sa.String(length=64), nullable=True),
        sa.Column("code_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("code_index", sa.String(length=64), nullable=True),
        sa.Column("phone_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("phone_index", sa.String(length=64), nullable=True),
        sa.Column("phone_confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("secret_hash", sa.String(length=200), nullable=True),
        sa.Column("pin_tag", sa.String(length=64), nullable=True),
        sa.Column("totp_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("totp_last_step", sa.Integer(), nullable=True),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(role = 'employer') = (employer_id IS NOT NULL)",
            name=op.f("ck_account_an_employer_account_has_an_employer"),
        ),
        sa.CheckConstraint(
            "(role = 'jobseeker') = (jobseeker_id IS NOT NULL)",
            name=op.f("ck_account_a_jobseeker_account_belongs_to_a_jobseeker"),
        ),
        sa.CheckConstraint(
            "role NOT IN ('counsellor', 'lead') OR organisation_id IS NOT NULL",
            name=op.f("ck_account_staff_belong_to_an_organisation"),
        ),
        sa.CheckConstraint(
            "phone_confirmed_at IS NULL OR phone_index IS NOT NULL", name=op.f("ck_account_a_confirmed_phone_is_stored")
        ),
        sa.ForeignKeyConstraint(["employer_id"], ["employer.id"], name=op.f("fk_account_employer_id")),
        sa.ForeignKeyConstraint(
            ["jobseeker_id"], ["jobseeker.id"], name=op.f("fk_account_jobseeker_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["key_id"], ["person_key.id"], name=op.f("fk_account_key_id")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_account_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("code_index", name=op.f("uq_account_code_index")),
        sa.UniqueConstraint("email_index", name=op.f("uq_account_email_index")),
        sa.UniqueConstraint("jobseeker_id", name=op.f("uq_account_jobseeker_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_account_public_id")),
    )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_employer_id"), ["employer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_account_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_account_phone_index"), ["phone_index"], unique=False)

    op.create_table(
        "care_window",
        sa.Column("jobseeker_id", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("from_minute", sa.Integer(), nullable=False),
        sa.Column("to_minute", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "from_minute >= 0 AND from_minute < to_minute AND to_minute <= 1440",
            name=op.f("ck_care_window_within_one_day"),
        ),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_care_window_seven_weekdays")),
        sa.ForeignKeyConstraint(
            ["jobseeker_id"], ["jobseeker.id"], name=op.f("fk_care_window_jobseeker_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_window")),
    )
    with op.batch_alter_table("care_window", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_care_window_jobseeker_id"), ["jobseeker_id"], unique=False)

    op.create_table(
        "exclusion",
        sa.Column("jobseeker_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "employer",
                "occupation",
                "municipality",
                name="exclusion_kind",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("value", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["jobseeker_id"], ["jobseeker.id"], name=op.f("fk_exclusion_jobseeker_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exclusion")),
        sa.UniqueConstraint("jobseeker_id", "kind", "value", name=op.f("uq_exclusion_jobseeker_id_kind_value")),
    )
    with op.batch_alter_table("exclusion", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_exclusion_jobseeker_id"), ["jobseeker_id"], unique=False)

    op.create_table(
        "interest",
        sa.Column("jobseeker_id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("interested", "not_for_me", name="interest_kind", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["jobseeker_id"], ["jobseeker.id"], name=op.f("fk_interest_jobseeker_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_interest_vacancy_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interest")),
        sa.UniqueConstraint("jobseeker_id", "vacancy_id", name=op.f("uq_interest_jobseeker_id_vacancy_id")),
    )
    with op.batch_alter_table("interest", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interest_vacancy_id"), ["vacancy_id"], unique=False)

    op.create_table(
        "jobseeker_language",
        sa.Column("jobseeker_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column(
            "spoken",
            sa.Enum(
                "none", "A1", "A2", "B1", "B2", "C1", "C2", name="cefr_level", native_enum=False, create_constraint=True
            ),
            nullable=True,
        ),
        sa.Column(
            "written",
            sa.Enum(
                "none",
                "A1",
                "A2",
                "B1",
                "B2",
                "C1",
                "C2",
                name="written_level",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["jobseeker_id"], ["jobseeker.id"], name=op.f("fk_jobseeker_language_jobseeker_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobseeker_language")),
        sa.UniqueConstraint("jobseeker_id", "language", name=op.f("uq_jobseeker_language_jobseeker_id_language")),
    )
    with op.batch_alter_table("jobseeker_language", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_jobseeker_language_jobseeker_id"), ["jobseeker_id"], unique=False)

    op.create_table(
        "jobseeker_licence",
        sa.Column("jobseeker_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "driving_b",
                "driving_c",
                "driving_ce",
                "driving_d",
                "driver_cpc",
                "forklift",
                "welding",
                "electrical",
                "health_book",
                "recognised_diploma",
                name="licence_kind",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("seen_on", sa.Date(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["jobseeker_id"], ["jobseeker.id"], name=op.f("fk_jobseeker_licence_jobseeker_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobseeker_licence")),
        sa.UniqueConstraint("jobseeker_id", "kind", name=op.f("uq_jobseeker_licence_jobseeker_id_kind")),
    )
    with op.batch_alter_table("jobseeker_licence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_jobseeker_licence_jobseeker_id"), ["jobseeker_id"], unique=False)

    op.create_table(
        "jobseeker_skill",
        sa.Column("jobseeker_id", sa.Integer(), nullable=False),
        sa.Column("concept_id", sa.Integer(), nullable=True),
        sa.Column("own_words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column(
            "evidence",
            sa.Enum(
                "none",
                "self_reported",
                "reference",
                "work_sample",
                "certificate",
                "recognised",
                name="skill_evidence",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["concept_id"], ["concept.id"], name=op.f("fk_jobseeker_skill_concept_id")),
        sa.ForeignKeyConstraint(
            ["jobseeker_id"], ["jobseeker.id"], name=op.f("fk_jobseeker_skill_jobseeker_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_jobseeker_skill")),
        sa.UniqueConstraint("jobseeker_id", "concept_id", name=op.f("uq_jobseeker_skill_jobseeker_id_concept_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_jobseeker_skill_public_id")),
    )
    with op.batch_alter_table("jobseeker_skill", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_jobseeker_skill_concept_id"), ["concept_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_jobseeker_skill_jobseeker_id"), ["jobseeker_id"], unique=False)

    op.create_table(
        "match_run",
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("engine_version", sa.String(length=40), nullable=False),
        sa.Column("rules_version", sa.String(length=64), nullable=False),
        sa.Column("weights_version", sa.String(length=64), nullable=False),
        sa.Column("inputs_hash", sa.String(length=64), nullable=False),
        sa.Column("considered", sa.Integer(), nullable=False),
        sa.Column("blocked", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_match_run_organisation_id")),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_match_run_vacancy_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_run")),
        sa.UniqueConstraint("public_id", name=op.f("uq_match_run_public_id")),
    )
    with op.batch_alter_table("match_run", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_match_run_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_match_run_vacancy_id"), ["vacancy_id"], unique=False)

    op.create_table(
        "placement",
        sa.Column("jobseeker_id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column(
            "outcome",
            sa.Enum(
                "employed_same",
                "employed_other",
                "not_employed",
                "unreachable",
                "moved",
                "withdrew",
                name="placement_outcome",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "ended_on IS NULL OR ended_on >= started_on", name=op.f("ck_placement_ends_after_it_starts")
        ),
        sa.ForeignKeyConstraint(
            ["jobseeker_id"], ["jobseeker.id"], name=op.f("fk_placement_jobseeker_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_placement_vacancy_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement")),
        sa.UniqueConstraint("public_id", name=op.f("uq_placement_public_id")),
    )
    with op.batch_alter_table("placement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_placement_jobseeker_id"), ["jobseeker_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_placement_vacancy_id"), ["vacancy_id"], unique=False)

    op.create_table(
        "vacancy_language",
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "none", "A1", "A2", "B1", "B2", "C1", "C2", name="cefr_level", native_enum=False, create_constraint=True
            ),
            nullable=False,
        ),
        sa.Column("learnable_on_the_job", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_vacancy_language_vacancy_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacancy_language")),
        sa.UniqueConstraint("vacancy_id", "language", name=op.f("uq_vacancy_language_vacancy_id_language")),
    )
    with op.batch_alter_table("vacancy_language", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vacancy_language_vacancy_id"), ["vacancy_id"], unique=False)

    op.create_table(
        "vacancy_licence",
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "driving_b",
                "driving_c",
                "driving_ce",
                "driving_d",
                "driver_cpc",
                "forklift",
                "welding",
                "electrical",
                "health_book",
                "recognised_diploma",
                name="licence_kind",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("by_law", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_vacancy_licence_vacancy_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacancy_licence")),
        sa.UniqueConstraint("vacancy_id", "kind", name=op.f("uq_vacancy_licence_vacancy_id_kind")),
    )
    with op.batch_alter_table("vacancy_licence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vacancy_licence_vacancy_id"), ["vacancy_id"], unique=False)

    op.create_table(
        "vacancy_skill",
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("concept_id", sa.Integer(), nullable=False),
        sa.Column("essential", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["concept_id"], ["concept.id"], name=op.f("fk_vacancy_skill_concept_id")),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_vacancy_skill_vacancy_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacancy_skill")),
        sa.UniqueConstraint("vacancy_id", "concept_id", name=op.f("uq_vacancy_skill_vacancy_id_concept_id")),
    )
    with op.batch_alter_table("vacancy_skill", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vacancy_skill_vacancy_id"), ["vacancy_id"], unique=False)

    op.create_table(
        "work_experience",
        sa.Column("jobseeker_id", sa.Integer(), nullable=False),
        sa.Column("own_words_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("concept_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "employed",
                "self_employed",
                "informal",
                "unpaid",
                name="work_kind",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column("years", sa.Float(), nullable=True),
        sa.Column("last_worked_in", sa.Integer(), nullable=True),
        sa.Column("wanted", sa.Boolean(), nullable=True),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("years >= 0 AND years <= 70", name=op.f("ck_work_experience_years_within_a_life")),
        sa.ForeignKeyConstraint(["concept_id"], ["concept.id"], name=op.f("fk_work_experience_concept_id")),
        sa.ForeignKeyConstraint(
            ["jobseeker_id"], ["jobseeker.id"], name=op.f("fk_work_experience_jobseeker_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_experience")),
        sa.UniqueConstraint("public_id", name=op.f("uq_work_experience_public_id")),
    )
    with op.batch_alter_table("work_experience", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_work_experience_concept_id"), ["concept_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_work_experience_jobseeker_id"), ["jobseeker_id"], unique=False)

    op.create_table(
        "consent",
        sa.Column("jobseeker_id", sa.Integer(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "matching",
                "suggest_to_employers",
                "share_with_employer",
                "keep_longer",
                name="consent_purpose",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column("text_version", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("with_interpreter", sa.Boolean(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "withdrawn_at IS NULL OR withdrawn_at >= given_at", name=op.f("ck_consent_withdrawn_after_it_was_given")
        ),
        sa.ForeignKeyConstraint(
            ["jobseeker_id"], ["jobseeker.id"], name=op.f("fk_consent_jobseeker_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["account.id"], name=op.f("fk_consent_recorded_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_consent_jobseeker_id"), ["jobseeker_id"], unique=False)

    op.create_table(
        "one_time_code",
        sa.Column("purpose", sa.String(length=30), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("code_index", sa.String(length=64), nullable=False),
        sa.Column("target_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("tries >= 0", name=op.f("ck_one_time_code_tries_are_counted_upwards")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_one_time_code_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_one_time_code")),
    )
    with op.batch_alter_table("one_time_code", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_one_time_code_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_one_time_code_code_index"), ["code_index"], unique=False)

    op.create_table(
        "outbox_message",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column(
            "channel",
            sa.Enum("sms", "email", "inbox", name="channel", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("template", sa.String(length=40), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("address_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("secret_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("tries >= 0", name=op.f("ck_outbox_message_tries_are_counted_upwards")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_outbox_message_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_message")),
        sa.UniqueConstraint("public_id", name=op.f("uq_outbox_message_public_id")),
    )
    with op.batch_alter_table("outbox_message", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_message_account_id"), ["account_id"], unique=False)
        batch_op.create_index("ix_outbox_message_due", ["sent_at", "due_at"], unique=False)

    op.create_table(
        "sign_in",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_sign_in_account_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_token_hash")),
    )
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_account_id"), ["account_id"], unique=False)

    op.create_table(
        "suggestion",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("jobseeker_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("band", sa.String(length=20), nullable=False),
        sa.Column("explanation", sa.JSON(), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("position >= 1", name=op.f("ck_suggestion_positions_start_at_one")),
        sa.ForeignKeyConstraint(
            ["jobseeker_id"], ["jobseeker.id"], name=op.f("fk_suggestion_jobseeker_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["run_id"], ["match_run.id"], name=op.f("fk_suggestion_run_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion")),
        sa.UniqueConstraint("public_id", name=op.f("uq_suggestion_public_id")),
        sa.UniqueConstraint("run_id", "jobseeker_id", name=op.f("uq_suggestion_run_id_jobseeker_id")),
    )
    with op.batch_alter_table("suggestion", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_suggestion_jobseeker_id"), ["jobseeker_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_suggestion_run_id"), ["run_id"], unique=False)

    op.create_table(
        "decision",
        sa.Column("jobseeker_id", sa.Integer(), nullable=False),
        sa.Column("vacancy_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("suggestion_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum("propose", "hold", "veto", name="decision_kind", native_enum=False, create_constraint=True),
            nullable=False,
        ),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("note_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("public_id", sa.String(length=22), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_decision_account_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["jobseeker_id"], ["jobseeker.id"], name=op.f("fk_decision_jobseeker_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["suggestion_id"], ["suggestion.id"], name=op.f("fk_decision_suggestion_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["vacancy_id"], ["vacancy.id"], name=op.f("fk_decision_vacancy_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
        sa.UniqueConstraint("public_id", name=op.f("uq_decision_public_id")),
    )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_jobseeker_id"), ["jobseeker_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_decision_vacancy_id"), ["vacancy_id"], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        for table, column, target, on_delete in LATE_KEYS:
            op.create_foreign_key(f"fk_{table}_{column}", table, target, [column], ["id"], ondelete=on_delete)


def downgrade() -> None:
    """Take back."""
    if op.get_bind().dialect.name == "postgresql":
        for table, column, _target, _on_delete in LATE_KEYS:
            op.drop_constraint(f"fk_{table}_{column}", table, type_="foreignkey")
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decision_vacancy_id"))
        batch_op.drop_index(batch_op.f("ix_decision_jobseeker_id"))

    op.drop_table("decision")
    with op.batch_alter_table("suggestion", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_suggestion_run_id"))
        batch_op.drop_index(batch_op.f("ix_suggestion_jobseeker_id"))

    op.drop_table("suggestion")
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_account_id"))

    op.drop_table("sign_in")
    with op.batch_alter_table("outbox_message", schema=None) as batch_op:
        batch_op.drop_index("ix_outbox_message_due")
        batch_op.drop_index(batch_op.f("ix_outbox_message_account_id"))

    op.drop_table("outbox_message")
    with op.batch_alter_table("one_time_code", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_one_time_code_code_index"))
        batch_op.drop_index(batch_op.f("ix_one_time_code_account_id"))

    op.drop_table("one_time_code")
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_consent_jobseeker_id"))

    op.drop_table("consent")
    with op.batch_alter_table("work_experience", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_work_experience_jobseeker_id"))
        batch_op.drop_index(batch_op.f("ix_work_experience_concept_id"))

    op.drop_table("work_experience")
    with op.batch_alter_table("vacancy_skill", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_vacancy_skill_vacancy_id"))

    op.drop_table("vacancy_skill")
    with op.batch_alter_table("vacancy_licence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_vacancy_licence_vacancy_id"))

    op.drop_table("vacancy_licence")
    with op.batch_alter_table("vacancy_language", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_vacancy_language_vacancy_id"))

    op.drop_table("vacancy_language")
    with op.batch_alter_table("placement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_placement_vacancy_id"))
        batch_op.drop_index(batch_op.f("ix_placement_jobseeker_id"))

    op.drop_table("placement")
    with op.batch_alter_table("match_run", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_match_run_vacancy_id"))
        batch_op.drop_index(batch_op.f("ix_match_run_organisation_id"))

    op.drop_table("match_run")
    with op.batch_alter_table("jobseeker_skill", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_jobseeker_skill_jobseeker_id"))
        batch_op.drop_index(batch_op.f("ix_jobseeker_skill_concept_id"))

    op.drop_table("jobseeker_skill")
    with op.batch_alter_table("jobseeker_licence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_jobseeker_licence_jobseeker_id"))

    op.drop_table("jobseeker_licence")
    with op.batch_alter_table("jobseeker_language", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_jobseeker_language_jobseeker_id"))

    op.drop_table("jobseeker_language")
    with op.batch_alter_table("interest", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_interest_vacancy_id"))

    op.drop_table("interest")
    with op.batch_alter_table("exclusion", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_exclusion_jobseeker_id"))

    op.drop_table("exclusion")
    with op.batch_alter_table("care_window", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_care_window_jobseeker_id"))

    op.drop_table("care_window")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_phone_index"))
        batch_op.drop_index(batch_op.f("ix_account_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_account_employer_id"))

    op.drop_table("account")
    with op.batch_alter_table("vacancy", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_vacancy_state"))
        batch_op.drop_index(batch_op.f("ix_vacancy_municipality_code"))
        batch_op.drop_index(batch_op.f("ix_vacancy_employer_id"))
        batch_op.drop_index(batch_op.f("ix_vacancy_concept_id"))

    op.drop_table("vacancy")
    with op.batch_alter_table("jobseeker", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_jobseeker_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_jobseeker_municipality_code"))
        batch_op.drop_index(batch_op.f("ix_jobseeker_counsellor_id"))

    op.drop_table("jobseeker")
    op.drop_table("organisation")
    with op.batch_alter_table("employer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_employer_state"))

    op.drop_table("employer")
    with op.batch_alter_table("municipality", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_municipality_district_code"))

    op.drop_table("municipality")
    with op.batch_alter_table("concept_relation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_concept_relation_skill_id"))
        batch_op.drop_index(batch_op.f("ix_concept_relation_occupation_id"))

    op.drop_table("concept_relation")
    with op.batch_alter_table("concept_label", schema=None) as batch_op:
        batch_op.drop_index("ix_concept_label_language_kind")
        batch_op.drop_index(batch_op.f("ix_concept_label_concept_id"))

    op.drop_table("concept_label")
    with op.batch_alter_table("throttle", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_throttle_expires_at"))

    op.drop_table("throttle")
    with op.batch_alter_table("taxonomy_import", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_taxonomy_import_source"))

    op.drop_table("taxonomy_import")
    op.drop_table("person_key")
    with op.batch_alter_table("form_post", schema=None) as batch_op:
        batch_op.drop_index("ix_form_post_created_at")

    op.drop_table("form_post")
    op.drop_table("district")
    with op.batch_alter_table("concept", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_concept_kind"))
        batch_op.drop_index(batch_op.f("ix_concept_isco"))

    op.drop_table("concept")
    op.drop_table("audit_head")
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.drop_index("ix_audit_entry_subject_action")
        batch_op.drop_index(batch_op.f("ix_audit_entry_actor"))

    op.drop_table("audit_entry")
