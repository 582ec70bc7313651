"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# SQLite numbers rows by itself only in a column of type INTEGER.
ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create every table."""
    op.create_table(
        "account",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("password", sa.String(length=255), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("fs_uniquifier", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("locale", sa.String(length=5), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("theme", sa.String(length=10), nullable=False),
        sa.Column("company", sa.String(length=200), nullable=False),
        sa.Column("industry", sa.String(length=200), nullable=False),
        sa.Column("weekly_target", sa.Integer(), nullable=False),
        sa.Column("touch_cap", sa.Integer(), nullable=False),
        sa.Column("work_days", sa.Integer(), nullable=False),
        sa.Column("sample_of_id", ROW_ID, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.CheckConstraint("locale IN ('en', 'fr')", name=op.f("ck_account_locale_known")),
        sa.CheckConstraint("theme IN ('system', 'light', 'dark')", name=op.f("ck_account_theme_known")),
        sa.CheckConstraint("touch_cap BETWEEN 1 AND 20", name=op.f("ck_account_touch_cap_sane")),
        sa.CheckConstraint("weekly_target BETWEEN 0 AND 1000", name=op.f("ck_account_weekly_target_sane")),
        sa.CheckConstraint("work_days BETWEEN 1 AND 127", name=op.f("ck_account_work_days_some")),
        sa.ForeignKeyConstraint(
            ["sample_of_id"], ["account.id"], name=op.f("fk_account_sample_of_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email", name=op.f("uq_account_email")),
        sa.UniqueConstraint("fs_uniquifier", name=op.f("uq_account_fs_uniquifier")),
    )
    op.create_table(
        "attempt",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("scope", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempt")),
    )
    op.create_index(op.f("ix_attempt_scope_subject_at"), "attempt", ["scope", "subject", "at"])
    op.create_table(
        "account_session",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("account_id", ROW_ID, nullable=True),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("last_seen_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_account_session_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_account_session")),
    )
    op.create_index(op.f("ix_account_session_account_id"), "account_session", ["account_id"])
    op.create_index(op.f("ix_account_session_last_seen_at"), "account_session", ["last_seen_at"])
    op.create_table(
        "brief",
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("mentors_wanted", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("owner_id", ROW_ID, nullable=False),
        sa.CheckConstraint("title <> ''", name=op.f("ck_brief_title_given")),
        sa.CheckConstraint("mentors_wanted BETWEEN 0 AND 100", name=op.f("ck_brief_mentors_wanted_sane")),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_brief_owner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brief")),
    )
    op.create_index(op.f("ix_brief_owner_id_id"), "brief", ["owner_id", "id"])
    op.create_table(
        "job",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("owner_id", ROW_ID, nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claimed_by", sa.String(length=80), nullable=True),
        sa.Column("claimed_until", INSTANT, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("finished_at", INSTANT, nullable=True),
        sa.CheckConstraint(
            "state IN ('queued', 'running', 'done', 'failed')", name=op.f("ck_job_state_known")
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_job_owner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
    )
    op.create_index(op.f("ix_job_owner_id_id"), "job", ["owner_id", "id"])
    op.create_index(op.f("ix_job_state_id"), "job", ["state", "id"])
    op.create_table(
        "one_time_link",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("account_id", ROW_ID, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("used_at", INSTANT, nullable=True),
        sa.CheckConstraint(
            "purpose IN ('set_up', 'sign_in', 'reset')", name=op.f("ck_one_time_link_purpose_known")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_one_time_link_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_one_time_link")),
    )
    op.create_table(
        "tag",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("name_key", sa.String(length=80), nullable=False),
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("owner_id", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_tag_owner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag")),
        sa.UniqueConstraint("owner_id", "name_key", name=op.f("uq_tag_owner_id_name_key")),
    )
    op.create_table(
        "import_run",
        sa.Column("file_name", sa.String(length=300), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.Column("plan", sa.JSON(), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("undo_result", sa.JSON(), nullable=False),
        sa.Column("new_tags", sa.JSON(), nullable=False),
        sa.Column("job_id", ROW_ID, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("applied_at", INSTANT, nullable=True),
        sa.Column("undone_at", INSTANT, nullable=True),
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("owner_id", ROW_ID, nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'planned', 'running', 'done', 'failed', 'undoing', 'undone')",
            name=op.f("ck_import_run_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["job_id"], ["job.id"], name=op.f("fk_import_run_job_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_import_run_owner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_run")),
    )
    op.create_index(op.f("ix_import_run_owner_id_id"), "import_run", ["owner_id", "id"])
    op.create_table(
        "lead",
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("brief_id", ROW_ID, nullable=True),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("given_name", sa.String(length=150), nullable=False),
        sa.Column("family_name", sa.String(length=150), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=True),
        sa.Column("linkedin", sa.String(length=200), nullable=True),
        sa.Column("phone", sa.String(length=60), nullable=False),
        sa.Column("website", sa.String(length=500), nullable=False),
        sa.Column("company", sa.String(length=300), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("industry", sa.String(length=200), nullable=False),
        sa.Column("city", sa.String(length=150), nullable=False),
        sa.Column("country", sa.String(length=100), nullable=False),
        sa.Column("hook", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=True),
        sa.Column("channel", sa.String(length=20), nullable=True),
        sa.Column("introduced_by", sa.String(length=300), nullable=False),
        sa.Column("connected_on", sa.Date(), nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("inside_company", sa.Boolean(), nullable=True),
        sa.Column("inside_industry", sa.Boolean(), nullable=True),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("stage_since", INSTANT, nullable=True),
        sa.Column("contacted_at", INSTANT, nullable=True),
        sa.Column("contacted_on", sa.Date(), nullable=True),
        sa.Column("replied_at", INSTANT, nullable=True),
        sa.Column("replied_on", sa.Date(), nullable=True),
        sa.Column("met_at", INSTANT, nullable=True),
        sa.Column("met_on", sa.Date(), nullable=True),
        sa.Column("ongoing_at", INSTANT, nullable=True),
        sa.Column("ongoing_on", sa.Date(), nullable=True),
        sa.Column("first_outgoing_at", INSTANT, nullable=True),
        sa.Column("last_touch_at", INSTANT, nullable=True),
        sa.Column("closing", sa.String(length=20), nullable=True),
        sa.Column("closed_at", INSTANT, nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("parked_until", sa.Date(), nullable=True),
        sa.Column("do_not_contact_at", INSTANT, nullable=True),
        sa.Column("name_key", sa.String(length=320), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("import_run_id", ROW_ID, nullable=True),
        sa.Column("import_line", sa.Integer(), nullable=True),
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("owner_id", ROW_ID, nullable=False),
        sa.CheckConstraint(
            "channel IN ('email', 'linkedin', 'phone', 'video', 'in_person', 'event', 'introduction', 'application', 'other')",
            name=op.f("ck_lead_channel_known"),
        ),
        sa.CheckConstraint(
            "closing IN ('declined', 'no_answer', 'not_a_fit', 'ended')", name=op.f("ck_lead_closing_known")
        ),
        sa.CheckConstraint(
            "name <> '' OR email IS NOT NULL OR linkedin IS NOT NULL", name=op.f("ck_lead_identified")
        ),
        sa.CheckConstraint(
            "source IN ('linkedin', 'introduction', 'event', 'programme', 'article', 'colleague', 'alumni', 'other')",
            name=op.f("ck_lead_source_known"),
        ),
        sa.CheckConstraint(
            "stage IN ('prospect', 'contacted', 'replied', 'met', 'ongoing')",
            name=op.f("ck_lead_stage_known"),
        ),
        sa.CheckConstraint("(closing IS NULL) = (closed_at IS NULL)", name=op.f("ck_lead_closing_dated")),
        sa.CheckConstraint("met_at IS NULL OR replied_at <= met_at", name=op.f("ck_lead_replied_before_met")),
        sa.CheckConstraint(
            "ongoing_at IS NULL OR met_at <= ongoing_at", name=op.f("ck_lead_met_before_ongoing")
        ),
        sa.CheckConstraint(
            "replied_at IS NULL OR contacted_at <= replied_at", name=op.f("ck_lead_contacted_before_replied")
        ),
        sa.ForeignKeyConstraint(
            ["brief_id"], ["brief.id"], name=op.f("fk_lead_brief_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["import_run_id"], ["import_run.id"], name=op.f("fk_lead_import_run_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_lead_owner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lead")),
        sa.UniqueConstraint("owner_id", "email", name=op.f("uq_lead_owner_id_email")),
        sa.UniqueConstraint("owner_id", "linkedin", name=op.f("uq_lead_owner_id_linkedin")),
    )
    op.create_index(
        "ix_lead_open",
        "lead",
        ["owner_id", "last_touch_at", "id", "closing"],
        sqlite_where=sa.text("closing IS NULL"),
        postgresql_where=sa.text("closing IS NULL"),
    )
    op.create_index(
        "ix_lead_open_stage",
        "lead",
        ["owner_id", "stage", "last_touch_at", "id", "closing"],
        sqlite_where=sa.text("closing IS NULL"),
        postgresql_where=sa.text("closing IS NULL"),
    )
    op.create_index(
        op.f("ix_lead_owner_id_contacted_at_replied_at_met_at_ongoing_at"),
        "lead",
        ["owner_id", "contacted_at", "replied_at", "met_at", "ongoing_at"],
    )
    op.create_index(op.f("ix_lead_owner_id_created_at_id"), "lead", ["owner_id", "created_at", "id"])
    op.create_index(op.f("ix_lead_owner_id_import_run_id"), "lead", ["owner_id", "import_run_id"])
    op.create_index(op.f("ix_lead_owner_id_last_touch_at_id"), "lead", ["owner_id", "last_touch_at", "id"])
    op.create_index(op.f("ix_lead_owner_id_name_key_id"), "lead", ["owner_id", "name_key", "id"])
    op.create_table(
        "rejected_row",
        sa.Column("run_id", ROW_ID, nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("cells", sa.JSON(), nullable=False),
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("owner_id", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_rejected_row_owner_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["import_run.id"], name=op.f("fk_rejected_row_run_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rejected_row")),
    )
    op.create_index(op.f("ix_rejected_row_run_id_line"), "rejected_row", ["run_id", "line"])
    op.create_table(
        "upload_part",
        sa.Column("run_id", ROW_ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("owner_id", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_upload_part_owner_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["import_run.id"], name=op.f("fk_upload_part_run_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_upload_part")),
        sa.UniqueConstraint("run_id", "position", name=op.f("uq_upload_part_run_id_position")),
    )
    op.create_table(
        "closing",
        sa.Column("why", sa.String(length=20), nullable=False),
        sa.Column("parked_until", sa.Date(), nullable=True),
        sa.Column("reopened_at", INSTANT, nullable=True),
        sa.Column("occurred_at", INSTANT, nullable=False),
        sa.Column("occurred_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("voided_at", INSTANT, nullable=True),
        sa.Column("lead_id", ROW_ID, nullable=False),
        sa.Column("voided_by_id", ROW_ID, nullable=True),
        sa.Column("import_run_id", ROW_ID, nullable=True),
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("owner_id", ROW_ID, nullable=False),
        sa.CheckConstraint(
            "why IN ('declined', 'no_answer', 'not_a_fit', 'ended')", name=op.f("ck_closing_why_known")
        ),
        sa.ForeignKeyConstraint(
            ["import_run_id"], ["import_run.id"], name=op.f("fk_closing_import_run_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["lead.id"], name=op.f("fk_closing_lead_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_closing_owner_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["voided_by_id"], ["account.id"], name=op.f("fk_closing_voided_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closing")),
    )
    op.create_index(op.f("ix_closing_lead_id_occurred_at"), "closing", ["lead_id", "occurred_at"])
    op.create_table(
        "import_change",
        sa.Column("run_id", ROW_ID, nullable=False),
        sa.Column("lead_id", ROW_ID, nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("filled", sa.JSON(), nullable=False),
        sa.Column("version_after", sa.Integer(), nullable=False),
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("owner_id", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["lead.id"], name=op.f("fk_import_change_lead_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_import_change_owner_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["import_run.id"], name=op.f("fk_import_change_run_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_change")),
    )
    op.create_index(op.f("ix_import_change_lead_id"), "import_change", ["lead_id"])
    op.create_index(op.f("ix_import_change_run_id"), "import_change", ["run_id"])
    op.create_table(
        "import_key",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("lead_id", ROW_ID, nullable=False),
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("owner_id", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["lead.id"], name=op.f("fk_import_key_lead_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_import_key_owner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_key")),
        sa.UniqueConstraint("owner_id", "key", name=op.f("uq_import_key_owner_id_key")),
    )
    op.create_index(op.f("ix_import_key_lead_id"), "import_key", ["lead_id"])
    op.create_table(
        "lead_email",
        sa.Column("lead_id", ROW_ID, nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("owner_id", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["lead.id"], name=op.f("fk_lead_email_lead_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_lead_email_owner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lead_email")),
        sa.UniqueConstraint("owner_id", "email", name=op.f("uq_lead_email_owner_id_email")),
    )
    op.create_index(op.f("ix_lead_email_lead_id"), "lead_email", ["lead_id"])
    op.create_table(
        "lead_tag",
        sa.Column("lead_id", ROW_ID, nullable=False),
        sa.Column("tag_id", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["lead.id"], name=op.f("fk_lead_tag_lead_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["tag_id"], ["tag.id"], name=op.f("fk_lead_tag_tag_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("lead_id", "tag_id", name=op.f("pk_lead_tag")),
    )
    op.create_index(op.f("ix_lead_tag_tag_id_lead_id"), "lead_tag", ["tag_id", "lead_id"])
    op.create_table(
        "note",
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("occurred_at", INSTANT, nullable=False),
        sa.Column("occurred_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("voided_at", INSTANT, nullable=True),
        sa.Column("lead_id", ROW_ID, nullable=False),
        sa.Column("voided_by_id", ROW_ID, nullable=True),
        sa.Column("import_run_id", ROW_ID, nullable=True),
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("owner_id", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["import_run_id"], ["import_run.id"], name=op.f("fk_note_import_run_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["lead_id"], ["lead.id"], name=op.f("fk_note_lead_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_note_owner_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["voided_by_id"], ["account.id"], name=op.f("fk_note_voided_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    op.create_index(op.f("ix_note_lead_id_occurred_at"), "note", ["lead_id", "occurred_at"])
    op.create_table(
        "touchpoint",
        sa.Column("direction", sa.String(length=20), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("occurred_at", INSTANT, nullable=False),
        sa.Column("occurred_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("voided_at", INSTANT, nullable=True),
        sa.Column("lead_id", ROW_ID, nullable=False),
        sa.Column("voided_by_id", ROW_ID, nullable=True),
        sa.Column("import_run_id", ROW_ID, nullable=True),
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("owner_id", ROW_ID, nullable=False),
        sa.CheckConstraint(
            "channel IN ('email', 'linkedin', 'phone', 'video', 'in_person', 'event', 'introduction', 'application', 'other')",
            name=op.f("ck_touchpoint_channel_known"),
        ),
        sa.CheckConstraint("direction IN ('out', 'in')", name=op.f("ck_touchpoint_direction_known")),
        sa.CheckConstraint(
            "kind IN ('message', 'call', 'meeting', 'auto_reply', 'bounce')",
            name=op.f("ck_touchpoint_kind_known"),
        ),
        sa.ForeignKeyConstraint(
            ["import_run_id"],
            ["import_run.id"],
            name=op.f("fk_touchpoint_import_run_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["lead.id"], name=op.f("fk_touchpoint_lead_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_touchpoint_owner_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["voided_by_id"], ["account.id"], name=op.f("fk_touchpoint_voided_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_touchpoint")),
    )
    op.create_index(op.f("ix_touchpoint_lead_id_occurred_at"), "touchpoint", ["lead_id", "occurred_at"])
    op.create_index(op.f("ix_touchpoint_owner_id_occurred_at"), "touchpoint", ["owner_id", "occurred_at"])
    op.create_table(
        "follow_up",
        sa.Column("lead_id", ROW_ID, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("due_at", INSTANT, nullable=True),
        sa.Column("channel", sa.String(length=20), nullable=True),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("proposed", sa.Boolean(), nullable=False),
        sa.Column("clock_from", INSTANT, nullable=False),
        sa.Column("ended", sa.Boolean(), nullable=False),
        sa.Column("done_at", INSTANT, nullable=True),
        sa.Column("cancelled_at", INSTANT, nullable=True),
        sa.Column("ended_by_id", ROW_ID, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("owner_id", ROW_ID, nullable=False),
        sa.CheckConstraint(
            "channel IN ('email', 'linkedin', 'phone', 'video', 'in_person', 'event', 'introduction', 'application', 'other')",
            name=op.f("ck_follow_up_channel_known"),
        ),
        sa.CheckConstraint(
            "kind IN ('follow_up', 'answer', 'thank', 'meeting', 'new_address', 'park', 'keep_in_touch', 'other')",
            name=op.f("ck_follow_up_kind_known"),
        ),
        sa.CheckConstraint("done_at IS NULL OR cancelled_at IS NULL", name=op.f("ck_follow_up_one_end")),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["touchpoint.id"], name=op.f("fk_follow_up_ended_by_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["lead.id"], name=op.f("fk_follow_up_lead_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_follow_up_owner_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
    )
    op.create_index(op.f("ix_follow_up_lead_id_ended"), "follow_up", ["lead_id", "ended"])
    op.create_index(op.f("ix_follow_up_owner_id_ended_due_on"), "follow_up", ["owner_id", "ended", "due_on"])
    op.create_table(
        "stage_event",
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("touchpoint_id", ROW_ID, nullable=True),
        sa.Column("outgoing", sa.Boolean(), nullable=False),
        sa.Column("why", sa.String(length=300), nullable=False),
        sa.Column("occurred_at", INSTANT, nullable=False),
        sa.Column("occurred_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("voided_at", INSTANT, nullable=True),
        sa.Column("lead_id", ROW_ID, nullable=False),
        sa.Column("voided_by_id", ROW_ID, nullable=True),
        sa.Column("import_run_id", ROW_ID, nullable=True),
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("owner_id", ROW_ID, nullable=False),
        sa.CheckConstraint(
            "outgoing = (stage = 'contacted') OR touchpoint_id IS NOT NULL",
            name=op.f("ck_stage_event_outgoing_known"),
        ),
        sa.CheckConstraint(
            "stage IN ('prospect', 'contacted', 'replied', 'met', 'ongoing')",
            name=op.f("ck_stage_event_stage_known"),
        ),
        sa.ForeignKeyConstraint(
            ["import_run_id"],
            ["import_run.id"],
            name=op.f("fk_stage_event_import_run_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["lead.id"], name=op.f("fk_stage_event_lead_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["account.id"], name=op.f("fk_stage_event_owner_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["touchpoint_id"],
            ["touchpoint.id"],
            name=op.f("fk_stage_event_touchpoint_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["voided_by_id"], ["account.id"], name=op.f("fk_stage_event_voided_by_id"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage_event")),
    )
    op.create_index(op.f("ix_stage_event_lead_id_occurred_at"), "stage_event", ["lead_id", "occurred_at"])
    op.create_index(op.f("ix_stage_event_owner_id_occurred_at"), "stage_event", ["owner_id", "occurred_at"])
    op.create_index(op.f("ix_stage_event_touchpoint_id"), "stage_event", ["touchpoint_id"])


def downgrade() -> None:
    """Drop every table."""
    op.drop_table("stage_event")
    op.drop_table("follow_up")
    op.drop_table("touchpoint")
    op.drop_table("note")
    op.drop_table("lead_tag")
    op.drop_table("lead_email")
    op.drop_table("import_key")
    op.drop_table("import_change")
    op.drop_table("closing")
    op.drop_table("upload_part")
    op.drop_table("rejected_row")
    op.drop_table("lead")
    op.drop_table("import_run")
    op.drop_table("tag")
    op.drop_table("one_time_link")
    op.drop_table("job")
    op.drop_table("brief")
    op.drop_table("account_session")
    op.drop_table("attempt")
    op.drop_table("account")
