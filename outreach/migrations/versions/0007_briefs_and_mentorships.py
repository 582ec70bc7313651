"""Briefs that say more, score cards, ways to a person, and mentorships."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# SQLite numbers rows by itself only in a column of type INTEGER.
ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
WORD = sa.String(length=20)
CATEGORIES = "category IN ('customers', 'capacity', 'risk', 'social_media', 'global')"
GRADES = ("importance", "urgency", "cost_of_nothing")
WEIGHTS = ("weight_attitude", "weight_knowledge", "weight_skills", "weight_willingness", "weight_access")

ADDED_TO_BRIEF = (
    f"category VARCHAR(20) CONSTRAINT ck_brief_category_known CHECK ({CATEGORIES})",
    "own_category VARCHAR(120) DEFAULT '' NOT NULL",
    "problem TEXT DEFAULT '' NOT NULL",
    "tried TEXT DEFAULT '' NOT NULL",
    "company_side VARCHAR(20) CONSTRAINT ck_brief_company_side_known CHECK (company_side IN ('inside', 'outside'))",
    "industry_side VARCHAR(20) CONSTRAINT ck_brief_industry_side_known CHECK (industry_side IN ('inside', 'outside'))",
    "needed_by DATE",
    *(f"{name} INTEGER CONSTRAINT ck_brief_{name}_in_range CHECK ({name} BETWEEN 1 AND 5)" for name in GRADES),
    *(
        f"{name} INTEGER DEFAULT '3' NOT NULL CONSTRAINT ck_brief_{name}_in_range CHECK ({name} BETWEEN 0 AND 5)"
        for name in WEIGHTS
    ),
)

# In the order of their making: each after those that it points at.
TABLES = (
    "brief_person",
    "score_card",
    "snooze",
    "social_event",
    "event_guest",
    "introduction",
    "programme",
    "programme_document",
    "mentorship",
    "phase_passage",
    "checklist_item",
    "closure",
    "meeting",
    "meeting_item",
    "help_entry",
    "agreement_version",
    "mentorship_file",
    "mentor_link",
    "check_in",
    "discovery_question",
    "discovery_round",
    "goal",
    "pulse",
    "recognition",
    "goal_review",
    "discovery_answer",
    "outcome",
)


def upgrade() -> None:
    """Add the columns and the tables."""
    for column in ADDED_TO_BRIEF:
        op.execute(f"ALTER TABLE brief ADD COLUMN {column}")
    _create_briefs()
    _create_ways()
    _create_mentorships()
    _create_meetings()
    _create_agreements()
    _create_growth()


def downgrade() -> None:
    """Take them away again."""
    for table in reversed(TABLES):
        op.drop_table(table)
    for column in reversed(ADDED_TO_BRIEF):
        op.execute(f"ALTER TABLE brief DROP COLUMN {column.split()[0]}")


def _create_briefs() -> None:
    op.create_table(
        "brief_person",
        *_owned("brief_person"),
        sa.Column("brief_id", ROW_ID, nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("lead_id", ROW_ID, nullable=True),
        sa.CheckConstraint("name <> '' OR lead_id IS NOT NULL", name="identified"),
        _to("brief_person", "brief_id", "brief"),
        _to("brief_person", "lead_id", "lead", "SET NULL"),
    )
    op.create_index("ix_brief_person_brief_id", "brief_person", ["brief_id"])
    op.create_index("ix_brief_person_lead_id", "brief_person", ["lead_id"])
    op.create_index("ix_brief_person_owner_id_brief_id_id", "brief_person", ["owner_id", "brief_id", "id"])
    op.create_table(
        "score_card",
        *_owned("score_card"),
        sa.Column("lead_id", ROW_ID, nullable=False),
        sa.Column("brief_id", ROW_ID, nullable=False),
        sa.Column("attitude", sa.Integer(), nullable=True),
        sa.Column("knowledge", sa.Integer(), nullable=True),
        sa.Column("skills", sa.Integer(), nullable=True),
        sa.Column("willingness", sa.Integer(), nullable=True),
        sa.Column("access", sa.Integer(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.CheckConstraint("access BETWEEN 1 AND 5", name="access_in_range"),
        sa.CheckConstraint("attitude BETWEEN 1 AND 5", name="attitude_in_range"),
        sa.CheckConstraint("knowledge BETWEEN 1 AND 5", name="knowledge_in_range"),
        sa.CheckConstraint("skills BETWEEN 1 AND 5", name="skills_in_range"),
        sa.CheckConstraint("willingness BETWEEN 1 AND 5", name="willingness_in_range"),
        _to("score_card", "brief_id", "brief"),
        _to("score_card", "lead_id", "lead"),
    )
    op.create_index("ix_score_card_brief_id", "score_card", ["brief_id"])
    op.create_index("ix_score_card_lead_id", "score_card", ["lead_id"])
    op.create_index("ix_score_card_owner_id_brief_id_lead_id", "score_card", ["owner_id", "brief_id", "lead_id"])
    op.create_table(
        "snooze",
        *_owned("snooze"),
        sa.Column("mark", sa.String(length=80), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.UniqueConstraint("owner_id", "mark", name="uq_snooze_owner_id_mark"),
    )


def _create_ways() -> None:
    op.create_table(
        "social_event",
        *_owned("social_event"),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("starts_at", INSTANT, nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("website", sa.String(length=500), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.CheckConstraint("title <> ''", name="title_given"),
    )
    op.create_index("ix_social_event_owner_id_starts_on", "social_event", ["owner_id", "starts_on"])
    op.create_table(
        "event_guest",
        *_owned("event_guest"),
        sa.Column("event_id", ROW_ID, nullable=False),
        sa.Column("lead_id", ROW_ID, nullable=False),
        sa.Column("invited_on", sa.Date(), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("declined_on", sa.Date(), nullable=True),
        sa.Column("came", sa.Boolean(), nullable=True),
        sa.Column("invitation_id", ROW_ID, nullable=True),
        sa.Column("answer_id", ROW_ID, nullable=True),
        sa.Column("meeting_id", ROW_ID, nullable=True),
        sa.CheckConstraint("accepted_on IS NULL OR declined_on IS NULL", name="one_answer"),
        _to("event_guest", "answer_id", "touchpoint", "SET NULL"),
        _to("event_guest", "event_id", "social_event"),
        _to("event_guest", "invitation_id", "touchpoint", "SET NULL"),
        _to("event_guest", "lead_id", "lead"),
        _to("event_guest", "meeting_id", "touchpoint", "SET NULL"),
    )
    op.create_index("ix_event_guest_answer_id", "event_guest", ["answer_id"])
    op.create_index("ix_event_guest_event_id", "event_guest", ["event_id"])
    op.create_index("ix_event_guest_invitation_id", "event_guest", ["invitation_id"])
    op.create_index("ix_event_guest_lead_id", "event_guest", ["lead_id"])
    op.create_index("ix_event_guest_meeting_id", "event_guest", ["meeting_id"])
    op.create_index("ix_event_guest_owner_id_event_id_lead_id", "event_guest", ["owner_id", "event_id", "lead_id"])
    op.create_table(
        "introduction",
        *_owned("introduction"),
        sa.Column("lead_id", ROW_ID, nullable=False),
        sa.Column("introducer_id", ROW_ID, nullable=True),
        sa.Column("introducer_name", sa.String(length=300), nullable=False),
        sa.Column("introducer_address", sa.String(length=320), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("ask_by", sa.Date(), nullable=True),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=True),
        sa.Column("declined_on", sa.Date(), nullable=True),
        sa.Column("thanked_on", sa.Date(), nullable=True),
        sa.Column("touchpoint_id", ROW_ID, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.CheckConstraint("introducer_id IS NOT NULL OR introducer_name <> ''", name="introducer_known"),
        sa.CheckConstraint("made_on IS NULL OR declined_on IS NULL", name="one_answer"),
        _to("introduction", "introducer_id", "lead"),
        _to("introduction", "lead_id", "lead"),
        _to("introduction", "touchpoint_id", "touchpoint", "SET NULL"),
    )
    op.create_index("ix_introduction_introducer_id", "introduction", ["introducer_id"])
    op.create_index("ix_introduction_lead_id", "introduction", ["lead_id"])
    op.create_index("ix_introduction_owner_id_thanked_on_id", "introduction", ["owner_id", "thanked_on", "id"])
    op.create_index("ix_introduction_touchpoint_id", "introduction", ["touchpoint_id"])
    op.create_table(
        "programme",
        *_owned("programme"),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("organiser", sa.String(length=200), nullable=False),
        sa.Column("website", sa.String(length=500), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=True),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("status", WORD, nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("matched_on", sa.Date(), nullable=True),
        sa.Column("lead_id", ROW_ID, nullable=True),
        sa.Column("application_id", ROW_ID, nullable=True),
        sa.Column("answer_id", ROW_ID, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.CheckConstraint("name <> ''", name="name_given"),
        sa.CheckConstraint(
            "status IN ('considering', 'applied', 'accepted', 'rejected', 'withdrawn', 'matched')",
            name="status_known",
        ),
        _to("programme", "answer_id", "touchpoint", "SET NULL"),
        _to("programme", "application_id", "touchpoint", "SET NULL"),
        _to("programme", "lead_id", "lead", "SET NULL"),
    )
    op.create_index("ix_programme_answer_id", "programme", ["answer_id"])
    op.create_index("ix_programme_application_id", "programme", ["application_id"])
    op.create_index("ix_programme_lead_id", "programme", ["lead_id"])
    op.create_index("ix_programme_owner_id_status_deadline", "programme", ["owner_id", "status", "deadline"])
    op.create_table(
        "programme_document",
        *_owned("programme_document"),
        sa.Column("programme_id", ROW_ID, nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("ready_on", sa.Date(), nullable=True),
        sa.CheckConstraint("title <> ''", name="title_given"),
        _to("programme_document", "programme_id", "programme"),
    )
    op.create_index(
        "ix_programme_document_owner_id_programme_id_id", "programme_document", ["owner_id", "programme_id", "id"]
    )
    op.create_index("ix_programme_document_programme_id", "programme_document", ["programme_id"])


def _create_mentorships() -> None:
    op.create_table(
        "mentorship",
        *_owned("mentorship"),
        sa.Column("lead_id", ROW_ID, nullable=True),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("brief_id", ROW_ID, nullable=True),
        sa.Column("role", WORD, nullable=False),
        sa.Column("beginning", WORD, nullable=False),
        sa.Column("began_on", sa.Date(), nullable=False),
        sa.Column("story", sa.String(length=300), nullable=False),
        sa.Column("phase", WORD, nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("secrecy", WORD, nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("hourly_rate", sa.Integer(), nullable=True),
        sa.Column("budget", sa.Integer(), nullable=True),
        sa.Column("thanks_every_days", sa.Integer(), nullable=False),
        sa.Column("keep_in_touch_days", sa.Integer(), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.CheckConstraint("(secrecy = 'signed') = (signed_on IS NOT NULL)", name="signed_dated"),
        sa.CheckConstraint("beginning IN ('i_asked', 'they_offered', 'it_grew', 'programme')", name="beginning_known"),
        sa.CheckConstraint("lead_id IS NOT NULL OR name <> ''", name="somebody"),
        sa.CheckConstraint("phase IN ('preparation', 'negotiation', 'enabling', 'closure')", name="phase_known"),
        sa.CheckConstraint("role IN ('mentee', 'mentor')", name="role_known"),
        sa.CheckConstraint("secrecy IN ('none', 'to_sign', 'signed')", name="secrecy_known"),
        sa.CheckConstraint("hourly_rate >= 0 AND budget >= 0", name="money_not_negative"),
        sa.CheckConstraint("keep_in_touch_days BETWEEN 1 AND 366", name="keep_in_touch_sane"),
        sa.CheckConstraint("thanks_every_days BETWEEN 1 AND 366", name="thanks_sane"),
        _to("mentorship", "brief_id", "brief", "SET NULL"),
        _to("mentorship", "lead_id", "lead"),
    )
    op.create_index("ix_mentorship_brief_id", "mentorship", ["brief_id"])
    op.create_index("ix_mentorship_lead_id", "mentorship", ["lead_id"])
    op.create_index("ix_mentorship_owner_id_ended_on_id", "mentorship", ["owner_id", "ended_on", "id"])
    op.create_table(
        "phase_passage",
        *_owned("phase_passage"),
        sa.Column("phase", WORD, nullable=False),
        sa.Column("entered_on", sa.Date(), nullable=False),
        sa.Column("left_open", sa.Integer(), nullable=False),
        sa.Column("mentorship_id", ROW_ID, nullable=False),
        sa.CheckConstraint("phase IN ('preparation', 'negotiation', 'enabling', 'closure')", name="phase_known"),
        _to("phase_passage", "mentorship_id", "mentorship"),
    )
    op.create_index("ix_phase_passage_mentorship_id", "phase_passage", ["mentorship_id"])
    op.create_index(
        "ix_phase_passage_owner_id_mentorship_id_entered_on_id",
        "phase_passage",
        ["owner_id", "mentorship_id", "entered_on", "id"],
    )
    op.create_table(
        "checklist_item",
        *_owned("checklist_item"),
        sa.Column("phase", WORD, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("mentorship_id", ROW_ID, nullable=False),
        sa.CheckConstraint("key <> '' OR text <> ''", name="said"),
        sa.CheckConstraint("phase IN ('preparation', 'negotiation', 'enabling', 'closure')", name="phase_known"),
        _to("checklist_item", "mentorship_id", "mentorship"),
    )
    op.create_index("ix_checklist_item_mentorship_id", "checklist_item", ["mentorship_id"])
    op.create_index(
        "ix_checklist_item_owner_id_mentorship_id_phase_position",
        "checklist_item",
        ["owner_id", "mentorship_id", "phase", "position"],
    )
    op.create_table(
        "closure",
        *_owned("closure"),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("learned_by_me", sa.Text(), nullable=False),
        sa.Column("learned_by_them", sa.Text(), nullable=False),
        sa.Column("thanks", sa.Text(), nullable=False),
        sa.Column("stays", sa.Text(), nullable=False),
        sa.Column("reopened_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("mentorship_id", ROW_ID, nullable=False),
        _to("closure", "mentorship_id", "mentorship"),
    )
    op.create_index("ix_closure_mentorship_id", "closure", ["mentorship_id"])
    op.create_index(
        "ix_closure_owner_id_mentorship_id_closed_on_id", "closure", ["owner_id", "mentorship_id", "closed_on", "id"]
    )


def _create_meetings() -> None:
    op.create_table(
        "meeting",
        *_owned("meeting"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("at", INSTANT, nullable=True),
        sa.Column("channel", WORD, nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("context", sa.Text(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("thanked_on", sa.Date(), nullable=True),
        sa.Column("touchpoint_id", ROW_ID, nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("mentorship_id", ROW_ID, nullable=False),
        sa.CheckConstraint(
            "channel IN ('email', 'linkedin', 'phone', 'video', 'in_person', 'event', 'introduction', 'application', 'other')",
            name="channel_known",
        ),
        sa.CheckConstraint("state IN ('planned', 'held', 'cancelled')", name="state_known"),
        sa.CheckConstraint("thanked_on IS NULL OR state = 'held'", name="thanked_for_a_talk"),
        sa.CheckConstraint("minutes BETWEEN 0 AND 1440", name="minutes_sane"),
        _to("meeting", "mentorship_id", "mentorship"),
        _to("meeting", "touchpoint_id", "touchpoint", "SET NULL"),
    )
    op.create_index("ix_meeting_mentorship_id", "meeting", ["mentorship_id"])
    op.create_index(
        "ix_meeting_owner_id_mentorship_id_on_day_id", "meeting", ["owner_id", "mentorship_id", "on_day", "id"]
    )
    op.create_index("ix_meeting_touchpoint_id", "meeting", ["touchpoint_id"])
    op.create_table(
        "meeting_item",
        *_owned("meeting_item"),
        sa.Column("meeting_id", ROW_ID, nullable=True),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("who", WORD, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("sent", sa.Boolean(), nullable=False),
        sa.Column("idea_verdict", WORD, nullable=True),
        sa.Column("advice_verdict", WORD, nullable=True),
        sa.Column("useful", sa.Boolean(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("judged_on", sa.Date(), nullable=True),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("mentorship_id", ROW_ID, nullable=False),
        sa.CheckConstraint("advice_verdict IN ('tried', 'not_yet', 'not_for_me')", name="advice_verdict_known"),
        sa.CheckConstraint("advice_verdict IS NULL OR kind = 'advice'", name="verdict_on_advice"),
        sa.CheckConstraint("idea_verdict IN ('good', 'needs_work', 'drop')", name="idea_verdict_known"),
        sa.CheckConstraint("idea_verdict IS NULL OR kind = 'idea'", name="verdict_on_idea"),
        sa.CheckConstraint("kind IN ('topic', 'question', 'idea', 'advice', 'action')", name="kind_known"),
        sa.CheckConstraint("text <> ''", name="said"),
        sa.CheckConstraint("who IN ('me', 'them')", name="who_known"),
        _to("meeting_item", "meeting_id", "meeting", "SET NULL"),
        _to("meeting_item", "mentorship_id", "mentorship"),
    )
    op.create_index("ix_meeting_item_meeting_id", "meeting_item", ["meeting_id"])
    op.create_index("ix_meeting_item_mentorship_id", "meeting_item", ["mentorship_id"])
    op.create_index(
        "ix_meeting_item_owner_id_mentorship_id_kind_id", "meeting_item", ["owner_id", "mentorship_id", "kind", "id"]
    )
    op.create_table(
        "help_entry",
        *_owned("help_entry"),
        sa.Column("direction", WORD, nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("mentorship_id", ROW_ID, nullable=False),
        sa.CheckConstraint("direction IN ('received', 'given')", name="direction_known"),
        sa.CheckConstraint("text <> ''", name="said"),
        sa.CheckConstraint("minutes BETWEEN 0 AND 1440", name="minutes_sane"),
        _to("help_entry", "mentorship_id", "mentorship"),
    )
    op.create_index("ix_help_entry_mentorship_id", "help_entry", ["mentorship_id"])
    op.create_index(
        "ix_help_entry_owner_id_mentorship_id_on_day_id", "help_entry", ["owner_id", "mentorship_id", "on_day", "id"]
    )


def _create_agreements() -> None:
    op.create_table(
        "agreement_version",
        *_owned("agreement_version"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("written_by", WORD, nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("period_from", sa.Date(), nullable=True),
        sa.Column("period_until", sa.Date(), nullable=True),
        sa.Column("minimum_hours", sa.Integer(), nullable=True),
        sa.Column("meets", WORD, nullable=True),
        sa.Column("between", sa.String(length=300), nullable=False),
        sa.Column("format", WORD, nullable=True),
        sa.Column("starter", WORD, nullable=True),
        sa.Column("confidentiality", sa.Text(), nullable=False),
        sa.Column("secrecy", WORD, nullable=False),
        sa.Column("obstacles", sa.Text(), nullable=False),
        sa.Column("no_fault_end", sa.Text(), nullable=False),
        sa.Column("success", sa.Text(), nullable=False),
        sa.Column("offers", sa.Text(), nullable=False),
        sa.Column("cannot_offer", sa.Text(), nullable=False),
        sa.Column("written_at", INSTANT, nullable=False),
        sa.Column("agreed_by_me_at", INSTANT, nullable=True),
        sa.Column("agreed_by_them_at", INSTANT, nullable=True),
        sa.Column("mentorship_id", ROW_ID, nullable=False),
        sa.CheckConstraint("format IN ('formal_agenda', 'topic_agenda', 'recorded', 'open')", name="format_known"),
        sa.CheckConstraint(
            "meets IN ('weekly', 'fortnightly', 'monthly', 'every_two_months', 'quarterly')",
            name="meets_known",
        ),
        sa.CheckConstraint("secrecy IN ('none', 'to_sign', 'signed')", name="secrecy_known"),
        sa.CheckConstraint("starter IN ('me', 'them', 'either')", name="starter_known"),
        sa.CheckConstraint("state IN ('draft', 'proposed', 'current', 'replaced', 'refused')", name="state_known"),
        sa.CheckConstraint("written_by IN ('me', 'them')", name="written_by_known"),
        sa.CheckConstraint("minimum_hours BETWEEN 0 AND 1000", name="hours_sane"),
        sa.CheckConstraint("period_until >= period_from", name="period_in_order"),
        _to("agreement_version", "mentorship_id", "mentorship"),
        sa.UniqueConstraint(
            "owner_id", "mentorship_id", "number", name="uq_agreement_version_owner_id_mentorship_id_number"
        ),
    )
    op.create_index("ix_agreement_version_mentorship_id", "agreement_version", ["mentorship_id"])
    op.create_table(
        "mentorship_file",
        *_owned("mentorship_file"),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", INSTANT, nullable=False),
        sa.Column("removed_at", INSTANT, nullable=True),
        sa.Column("mentorship_id", ROW_ID, nullable=False),
        _to("mentorship_file", "mentorship_id", "mentorship"),
    )
    op.create_index("ix_mentorship_file_mentorship_id", "mentorship_file", ["mentorship_id"])
    op.create_index(
        "ix_mentorship_file_owner_id_mentorship_id_id", "mentorship_file", ["owner_id", "mentorship_id", "id"]
    )
    op.create_table(
        "mentor_link",
        *_owned("mentor_link"),
        sa.Column("door", WORD, nullable=False),
        sa.Column("meeting_id", ROW_ID, nullable=True),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.Column("revoked_at", INSTANT, nullable=True),
        sa.Column("opened_at", INSTANT, nullable=True),
        sa.Column("mentorship_id", ROW_ID, nullable=False),
        sa.CheckConstraint("door <> 'meeting' OR meeting_id IS NOT NULL", name="meeting_named"),
        sa.CheckConstraint("door IN ('agreement', 'pulse', 'meeting')", name="door_known"),
        _to("mentor_link", "meeting_id", "meeting"),
        _to("mentor_link", "mentorship_id", "mentorship"),
        sa.UniqueConstraint("token_hash", name="uq_mentor_link_token_hash"),
    )
    op.create_index("ix_mentor_link_meeting_id", "mentor_link", ["meeting_id"])
    op.create_index("ix_mentor_link_mentorship_id", "mentor_link", ["mentorship_id"])
    op.create_index("ix_mentor_link_owner_id_mentorship_id_id", "mentor_link", ["owner_id", "mentorship_id", "id"])


def _create_growth() -> None:
    op.create_table(
        "check_in",
        *_owned("check_in"),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("how", WORD, nullable=False),
        sa.Column("good", sa.Text(), nullable=False),
        sa.Column("different", sa.Text(), nullable=False),
        sa.Column("mood", sa.Integer(), nullable=True),
        sa.Column("issue", WORD, nullable=True),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("mentorship_id", ROW_ID, nullable=False),
        sa.CheckConstraint("how IN ('in_person', 'call', 'mail')", name="how_known"),
        sa.CheckConstraint("issue IN ('no_chemistry', 'too_busy', 'drifting')", name="issue_known"),
        sa.CheckConstraint("mood BETWEEN 1 AND 5", name="mood_in_range"),
        _to("check_in", "mentorship_id", "mentorship"),
    )
    op.create_index("ix_check_in_mentorship_id", "check_in", ["mentorship_id"])
    op.create_index(
        "ix_check_in_owner_id_mentorship_id_on_day_id", "check_in", ["owner_id", "mentorship_id", "on_day", "id"]
    )
    op.create_table(
        "discovery_question",
        *_owned("discovery_question"),
        sa.Column("theme", WORD, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("removed_on", sa.Date(), nullable=True),
        sa.Column("mentorship_id", ROW_ID, nullable=False),
        sa.CheckConstraint("key <> '' OR text <> ''", name="said"),
        sa.CheckConstraint("theme IN ('work', 'person', 'setting', 'wish')", name="theme_known"),
        _to("discovery_question", "mentorship_id", "mentorship"),
    )
    op.create_index("ix_discovery_question_mentorship_id", "discovery_question", ["mentorship_id"])
    op.create_index(
        "ix_discovery_question_owner_id_mentorship_id_position",
        "discovery_question",
        ["owner_id", "mentorship_id", "position"],
    )
    op.create_table(
        "discovery_round",
        *_owned("discovery_round"),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("mentorship_id", ROW_ID, nullable=False),
        _to("discovery_round", "mentorship_id", "mentorship"),
    )
    op.create_index("ix_discovery_round_mentorship_id", "discovery_round", ["mentorship_id"])
    op.create_index(
        "ix_discovery_round_owner_id_mentorship_id_asked_on_id",
        "discovery_round",
        ["owner_id", "mentorship_id", "asked_on", "id"],
    )
    op.create_table(
        "goal",
        *_owned("goal"),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("measure", sa.String(length=300), nullable=False),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("reached", sa.Integer(), nullable=True),
        sa.Column("progress", sa.String(length=200), nullable=False),
        sa.Column("achievable", sa.Text(), nullable=False),
        sa.Column("relevant", sa.Text(), nullable=False),
        sa.Column("brief_id", ROW_ID, nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("state", WORD, nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("set_on", sa.Date(), nullable=False),
        sa.Column("mentorship_id", ROW_ID, nullable=False),
        sa.CheckConstraint("(state = 'open') = (ended_on IS NULL)", name="end_dated"),
        sa.CheckConstraint("state IN ('open', 'met', 'dropped')", name="state_known"),
        sa.CheckConstraint("title <> ''", name="title_given"),
        _to("goal", "brief_id", "brief", "SET NULL"),
        _to("goal", "mentorship_id", "mentorship"),
    )
    op.create_index("ix_goal_brief_id", "goal", ["brief_id"])
    op.create_index("ix_goal_mentorship_id", "goal", ["mentorship_id"])
    op.create_index(
        "ix_goal_owner_id_mentorship_id_state_due_on", "goal", ["owner_id", "mentorship_id", "state", "due_on"]
    )
    op.create_table(
        "pulse",
        *_owned("pulse"),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("side", WORD, nullable=False),
        sa.Column("empowered", sa.Integer(), nullable=False),
        sa.Column("connected", sa.Integer(), nullable=False),
        sa.Column("inspired", sa.Integer(), nullable=False),
        sa.Column("answered_at", INSTANT, nullable=False),
        sa.Column("mentorship_id", ROW_ID, nullable=False),
        sa.CheckConstraint("side IN ('me', 'them')", name="side_known"),
        sa.CheckConstraint("connected BETWEEN 1 AND 5", name="connected_in_range"),
        sa.CheckConstraint("empowered BETWEEN 1 AND 5", name="empowered_in_range"),
        sa.CheckConstraint("inspired BETWEEN 1 AND 5", name="inspired_in_range"),
        _to("pulse", "mentorship_id", "mentorship"),
        sa.UniqueConstraint(
            "owner_id", "mentorship_id", "month", "side", name="uq_pulse_owner_id_mentorship_id_month_side"
        ),
    )
    op.create_index("ix_pulse_mentorship_id", "pulse", ["mentorship_id"])
    op.create_table(
        "recognition",
        *_owned("recognition"),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("what", sa.String(length=300), nullable=False),
        sa.Column("occasion", sa.String(length=300), nullable=False),
        sa.Column("cost", sa.Integer(), nullable=False),
        sa.Column("mentorship_id", ROW_ID, nullable=False),
        sa.CheckConstraint("what <> ''", name="said"),
        sa.CheckConstraint("cost >= 0", name="cost_not_negative"),
        _to("recognition", "mentorship_id", "mentorship"),
    )
    op.create_index("ix_recognition_mentorship_id", "recognition", ["mentorship_id"])
    op.create_index(
        "ix_recognition_owner_id_mentorship_id_on_day_id", "recognition", ["owner_id", "mentorship_id", "on_day", "id"]
    )
    op.create_table(
        "goal_review",
        *_owned("goal_review"),
        sa.Column("goal_id", ROW_ID, nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("verdict", WORD, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reached", sa.Integer(), nullable=True),
        sa.Column("moved_from", sa.Date(), nullable=True),
        sa.Column("moved_to", sa.Date(), nullable=True),
        sa.Column("mentorship_id", ROW_ID, nullable=False),
        sa.CheckConstraint("verdict IN ('progress', 'met', 'moved', 'dropped', 'reopened')", name="verdict_known"),
        _to("goal_review", "goal_id", "goal"),
        _to("goal_review", "mentorship_id", "mentorship"),
    )
    op.create_index("ix_goal_review_goal_id", "goal_review", ["goal_id"])
    op.create_index("ix_goal_review_mentorship_id", "goal_review", ["mentorship_id"])
    op.create_index("ix_goal_review_owner_id_goal_id_on_day_id", "goal_review", ["owner_id", "goal_id", "on_day", "id"])
    op.create_table(
        "discovery_answer",
        *_owned("discovery_answer"),
        sa.Column("round_id", ROW_ID, nullable=False),
        sa.Column("question_id", ROW_ID, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("hole", sa.Boolean(), nullable=False),
        sa.Column("goal_id", ROW_ID, nullable=True),
        sa.Column("topic_id", ROW_ID, nullable=True),
        _to("discovery_answer", "goal_id", "goal", "SET NULL"),
        _to("discovery_answer", "question_id", "discovery_question"),
        _to("discovery_answer", "round_id", "discovery_round"),
        _to("discovery_answer", "topic_id", "meeting_item", "SET NULL"),
        sa.UniqueConstraint(
            "owner_id", "round_id", "question_id", name="uq_discovery_answer_owner_id_round_id_question_id"
        ),
    )
    op.create_index("ix_discovery_answer_goal_id", "discovery_answer", ["goal_id"])
    op.create_index("ix_discovery_answer_question_id", "discovery_answer", ["question_id"])
    op.create_index("ix_discovery_answer_round_id", "discovery_answer", ["round_id"])
    op.create_index("ix_discovery_answer_topic_id", "discovery_answer", ["topic_id"])
    op.create_table(
        "outcome",
        *_owned("outcome"),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owed_to", sa.Text(), nullable=False),
        sa.Column("advice_id", ROW_ID, nullable=True),
        sa.Column("mentorship_id", ROW_ID, nullable=False),
        sa.CheckConstraint(
            "kind IN ('raise', 'promotion', 'skill', 'connection', 'decision', 'confidence')",
            name="kind_known",
        ),
        sa.CheckConstraint("text <> ''", name="said"),
        _to("outcome", "advice_id", "meeting_item", "SET NULL"),
        _to("outcome", "mentorship_id", "mentorship"),
    )
    op.create_index("ix_outcome_advice_id", "outcome", ["advice_id"])
    op.create_index("ix_outcome_mentorship_id", "outcome", ["mentorship_id"])
    op.create_index(
        "ix_outcome_owner_id_mentorship_id_on_day_id", "outcome", ["owner_id", "mentorship_id", "on_day", "id"]
    )


def _owned(table: str) -> tuple[sa.Column[int] | sa.PrimaryKeyConstraint | sa.ForeignKeyConstraint, ...]:
    return (
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("owner_id", ROW_ID, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], name=f"fk_{table}_owner_id", ondelete="CASCADE"),
    )


def _to(table: str, column: str, target: str, ondelete: str = "CASCADE") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=f"fk_{table}_{column}", ondelete=ondelete)
